"""What a verdict depended on besides the data: its metric as defined, its columns, its window.

It is recorded with the verdict. When it differs today, the recorded verdict is about something
else, and the new one can't be compared with it: that is STALE, with the reason, until somebody has
looked and recorded it again. `definition_changes` compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sightline.measure.judging.definition_changes import SCHEME, TODAYS_SCHEME, type_word
from sightline.measure.language.comparisons import comparisons_in
from sightline.measure.language.criterion import Named, Predicate
from sightline.measure.language.criterion_printer import render_predicate, render_window
from sightline.measure.question import Measurable, Question
from sightline.measure.rows.facts_sql import Facts
from sightline.measure.rows.metric import Metric
from sightline.store.sources import Source

_WORD = re.compile(r"[^\W\d]\w*")
_SOURCE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_TEXTS = ("source", "expression", "numerator", "denominator", "unit", "query")
_OF_TIME_TO = ("entity", "event")


def definition_of(question: Question, facts: Facts) -> dict[str, str]:
    """Return the texts that a verdict depended on, by what they are called.

    Keys are those of the metric, `filter 1`, `population NAME`, `dimension NAME`, `column NAME`
    with the family of its type, `unit of column NAME`, the source's `files`, `files of source NAME`
    for what else a query reads, and `window` where the criterion names none; of a metric that is
    compared with, the same followed by `of NAME`. `scheme` says by which rules all that was kept.
    """
    metric, names = question.metric, set(_asked_names(question, question.metric))
    said = _texts(question, metric, question.source, names)
    words = _words(said) | names
    if question.criterion.statistic.steps and not metric.event:
        words.add("event")
    if metric.per:  # its columns are made of others, so only what they become is known here
        said["type of the value"] = type_word(facts.value_type)
    else:
        known = sorted(words & facts.columns.keys())
        said |= {f"column {name}": type_word(facts.columns[name]) for name in known}
    said |= _of_sources(Measurable(metric, question.source, question.sources), words)
    if question.criterion.window is None:
        said["window"] = render_window(question.window)
    if question.other is not None:
        other = question.other.metric
        asked = set(_asked_names(question, other))
        texts = _texts(question, other, question.other.source, asked)
        texts |= _of_sources(question.other, _words(texts) | asked)
        said |= {f"{key} of {other.name}": text for key, text in texts.items()}
    return {SCHEME: TODAYS_SCHEME, **said}


def _words(said: Mapping[str, str]) -> set[str]:
    """Every word of some texts, any of which may be a column; the column of times as it is."""
    found = {word for text in said.values() for word in _WORD.findall(text)}
    return found | {said.get("time", "")}


def _of_sources(asked: Measurable, words: set[str]) -> dict[str, str]:
    """The files that are read, as declared, and the units that the columns are declared to have."""
    said = {"files": ", ".join(asked.source.files)}
    units = dict(asked.source.units)
    said |= {f"unit of column {name}": units[name] for name in sorted(words & units.keys())}
    read = {word.lower() for word in _SOURCE_NAME.findall(asked.metric.query)}
    for other in asked.sources:
        if other.name.lower() in read and other.name != asked.source.name:
            said[f"files of source {other.name}"] = ", ".join(other.files)
    return said


def _texts(question: Question, metric: Metric, source: Source, names: set[str]) -> dict[str, str]:
    """The keys of a metric that a criterion makes use of, `names` being what conditions name."""
    keys = (*_TEXTS, *(_OF_TIME_TO if question.criterion.statistic.steps else ()))
    said = {key: getattr(metric, key) for key in keys if getattr(metric, key)}
    if metric.time or source.time:
        said["time"] = metric.time or source.time
    if metric.per:
        said["per"] = ", ".join(metric.per)
    for number, predicate in enumerate(metric.filters, 1):
        said[f"filter {number}"] = render_predicate(predicate)
    rendered = {name: render_predicate(one) for name, one in metric.populations.items()}
    said |= _named("population", names, rendered)
    return said | _named("dimension", names, metric.dimensions)


def _asked_names(question: Question, metric: Metric) -> Iterator[str]:
    """Every name that a criterion, its steps and the metric's filters mention."""
    statistic = question.criterion.statistic
    steps = statistic.steps or ()
    yield from steps
    yield question.criterion.cluster
    asked = (question.criterion.where, statistic.predicate)
    inner = (metric.populations.get(step) for step in steps)
    given = [one for one in (*metric.filters, *asked, *inner) if one is not None]
    yield from _names(given, metric)


def _named(kind: str, names: set[str], known: Mapping[str, str]) -> dict[str, str]:
    return {f"{kind} {name}": known[name] for name in sorted(names & known.keys())}


def _names(predicates: list[Predicate], metric: Metric) -> Iterator[str]:
    """Every name that conditions mention, and those that the populations among them mention."""
    pending, seen = list(predicates), set()
    while pending:
        for part in comparisons_in([pending.pop()]):
            yield part.name
            inner = metric.populations.get(part.name)
            if isinstance(part, Named) and inner is not None and part.name not in seen:
                seen.add(part.name)
                pending.append(inner)
