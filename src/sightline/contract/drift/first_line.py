"""The answer in one line."""

from __future__ import annotations

from sightline.contract.drift.findings import Coverage
from sightline.contract.drift.watching import Watch

__all__ = ["first_line"]


def first_line(unsaid: int, broken: int, watch: Watch, operations: Coverage) -> str:
    """What a person wants to know first: does the API do what its document says?"""
    if not watch.exchanges:
        return "The traffic holds no call: nothing was compared."
    if not watch.matched and not unsaid:
        return "No call is one of this API: nothing was compared."
    said = []
    if unsaid:
        said.append(f"does {_counted(unsaid, 'thing')} the document doesn't say")
    if broken:
        said.append(f"breaks {_counted(broken, 'of its rules', 'of its rules')}")
    answer = " and ".join(said) or "does what the document says"
    return f"The API {answer}; {operations.seen:,} of {operations.of:,} operations were seen."


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
