"""What a letter says before the items of a section: `I speak`, `I completed the course`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sightline.career.claims.frames import Part, phrases
from sightline.career.claims.record import Place
from sightline.career.claims.words import Word

__all__ = ["listed", "past_certificate"]

_LISTING = {
    "languages": (("i", "speak"), ("my", "languages", "are")),
    "skills": (
        ("my", "skills", "are"), ("my", "skills", "include"), ("i", "work", "with"), ("i", "use"),
        ("i", "know"), ("i", "bring"),
    ),
}  # fmt: skip
_CERTIFICATE = (("certificate",), ("certification",))
_TAKEN = tuple(
    ("i", verb, *rest)
    for verb in ("took", "completed", "attended")
    for rest in ((), ("the", "course"), ("the", "courses"), ("courses", "in"))
)
_EARNED = tuple(
    ("i", verb, *rest)
    for verb in ("earned", "hold", "have", "completed", "received", "obtained")
    for rest in ((), ("the",), ("a",), ("my",), ("the", "certificate"), ("the", "certification"))
)


def listed(words: Sequence[Word], at: int, place: Place) -> Iterator[int]:
    """`I speak`, before languages as the document lists them."""
    if at == 0:
        yield from phrases(words, at, _LISTING.get(place.sort, ()))
        if "course" in place.kinds:
            yield from phrases(words, at, _TAKEN)
        if "certificate" in place.kinds:
            yield from phrases(words, at, _EARNED)


def past_certificate(words: Sequence[Word], at: int, parts: Sequence[Part]) -> Iterator[int]:
    """Past `certificate` in `I hold the Globex Architect certificate`."""
    if parts and parts[-1][0].kind == "certificate" and words[0].key == "i":
        yield from phrases(words, at, _CERTIFICATE)
