"""Which formats of the OpenAPI registry a text could have.

Only those that a text is hardly in by chance; a draft names one when all of many texts have it.
Source: RFC 3339 (date-time, date), RFC 9562 (uuid), RFC 5321 (email), RFC 3986 (uri).
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["formats_of"]

_DATE = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_FORMATS = {
    "date-time": _DATE + r"[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:\d\d)",
    "date": _DATE,
    "uuid": r"[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}",
    "email": r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+",
    "uri": r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"{}|\\^`]+",
    "ipv4": r"((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)",
}
_COMPILED = {name: re.compile(pattern) for name, pattern in _FORMATS.items()}
_LONGEST = 2048
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def formats_of(text: str) -> frozenset[str]:
    """The formats that a text has.

    >>> sorted(formats_of("2024-02-01T10:00:00Z")), sorted(formats_of("hello"))
    (['date-time'], [])
    """
    if len(text) > _LONGEST:
        return _NONE
    return frozenset(name for name, form in _COMPILED.items() if form.fullmatch(text))
