"""Media types and ranges such as `application/json` and `text/*`: spelling and covering."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["normalised"]


@lru_cache(maxsize=4096)
def normalised(written: str) -> str:
    """A media range in one spelling: type in lower case, parameters sorted (RFC 9110, 8.3.1).

    >>> normalised('Application/JSON;Version="2"; charset=UTF-8')
    'application/json; charset=utf-8; version=2'
    """
    essence, _, rest = written.partition(";")
    essence = essence.strip().lower()
    if not rest.strip():
        return essence
    parameters = sorted(_parameters(rest))
    return "; ".join([essence, *(f"{name}={value}" for name, value in parameters)])


def _parameters(text: str) -> list[tuple[str, str]]:
    """Name and value of each parameter behind a media type, quotes taken off."""
    found: list[tuple[str, str]] = []
    for part in text.split(";"):
        name, _, value = part.partition("=")
        name, value = name.strip().lower(), value.strip()
        if not name:
            continue
        if len(value) >= 2 and value[0] == value[-1] == '"':
            value = value[1:-1]
        found.append((name, value.lower() if name == "charset" else value))
    return found
