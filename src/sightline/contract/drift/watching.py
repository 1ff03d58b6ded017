"""Holds exchanges against a contract, one after the other, in bounded memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sightline.contract.drift.body_judging import BodyJudge, note_violation
from sightline.contract.drift.body_sites import (
    FORM,
    BodySite,
    DirectionSchemas,
    media_for,
)
from sightline.contract.drift.drift_keys import Broken, Undocumented
from sightline.contract.drift.sent_parameters import (
    ExpectedParameter,
    ExpectedParameters,
    names_in,
)
from sightline.contract.drift.served_hosts import ServedHosts
from sightline.contract.drift.tallies import Tally
from sightline.contract.inferring.path_tree import PathTree
from sightline.contract.surface.media_ranges import is_json
from sightline.contract.surface.path_matcher import PathMatcher
from sightline.contract.surface.statuses import documented_status
from sightline.contract.surface.surface import Direction, Media, Operation, Response, Surface
from sightline.contract.traffic.exchange import Exchange

__all__ = ["Watch", "WatchedOperation"]

_MOST_SITES = 200


@dataclass(slots=True)
class WatchedOperation:
    """One operation and what its calls did. `statuses` counts by the entry that describes them."""

    operation: Operation
    parameters: ExpectedParameters
    calls: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    responses: dict[int, Response | None] = field(default_factory=dict)
    sites: dict[tuple[int, str], BodySite | None] = field(default_factory=dict)

    def path_values(self, path: str) -> dict[str, str] | None:
        """The texts of the path's parameters, if they are whole segments; None: ask the matcher.

        Counted from the end: what stands before the template, a base, may be there or not.
        """
        places = self.parameters.segments
        if places is None or path.endswith("/"):
            return None
        segments = path.split("/")
        return {name: segments[place] for name, place in places.items()}


class Watch:
    """What was found so far. Every exchange is looked at once and forgotten."""

    def __init__(self, surface: Surface) -> None:
        self.surface = surface
        self.matcher = PathMatcher(surface.operations)
        self.hosts = ServedHosts(surface.operations)
        self.requests = DirectionSchemas(surface, Direction.REQUEST)
        self.responses = DirectionSchemas(surface, Direction.RESPONSE)
        self.own_operations = tuple(
            each for each in surface.operations if each.name == f"{each.method} {each.path}"
        )
        self.operations: dict[str, WatchedOperation] = {}
        self.endpoints = PathTree(known=_words_of(surface))
        self.undocumented: Tally[Undocumented] = Tally()
        self.broken: Tally[Broken] = Tally()
        self.other_hosts: Tally[str] = Tally(100)
        self.bodies = BodyJudge(self.undocumented, self.broken)
        self.problems: dict[str, str] = {}
        self.exchanges = self.matched = self.preflights = self.unplaced = 0

    def add(self, exchange: Exchange) -> None:
        """Hold one exchange against the contract."""
        self.exchanges += 1
        path, _, query = exchange.target.partition("?")
        operation = self.matcher.match(exchange.method, path, exchange.host)
        if operation is None:
            self._note_unmatched(exchange, path)
            return
        self.matched += 1
        watched = self.operations.get(operation.name) or self._begin(operation)
        watched.calls += 1
        if watched.parameters.path:
            self._judge_path(watched, exchange, path)
        names = self._judge_query(watched, query, exchange.number) if query else {}
        if exchange.request_headers and watched.parameters.header:
            self._judge_headers(watched, exchange)
        if watched.parameters.required:
            self._judge_required(watched, exchange, names)
        body = watched.operation.body
        if exchange.request_body:
            self._judge_request_body(watched, exchange)
        elif exchange.request_body is not None and body is not None and body.is_required:
            broken = Broken("request", body.pointer, "required")
            self.broken.note(broken, operation.name, exchange.number)
        self._judge_response(watched, exchange)

    def _begin(self, operation: Operation) -> WatchedOperation:
        parameters = ExpectedParameters(operation, self.requests)
        watched = self.operations[operation.name] = WatchedOperation(operation, parameters)
        return watched

    def _note_unmatched(self, exchange: Exchange, path: str) -> None:
        method, number = exchange.method, exchange.number
        others = self.matcher.match_path(path, exchange.host)
        if others:
            if method == "OPTIONS":
                self.preflights += 1
                return
            key = Undocumented("method", "request", method, others[0].path)
            self.undocumented.note(key, f"{method} {others[0].path}", number)
            return
        if exchange.host and not self.hosts.serve(exchange.host):
            self.other_hosts.note(exchange.host, "", number)
            return
        call = self.endpoints.call(path, method) if path.startswith("/") else None
        if call is None:
            self.unplaced += 1
            return
        call.calls += 1
        call.first = call.first or number
        call.statuses[exchange.status] = call.statuses.get(exchange.status, 0) + 1

    def _judge_path(self, watched: WatchedOperation, exchange: Exchange, path: str) -> None:
        values = watched.path_values(path)
        if values is None:
            match = self.matcher.match_with_values(exchange.method, path, exchange.host)
            values = match.values if match is not None else {}
        for name, sent in values.items():
            known = watched.parameters.path.get(name)
            if known is not None:
                self._judge_parameter(watched, known, sent, exchange.number)

    def _judge_query(self, watched: WatchedOperation, query: str, number: int) -> dict[str, None]:
        """Judge what a query holds; the names in it."""
        parameters = watched.parameters
        names = names_in(query)
        for name in names:
            known = parameters.known(name)
            if known is not None:
                self._judge_parameter(watched, known, query, number)
            elif not parameters.is_documented(name):
                key = Undocumented("parameter", "request", name[:64], "query")
                self.undocumented.note(key, watched.operation.name, number)
        for spread in parameters.spread:
            self._judge_parameter(watched, spread, query, number)
        return names

    def _judge_headers(self, watched: WatchedOperation, exchange: Exchange) -> None:
        sent = dict(exchange.request_headers)
        for name, known in watched.parameters.header.items():
            if name in sent:
                self._judge_parameter(watched, known, sent[name], exchange.number)

    def _judge_required(
        self, watched: WatchedOperation, exchange: Exchange, names: dict[str, None]
    ) -> None:
        headers = dict(exchange.request_headers)
        for known in watched.parameters.required:
            name = known.parameter.name
            if known.parameter.place == "header":
                is_missing = bool(headers) and name not in headers
            else:
                is_missing = name not in names and not any(
                    each.startswith(f"{name}[") for each in names
                )
            if is_missing:
                broken = Broken("request", known.parameter.pointer, "required", name)
                self.broken.note(broken, watched.operation.name, exchange.number)

    def _judge_parameter(
        self, watched: WatchedOperation, known: ExpectedParameter, sent: str, number: int
    ) -> None:
        for violation in known.judge(sent):
            pointer = self.requests.places.of_path(violation.path[:-1], known.pointer)
            broken = Broken("request", pointer, violation.keyword, known.parameter.name)
            note_violation(self.broken, broken, violation, watched.operation.name, number)

    def _judge_request_body(self, watched: WatchedOperation, exchange: Exchange) -> None:
        kind = _essence(exchange.request_media)
        key = (0, kind)
        if key not in watched.sites:
            body = watched.operation.body
            site = self._site(watched, key, body.media if body else (), kind, self.requests)
            watched.sites[key] = site
        site = watched.sites[key]
        if site is None:
            name = kind or "a body"
            found = Undocumented("media", "request", name)
            self.undocumented.note(found, watched.operation.name, exchange.number)
            return
        assert exchange.request_body is not None
        name, number = watched.operation.name, exchange.number
        self.bodies.judge(name, site, exchange.request_body, number, is_told=bool(kind))

    def _judge_response(self, watched: WatchedOperation, exchange: Exchange) -> None:
        status = exchange.status
        if status not in watched.responses:
            by_name = {each.status: each for each in watched.operation.responses}
            watched.responses[status] = by_name.get(documented_status(by_name, status) or "")
        response = watched.responses[status]
        if response is None:
            found = Undocumented("status", "response", str(status))
            self.undocumented.note(found, watched.operation.name, exchange.number)
            return
        watched.statuses[response.status] = watched.statuses.get(response.status, 0) + 1
        if exchange.response_headers and response.headers:
            self._judge_response_headers(watched, response, exchange)
        if not exchange.response_body or exchange.method == "HEAD":
            return
        kind = _essence(exchange.response_media)
        key = (status, kind)
        if key not in watched.sites:
            site = self._site(watched, key, response.media, kind, self.responses)
            watched.sites[key] = site
        site = watched.sites[key]
        if site is None:
            found = Undocumented("media", "response", kind or "a body", str(status))
            self.undocumented.note(found, watched.operation.name, exchange.number)
            return
        name, number = watched.operation.name, exchange.number
        self.bodies.judge(name, site, exchange.response_body, number, is_told=bool(kind))

    def _judge_response_headers(
        self, watched: WatchedOperation, response: Response, exchange: Exchange
    ) -> None:
        got = {name for name, _ in exchange.response_headers}
        for header in response.headers:
            if header.is_required and header.name not in got:
                broken = Broken("response", header.pointer, "required", header.name)
                self.broken.note(broken, watched.operation.name, exchange.number)

    def _site(
        self,
        watched: WatchedOperation,
        key: tuple[int, str],
        declared: Sequence[Media],
        kind: str,
        schemas: DirectionSchemas,
    ) -> BodySite | None:
        media = media_for(tuple(declared), kind)
        if media is None or len(watched.sites) >= _MOST_SITES:
            return None
        known = kind or media.range.partition(";")[0]
        read_as = known if is_json(known) or kind == FORM else ""
        for (_, _), held in watched.sites.items():
            if held is not None and held.media is media and held.kind == read_as:
                return held
        site = BodySite(media, read_as, schemas)
        if site.problem:
            self.problems.setdefault(site.pointer, site.problem)
        for keyword in site.unjudged:
            self.problems.setdefault(site.pointer, f"`{keyword}` can't be judged")
        return site


def _words_of(surface: Surface) -> frozenset[str]:
    """The words in the paths of a contract, whatever they look like: `projectsV2`."""
    parts = {part for each in surface.operations for part in each.path.split("/")}
    return frozenset(part for part in parts if part and "{" not in part)


@lru_cache(maxsize=1024)
def _essence(media: str) -> str:
    return media.partition(";")[0].strip().lower()
