"""An OpenAPI 3.1 document drafted from exchanges, in one pass and bounded memory.

Everything that was seen is described, nothing else: a draft accepts the traffic it was made of. It
is a place to begin: words, limits and what was never called have to be added by a person.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from sightline.contract.inferring.drafted_schema import OBSERVED, Schema, drafted_schema
from sightline.contract.inferring.observed_call import (
    FORM,
    ObservedBody,
    ObservedCall,
    ObservedParameter,
)
from sightline.contract.inferring.path_tree import PathTree
from sightline.contract.inferring.segment_words import singular
from sightline.contract.inferring.shared_schemas import share_schemas
from sightline.contract.surface.media_ranges import is_json
from sightline.contract.traffic.exchange import Exchange

__all__ = ["Draft", "document_of", "fold", "template_of"]

_METHODS = ("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE")
_MOST_HOSTS = 20
_FEWEST_FOR_REQUIRED = 20


@dataclass(slots=True)
class Draft:
    """What was seen so far. `left_out` counts exchanges that a document can't describe."""

    tree: PathTree = field(default_factory=PathTree)
    hosts: dict[str, int] = field(default_factory=dict)
    exchanges: int = 0
    left_out: int = 0
    more_hosts: int = 0

    def add(self, exchange: Exchange) -> None:
        """Fold in one exchange."""
        self.exchanges += 1
        path, _, query = exchange.target.partition("#")[0].partition("?")
        method = exchange.method
        is_plain = path.startswith("/") and method in _METHODS and 100 <= exchange.status <= 599
        call = self.tree.call(path, method) if is_plain else None
        if call is None:
            self.left_out += 1
            return
        if exchange.host and exchange.host not in self.hosts and len(self.hosts) >= _MOST_HOSTS:
            self.more_hosts += 1
        elif exchange.host:
            self.hosts[exchange.host] = self.hosts.get(exchange.host, 0) + 1
        call.add(query, exchange, self.tree.room)


def fold(exchanges: Iterable[Exchange]) -> Draft:
    """Fold all exchanges of a source into a draft."""
    draft = Draft()
    for exchange in exchanges:
        draft.add(exchange)
    return draft


def document_of(draft: Draft, title: str) -> dict[str, object]:
    """The document of a draft, plain values ready to be written as JSON or YAML."""
    roots: list[tuple[str, Schema]] = []
    paths: dict[str, object] = {}
    draft.tree.settle()
    for segments, branch in draft.tree.endpoints():
        names = _parameter_names(segments)
        template = _template(segments, names)
        item: dict[str, object] = {}
        if names:
            item["parameters"] = _path_parameters(segments, names)
        for method in sorted(branch.calls, key=_METHODS.index):
            called = _thing(segments)
            item[method.lower()] = _operation(branch.calls[method], called, roots)
        paths[template] = item
    schemas = share_schemas(roots)
    document: dict[str, object] = {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": "0.1.0",
            "description": f"Drafted from {draft.exchanges:,} exchanges. Everything here is a "
            f"guess; `{OBSERVED}` says what it stands on.",
        },
        OBSERVED: {"calls": draft.exchanges, "left_out": draft.left_out},
    }
    if draft.hosts:
        document["servers"] = [{"url": f"https://{host}"} for host in sorted(draft.hosts)]
    document["paths"] = paths
    if schemas:
        document["components"] = {"schemas": schemas}
    return document


_Segments = tuple[str | ObservedParameter, ...]


def _parameter_names(segments: _Segments) -> list[str]:
    """A name for each parameter of a path, after the word before it: `userId`."""
    names: list[str] = []
    before = ""
    for segment in segments:
        if isinstance(segment, str):
            before = segment
            continue
        word = "".join(c for c in singular(before) if c.isascii() and c.isalnum())
        name = f"{word[:1].lower()}{word[1:]}Id" if word and not word[0].isdigit() else "id"
        found, count = name, 1
        while found in names:
            count += 1
            found = f"{name}{count}"
        names.append(found)
    return names


def template_of(segments: _Segments) -> str:
    """The template of an endpoint: its words, and names for what tells things apart."""
    return _template(segments, _parameter_names(segments))


def _template(segments: _Segments, names: list[str]) -> str:
    left = iter(names)
    return "".join(f"/{s}" if isinstance(s, str) else f"/{{{next(left)}}}" for s in segments)


def _thing(segments: _Segments) -> str:
    """What a path is about, for the name of a component."""
    words = [unquote(segment) for segment in segments if isinstance(segment, str) and segment]
    return singular(words[-1]) if words else "root"


def _path_parameters(segments: _Segments, names: list[str]) -> list[object]:
    seen = [segment for segment in segments if isinstance(segment, ObservedParameter)]
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": drafted_schema(parameter.values),
        }
        for name, parameter in zip(names, seen, strict=True)
    ]


def _operation(
    call: ObservedCall, called: str, roots: list[tuple[str, Schema]]
) -> dict[str, object]:
    found: dict[str, object] = {OBSERVED: {"calls": call.calls}}
    parameters = [_query(name, call.query[name], call) for name in sorted(call.query)]
    if call.is_query_free:
        schema: Schema = {"type": "object", "additionalProperties": True}
        free = {"name": "others", "in": "query", "style": "form", "explode": True}
        parameters.append({**free, "schema": schema})
    if parameters:
        found["parameters"] = parameters
    bodies = {media: body for (status, media), body in call.bodies.items() if not status}
    if bodies:
        content = _content(bodies, f"{called}_input", roots)
        required = call.with_body == call.calls >= _FEWEST_FOR_REQUIRED
        found["requestBody"] = (
            {"required": True, "content": content} if required else {"content": content}
        )
    found["responses"] = {
        str(status): _response(call, status, called, roots) for status in sorted(call.statuses)
    }
    return found


def _query(name: str, seen: ObservedParameter, call: ObservedCall) -> dict[str, object]:
    schema = drafted_schema(seen.values, name)
    if seen.repeated:
        schema = {"type": "array", "items": schema}
    required = seen.calls == call.calls >= _FEWEST_FOR_REQUIRED
    found: dict[str, object] = {"name": name, "in": "query"}
    if required:
        found["required"] = True
    return {**found, "schema": schema, OBSERVED: {"calls": seen.calls}}


def _response(
    call: ObservedCall, status: int, called: str, roots: list[tuple[str, Schema]]
) -> dict[str, object]:
    bodies = {media: body for (answered, media), body in call.bodies.items() if answered == status}
    name = called if status < 400 else "error"
    found: dict[str, object] = {"description": f"Seen with status {status}."}
    if bodies:
        found["content"] = _content(bodies, name, roots)
    return {**found, OBSERVED: {"calls": call.statuses[status]}}


def _content(
    bodies: dict[str, ObservedBody], called: str, roots: list[tuple[str, Schema]]
) -> dict[str, object]:
    found: dict[str, object] = {}
    for media in sorted(bodies):
        body = bodies[media]
        counts = {"bodies": body.count}
        entry: dict[str, object] = {}
        if body.unreadable:
            counts["unreadable"] = body.unreadable
        elif is_json(media) or media == FORM:
            schema = drafted_schema(body.value)
            roots.append((called, schema))
            entry["schema"] = schema
        found[media] = {**entry, OBSERVED: counts}
    return found
