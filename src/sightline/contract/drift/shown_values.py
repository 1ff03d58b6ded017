"""A value of traffic as it may stand in a report: short, without secrets and without addresses."""

from __future__ import annotations

import re

from sightline.contract.traffic.secret_shapes import without_secrets

__all__ = ["shown_value"]

_LONGEST = 40
_PERSONAL = re.compile(r"[^\s@\"]{1,64}@[^\s@\"]+\.[A-Za-z]{2,}|\+?\d[\d ()-]{7,}\d")


def shown_value(value: object) -> str:
    """A scalar as JSON, shortened; of an object or array only how large it is.

    >>> shown_value("ana@example.com"), shown_value([1, 2]), shown_value(None)
    ('"[hidden]"', 'an array of 2', 'null')
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
        return str(value)[:_LONGEST]
    text = _PERSONAL.sub("[hidden]", without_secrets(value[:1000]))
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return f'"{text}"'
