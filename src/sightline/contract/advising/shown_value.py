"""A value of a message in one line: the way to the part that is refused, and that part marked.

Whatever lies beside the way is cut to a sign. Values may be as deep and as wide as they like: only
what is shown is walked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

__all__ = ["MarkedValue", "brief", "marked_value", "pretty"]

_BESIDE, _WIDEST_TEXT, _WIDEST_WAY, _WIDEST_END = 2, 48, 64, 12
_MOST_PARTS, _WIDEST_PARTS = 4, 60
_LONGEST_TEXT = 200


class MarkedValue(NamedTuple):
    """A value as text in three parts; the middle one is refused. It is empty where all is."""

    before: str
    refused: str
    after: str

    def plain(self) -> str:
        """As text without colours.

        >>> marked_value({"a": 1, "b": "x"}, "/b").plain()
        '{"a": 1, "b": >>"x"<<}'
        """
        refused = f">>{self.refused}<<" if self.refused else ""
        return f"{self.before}{refused}{self.after}"


def marked_value(value: object, at: str) -> MarkedValue:
    """The value with the part at a JSON pointer marked; of a wrong pointer as far as it leads."""
    before, after = "", ""
    way = 0
    for token in _tokens(at):
        if isinstance(value, dict) and token in value:
            beside = [f"{_text(k)}: {brief(v)}, " for k, v in _others(value, token)]
            more = ", …" if len(value) > len(beside) + 1 else ""
            before = _last(before + "{" + "".join(beside) + _text(token) + ": ")
            after = _first(more + "}" + after)
            value = value[token]
        elif isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            before = _last(before + "[" + ("…, " if int(token) else ""))
            after = _first((", …]" if int(token) + 1 < len(value) else "]") + after)
            value = value[int(token)]
        else:
            break
        way += 1
    if not way:
        return MarkedValue(_preview(value), "", "")
    return MarkedValue(before, _preview(value), after)


def _last(text: str) -> str:
    return text if len(text) <= _WIDEST_WAY else "…" + text[-_WIDEST_WAY + 1 :]


def _first(text: str) -> str:
    return text if len(text) <= _WIDEST_END else text[: _WIDEST_END - 1] + "…"


def brief(value: object) -> str:
    """A value in a few signs: containers as `{…}`, texts cut."""
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    return _text(value)


def pretty(value: object, most: int = 4_000) -> str:
    """A value on several lines, at most so many signs; a value too deep to print in one.

    Of a very long text the beginning stands for the rest; a proof to run holds it whole.
    """
    if isinstance(value, str):
        value = _begun(value)
    try:
        value = json.loads(json.dumps(value, default=str), object_pairs_hook=_shorter)
        shown = json.dumps(value, indent=2, ensure_ascii=False, default=str)
    except (RecursionError, ValueError):
        return _preview(value)
    return shown if len(shown) <= most else shown[:most].rstrip() + "\n…"


def _shorter(pairs: list[tuple[str, object]]) -> dict[str, object]:
    return {name: _begun(value) for name, value in pairs}


def _begun(value: object) -> object:
    """A text, cut where it is very long; the texts of a list as well."""
    if isinstance(value, list):
        return [_begun(one) if isinstance(one, str) else one for one in value]
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return f"{value[:_WIDEST_TEXT]}… ({len(value):,} characters)"
    return value


def _preview(value: object) -> str:
    """A value one level deep."""
    if isinstance(value, dict):
        parts = (f"{_text(name)}: {brief(part)}" for name, part in value.items())
        return "{" + _some(parts, len(value)) + "}"
    if isinstance(value, list):
        return "[" + _some((brief(part) for part in value), len(value)) + "]"
    return _text(value)


def _some(parts: Iterator[str], many: int) -> str:
    """As many parts as have room in a line, the first at least."""
    shown: list[str] = []
    for part in islice(parts, _MOST_PARTS):
        if shown and len(", ".join([*shown, part])) > _WIDEST_PARTS:
            break
        shown.append(part)
    return ", ".join([*shown, *(["…"] if len(shown) < many else [])])


def _others(value: dict[str, object], token: str) -> Iterator[tuple[str, object]]:
    """The first scalars beside a key; they tell a reader which message this is."""
    beside = ((k, v) for k, v in islice(value.items(), 50) if k != token)
    return islice(((k, v) for k, v in beside if not isinstance(v, dict | list)), _BESIDE)


def _text(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    if len(shown) <= _WIDEST_TEXT:
        return shown
    cut = shown[: _WIDEST_TEXT - 2].rstrip()
    return cut + ('…"' if isinstance(value, str) else "…")


def _tokens(pointer: str) -> list[str]:
    parts = pointer.removeprefix("#").split("/")[1:]
    return [part.replace("~1", "/").replace("~0", "~") for part in parts]
