"""Parameter values as text on the wire, in every style, and back again.

The table of styles: https://spec.openapis.org/oas/v3.1.1.html#style-examples, after RFC 6570; the
style `cookie` and the place `querystring` are 3.2's. Names of types are JSON Schema's.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from sightline.contract.surface.surface import Parameter

__all__ = ["Json", "pairs_of", "text_of_scalar", "written"]

Json = Any

_RESERVED = ":/?#[]@!$&'()*+,;="
_KEPT_IN_QUERY = ":/?@!$'()*,;"
"""Reserved characters that mean nothing in a query string made of `name=value&...`."""

_SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def text_of_scalar(value: Json) -> str:
    """A number, truth value, text or null as text; a list or object as JSON.

    >>> [text_of_scalar(each) for each in (True, None, 1.0, "a", {"a": [1]})]
    ['true', '', '1.0', 'a', '{"a":[1]}']
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return json.dumps(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def written(parameter: Parameter, value: Json) -> str:
    """A value as it goes over the wire at the parameter's place.

    Path: the text of the template's expression. Query: `name=value` pairs joined by `&`, without
    the question mark. Header: the value. Cookie: pairs joined by `; `. An exploded empty list or
    object in a query is not sent at all: the answer is "".
    """
    if parameter.place == "querystring":
        return _as_form(parameter, value)
    if parameter.place in ("query", "cookie"):
        joint = "; " if parameter.place == "cookie" else "&"
        return joint.join(f"{name}={text}" for name, text in pairs_of(parameter, value))
    if parameter.media:
        return _encoded(parameter, _as_content(parameter, value), "")
    return _simple(parameter, value)


def pairs_of(parameter: Parameter, value: Json) -> list[tuple[str, str]]:
    """The `name=value` pairs of a query or cookie parameter, percent-encoded as they are sent.

    An empty list or object makes no pair: RFC 6570 calls it undefined (section 2.3).
    """
    loose = _loose_pairs(parameter, value)
    if loose is None:
        items = _items(value)
        kept = _kept(parameter).replace(",", "")
        joined = _separator(parameter).join(_encoded(parameter, each, kept) for each in items)
        return [(_encoded(parameter, parameter.name, ""), joined)] if items else []
    kept = _kept(parameter)
    return [(_encoded(parameter, n, ""), _encoded(parameter, text, kept)) for n, text in loose]


def _loose_pairs(parameter: Parameter, value: Json) -> list[tuple[str, str]] | None:
    """The pairs of a value that needs no separators within one pair; None for one that does."""
    name = parameter.name
    if parameter.media:
        return [(name, _as_content(parameter, value))]
    if not isinstance(value, (dict, list)):
        return [(name, text_of_scalar(value))]
    if parameter.style == "deepObject":
        return _deep(name, value)
    if not parameter.explode:
        return None
    if isinstance(value, dict):
        return [(str(key), text_of_scalar(each)) for key, each in value.items()]
    return [(name, text_of_scalar(each)) for each in value]


def _items(value: Json) -> list[str]:
    """A list's items, or an object's names and values by turns."""
    if isinstance(value, dict):
        return [text for key, each in value.items() for text in (str(key), text_of_scalar(each))]
    return [text_of_scalar(each) for each in value]


def _separator(parameter: Parameter) -> str:
    if parameter.collection_format == "tsv":
        return "%09" if parameter.place != "header" else "\t"
    return _SEPARATORS.get(parameter.style, ",")


def _kept(parameter: Parameter) -> str:
    """Reserved characters that are sent as they are."""
    if parameter.allow_reserved:
        return _KEPT_IN_QUERY if parameter.place in ("query", "cookie") else _RESERVED
    return ""


def _encoded(parameter: Parameter, text: str, kept: str) -> str:
    """A text percent-encoded, but not in headers nor in cookies of 3.2's style `cookie`."""
    if parameter.place == "header" or parameter.style == "cookie":
        return text
    return _percent(text, kept)


def _percent(text: str, kept: str) -> str:
    """A text percent-encoded (RFC 3986, 2.1); half a surrogate pair as the bytes it would have."""
    return quote(text, safe=kept, errors="surrogatepass")


def _as_form(parameter: Parameter, value: Json) -> str:
    """A whole query string: a form's pairs, or the text of any other media type."""
    if parameter.media.startswith("application/x-www-form-urlencoded") and isinstance(value, dict):
        pairs = [
            (str(key), each)
            for key, listed in value.items()
            for each in (listed if isinstance(listed, list) else [listed])
        ]
        return "&".join(
            f"{quote(k, safe='')}={quote(text_of_scalar(v), safe='')}" for k, v in pairs
        )
    return _percent(_as_content(parameter, value), "")


def _as_content(parameter: Parameter, value: Json) -> str:
    """A value in the parameter's own media type: as it is for text, else as JSON."""
    essence = parameter.media.partition(";")[0]
    if essence.startswith("text/") and not isinstance(value, (dict, list)):
        return text_of_scalar(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _deep(name: str, value: Json) -> list[tuple[str, str]]:
    """`name[key]=value` pairs; deeper levels, which the specification leaves open, go on alike."""
    found: list[tuple[str, str]] = []
    waiting: list[tuple[str, Json]] = [(name, value)]
    while waiting:
        key, each = waiting.pop()
        if isinstance(each, dict):
            inner = [(f"{key}[{member}]", below) for member, below in each.items()]
        elif isinstance(each, list):
            inner = [(f"{key}[{index}]", below) for index, below in enumerate(each)]
        else:
            found.append((key, text_of_scalar(each)))
            continue
        waiting.extend(reversed(inner))
    return found


def _simple(parameter: Parameter, value: Json) -> str:
    """The styles of paths and headers: simple, label and matrix."""
    kept, style, explode = _kept(parameter), parameter.style, parameter.explode
    if not isinstance(value, (dict, list)):
        items = [_encoded(parameter, text_of_scalar(value), kept)]
    else:
        items = [_encoded(parameter, each, kept) for each in _items(value)]
    if isinstance(value, dict) and explode:
        items = [f"{key}={each}" for key, each in zip(items[::2], items[1::2], strict=True)]
    if style == "label":
        return "." + ("." if explode else ",").join(items)
    if style != "matrix":
        return _separator(parameter).join(items)
    name = _percent(parameter.name, "")
    if not explode:
        text = ",".join(items)
        return f";{name}={text}" if text else f";{name}"
    if isinstance(value, dict):
        return "".join(f";{each}" for each in items)
    return "".join(f";{name}={each}" if each else f";{name}" for each in items)
