"""Texts with places to fill in: `<<name>>`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "relay")
_PLACE = re.compile(r"<<(\w+)>>")


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return a text with its places filled; KeyError for one that nothing is known for.

    >>> filled("of <<n>> developers", {"n": "1,400"})
    'of 1,400 developers'
    """
    return _PLACE.sub(lambda place: words[place[1]], text)


def templates() -> Iterator[tuple[str, str]]:
    """Yield path and text of every template of the demo, sorted."""
    for base, folders, names in os.walk(FOLDER):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(base, name)
            with open(path, encoding="utf-8", newline="") as file:
                yield os.path.relpath(path, FOLDER).replace(os.sep, "/"), file.read()
