"""What a body says, or why that can't be seen: a log without bodies proves nothing about fields."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

from sightline.contract.surface.media_ranges import best_range, is_json
from sightline.contract.surface.surface import Media

__all__ = ["NOT_JSON", "NO_BODY", "SPOILT", "fields_of_form", "media_for", "value_of"]

NO_BODY, NOT_JSON, SPOILT = "no bodies", "bodies that are no JSON", "bodies cut off or broken"
_BRACKETS = re.compile(r"\[([^\]]*)\]")
_MOST_FIELDS = 10_000


def media_for(media: tuple[Media, ...], sent: str) -> Media | None:
    """Return the documented media range of a body; the only one, or JSON, where none is told."""
    if not media:
        return None
    if sent:
        best = best_range((one.range for one in media), sent)
        found = next((one for one in media if one.range == best), None)
        if found is not None:
            return found
    of_json = [one for one in media if is_json(one.range) or "*" in one.range]
    return media[0] if len(media) == 1 else of_json[0] if of_json else None


def value_of(body: str | bytes | None, media: str) -> tuple[Any, str]:
    """Return the value of a body, and why it can't be seen (empty where it can)."""
    if body is None:
        return None, NO_BODY
    if "form-urlencoded" in media:
        return fields_of_form(body if isinstance(body, str) else body.decode("utf-8", "replace"))
    text = body.lstrip()
    if not text:
        return None, NO_BODY
    if not is_json(media) and media and text[:1] not in ("{", "[", b"{", b"["):
        return None, NOT_JSON
    import orjson

    try:
        return orjson.loads(text), ""
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        return None, SPOILT


def fields_of_form(text: str) -> tuple[Any, str]:
    """Return the fields of a form as an object; `a[b][]=1` is an array within an object.

    >>> fields_of_form("card[number]=4242&items[]=a&items[]=b&x=1")
    ({'card': {'number': '4242'}, 'items': ['a', 'b'], 'x': '1'}, '')
    """
    try:
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None, SPOILT
    found: dict[str, Any] = {}
    for name, value in pairs:
        head, bracket, _ = name.partition("[")
        steps = [head, *_BRACKETS.findall(name)] if bracket and head else [name]
        _put(found, steps[:32], value)
    return _with_arrays(found), ""


def _put(into: dict[str, Any], steps: list[str], value: str) -> None:
    for step in steps[:-1]:
        inner = into.get(step)
        if not isinstance(inner, dict):
            inner = into[step] = {}
        into = inner
    last = steps[-1]
    if last == "":
        into[str(len(into))] = value
    elif not isinstance(into.get(last), dict):
        into[last] = value


def _with_arrays(value: dict[str, Any]) -> Any:
    """Objects whose names count from 0 are arrays; the depth is bounded by what was put in."""
    made = {name: _with_arrays(v) if isinstance(v, dict) else v for name, v in value.items()}
    names = [str(number) for number in range(len(made))]
    return list(made.values()) if made and list(made) == names else made
