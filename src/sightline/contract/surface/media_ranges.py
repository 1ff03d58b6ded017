"""Media types and ranges such as `application/json` and `text/*`: spelling and covering.

RFC 9110, sections 8.3.1 (media types) and 12.5.1 (ranges and their precedence); RFC 6839 (`+json`);
RFC 8259, section 11 (JSON knows no charset).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "MediaRange",
    "best_range",
    "covers",
    "is_json",
    "media_range",
    "normalised",
    "specificity",
]


class MediaRange(NamedTuple):
    """A media range in parts: `*` stands for any type or subtype, `*+json` for any such suffix."""

    type: str
    subtype: str
    parameters: tuple[tuple[str, str], ...]


@lru_cache(maxsize=4096)
def media_range(written: str) -> MediaRange:
    """A media range's parts: lower case, parameters sorted, without weights (`q`).

    A text without a slash, which is no media type, counts as a type of its own.
    """
    essence, _, rest = written.partition(";")
    kind, _, subtype = essence.strip().lower().partition("/")
    return MediaRange(kind.strip(), subtype.strip(), tuple(sorted(_parameters(rest))))


@lru_cache(maxsize=4096)
def normalised(written: str) -> str:
    """A media range in one spelling: type in lower case, parameters sorted.

    >>> normalised('Application/JSON;Version="2"; charset=UTF-8')
    'application/json; charset=utf-8; version=2'
    """
    found = media_range(written)
    essence = f"{found.type}/{found.subtype}" if found.subtype else found.type
    return "; ".join([essence, *(f"{name}={_quoted(value)}" for name, value in found.parameters)])


def _parameters(text: str) -> list[tuple[str, str]]:
    """Name and value of each parameter behind a media type, quotes taken off."""
    found: dict[str, str] = {}
    for part in _cut_outside_quotes(text):
        name, _, value = part.partition("=")
        name, value = name.strip().lower(), value.strip()
        if not name or name == "q":
            continue
        if len(value) >= 2 and value[0] == value[-1] == '"':
            value = value[1:-1].replace('\\"', '"')
        found.setdefault(name, value.lower() if name == "charset" else value)
    return list(found.items())


def _cut_outside_quotes(text: str) -> list[str]:
    """A text cut at its semicolons, but not at those within quotes."""
    if '"' not in text:
        return text.split(";")
    parts, start, is_quoted = [], 0, False
    for at, char in enumerate(text):
        if char == '"' and text[at - 1 : at] != "\\":
            is_quoted = not is_quoted
        elif char == ";" and not is_quoted:
            parts.append(text[start:at])
            start = at + 1
    return [*parts, text[start:]]


def _quoted(value: str) -> str:
    """A parameter's value, in quotes where it isn't a token."""
    if value and not any(char in ' \t;,"()<>@:\\/[]?={}' for char in value):
        return value
    escaped = value.replace('"', '\\"')
    return f'"{escaped}"'


def is_json(written: str) -> bool:
    """Whether bodies of this media type are JSON: `application/json`, `...+json`.

    >>> is_json("application/problem+json; charset=utf-8"), is_json("text/plain")
    (True, False)
    """
    subtype = media_range(written).subtype
    return subtype == "json" or subtype.endswith("+json")


@lru_cache(maxsize=4096)
def covers(wider: str, narrower: str) -> bool:
    """Whether whatever `narrower` allows, `wider` allows too.

    Parameters narrow a range; a charset says nothing beside JSON, which is always UTF-8. A suffix
    isn't a family: `application/json` doesn't cover `application/problem+json`.

    >>> covers("application/*", "application/json"), covers("application/json", "text/json")
    (True, False)
    """
    wide, narrow = media_range(wider), media_range(narrower)
    if wide.type not in ("*", narrow.type):
        return False
    if not _covers_subtype(wide.subtype, narrow.subtype):
        return False
    meant = set(wide.parameters) - set(narrow.parameters)
    if is_json(narrower):
        return all(name == "charset" for name, _ in meant)
    return not meant


def _covers_subtype(wide: str, narrow: str) -> bool:
    if wide == "*" or wide == narrow:
        return True
    suffix = wide[1:]
    return wide.startswith("*+") and (narrow.endswith(suffix) or narrow == suffix[1:])


def specificity(written: str) -> tuple[int, int, int]:
    """How narrow a range is: a larger one takes precedence (RFC 9110, 12.5.1).

    >>> sorted(["text/plain;format=flowed", "*/*", "text/*", "text/plain"], key=specificity)
    ['*/*', 'text/*', 'text/plain', 'text/plain;format=flowed']
    """
    found = media_range(written)
    subtype = 0 if found.subtype == "*" else 1 if found.subtype.startswith("*") else 2
    return (int(found.type != "*"), subtype, len(found.parameters))


def best_range(ranges: Iterable[str], media_type: str) -> str | None:
    """The documented range that answers for a media type on the wire: the narrowest that covers it.

    >>> best_range(["*/*", "application/json"], "Application/JSON; charset=utf-8")
    'application/json'
    """
    fitting = [each for each in ranges if covers(each, media_type)]
    return max(fitting, key=lambda each: (specificity(each), each), default=None)
