"""Path templates such as `/pets/{id}.json`, and how a segment of a path fits one.

https://spec.openapis.org/oas/v3.1.1.html#path-templating
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

__all__ = [
    "Segment",
    "parameter_names",
    "segments_of",
    "shape_of",
    "texts_around",
    "values_in",
    "with_values",
]

_EXPRESSION = re.compile(r"\{([^{}]*)\}")
_UNESCAPED = ":@!$&'()*+,;=~"


def shape_of(path: str) -> str:
    """A path in which parameters have no names: what a caller sees of it.

    >>> shape_of("/u/{id}/x") == shape_of("/u/{uid}/x")
    True
    """
    return _EXPRESSION.sub("{}", path)


def parameter_names(path: str) -> tuple[str, ...]:
    """The names of a path's parameters, in order.

    >>> parameter_names("/{owner}/{file}.{format}")
    ('owner', 'file', 'format')
    """
    return tuple(_EXPRESSION.findall(path))


def with_values(template: str, values: dict[str, str]) -> str:
    """A template with the parameters that have a value replaced by it.

    >>> with_values("https://{region}.example.com/{version}", {"region": "eu"})
    'https://eu.example.com/{version}'
    """
    return _EXPRESSION.sub(lambda found: values.get(found[1], found[0]), template)


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a template: the literal texts around its parameters, percent-decoded.

    `("pets",)` is plain text, `("", "")` one parameter alone, `("", ".json")` a parameter before
    `.json`. A greedy one (`{path+}`, `{+path}` or `{path*}` at the end) takes all that follows.
    """

    texts: tuple[str, ...]
    is_greedy: bool = False

    @property
    def rank(self) -> tuple[int, int, tuple[str, ...]]:
        """Concrete before templated, more text before less; smaller comes first."""
        if len(self.texts) == 1:
            return (0, 0, self.texts)
        if self.is_greedy:
            return (3, 0, ())
        length = sum(map(len, self.texts))
        return (1, -length, self.texts) if length else (2, 0, self.texts)


def segments_of(template: str) -> tuple[Segment, ...]:
    """A template cut at its slashes; what stands behind `?` or `#` is no part of a path.

    >>> [each.texts for each in segments_of("/pets/{id}.json")]
    [('pets',), ('', '.json')]
    """
    path = template
    if "?" in path or "#" in path:
        path = re.split(r"[?#](?![^{]*\})", path, maxsplit=1)[0]
    written = path.removeprefix("/").split("/") if path not in ("", "/") else []
    found = [Segment(texts_around(each)) for each in written]
    if written and (last := _EXPRESSION.fullmatch(written[-1])):
        name = last[1]
        if name.startswith("+") or name.endswith(("+", "*")):
            found[-1] = Segment(("", ""), is_greedy=True)
    return tuple(found)


def texts_around(template: str) -> tuple[str, ...]:
    """The literal texts around a template's parameters, percent-decoded.

    >>> texts_around("{region}.example.com")
    ('', '.example.com')
    """
    return tuple(map(unquote, _EXPRESSION.split(template)[::2]))


def values_in(texts: tuple[str, ...], segment: str) -> list[str] | None:
    """The values of a segment's parameters as they are on the wire, or None where it doesn't fit.

    Each parameter takes one character or more, and as few as will do; the search never goes back,
    so its steps are bounded by the segment's length.

    >>> values_in(("", "-", ".json"), "a-b-c.json")
    ['a', 'b-c']
    """
    found = _split(texts, segment)
    if found is None and "%" in segment:
        decoded = _split(texts, unquote(segment))
        return (
            None
            if decoded is None
            else [quote(each, safe=_UNESCAPED, errors="surrogatepass") for each in decoded]
        )
    return found


def _split(texts: tuple[str, ...], segment: str) -> list[str] | None:
    first, *middle, last = texts
    end = len(segment) - len(last)
    if not segment.startswith(first) or not segment.endswith(last):
        return None
    at, values = len(first), []
    for text in middle:
        found = segment.find(text, at + 1, end)
        if found < 0:
            return None
        values.append(segment[at:found])
        at = found + len(text)
    if at >= end:
        return None
    return [*values, segment[at:end]]
