"""The ladders that come with Sightline, and any other that somebody hands in."""

from __future__ import annotations

import os
from functools import cache

from sightline.career.ladders.foreign_ladder import is_foreign, read_foreign_ladder
from sightline.career.ladders.kinds import kind_table
from sightline.career.ladders.ladder import Ladder
from sightline.career.ladders.ladder_file import read_ladder
from sightline.kernel.errors import UsageError

__all__ = ["KNOWN", "known_ladders", "ladder_of"]

KNOWN = ("s0", "s1", "s2", "s3")


@cache
def known_ladders() -> tuple[Ladder, ...]:
    """The ladders of the guides S0 to S3, in our words, in that order."""
    here = os.path.dirname(__file__)
    found = []
    for name in KNOWN:
        with open(os.path.join(here, f"{name}.yaml"), encoding="utf-8") as file:
            found.append(_read(f"{name}.yaml", file.read()))
    return tuple(found)


def ladder_of(name: str, data: bytes) -> Ladder:
    """A ladder out of a file: ours in YAML, or a public framework (see ``foreign_ladder``).

    Raises UsageError where the file is no ladder.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not text", help="a ladder is a YAML file in UTF-8") from None
    if is_foreign(text):
        return read_foreign_ladder(name, text)
    return _read(name, text)


def _read(name: str, text: str) -> Ladder:
    table = kind_table()
    return read_ladder(name, text, table.kinds, table.certificates)
