"""How a person may be named and placed: without a title before the name, by the town alone."""

from __future__ import annotations

from sightline.career.claims.record import Fact
from sightline.career.claims.word_set import word_set

__all__ = ["plain_names_of", "towns_of"]

_TITLES = word_set("dr prof professor mr mrs ms miss m.s")


def plain_names_of(name: Fact) -> list[Fact]:
    """`Dr. Ana Example` without the title."""
    first = 0
    while first < len(name.words) and (
        name.words[first].key in _TITLES or name.words[first].is_sign
    ):
        first += 1
    is_shorter = 0 < first < len(name.words) - 1
    return [name.part("name", range(first, len(name.words)))] if is_shorter else []


def towns_of(location: Fact) -> list[Fact]:
    """`Oslo` out of `Oslo, Norway`."""
    commas = [at for at, word in enumerate(location.words) if word.key == ","]
    return [location.part("contact", range(commas[0]))] if commas and commas[0] else []
