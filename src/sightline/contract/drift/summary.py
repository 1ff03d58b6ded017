"""Turns what a watch counted into rows: the most frequent first, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.contract.drift.body_sites import DirectionSchemas
from sightline.contract.drift.findings import (
    BrokenRule,
    CalledOperation,
    Coverage,
    DeprecatedUse,
    Endpoint,
    NeverSeen,
    OperationCount,
    Unnamed,
)
from sightline.contract.drift.rule_words import rule_words
from sightline.contract.drift.schema_places import shown_pointer
from sightline.contract.drift.tallies import Finding
from sightline.contract.drift.watching import Watch
from sightline.contract.inferring.drafting import template_of
from sightline.contract.surface.references import escape, pointer_tokens

__all__ = ["Summary"]

_Field = tuple[str, str]  # pointer of the schema that writes it, name


class Summary:
    """The rows of one watch. All of them are made when they are asked for, none changes it."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._sides = (watch.requests, watch.responses)
        self._fields = {side.direction.value: _fields_seen(side) for side in self._sides}

    def endpoints(self) -> tuple[Endpoint, ...]:
        """Endpoints that nobody described, by guessed template."""
        tree = self._watch.endpoints
        tree.settle()
        found = []
        for segments, branch in tree.endpoints():
            path = template_of(segments)
            for method, call in branch.calls.items():
                statuses = {str(status): call.statuses[status] for status in sorted(call.statuses)}
                found.append(Endpoint(method, path, call.calls, statuses, call.first))
        return tuple(sorted(found, key=lambda row: (-row.calls, row.path, row.method)))

    def unnamed(self) -> tuple[Unnamed, ...]:
        """What operations do that the contract doesn't name."""
        rows = []
        for key, found in self._watch.undocumented:
            side = self._watch.requests if key.direction == "request" else self._watch.responses
            pointer = side.places.pointer(key.owner) if key.owner else ""
            where = shown_pointer(pointer) if pointer else key.place
            row = Unnamed(
                key.kind, key.direction, key.name, where, pointer, key.is_closed,
                found.count, found.first, _operations(found), found.elsewhere,
            )  # fmt: skip
            rows.append(row)
        return tuple(sorted(rows, key=lambda r: (-r.calls, r.kind, r.direction, r.where, r.name)))

    def broken(self) -> tuple[BrokenRule, ...]:
        """Rules of the contract that calls or answers broke."""
        rows = []
        for key, found in self._watch.broken:
            where = shown_pointer(key.pointer)
            words = rule_words(key.keyword, key.name, found.words, found.example, where)
            row = BrokenRule(
                key.direction, key.keyword, key.name, words, where, key.pointer, found.words,
                found.example, found.count, found.first, _operations(found), found.elsewhere,
            )  # fmt: skip
            rows.append(row)
        return tuple(
            sorted(rows, key=lambda r: (-r.calls, r.direction, r.pointer, r.keyword, r.name))
        )

    def never_seen(self) -> tuple[NeverSeen, ...]:
        """What the contract describes and nobody did, though there was occasion to."""
        rows = [*self._operations_unseen(), *self._statuses_unseen(), *self._parameters_unseen()]
        for side in self._sides:
            rows += self._fields_unseen(side)
            rows += _listed_unseen(side)
        return tuple(rows)

    def _operations_unseen(self) -> Iterator[NeverSeen]:
        for operation in self._watch.own_operations:
            if operation.name not in self._watch.operations:
                yield NeverSeen("operation", "request", operation.name, "", operation.pointer, 0)

    def _statuses_unseen(self) -> Iterator[NeverSeen]:
        for name, watched in sorted(self._watch.operations.items()):
            for response in watched.operation.responses:
                if response.status not in watched.statuses and response.status != "default":
                    yield NeverSeen(
                        "status", "response", response.status, name, response.pointer, watched.calls
                    )

    def _parameters_unseen(self) -> Iterator[NeverSeen]:
        calls: dict[str, tuple[str, int, int]] = {}
        for watched in self._watch.operations.values():
            for name, known in sorted(watched.parameters.query.items()):
                _, used, chances = calls.get(known.parameter.pointer, (name, 0, 0))
                counts = (name, used + known.calls, chances + watched.calls)
                calls[known.parameter.pointer] = counts
        for pointer, (name, used, chances) in sorted(calls.items()):
            if not used:
                yield NeverSeen(
                    "parameter", "request", name, shown_pointer(pointer), pointer, chances
                )

    def _fields_unseen(self, side: DirectionSchemas) -> Iterator[NeverSeen]:
        direction = side.direction.value
        for (pointer, name), (count, chances) in sorted(self._fields[direction].items()):
            if not count and chances:
                place = f"{pointer}/properties/{escape(name)}"
                yield NeverSeen("field", direction, name, shown_pointer(pointer), place, chances)

    def deprecated(self) -> tuple[DeprecatedUse, ...]:
        """Deprecated things that are still used."""
        rows = []
        for name, watched in self._watch.operations.items():
            operation = watched.operation
            if operation.is_deprecated:
                pointer = operation.pointer
                rows.append(DeprecatedUse("operation", "request", name, pointer, watched.calls))
            for known in watched.parameters.query.values():
                if known.parameter.is_deprecated and known.calls:
                    words, pointer = f"{known.parameter.name} of {name}", known.parameter.pointer
                    rows.append(DeprecatedUse("parameter", "request", words, pointer, known.calls))
        for direction, fields in self._fields.items():
            for (pointer, name), (count, _) in fields.items():
                place = f"{pointer}/properties/{escape(name)}"
                if count and self._is_deprecated(place):
                    words = f"{shown_pointer(pointer)}.{name}"
                    rows.append(DeprecatedUse("field", direction, words, place, count))
        return tuple(sorted(rows, key=lambda row: (row.kind, -row.calls, row.name, row.direction)))

    def _is_deprecated(self, pointer: str) -> bool:
        node: object = self._watch.surface.root
        for token in pointer_tokens(pointer):
            if isinstance(node, dict):
                node = node.get(token)
            elif isinstance(node, list) and token.isdecimal() and int(token) < len(node):
                node = node[int(token)]
            else:
                return False
        return isinstance(node, dict) and node.get("deprecated") is True

    def operations(self) -> tuple[CalledOperation, ...]:
        """Every operation of the contract with its calls."""
        rows = []
        for operation in self._watch.own_operations:
            watched = self._watch.operations.get(operation.name)
            calls, statuses = (watched.calls, watched.statuses) if watched else (0, {})
            rows.append(CalledOperation(operation.name, calls, dict(sorted(statuses.items()))))
        return tuple(rows)

    def coverage(self) -> tuple[Coverage, ...]:
        """What of the contract the traffic went through."""
        watch = self._watch
        seen = watch.operations.values()
        statuses = sum(len(watched.statuses) for watched in seen)
        declared = sum(len(watched.operation.responses) for watched in seen)
        parameters = [known for watched in seen for known in watched.parameters.query.values()]
        rows = [
            Coverage("operations", len(watch.operations), len(watch.own_operations)),
            Coverage("statuses", statuses, declared),
            Coverage("parameters", sum(1 for each in parameters if each.calls), len(parameters)),
        ]
        for side in self._sides:
            fields = self._fields[side.direction.value]
            count = sum(1 for times, _ in fields.values() if times)
            what = f"{side.direction.value} fields"
            rows.append(Coverage(what, count if side.bodies else None, len(fields)))
        return tuple(rows)


def _operations(found: Finding) -> tuple[OperationCount, ...]:
    ordered = sorted(found.operations.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(OperationCount(name, count) for name, count in ordered if name)


def _fields_seen(side: DirectionSchemas) -> dict[_Field, tuple[int, int]]:
    """Every field of the schemas that bodies were held against: how often there, of how many."""
    found: dict[_Field, tuple[int, int]] = {}
    for schema, pointer in side.places.schemas():
        properties = schema.get("properties")
        for name in properties if isinstance(properties, dict) else ():
            found.setdefault((pointer, name), (0, 0))
    for place in side.expected:
        times = 0 if place.is_new else place.times()
        if not times:
            continue
        seen = place.seen()
        for name, owners in place.owners.items():
            for owner in owners:
                key = (side.places.pointer(owner), name)
                count, chances = found.get(key, (0, 0))
                found[key] = (count + seen.get(name, 0), chances + times)
    return found


def _listed_unseen(side: DirectionSchemas) -> Iterator[NeverSeen]:
    """Values of an enum that never came where others of it did."""
    lists: dict[str, dict[object, int]] = {}
    for place in side.expected:
        if any(place.listed.values()):
            counts = lists.setdefault(side.places.pointer(place.lister), {})
            for value, count in place.listed.items():
                counts[value] = counts.get(value, 0) + count
    for pointer, counts in sorted(lists.items()):
        chances = sum(counts.values())
        for value, count in counts.items():
            if not count:
                where = shown_pointer(pointer)
                name = str(value)[:100]
                yield NeverSeen("value", side.direction.value, name, where, pointer, chances)
