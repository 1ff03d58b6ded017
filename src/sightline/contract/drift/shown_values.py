"""A value of traffic as it may stand in a report: by its form, and itself only where it tells no
more than that.

What breaks a rule may be anything, also a key that looks like no known one. So a text is shown only
as a short number, or as a plain word where listed words were asked for; else it is how long it is.
"""

from __future__ import annotations

import re

from sightline.contract.traffic.secret_shapes import REDACTED, without_secrets

__all__ = ["shown_value"]

_MOST_DIGITS = 6
_LISTED = ("enum", "const")
_NUMBER = re.compile(r"[+-]?[0-9.]{1,7}", re.ASCII)
_WORD = re.compile(
    r"(?:[a-z]{1,16}|[A-Z]{1,16}|[A-Z][a-z]{1,15})(?:[ _-](?:[a-z]{1,16}|[A-Z]{1,16}))?"
)


def shown_value(value: object, keyword: str = "") -> str:
    """A scalar that broke a rule (`keyword`), of an object or array only how large it is.

    >>> shown_value("cow", "enum"), shown_value("hunter2", "pattern"), shown_value([1, 2])
    ('"cow"', 'a text of 7 characters', 'an array of 2')
    """
    if isinstance(value, dict):
        return f"an object of {len(value)}"
    if isinstance(value, list):
        return f"an array of {len(value)}"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return _number(value)
    if value in ("", REDACTED):
        return f'"{value}"'
    is_word = keyword in _LISTED and _WORD.fullmatch(value) and without_secrets(value) == value
    if is_word or _NUMBER.fullmatch(value):
        return f'"{value}"'
    return "a text of 1 character" if len(value) == 1 else f"a text of {len(value):,} characters"


def _number(value: object) -> str:
    """A number; of a long one, which may be that of a person or an account, how long it is."""
    text = str(value)
    digits = sum(sign.isdecimal() for sign in text)
    return text if digits <= _MOST_DIGITS else f"a number of {digits:,} digits"
