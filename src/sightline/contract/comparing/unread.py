"""What couldn't be read of a contract is never safe: it is told, and somebody has to look.

Only what stands in both versions alike is left out: nothing was changed there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sightline.contract.comparing.edit import Change
from sightline.contract.comparing.entries import Causes
from sightline.contract.comparison import REVIEW, WIRE
from sightline.contract.reading.document import Document
from sightline.contract.schemas.keywords import canonical_text
from sightline.contract.surface.surface_reader import SurfaceReading

__all__ = ["add_unread", "are_same"]

_VERSIONS = ("openapi", "swagger")


class _Slip(NamedTuple):
    message: str
    pointer: str


def add_unread(
    old: Document, new: Document, readings: tuple[SurfaceReading, SurfaceReading], causes: Causes
) -> None:
    """Add a cause for each part of either version that couldn't be read."""
    before, after = _slips(old, readings[0]), _slips(new, readings[1])
    for is_gone, slips, others in ((False, after, before), (True, before, after)):
        for slip in slips:
            if slip in others and slip.pointer != "/":
                continue
            version = "the old version" if is_gone else "the new version"
            message = f"{version} can't be read here: {slip.message}"
            change = Change(
                "unreadable", WIRE, "contract", slip.pointer, is_gone, None, None, message
            )
            cause = causes.of(change)
            cause.add("all", "request", REVIEW)
            cause.reason = "what isn't read can't be compared"


def are_same(old: Document, new: Document) -> bool:
    """Whether both are the same, and so nothing was changed, whatever they are."""
    # equality of Python takes `1` for `true`: equal ones are looked at again as JSON
    return _may_be_equal(old.root, new.root) and canonical_text(old.root) == canonical_text(
        new.root
    )


def _may_be_equal(one: object, other: object) -> bool:
    try:
        return one == other
    except RecursionError:  # too deep for this: the texts will tell
        return True


def _slips(document: Document, reading: SurfaceReading) -> list[_Slip]:
    slips: dict[_Slip, None] = {}
    if not any(key in document.root for key in _VERSIONS):
        slips[_Slip("it is no OpenAPI document", "/")] = None
    slips.update(dict.fromkeys(_of_file(document)))
    slips.update(dict.fromkeys(_Slip(one.message, one.pointer or "") for one in reading.problems))
    return list(slips)


def _of_file(document: Document) -> Iterable[_Slip]:
    return (_Slip(problem.message, "") for problem in document.problems)
