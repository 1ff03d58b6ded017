"""Values of a query's result as text and JSON: exact, in UTC, and equal on every surface.

Whole numbers of up to 64 bits, floating-point numbers, truth values and texts stay what they are,
also where a sum could have been larger. Decimals and larger numbers are texts with all their
digits, times are RFC 3339 in UTC, nested
values are JSON, bytes are base64; what no JSON number can be (NaN, Infinity) is its name.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from typing import Any

from sightline.store.sql_text import quoted

_AS_THEY_ARE = frozenset(
    (
        "BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER",
        "UBIGINT", "FLOAT", "DOUBLE", "VARCHAR",
    )
)  # fmt: skip
_LARGEST = 2**63 - 1
_NESTED = re.compile(r"(?:.*\]|(?:STRUCT|MAP|UNION|LIST|ARRAY)\b.*|JSON|VARIANT)\Z", re.DOTALL)
_MOMENT = re.compile(r"(-?[0-9]{4,}-[0-9]{2}-[0-9]{2}) ([0-9:.]+)(?:\+00(?::00)?)?( \(BC\))?\Z")


def projected(sql: str, types: Sequence[str]) -> str:
    """Return a SELECT of the same rows whose values Python holds exactly."""
    names = [f"c{index}" for index in range(len(types))]
    shown = ", ".join(_shown(quoted(n), kind) for n, kind in zip(names, types, strict=True))
    return f"SELECT {shown} FROM (\n{sql}\n) AS t({', '.join(names)})"


def _shown(name: str, kind: str) -> str:
    if kind in _AS_THEY_ARE:
        return name
    if _NESTED.match(kind):
        return f"CAST(to_json({name}) AS VARCHAR)"
    return f"base64({name})" if kind == "BLOB" else f"CAST({name} AS VARCHAR)"


def plain_rows(
    rows: Sequence[tuple[Any, ...]], types: Sequence[str]
) -> tuple[tuple[Any, ...], ...]:
    """Return the rows of a projected SELECT as JSON values."""
    readers = [_reader(kind) for kind in types]
    return tuple(
        tuple(None if v is None else read(v) for v, read in zip(row, readers, strict=True))
        for row in rows
    )


def _reader(kind: str) -> Any:
    if kind in ("FLOAT", "DOUBLE"):
        return _number
    if _NESTED.match(kind):
        return json.loads
    if kind in ("HUGEINT", "UHUGEINT"):
        return _whole
    return _moment if kind.startswith("TIMESTAMP") else _same


def _same(value: Any) -> Any:
    return value


def _whole(text: str) -> int | str:
    number = int(text)
    return number if -_LARGEST <= number <= _LARGEST else text


def _number(value: float) -> float | str:
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else ("Infinity" if value > 0 else "-Infinity")


def _moment(text: str) -> str:
    """`2026-02-28 22:00:00+00` as `2026-02-28T22:00:00Z`; what is no moment stays as it is."""
    found = _MOMENT.match(text)
    return f"{found[1]}T{found[2]}Z{found[3] or ''}" if found else text


def is_number(kind: str) -> bool:
    """Whether a column type of the engine is one of numbers.

    >>> is_number("DECIMAL(9,2)"), is_number("VARCHAR")
    (True, False)
    """
    word = kind.partition("(")[0]
    return word in _AS_THEY_ARE - {"BOOLEAN", "VARCHAR"} or word in (
        "DECIMAL", "HUGEINT", "UHUGEINT", "BIGNUM",
    )  # fmt: skip
