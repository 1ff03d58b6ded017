"""A second opinion on containment: does one schema accept all that another accepts?

`jsonschema_rs` brings both schemas into a canonical form and compares the forms. That part of it is
experimental, so it is asked only in the version it was tested in, only about schemas of a size in
which it never took long, and only its yes counts (decision 0021).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sightline.contract.witnesses.plain_schema import UNJUDGED

__all__ = ["TESTED_VERSIONS", "is_contained"]

TESTED_VERSIONS = frozenset({"0.60.3"})
_MOST_SCHEMAS = 150
_MOST_REFERENCES = 40
_MOST_VALUES = 1_000
_DEEPEST = 24
_LONGEST_PATTERN = 300
# With `unevaluated...` beside a lone `if`, 0.60.3 says yes where there is a value against it.
_LEFT_ALONE = frozenset((UNJUDGED, "unevaluatedProperties", "unevaluatedItems"))


def is_contained(sub: dict[str, object], over: dict[str, object]) -> bool | None:
    """Whether `over` accepts every value that `sub` accepts; True only where that is proven.

    Both are plain schemas (see `plain_schema`), taken as written: names that a sender doesn't
    declare count too. False is the library's own no, None is everything else: undecided, too
    large, another version.
    """
    if not _is_tested_version() or not (_is_small(sub) and _is_small(over)):
        return None
    return _asked(sub, over)


def _asked(sub: dict[str, object], over: dict[str, object]) -> bool | None:
    import jsonschema_rs
    from jsonschema_rs.canonical import Containment

    try:
        answer = jsonschema_rs.canonicalize(over).covers(jsonschema_rs.canonicalize(sub))
    except Exception:
        return None  # undecided: a pattern or form that it can't read
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":  # a fault within the library
            raise
        return None
    if answer == Containment.YES:
        return True
    return False if answer == Containment.NO else None


@cache
def _is_tested_version() -> bool:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("jsonschema-rs") in TESTED_VERSIONS
    except PackageNotFoundError:
        return False


def _is_small(plain: dict[str, object]) -> bool:
    """Whether the schema is of a size in which the comparison ends at once, and can be judged."""
    schemas = references = values = 0
    stack: list[tuple[Any, int]] = [(plain, 0)]
    while stack:
        here, depth = stack.pop()
        if depth > _DEEPEST or schemas > _MOST_SCHEMAS or values > _MOST_VALUES:
            return False
        if isinstance(here, list):
            values += len(here)
            stack.extend((one, depth + 1) for one in here if isinstance(one, dict | list))
        elif isinstance(here, dict):
            schemas += 1
            references += "$ref" in here
            if references > _MOST_REFERENCES or not _LEFT_ALONE.isdisjoint(here):
                return False
            if len(str(here.get("pattern", ""))) > _LONGEST_PATTERN:
                return False
            stack.extend((one, depth + 1) for one in here.values() if isinstance(one, dict | list))
    return values <= _MOST_VALUES and schemas <= _MOST_SCHEMAS
