"""Whether a recorded verdict rests on a reading, and what it counts as where it doesn't.

PASS and FAIL are words of data: behind them stand a value, how many rows, and the query that gives
the value again. Without these somebody has typed the word, and that is another kind of knowledge:

    REPORTED   a value, where it was read and who says so
    ATTESTED   somebody's word

Bad news needs no proof to be listened to: a FAIL that was typed stays one.
"""

from __future__ import annotations

from typing import Any

MEASURED = ("PASS", "FAIL")


def is_unbacked(record: Any) -> bool:
    """Whether a record (the model of an RDG) says PASS or FAIL without the reading behind it."""
    return record.verdict in MEASURED and not _rests_on_a_reading(record.reading)


def counted_as(record: Any) -> str | None:
    """The verdict of a record as it may be shown; None where it has none."""
    if record.verdict != "PASS" or not is_unbacked(record):
        verdict: str | None = record.verdict
        return verdict
    reading = record.reading
    is_report = reading is not None and reading.value is not None and reading.source and record.by
    return "REPORTED" if is_report else "ATTESTED"


def _rests_on_a_reading(reading: Any) -> bool:
    if reading is None or reading.value is None or reading.n is None:
        return False
    return bool((reading.query or "").strip())
