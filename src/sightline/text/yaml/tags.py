"""Tags (`!!str`, `!name`): which are honoured. None is ever carried out."""

from __future__ import annotations

from typing import Any

from sightline.text.yaml.scalars import as_bool, as_float, as_int, as_null

_CORE = "tag:yaml.org,2002:"


def tag_fits(tag: str | None, kind: str) -> bool:
    """Say whether a list or map may carry this tag: none, `!`, or its own (`!!seq`, `!!map`)."""
    return tag is None or tag in ("!", _CORE + kind)


def scalar_is_plain(event: Any) -> bool | None:
    """Say whether a scalar is to be understood as a plain word; None where its tag isn't supported.

    `!!str` and `!` make text of a word. `!!int`, `!!float`, `!!bool` and `!!null` are allowed on
    words that mean just that.
    """
    plain = event.style is None or event.style == ""
    tag = event.tag
    if tag is None:
        return plain
    if tag in ("!", _CORE + "str"):
        return False
    text = event.value
    fits = {
        _CORE + "int": as_int(text) is not None,
        _CORE + "float": as_float(text) is not None,
        _CORE + "bool": as_bool(text) is not None,
        _CORE + "null": as_null(text),
    }
    return True if plain and fits.get(tag, False) else None
