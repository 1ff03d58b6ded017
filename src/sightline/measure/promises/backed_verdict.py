"""Whether a recorded verdict rests on a reading, and what it counts as where it doesn't.

PASS and FAIL are words of data: behind them stand a value, how many rows, and the query that gives
the value again. Without these somebody has typed the word, and that is another kind of knowledge:

    REPORTED   a value, where it was read and who says so
    ATTESTED   somebody's word

Bad news needs no proof to be listened to: a FAIL that was typed stays one.

A test that passed and a place in a contract are readings, too: their value is how many passed, n
how many there were, and their query what was looked for.
"""

from __future__ import annotations

from typing import Any

MEASURED = ("PASS", "FAIL")
ATTESTED, REPORTED = "ATTESTED", "REPORTED"


def is_unbacked(record: Any) -> bool:
    """Whether a record (the model of an RDG) says PASS or FAIL without the reading behind it."""
    return record.verdict in MEASURED and not _rests_on_a_reading(record.reading)


def counted_as(record: Any) -> str | None:
    """The verdict of a record as it may be shown; None where it has none."""
    verdict: str | None = record.verdict
    if verdict == REPORTED and _missing(record, _OF_FIGURE):
        return ATTESTED
    if verdict != "PASS" or not is_unbacked(record):
        return verdict
    return ATTESTED if _missing(record, ("by", *_OF_FIGURE)) else REPORTED


def lacking(record: Any) -> list[str]:
    """What a record of somebody's word leaves out without which it doesn't count."""
    parts = {ATTESTED: _OF_WORD, REPORTED: (*_OF_WORD, *_OF_FIGURE)}.get(record.verdict, ())
    return _missing(record, parts)


_OF_WORD = ("by", "as_of")
_OF_FIGURE = ("reading.value", "reading.source")


def _missing(record: Any, parts: tuple[str, ...]) -> list[str]:
    return [part for part in parts if _part(record, part) in (None, "")]


def _part(record: Any, path: str) -> Any:
    for name in path.split("."):
        record = getattr(record, name, None)
    return record


def _rests_on_a_reading(reading: Any) -> bool:
    if reading is None or reading.value is None or reading.n is None:
        return False
    return bool((reading.query or "").strip())
