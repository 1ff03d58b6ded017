"""What was seen of one endpoint: its calls, the words of its query, its bodies by media type."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import unquote_plus

from sightline.contract.inferring.form_tree import lists_in, tree_of_pairs
from sightline.contract.inferring.observed_value import Observed, Room
from sightline.contract.inferring.segment_words import is_identifier
from sightline.contract.surface.media_ranges import is_json

__all__ = ["FORM", "ObservedBody", "ObservedCall", "ObservedParameter"]

FORM = "application/x-www-form-urlencoded"
UNREADABLE = object()

_MOST_PARAMETERS = 100
_MOST_MEDIA = 20
_LONGEST_NAME = 64


class ObservedParameter:
    """Values of one parameter as texts; `repeated` counts calls that brought it more than once."""

    __slots__ = ("calls", "repeated", "values")

    def __init__(self) -> None:
        self.calls = self.repeated = 0
        self.values = Observed()

    def add(self, texts: list[str], room: Room) -> None:
        self.calls += 1
        self.repeated += len(texts) > 1
        for text in texts:
            self.values.add(as_scalar(text), room)

    def merge(self, other: ObservedParameter, room: Room) -> None:
        self.calls += other.calls
        self.repeated += other.repeated
        self.values.merge(other.values, room)


class ObservedBody:
    """Bodies of one media type: `unreadable` counts those that were not what it says."""

    __slots__ = ("count", "unreadable", "value")

    def __init__(self) -> None:
        self.count = self.unreadable = 0
        self.value = Observed()

    def merge(self, other: ObservedBody, room: Room) -> None:
        self.count += other.count
        self.unreadable += other.unreadable
        self.value.merge(other.value, room)


class ObservedCall:
    """One method of one path: everything that its calls brought and got."""

    __slots__ = ("bodies", "calls", "first", "is_query_free", "query", "statuses", "with_body")

    def __init__(self) -> None:
        self.calls = self.with_body = self.first = 0
        self.query: dict[str, ObservedParameter] = {}
        self.is_query_free = False
        self.bodies: dict[tuple[int, str], ObservedBody] = {}  # status 0: of the request
        self.statuses: dict[int, int] = {}

    def add(self, query: str, exchange: object, room: Room) -> None:
        """Fold in a call (an `Exchange`) whose query text is `query`."""
        self.calls += 1
        status = exchange.status  # type: ignore[attr-defined]
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if query:
            self._add_query(query, room)
        body = exchange.request_body  # type: ignore[attr-defined]
        if body:
            self.with_body += 1
            self._add_body(0, exchange.request_media, body, room)  # type: ignore[attr-defined]
        body = exchange.response_body  # type: ignore[attr-defined]
        if body:
            self._add_body(status, exchange.response_media, body, room)  # type: ignore[attr-defined]

    def _add_query(self, query: str, room: Room) -> None:
        given: dict[str, list[str]] = {}
        for part in query.split("&"):
            name, _, text = part.partition("=")
            if part:
                given.setdefault(unquote_plus(name), []).append(unquote_plus(text))
        for name, texts in given.items():
            if name not in self.query:
                if not _is_name(name) or len(self.query) >= _MOST_PARAMETERS:
                    self.is_query_free = True
                    continue
                self.query[name] = ObservedParameter()
            self.query[name].add(texts, room)

    def _add_body(self, status: int, media: str, body: str | bytes, room: Room) -> None:
        kind, value = media_and_value(media, body)
        key = (status, kind)
        if key not in self.bodies and len(self.bodies) >= _MOST_MEDIA:
            key, value = (status, "*/*"), UNREADABLE
        seen = self.bodies.setdefault(key, ObservedBody())
        seen.count += 1
        if value is UNREADABLE:
            seen.unreadable += is_json(kind)
        else:
            seen.value.add(value, room)

    def merge(self, other: ObservedCall, room: Room) -> None:
        """Fold in the calls of another path that turned out to be the same endpoint."""
        self.calls += other.calls
        self.first = min(self.first, other.first) if self.first else other.first
        self.with_body += other.with_body
        self.is_query_free |= other.is_query_free
        _add_counts(self.statuses, other.statuses)
        for name, parameter in other.query.items():
            self.query.setdefault(name, ObservedParameter()).merge(parameter, room)
        for key, body in other.bodies.items():
            self.bodies.setdefault(key, ObservedBody()).merge(body, room)


def _is_name(name: str) -> bool:
    """Whether a name of a query is one that an API gives, not data: `limit`, `created[gte]`."""
    parts = name.removesuffix("[]").replace("]", "").split("[")
    return bool(name) and len(name) <= _LONGEST_NAME and not any(map(is_identifier, parts))


def media_and_value(named: str, body: str | bytes) -> tuple[str, object]:
    """The media type without parameters, and what a body says; `UNREADABLE` where nobody can tell.

    A body whose type nobody told is JSON if it can be read as that.
    """
    kind = named.partition(";")[0].strip().lower()
    if kind == FORM:
        return kind, _form(body)
    if kind and not is_json(kind):
        return kind, UNREADABLE
    try:
        return kind or "application/json", read_json(body)
    except ValueError:
        return kind or "application/octet-stream", UNREADABLE


def read_json(body: str | bytes) -> object:
    """A JSON body's value; ValueError where it is none."""
    import orjson

    return orjson.loads(body)


def as_scalar(text: str) -> object:
    """What a parameter's text stands for: a boolean, an integer without leading zeros, a text."""
    if text in ("true", "false"):
        return text == "true"
    digits = text[1:] if text.startswith("-") else text
    if digits.isascii() and digits.isdigit() and len(digits) < 16:
        return int(text) if digits == "0" or not digits.startswith("0") else text
    return text


def _form(body: str | bytes) -> dict[str, object]:
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
    return {name: lists_in(value) for name, value in tree_of_pairs(text).items()}


def _add_counts(into: dict[int, int], from_: Mapping[int, int]) -> None:
    for key, count in from_.items():
        into[key] = into.get(key, 0) + count
