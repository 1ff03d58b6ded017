"""Parameters of OpenAPI 3 with the serialisation that holds, written or not.

https://spec.openapis.org/oas/v3.1.1.html#parameter-object
"""

from __future__ import annotations

from sightline.contract.surface.contents import ContentReader
from sightline.contract.surface.references import Mapping, References
from sightline.contract.surface.surface import Parameter

__all__ = ["IGNORED_HEADERS", "PARAMETER_HELP", "ParameterReader", "merged", "text_of"]

IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
"""Header parameters that the specification says are ignored: media types and security name them."""

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_EXPLODED = frozenset({"form", "cookie", "deepObject"})
_PLACES = frozenset({*_STYLES, "querystring"})


class ParameterReader:
    """Reads each parameter once, so that what operations share is one object."""

    __slots__ = ("_contents", "_is_3_2", "_read", "_references")

    def __init__(self, references: References, contents: ContentReader, is_3_2: bool) -> None:
        self._references = references
        self._contents = contents
        self._is_3_2 = is_3_2
        self._read: dict[str, Parameter | None] = {}

    def parameter(self, node: object, pointer: str) -> Parameter | None:
        """The parameter at `pointer`, behind its reference; ignored header names give None."""
        spot = self._references.follow(node, pointer, "parameter")
        if spot is None:
            return None
        written, place = spot
        if place in self._read:
            return self._read[place]
        parameter = self._read[place] = self._parameter(written, place)
        return parameter

    def _parameter(self, written: Mapping, pointer: str) -> Parameter | None:
        name, place = written.get("name"), written.get("in")
        problems = self._references.problems
        if not isinstance(name, str) or not isinstance(place, str):
            problems.add(pointer, "This parameter lacks its name or its place.", PARAMETER_HELP)
            return None
        if place not in _PLACES:
            problems.add(f"{pointer}/in", f"A parameter can't be in `{place}`.", PARAMETER_HELP)
            return None
        if place == "header":
            name = name.lower()
            if name in IGNORED_HEADERS:
                return None
        media, schema = "", self._contents.schema(written, "schema", pointer)
        style, explode = self._style(written, place, pointer)
        if schema is None and (entries := self._contents.media(written, pointer, False)):
            media, schema, style, explode = entries[0].range, entries[0].schema, "", False
            if len(entries) > 1:
                problems.add(f"{pointer}/content", "A parameter has one media type.", _KEEP_ONE)
        flag = self._references.flag
        return Parameter(
            name=name,
            place=place,
            is_required=flag(written, "required", pointer) or place == "path",
            style=style,
            explode=explode,
            allow_reserved=flag(written, "allowReserved", pointer)
            and (self._is_3_2 or place == "query"),
            allow_empty=flag(written, "allowEmptyValue", pointer) and place == "query",
            is_deprecated=flag(written, "deprecated", pointer),
            schema=schema,
            media=media,
            pointer=pointer,
            sunset=text_of(written, "x-sunset"),
            stability=text_of(written, "x-stability-level"),
        )

    def _style(self, written: Mapping, place: str, pointer: str) -> tuple[str, bool]:
        """Style and explode, with the defaults of the place.

        `deepObject` is always exploded: the specification leaves it undefined otherwise.
        """
        if place == "querystring":
            return "", False
        style = self._references.text(written, "style", pointer) or _STYLES[place]
        explode = written.get("explode")
        if type(explode) is bool:
            return style, explode or style == "deepObject"
        if explode is not None:
            self._references.problems.wrong_type(f"{pointer}/explode", "true or false", explode)
        return style, style in _EXPLODED


_KEEP_ONE = "Keep one entry: the first in alphabetical order was read."
PARAMETER_HELP = "Write `name: ...` and `in: path`, `query`, `header` or `cookie`."


def merged(own: list[Parameter], inherited: list[Parameter]) -> tuple[Parameter, ...]:
    """The path's parameters, each replaced by the operation's of the same name and place."""
    if not inherited and len({(each.name, each.place) for each in own}) == len(own):
        return tuple(own)
    found = {(each.name, each.place): each for each in inherited}
    found.update({(each.name, each.place): each for each in own})
    return tuple(found.values())


def text_of(node: Mapping, key: str) -> str:
    """A text under a key; dates and numbers as they are written, anything else as nothing."""
    value = node.get(key)
    if value is None or isinstance(value, (dict, list)):
        return ""
    return value if isinstance(value, str) else str(value)
