"""Writes names and constants into SQL so that they stay names and constants."""

from __future__ import annotations


def quoted(name: str) -> str:
    """Return a name as a quoted SQL identifier.

    >>> print(quoted('the "best" one'))
    "the ""best"" one"
    """
    return '"' + name.replace('"', '""') + '"'


def literal(value: str | list[str]) -> str:
    """Return a text, or a list of texts, as an SQL constant.

    >>> literal("it's"), literal(["a", "b"])
    ("'it''s'", "['a', 'b']")
    """
    if isinstance(value, list):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    return "'" + value.replace("'", "''") + "'"
