"""A value as the body of a form: `application/x-www-form-urlencoded` and `multipart/form-data`.

OpenAPI 3.1.2, Encoding Object: a property is serialised by its style (`form` and exploded unless
said otherwise) or, where it names a content type that is JSON, as that. 2.0 knows lists only.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

__all__ = ["Encodings", "form_pairs", "multipart_parts"]

Encodings = tuple[tuple[str, str, str, bool], ...]
_BETWEEN = {"form": ",", "spaceDelimited": " ", "pipeDelimited": "|"}


def form_pairs(value: object, encodings: Encodings = ()) -> str:
    """The value as `name=text` pairs, percent-encoded; whatever is no object stands as text."""
    if not isinstance(value, dict):
        return quote_plus(_plain(value), errors="replace")
    told = {name: (content, style, explode) for name, content, style, explode in encodings}
    pairs: list[tuple[str, str]] = []
    for name, part in value.items():
        content, style, explode = told.get(name, ("", "form", True))
        if "json" in content and isinstance(part, dict | list):
            pairs.append((name, _json(part)))
        else:
            pairs += _styled(name, part, style or "form", explode)
    return "&".join(f"{_quoted(name)}={_quoted(text)}" for name, text in pairs)


def _styled(name: str, part: object, style: str, explode: bool) -> list[tuple[str, str]]:
    if style == "deepObject" and isinstance(part, dict):
        return _deep(name, part)
    if isinstance(part, list):
        texts = [_plain(one) for one in part]
        return [(name, text) for text in texts] if explode else [_joined(name, style, texts)]
    if isinstance(part, dict):
        if explode:
            return [(key, _plain(one)) for key, one in part.items()]
        return [_joined(name, style, [text for key in part for text in (key, _plain(part[key]))])]
    return [(name, _plain(part))]


def _deep(name: str, part: dict[str, Any]) -> list[tuple[str, str]]:
    """`a[b][c]=1`, lists as `a[b][0]=1`, as Stripe and others read them."""
    pairs: list[tuple[str, str]] = []
    stack: list[tuple[str, Any]] = [(name, part)]
    while stack:
        at, here = stack.pop()
        if isinstance(here, dict):
            stack.extend((f"{at}[{key}]", one) for key, one in reversed(here.items()))
        elif isinstance(here, list):
            numbered = list(enumerate(here))
            stack.extend((f"{at}[{number}]", one) for number, one in reversed(numbered))
        else:
            pairs.append((at, _plain(here)))
    return pairs


def multipart_parts(value: object, as_json: Callable[[object], str]) -> list[str] | None:
    """The value as `name=text` parts; None where a part is no text that a shell can hand on."""
    if not isinstance(value, dict):
        return None
    parts = []
    for name, part in value.items():
        members = part if isinstance(part, list) else [part]
        for one in members:
            text = as_json(one) if isinstance(one, dict | list) else _plain(one)
            if not name or "=" in name or not _can_be_handed_on(name + text):
                return None
            parts.append(f"{name}={text}")
    return parts


def _can_be_handed_on(text: str) -> bool:
    return not any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text)


def _joined(name: str, style: str, texts: list[str]) -> tuple[str, str]:
    return name, _BETWEEN.get(style, ",").join(texts)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return _json(value)
    return str(value)


def _json(value: object) -> str:
    import json

    return json.dumps(value, separators=(",", ":"))


def _quoted(text: str) -> str:
    return quote_plus(text, errors="replace")
