"""What of its operation one call touches: parameters, fields, listed values, media ranges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote_plus

from sightline.contract.surface.surface import Body, Media, Operation, Parameter, Response, Surface
from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.secret_shapes import REDACTED
from sightline.contract.usage.bodies_seen import SPOILT, media_for, value_of
from sightline.contract.usage.facts import (
    BLIND,
    BODY,
    CALLED,
    HEADER,
    MEDIA,
    PERHAPS,
    QUERY,
    REQUEST,
    RESPONSE,
    UNDECLARED,
    Part,
)
from sightline.contract.usage.schema_places import (
    OTHER_VALUE,
    PlaceIndex,
    TooDeep,
    ValuePlace,
    shown_value,
)

__all__ = ["CallParts"]

_MOST_REMEMBERED = 50_000
_WITHOUT_BODY = frozenset((204, 205, 304))
_SEPARATORS = str.maketrans({"|": ",", " ": ","})


class _Expected:
    """An operation, ready to be held against calls."""

    __slots__ = ("body", "by_place", "names", "open_query", "prefixes", "responses")

    def __init__(self, operation: Operation) -> None:
        self.by_place: dict[tuple[str, str], Parameter] = {}
        for parameter in operation.parameters:
            self.by_place[(parameter.place, parameter.name)] = parameter
        self.names = {p.name: p for p in operation.parameters if p.place == QUERY}
        self.prefixes = {n.partition("[")[0]: p for n, p in self.names.items()}
        self.open_query = any(
            p.place == "querystring" or (p.place == QUERY and p.explode and _is_object(p))
            for p in operation.parameters
        )
        self.body: Body | None = operation.body
        self.responses = {r.status.upper(): r for r in operation.responses}

    def response(self, status: int) -> Response | None:
        """The documented answer for a status: its own, its range's, the default one."""
        own = self.responses.get(str(status))
        return own or self.responses.get(f"{status // 100}XX") or self.responses.get("DEFAULT")


def _is_object(parameter: Parameter) -> bool:
    schema = parameter.schema.schema if parameter.schema is not None else None
    return isinstance(schema, dict) and (schema.get("type") == "object" or "properties" in schema)


class CallParts:
    """Numbers the parts that calls touch; `names` tells what a number stands for.

    `perhaps` stands for a call that may be of an operation.
    """

    def __init__(self, surface: Surface) -> None:
        self._places = PlaceIndex(surface.root)
        self._expected: dict[str, _Expected] = {}
        self._numbers: dict[Part, int] = {}
        self.names: list[Part] = []
        self._called = self._number(CALLED)
        self.perhaps = frozenset((self._number(PERHAPS),))
        self._by_place: tuple[list[int], list[int]] = ([], [])
        self._plain: dict[tuple[str, int, str], frozenset[int]] = {}
        self._listed: dict[str, dict[str, str]] = {}
        self._places_of: dict[str, ValuePlace | None] = {}

    def of(self, operation: Operation, exchange: Exchange) -> frozenset[int]:
        """Return the numbers of all that a call touches."""
        is_bare = exchange.request_body is None and exchange.response_body is None
        if is_bare and not exchange.request_headers and not exchange.response_headers:
            return self._of_line(operation, exchange)
        return frozenset(self._of_whole(operation, exchange))

    def _of_line(self, operation: Operation, exchange: Exchange) -> frozenset[int]:
        """A line of a log has neither headers nor bodies, and its query repeats."""
        query = exchange.target.partition("?")[2]
        key = (operation.name, exchange.status, query)
        held = self._plain.get(key)
        if held is None:
            held = frozenset(self._of_whole(operation, exchange))
            if len(self._plain) >= _MOST_REMEMBERED:
                self._plain.clear()
            self._plain[key] = held
        return held

    def _of_whole(self, operation: Operation, exchange: Exchange) -> set[int]:
        expected = self._expected.get(operation.name)
        if expected is None:
            expected = self._expected[operation.name] = _Expected(operation)
        found = {self._called}
        self._query(expected, exchange.target, found)
        self._request_headers(expected, exchange, found)
        if expected.body is not None:
            self._body(
                REQUEST, expected.body.media, exchange.request_body, exchange.request_media, found
            )
        response = expected.response(exchange.status) if exchange.status else None
        if response is not None:
            self._response(response, exchange, found)
        elif exchange.status == 0 and expected.responses:
            found.add(self._number(Part(RESPONSE, BLIND, BODY, "no status")))
        return found

    def _response(self, response: Response, exchange: Exchange, found: set[int]) -> None:
        if response.headers and exchange.response_headers:
            sent = {name for name, _ in exchange.response_headers}
            for header in response.headers:
                if header.name in sent:
                    found.add(self._number(Part(RESPONSE, HEADER, header.name)))
        elif response.headers:
            found.add(self._number(Part(RESPONSE, BLIND, HEADER, "no headers")))
        if response.media and exchange.status not in _WITHOUT_BODY and exchange.method != "HEAD":
            self._body(
                RESPONSE, response.media, exchange.response_body, exchange.response_media, found
            )

    def _query(self, expected: _Expected, target: str, found: set[int]) -> None:
        query = target.partition("?")[2]
        for part in query.split("&") if query else ():
            if not part:
                continue
            written, _, text = part.partition("=")
            name = unquote_plus(written)
            parameter = expected.names.get(name) or expected.names.get(f"{name}[]")
            parameter = parameter or expected.prefixes.get(name.partition("[")[0])
            if parameter is None:
                if not expected.open_query:
                    found.add(self._number(Part(REQUEST, UNDECLARED, QUERY)))
                continue
            found.add(self._number(Part(REQUEST, QUERY, parameter.name)))
            found.update(self._values(parameter, unquote_plus(text)))

    def _request_headers(self, expected: _Expected, exchange: Exchange, found: set[int]) -> None:
        wanted = [p for (place, _), p in expected.by_place.items() if place in (HEADER, "cookie")]
        if not wanted:
            return
        sent = dict(exchange.request_headers)
        if not sent:
            found.add(self._number(Part(REQUEST, BLIND, HEADER, "no headers")))
        for parameter in wanted:
            if parameter.place == HEADER and parameter.name in sent:
                found.add(self._number(Part(REQUEST, HEADER, parameter.name)))
                found.update(self._values(parameter, sent[parameter.name]))
            elif parameter.place == "cookie" and sent:
                found.add(self._number(Part(REQUEST, BLIND, "cookie", "redacted cookies")))

    def _values(self, parameter: Parameter, text: str) -> Iterable[int]:
        """The listed values that a parameter was sent with."""
        listed = self._listed.get(parameter.pointer)
        if listed is None:
            listed = self._listed[parameter.pointer] = self._listed_by(parameter)
        if not listed or text == REDACTED:
            return
        values = [text] if text in listed else text.translate(_SEPARATORS).split(",")
        for value in values:
            shown = listed.get(value, OTHER_VALUE)
            yield self._number(Part(REQUEST, parameter.place, parameter.name, shown))

    def _listed_by(self, parameter: Parameter) -> dict[str, str]:
        """Listed values as they are sent, with how they are shown."""
        if parameter.schema is None:
            return {}
        place = self._places.of(parameter.schema.pointer, parameter.schema.schema)
        inner = place.elements() if place is not None else None
        found: dict[str, str] = {}
        for one in (place, inner):
            for value in one.listed_values() if one is not None else ():
                sent = value if isinstance(value, str) else shown_value(value)
                found[sent] = shown_value(value)
        return found

    def _body(
        self, direction: str, media: tuple[Media, ...], body: Any, sent: str, found: set[int]
    ) -> None:
        documented = media_for(media, sent)
        if sent and documented is not None:
            found.add(self._number(Part(direction, MEDIA, documented.range)))
        if documented is None or documented.schema is None:
            return
        value, why = value_of(body, sent or documented.range)
        place = None if why else self._place(documented)
        if not why and place is not None:
            try:
                touched, undeclared = self._places.touched(value, place)
            except TooDeep:
                touched, undeclared, why = set(), 0, SPOILT
            found.update(self._of_places(direction, touched))
            if undeclared:
                found.add(self._number(Part(direction, UNDECLARED, BODY)))
        reason = Part(direction, BLIND, BODY, why) if why else Part(direction, BODY)
        found.add(self._number(reason))

    def _place(self, media: Media) -> ValuePlace | None:
        assert media.schema is not None
        pointer = media.schema.pointer
        if pointer not in self._places_of:
            self._places_of[pointer] = self._places.of(pointer, media.schema.schema)
        return self._places_of[pointer]

    def _of_places(self, direction: str, touched: set[int]) -> list[int]:
        numbers = self._by_place[direction == RESPONSE]
        if len(numbers) < len(self._places.names):
            for pointer, value in self._places.names[len(numbers) :]:
                numbers.append(self._number(Part(direction, BODY, pointer, value)))
        return [numbers[number] for number in touched]

    def _number(self, part: Part) -> int:
        found = self._numbers.get(part)
        if found is None:
            found = self._numbers[part] = len(self.names)
            self.names.append(part)
        return found
