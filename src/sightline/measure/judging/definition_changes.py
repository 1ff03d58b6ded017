"""What differs between what a verdict depended on when it was recorded, and today.

Compared is what the texts say, not how they are spelled: filters, files and columns to group by
stand in any order, SQL in any layout, and of a column's type only its family counts, as numbers
read from a file become whole or not with the next export.

Schemes: a record names the scheme that its definition was kept by. What a later scheme keeps
besides is unknown of it, not new, so nothing becomes STALE merely because Sightline learned to
keep more. Records without the key are of scheme 1, which kept no files, no units of columns, no
window of the workspace and exact types.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sightline.measure.judging.same_sql import one_spelling
from sightline.measure.rows.column_types import family

SCHEME = "scheme"
TODAYS_SCHEME = "2"
_NEW_IN_2 = ("files", "unit of column ", "window")
_SQL = ("expression", "numerator", "denominator", "event", "query", "time", "dimension")
_TYPES = ("column ", "type of the value")
_SETS = ("files", "per")
_FILTER = re.compile(r"filter \d+(?P<of>.*)\Z", re.DOTALL)


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return what differs, each in words; nothing where all is the same.

    >>> changes({"unit": "ms", "column ok": "BOOLEAN"}, {"unit": "s", "column ok": "flag"})
    ['unit was ms and is s']
    """
    known = _known_by(before, now)
    old, new = _without_same_filters(before, known), _without_same_filters(known, before)
    found = []
    for key in sorted((old.keys() | new.keys()) - {SCHEME}):
        was, now_is = _shown(key, old.get(key)), _shown(key, new.get(key))
        if now_is is None:
            found.append(f"{key} is gone (it was {was})")
        elif was is None:
            found.append(f"{key} is new ({now_is})")
        elif _meaning(key, was) != _meaning(key, now_is):
            found.append(f"{key} was {was} and is {now_is}")
    return found


def without_types(said: Mapping[str, str]) -> dict[str, str]:
    """Return what doesn't rest on rows: columns of an empty file are texts until rows come."""
    return {key: text for key, text in said.items() if not key.startswith(_TYPES)}


def type_word(sql_type: str) -> str:
    """Return what of a column's type is kept: its family, or the type where it has none.

    >>> type_word("BIGINT"), type_word("DATE"), type_word("VARCHAR[]"), type_word("number")
    ('number', 'time', 'VARCHAR[]', 'number')
    """
    word = family(sql_type)
    return sql_type if word == "other" else word


def _known_by(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Today's texts without those that the scheme of a record didn't keep."""
    if SCHEME in before:
        return dict(now)
    return {key: text for key, text in now.items() if not key.startswith(_NEW_IN_2)}


def _without_same_filters(these: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    """All but the filters that both have: they hold together, in whichever order they stand."""
    shared = {(found["of"], text) for key, text in others.items() if (found := _FILTER.match(key))}
    return {
        key: text
        for key, text in these.items()
        if not ((found := _FILTER.match(key)) and (found["of"], text) in shared)
    }


def _shown(key: str, text: str | None) -> str | None:
    return type_word(text) if key.startswith(_TYPES) and text is not None else text


def _meaning(key: str, text: str) -> object:
    word = key.partition(" ")[0]
    if word in _SQL:
        return one_spelling(text)
    return set(text.split(", ")) if word in _SETS else text
