"""The parameters of one operation, ready to be held against what calls bring."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_plus

from sightline.contract.drift.body_sites import DirectionSchemas
from sightline.contract.drift.body_validation import BodyValidator, Violation
from sightline.contract.surface.deserialisation import ABSENT, parsed
from sightline.contract.surface.surface import Operation, Parameter
from sightline.contract.surface.type_hints import TypeHints, hints_of
from sightline.contract.traffic.secret_shapes import REDACTED

__all__ = ["ExpectedParameter", "ExpectedParameters", "names_in"]

_MOST_REMEMBERED = 512
_SAYS_NOTHING = {"$schema", "type", "$defs"}
_WHOLE = re.compile(r"[^{}?#]*|\{[^{}?#*+:]+\}")
_PLACES = ("path", "query", "header")


class ExpectedParameter:
    """One declared parameter. `calls` counts those that brought it, `listed` its listed values.

    `is_any_text`: no text can be wrong. What was judged last is remembered, within bounds.
    """

    __slots__ = (
        "_judged",
        "_plain",
        "_validator",
        "calls",
        "hints",
        "is_any_text",
        "listed",
        "others",
        "parameter",
        "pointer",
    )

    def __init__(self, parameter: Parameter, schemas: DirectionSchemas) -> None:
        use = parameter.schema
        self.parameter = parameter
        self.pointer = use.pointer if use is not None else parameter.pointer
        self.calls = 0
        self.hints = TypeHints()
        self.others: frozenset[str] = frozenset()
        self.listed: dict[object, int] = {}
        self.is_any_text = True
        self._validator: BodyValidator | None = None
        self._judged: dict[str, tuple[object, tuple[Violation, ...]]] = {}
        self._plain: dict[str, object] = {}
        if use is not None:
            self._plain = schemas.plain.plain(use.schema)
            self.hints = hints_of(use.schema, schemas.root)
            schemas.expected.of_document(self._plain)
            self._read(schemas.expected.members_of([self._plain]))

    def _read(self, members: list[dict[str, object]]) -> None:
        is_constrained = any(member.keys() - _SAYS_NOTHING for member in members)
        self.is_any_text = not is_constrained and (
            not self.hints.types or self.hints.types >= {"string"}
        )
        for member in members:
            values = member.get("enum")
            for value in values if isinstance(values, list) else ():
                if isinstance(value, str | int | float):
                    self.listed.setdefault(value, 0)

    def judge(self, text: str) -> tuple[Violation, ...]:
        """What is wrong with the parameter in a text (a query, a header's value, a segment)."""
        self.calls += 1
        if self.is_any_text:
            return ()
        held = self._judged.get(text)
        if held is None:
            if len(self._judged) >= _MOST_REMEMBERED:
                self._judged.clear()
            value = parsed(self.parameter, text, self.hints, self.others)
            held = self._judged[text] = value, tuple(self._violations(value))
        value, violations = held
        if self.listed:
            for each in value if isinstance(value, list) else (value,):
                if isinstance(each, str | int | float) and each in self.listed:
                    self.listed[each] += 1
        return violations

    def _violations(self, value: object) -> Iterator[Violation]:
        if value is ABSENT or REDACTED in repr(value):
            return
        if self._validator is None:
            self._validator = BodyValidator(self._plain)
        if not self._validator.accepts(value):
            yield from self._validator.violations(value)


class ExpectedParameters:
    """All parameters of one operation by place and name.

    Of the path, only those are kept whose text can be wrong. `owners` answers for names of a query
    that are not those of a parameter: the fields of exploded objects, API keys. `is_free`: any name
    may be sent.
    """

    __slots__ = (
        "deep", "header", "is_free", "owners", "path", "query", "required", "segments", "spread",
    )  # fmt: skip

    def __init__(self, operation: Operation, schemas: DirectionSchemas) -> None:
        self.query: dict[str, ExpectedParameter] = {}
        self.path: dict[str, ExpectedParameter] = {}
        self.header: dict[str, ExpectedParameter] = {}
        self.deep: dict[str, ExpectedParameter] = {}
        self.spread: list[ExpectedParameter] = []
        self.owners: set[str] = set()
        self.is_free = False
        for parameter in operation.parameters:
            self.is_free |= parameter.place == "querystring"
            if parameter.place in _PLACES:
                made = ExpectedParameter(parameter, schemas)
                named: dict[str, ExpectedParameter] = getattr(self, parameter.place)
                named[parameter.name] = made
        self.path = {name: made for name, made in self.path.items() if not made.is_any_text}
        self.segments = _whole_segments(operation.path)
        for name, made in self.query.items():
            made.others = frozenset(self.query) - {name}
            self._read_query(name, made)
        self.required = [
            made
            for made in (*self.query.values(), *self.header.values())
            if made.parameter.is_required and made not in self.spread
        ]
        for requirement in (each for group in operation.security for each in group):
            if requirement.kind == "apiKey" and requirement.place == "query":
                self.owners.add(requirement.name)

    def _read_query(self, name: str, made: ExpectedParameter) -> None:
        if made.parameter.style == "deepObject":
            self.deep[name] = made
        elif made.parameter.explode and made.hints.may_be("object") and not made.parameter.media:
            self.spread.append(made)
            self.owners.update(made.hints.properties)
            self.is_free |= made.hints.is_open and (
                made.hints.others is not None or not made.hints.properties
            )

    def known(self, name: str) -> ExpectedParameter | None:
        """The parameter that a name of a query belongs to."""
        found = self.query.get(name)
        if found is None and "[" in name:
            return self.deep.get(name.partition("[")[0])
        return found

    def is_documented(self, name: str) -> bool:
        """Whether a name of a query that no parameter has may be sent nevertheless."""
        return self.is_free or name in self.owners


def _whole_segments(template: str) -> dict[str, int] | None:
    """Where a path's parameters stand, from its end; None where one is no whole segment."""
    segments = template.split("/")
    if not all(_WHOLE.fullmatch(segment) for segment in segments) or not segments[-1]:
        return None
    return {
        segment[1:-1]: place - len(segments)
        for place, segment in enumerate(segments)
        if segment.startswith("{")
    }


def names_in(query: str) -> dict[str, None]:
    """The names in a query, decoded, each once, in their order.

    >>> list(names_in("a=1&b%5B%5D=2&a=3"))
    ['a', 'b[]']
    """
    names = {part.partition("=")[0]: None for part in query.split("&") if part}
    if "%" in query or "+" in query:
        return {unquote_plus(name): None for name in names}
    return names
