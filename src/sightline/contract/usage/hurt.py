"""What has to be asked of past calls to know whom an edit of a contract hurts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sightline.contract.comparison import Entry, Reached
from sightline.contract.reading.pointers import NOTHING, child, look_up, tokens_of
from sightline.contract.surface.surface import Parameter, Surface
from sightline.contract.usage.asked_usage import AskedUsage, Select
from sightline.contract.usage.facts import BODY, CALL, HEADER, MEDIA, QUERY, REQUEST, RESPONSE
from sightline.contract.usage.schema_places import shown_value
from sightline.contract.usage.schema_pointer import EditPlace, edit_place

__all__ = ["Question", "hit_by", "question_of"]

_BACKTICKED = re.compile(r"`([^`]+)` became")
_CALLED, _SENT, _GOT, _BOTH = "called", "used", "received", "carried"
_OMITTED = "called without it"


@dataclass(frozen=True, slots=True)
class Question:
    """The calls that an edit hurts. `verb` says what they did, `needs` what must be visible to
    know that: `body`, `header`, `query`, or nothing but the call."""

    operations: tuple[str, ...]
    directions: tuple[str, ...]
    select: Select
    verb: str
    needs: str = ""
    what: str = ""


def question_of(entry: Entry, old: Surface, asked: AskedUsage) -> Question | None:
    """Return the question for an edit; None where calls of the API can't tell (webhooks)."""
    reached = [one for one in hit_by(entry) if not _is_sent_by_api(one.operation)]
    if entry.reach and not reached:
        return None
    operations = asked.operations(dict.fromkeys(r.operation for r in reached))
    directions = tuple(sorted({r.direction for r in reached})) or (REQUEST, RESPONSE)
    return _Questions(entry, old, asked, operations, directions).ask()


def hit_by(entry: Entry) -> list[Reached]:
    """Where an edit means what it means at its worst; it may hurt some and not others."""
    hit = [one for one in entry.reach if one.verdict in ("", entry.verdict)]
    return hit or list(entry.reach)


def _is_sent_by_api(operation: str) -> bool:
    """Whether an operation's name is that of a webhook or callback, not `GET /path`."""
    return not operation.partition(" ")[2].startswith("/")


class _Questions:
    def __init__(
        self, entry: Entry, old: Surface, asked: AskedUsage, operations: list[str],
        directions: tuple[str, ...],
    ) -> None:  # fmt: skip
        self.entry = entry
        self.old = old
        self.asked = asked
        self.operations = operations
        self.directions = directions
        self.place = edit_place(entry.pointer)

    def ask(self) -> Question:
        parameter = self._parameter()
        if parameter is not None:
            return self._of_parameter(parameter)
        if self.place.schema and not self.place.parameter:
            return self._of_schema(self.place)
        header = self._header()
        if header:
            condition = "location = ? AND part = ? AND value = '' AND direction = ?"
            select = self._select(condition, HEADER, header, RESPONSE)
            return self._question(select, _GOT, HEADER, f"header {header}")
        status = _status(self.place.status or self._status_gone())
        if status and self.entry.before is not None:
            condition = f"location = ? AND status {status}"
            return self._question(self._select(condition, CALL), _GOT)
        if self.place.media and self.entry.after is None:
            condition = "location = ? AND part = ? AND direction IN (SELECT unnest(?::VARCHAR[]))"
            select = self._select(condition, MEDIA, self.place.media, list(self.directions))
            return self._question(select, _SENT)
        return self._called()

    def _select(self, condition: str, *params: Any) -> Select:
        return self.asked.select(self.operations, condition, params)

    def _question(self, select: Select, verb: str, needs: str = "", what: str = "") -> Question:
        return Question(tuple(self.operations), self.directions, select, verb, needs, what)

    def _called(self) -> Question:
        return self._question(self._select("location = ?", CALL), _CALLED)

    def _hurts_who_leaves_it_out(self) -> bool:
        """Whether callers are hurt that don't send something: it is required, or its default
        changed."""
        kind = self.entry.kind
        is_required = "required" in kind and "optional" not in kind and "removed" not in kind
        return REQUEST in self.directions and (is_required or kind.startswith("default-"))

    def _parameter(self) -> Parameter | None:
        """The parameter of the old contract in which the edit stands."""
        for operation in self.old.operations if self.place.parameter else ():
            for parameter in operation.parameters:
                if parameter.pointer == self.place.parameter:
                    return parameter
        return None

    def _of_parameter(self, parameter: Parameter) -> Question:
        if parameter.place == "path":
            return self._called()
        what = f"{parameter.place} {parameter.name}"
        needs = QUERY if parameter.place == QUERY else ""
        needs = HEADER if parameter.place in (HEADER, "cookie") else needs
        condition = "location = ? AND part = ? AND value = '' AND direction = ?"
        sent = self._select(condition, parameter.place, parameter.name, REQUEST)
        if self._hurts_who_leaves_it_out():
            every = self._select("location = ?", CALL)
            return self._question(self.asked.without(every, sent), _OMITTED, needs, what)
        values = _values_gone(self.entry) if self.place.keyword == "enum" else []
        if values:
            listed = "location = ? AND part = ? AND value IN (SELECT unnest(?::VARCHAR[]))"
            sent = self._select(listed, parameter.place, parameter.name, values)
        return self._question(sent, _SENT, needs, what)

    def _of_schema(self, place: EditPlace) -> Question:
        left_out = self._left_out(place)
        if left_out is not None:
            within, name = left_out
            its = child(child(within, "properties"), name)
            select = self.asked.without(self._carried(within), self._carried(its))
            return self._question(select, _OMITTED, BODY, name)
        if place.keyword == "required" and self._named():
            inner = child(child(place.schema, "properties"), self._named())
            place = EditPlace(inner, "")
        at = self._known(place.schema)
        both = len(self.directions) > 1
        verb = _BOTH if both else _GOT if RESPONSE in self.directions else _SENT
        values = _values_gone(self.entry) if place.keyword == "enum" and at == place.schema else []
        what = tokens_of(at)[-1] if at else ""
        if not at:
            return self._called()
        select = self._carried(at, values or [""])
        return self._question(select, verb, BODY, what)

    def _carried(self, pointer: str, values: list[str] | None = None) -> Select:
        """Calls whose messages carry a value of a schema (or one of these values)."""
        condition = (
            "location = ? AND part = ? AND value IN (SELECT unnest(?::VARCHAR[]))"
            " AND direction IN (SELECT unnest(?::VARCHAR[]))"
        )
        return self._select(condition, BODY, pointer, values or [""], list(self.directions))

    def _left_out(self, place: EditPlace) -> tuple[str, str] | None:
        """The schema and the property of it that callers are hurt by who leave it out."""
        if not self._hurts_who_leaves_it_out():
            return None
        within, name = place.schema, self._named()
        if place.keyword != "required":
            within, _, written = place.schema.rpartition("/properties/")
            name = tokens_of(f"/{written}")[0] if within and "/" not in written else ""
        its = child(child(within, "properties"), name)
        is_known = look_up(self.old.root, tokens_of(its)) is not NOTHING
        return (within, name) if name and is_known else None

    def _named(self) -> str:
        """The property that became required or optional: the entry says it in its words."""
        found = _BACKTICKED.match(self.entry.message)
        return found[1] if found is not None else ""

    def _known(self, pointer: str) -> str:
        """The nearest place at or above a pointer that the old contract has; empty for none."""
        while pointer:
            if look_up(self.old.root, tokens_of(pointer)) is not NOTHING:
                return edit_place(pointer).schema
            pointer = pointer.rpartition("/")[0]
        return ""

    def _header(self) -> str:
        for operation in self.old.operations if self.place.parameter else ():
            for response in operation.responses:
                for header in response.headers:
                    if header.pointer == self.place.parameter:
                        return header.name
        return ""

    def _status_gone(self) -> str:
        witness = self.entry.witness
        return witness.status if witness is not None and witness.location == "status" else ""


def _status(status: str) -> str:
    """A condition on the status of a call; empty where it may be any."""
    if status.isdecimal():
        return f"= '{status}'"
    if len(status) == 3 and status[0].isdecimal() and status[1:].upper() == "XX":
        return f"LIKE '{status[0]}__'"
    return ""


def _values_gone(entry: Entry) -> list[str]:
    """Listed values that the edit takes away, as the facts show them."""
    before = entry.before if isinstance(entry.before, list) else [entry.before]
    after = entry.after if isinstance(entry.after, list) else []
    return [shown_value(value) for value in before if value not in after and value is not None]
