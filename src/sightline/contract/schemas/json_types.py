"""The seven kinds of JSON value that schemas tell apart, as bits of a mask.

A number with an integral value is an integer, however it is written (JSON Schema 2020-12, core
4.2.3): `1.0` is `INTEGER`, `1.5` is `FRACTION`, and `number` stands for both.
"""

from __future__ import annotations

__all__ = [
    "ANYTHING",
    "ARRAY",
    "BOOLEAN",
    "FRACTION",
    "INTEGER",
    "NAMES",
    "NULL",
    "NUMBER",
    "OBJECT",
    "STRING",
    "mask_of",
    "type_of",
    "words",
]

NULL, BOOLEAN, INTEGER, FRACTION, STRING, ARRAY, OBJECT = 1, 2, 4, 8, 16, 32, 64
NUMBER = INTEGER | FRACTION
ANYTHING = 127

NAMES = {
    "null": NULL,
    "boolean": BOOLEAN,
    "integer": INTEGER,
    "number": NUMBER,
    "string": STRING,
    "array": ARRAY,
    "object": OBJECT,
    "file": STRING,  # Swagger 2.0: bytes, whatever they are
}
_PYTHON = {bool: BOOLEAN, int: INTEGER, str: STRING, dict: OBJECT, list: ARRAY, type(None): NULL}


def mask_of(written: object) -> int | None:
    """The mask of a `type` as written, a name or a list of names; None where it isn't one."""
    if isinstance(written, str):
        return NAMES.get(written)
    if isinstance(written, list) and written:
        mask = 0
        for name in written:
            bit = NAMES.get(name) if isinstance(name, str) else None
            if bit is None:
                return None
            mask |= bit
        return mask
    return None


def type_of(value: object) -> int:
    """The bit of a JSON value."""
    bit = _PYTHON.get(type(value))
    if bit is not None:
        return bit
    if isinstance(value, float):
        return INTEGER if value.is_integer() else FRACTION
    raise TypeError(f"{type(value).__name__} is no JSON value")


def words(mask: int) -> str:
    """A mask in words: `string or null`; `number` where both kinds of number are meant."""
    names = []
    for name, bit in NAMES.items():
        if name == "file" or (name == "integer" and mask & NUMBER == NUMBER):
            continue
        if mask & bit == bit:
            names.append(name)
    if mask & NUMBER == FRACTION:
        names.append("number that is no integer")
    return " or ".join(names) if mask != ANYTHING else "anything"
