"""The text of a recorded verdict: one file, written once, that says how to get the number again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sightline.measure.judging.definition_changes import changes
from sightline.measure.promise_result import PromiseResult
from sightline.measure.verdict import Reading
from sightline.text.yaml.quoting import double_quoted, yaml_scalar

FOLDER = "readings"


def record_text(found: PromiseResult, day: str, by: str) -> str:
    """Return the YAML of a recorded verdict, as the kind RDG reads it."""
    assert found.reading is not None
    criterion = " ".join(found.criterion.split())
    lines = [
        f"title: {yaml_scalar(f'{found.verdict} on {day}: {criterion}')}",
        f"of: {found.id}",
        f"criterion: {yaml_scalar(criterion)}",
        f"verdict: {found.verdict}",
        f"as_of: {double_quoted(day)}",
        f"by: {yaml_scalar(by)}",
        *_reading_lines(found.reading),
    ]
    if found._definition:
        lines.append("definition:")
        parts = found._definition.items()
        lines += [f"  {double_quoted(key)}: {double_quoted(text)}" for key, text in parts]
    if found.needed_n is not None:
        lines.append(f"needed_n: {found.needed_n}")
    if found.notes:
        lines += ["notes:", *(f"  - {yaml_scalar(note)}" for note in found.notes)]
    return "\n".join(lines) + "\n"


def _reading_lines(reading: Reading) -> Iterator[str]:
    yield "reading:"
    for name in ("value", "unit", "n", "low", "high", "confidence"):
        yield f"  {name}: {_value(getattr(reading, name))}"
    yield "  window:"
    for name, value in reading.window.items():
        yield f"    {name}: {_value(value)}"
    yield "  query: |-"
    for line in reading.query.split("\n"):
        yield f"    {line}".rstrip()
    yield f"  params: [{', '.join(_values(reading.params))}]"
    yield f"  source: {_value(reading.source)}"
    yield f"  as_of: {_value(reading.as_of)}"


def _values(values: Iterable[Any]) -> Iterator[str]:
    return map(_value, values)


def _value(value: Any) -> str:
    """A value as YAML reads it back: numbers and truth values plain, every text in quotes."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return double_quoted(value) if isinstance(value, str) else repr(value)


def says_the_same(model: Any, found: PromiseResult, day: str) -> bool:
    """Whether a record of that day already says what was found."""
    reading, held = found.reading, model.reading
    if reading is None or held is None or (model.as_of or "")[:10] != day[:10]:
        return False
    words = (model.criterion or "").split()
    figures = [(held.value, reading.value), (held.low, reading.low), (held.high, reading.high)]
    return (
        words == found.criterion.split()
        and model.verdict == found.verdict
        and held.n == reading.n
        and not changes(dict(model.definition or {}), dict(found._definition))
        and all(one == other for one, other in figures)
    )
