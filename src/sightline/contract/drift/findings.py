"""The answer of `contract drift`, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "BrokenRule",
    "CalledOperation",
    "Coverage",
    "DeprecatedUse",
    "Endpoint",
    "NeverSeen",
    "OperationCount",
    "Unnamed",
]


@dataclass(frozen=True, slots=True)
class OperationCount:
    """How often something was found in the calls of one operation."""

    operation: str
    calls: int


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint that the contract doesn't describe; `path` is a guessed template.

    `first` is the number of the first exchange, `statuses` how often which was answered.
    """

    method: str
    path: str
    calls: int
    statuses: dict[str, int]
    first: int


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A thing of a described operation that the contract doesn't name.

    `kind` is method, status, media, parameter or field. A field's `pointer` is the schema that it
    is missing from, `where` the same for people, `path` and `line` its place; `is_closed`: that
    schema forbids it.
    """

    kind: str
    direction: str
    name: str
    where: str
    pointer: str
    is_closed: bool
    calls: int
    first: int
    operations: tuple[OperationCount, ...]
    elsewhere: int
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule of the contract that was broken: a keyword of the schema at `pointer`.

    `example` is the value of the exchange numbered `first`, short and without secrets; `wanted`
    what the contract asks for. `calls` counts the exchanges.
    """

    direction: str
    keyword: str
    name: str
    message: str
    where: str
    pointer: str
    wanted: str
    example: str
    calls: int
    first: int
    operations: tuple[OperationCount, ...]
    elsewhere: int
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class NeverSeen:
    """A documented thing that no exchange had, though `chances` exchanges or objects could have."""

    kind: str
    direction: str
    name: str
    where: str
    pointer: str
    chances: int


@dataclass(frozen=True, slots=True)
class DeprecatedUse:
    """A deprecated operation, parameter or field that was still used."""

    kind: str
    direction: str
    name: str
    pointer: str
    calls: int


@dataclass(frozen=True, slots=True)
class CalledOperation:
    """An operation of the contract with its calls, none or many, and the statuses it answered."""

    operation: str
    calls: int
    statuses: dict[str, int]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what the contract describes was seen; `seen` is null where nobody could see it.

    Of operations all are counted; statuses, parameters, fields and listed values are those of the
    operations (and bodies) that were seen.
    """

    what: str
    seen: int | None
    of: int
