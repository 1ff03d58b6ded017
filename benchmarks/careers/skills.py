"""How well skills are found: strict F1 of spans, on postings that the tagger has not seen.

The committed weights have learnt from both parts of SkillSpan that are here, so they can't be
scored on them. This trains on the one part and reads the other, and does the same for the two
peers: names of the dictionaries alone, and a plain field over words and their neighbours. A span
counts where layer, first and last letter agree. All postings are read in one run, line by line.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.harness.report import Bar, table
from devtools.skills_data.build import DATA, weights_text, words_text
from devtools.skills_data.weights import read_sentences
from sightline.career.skills.dictionary import found_names
from sightline.career.skills.lexicon import read_lexicon
from sightline.career.skills.lines import LineSkill, skills_of_lines
from sightline.career.skills.tagger import Tagger
from sightline.career.skills.weights import LAYERS, read_weights

__all__ = ["part"]

LEAST_F1 = {"knowledge": 52.0, "skill": 26.0}
MOST_US_A_LINE = 500  # 2,000 lines a second
_SEEN, _UNSEEN = "train", "dev"
_SOURCES = ("tech", "house")
Spans = set[tuple[int, str, int, int]]
"""Line, layer, start, end."""


def part() -> tuple[str, list[Bar]] | None:
    """The table and the promises; None without SkillSpan."""
    if not (DATA / "skillspan").is_dir():
        return None
    rows = read_sentences(DATA / "skillspan" / f"{_UNSEEN}.json")
    lines = [" ".join(row["tokens"]) for row in rows]
    gold = _annotated(rows)
    words = words_text(DATA, (_SEEN,))
    text = weights_text(DATA, words, (_SEEN,))
    tagger = Tagger(read_weights(text), read_lexicon(words))
    first = time.process_time()
    ours = _spans(skills_of_lines(lines, tagger))
    us_a_line = 1e6 * (time.process_time() - first) / len(lines)
    found = {
        "names of the dictionaries": _named(lines),
        "plain field": _plain(rows),
        "Sightline": ours,
    }
    shown = [
        [f"{who}, {layer}", *_figures(spans, gold, rows, layer)]
        for layer in LAYERS
        for who, spans in found.items()
    ]
    head = [
        f"Skills, {len(gold)} spans in {len(lines)} lines",
        "F1", "precision", "recall", *(f"F1 {source}" for source in _SOURCES),
    ]  # fmt: skip
    memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    said = f"\n{1e6 / us_a_line:,.0f} lines a second; {memory_mb:.0f} MB at most, with training\n"
    return table(head, shown) + said, _promises(ours, gold, rows, us_a_line)


def _figures(spans: Spans, gold: Spans, rows: Sequence[dict[str, Any]], layer: str) -> list[str]:
    whole = _f1(_only(spans, rows, layer), _only(gold, rows, layer))
    parts = (
        _f1(_only(spans, rows, layer, source), _only(gold, rows, layer, source))[0]
        for source in _SOURCES
    )
    return [f"{value:.1f}" for value in (*whole, *parts)]


def _promises(
    ours: Spans, gold: Spans, rows: Sequence[dict[str, Any]], us_a_line: float
) -> list[Bar]:
    kept = [
        Bar(
            f"skills, what F1 of {layer} lacks to 100", 100.0 - least, "",
            100.0 - _f1(_only(ours, rows, layer), _only(gold, rows, layer))[0],
        )
        for layer, least in LEAST_F1.items()
    ]  # fmt: skip
    return [*kept, Bar("skills, CPU time of a line", MOST_US_A_LINE, "us", us_a_line)]


def _f1(found: Spans, gold: Spans) -> tuple[float, float, float]:
    """F1, precision and recall in percent."""
    hits = len(found & gold)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(gold))
    return 200 * hits / max(1, len(found) + len(gold)), 100 * precision, 100 * recall


def _only(spans: Spans, rows: Sequence[dict[str, Any]], layer: str, source: str = "") -> Spans:
    """The spans of a layer, and of the lines of a source."""
    return {span for span in spans if span[1] == layer and source in ("", rows[span[0]]["source"])}


def _annotated(rows: Iterable[dict[str, Any]]) -> Spans:
    return {
        span
        for number, row in enumerate(rows)
        for layer in LAYERS
        for span in _of_tags(number, layer, row["tokens"], row[f"tags_{layer}"])
    }


def _of_tags(number: int, layer: str, words: Sequence[str], tags: Sequence[str]) -> Spans:
    """Spans of code points in the words joined by blanks; a tag I goes on with a span, if any."""
    found: Spans = set()
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    begun = None
    for at, tag in enumerate((*tags, "O")):
        if tag != "I" and begun is not None:
            found.add((number, layer, starts[begun], starts[at] - 1))
            begun = None
        if tag == "B":
            begun = at
    return found


def _spans(entries: Iterable[Iterable[LineSkill]]) -> Spans:
    return {
        (number, skill.layer, skill.start, skill.end)
        for number, entry in enumerate(entries)
        for skill in entry
    }


def _named(lines: Iterable[str]) -> Spans:
    """Every name that ESCO, O*NET or our list has, as a span."""
    return {
        (number, name.concept.layer, name.start, name.end)
        for number, line in enumerate(lines)
        for name in found_names(line)
        if name.is_sure
    }


def _plain(rows: Sequence[dict[str, Any]]) -> Spans:
    """A field over each word, its endings and its two neighbours; the likeliest tagging counts."""
    import pycrfsuite  # type: ignore[import-untyped]

    seen = read_sentences(DATA / "skillspan" / f"{_SEEN}.json")
    features = [_plain_features(row["tokens"]) for row in seen]
    found: Spans = set()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model")
        for layer in LAYERS:
            trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
            for line, row in zip(features, seen, strict=True):
                trainer.append(line, row[f"tags_{layer}"])
            trainer.set_params({"c1": 0.1, "c2": 0.1, "max_iterations": 100})
            trainer.train(path)
            tagger = pycrfsuite.Tagger()
            tagger.open(path)
            for number, row in enumerate(rows):
                tags = tagger.tag(_plain_features(row["tokens"]))
                found |= _of_tags(number, layer, row["tokens"], tags)
            tagger.close()
    return found


def _plain_features(words: Sequence[str]) -> list[list[str]]:
    found = []
    for at, word in enumerate(words):
        here = ["bias", "w" + word.lower(), "3" + word[-3:], "2" + word[-2:], f"d{word.isdigit()}"]
        here += [f"u{word.isupper()}", f"t{word.istitle()}"]
        for step in (-1, 1):
            if 0 <= at + step < len(words):
                other = words[at + step]
                here.append(f"{step}w{other.lower()}")
                here += [f"{step}t{other.istitle()}", f"{step}u{other.isupper()}"]
            else:
                here.append(f"{step}end")
        found.append(here)
    return found
