"""Edits outside of schemas: each has its verdict by a rule of HTTP or of OpenAPI."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypedDict, Unpack

from sightline.contract.comparing.edit import Change
from sightline.contract.comparison import WIRE, Witness
from sightline.contract.policy import Policy
from sightline.contract.surface.surface import Operation, SchemaUse

__all__ = ["Found", "Ruled", "SchemaPair", "Where", "address_of", "rule_witness"]


class Where(NamedTuple):
    """What an edit belongs to: the component or operation it was made in, and whom it reaches."""

    owner: str
    operation: str
    direction: str


class Details(TypedDict, total=False):
    """What is told of a change besides: unwritten is a change of the wire in the new version."""

    class_: str
    is_gone: bool
    before: object
    after: object
    witness: Witness | None


@dataclass(frozen=True, slots=True)
class Ruled:
    """A change with its verdict, in one operation and direction."""

    change: Change
    verdict: str
    operation: str
    direction: str
    witness: Witness | None = None


@dataclass(frozen=True, slots=True)
class SchemaPair:
    """A schema's use in both versions of an operation.

    `location` names it (`body`, `query tags`). `is_text` is true where the value goes as text:
    parameters, and forms.
    """

    old: SchemaUse
    new: SchemaUse
    operation: str
    direction: str
    location: str
    owner: str
    flips: bool = False
    is_text: bool = False
    media: str = ""


@dataclass(slots=True)
class Found:
    """What a comparison of operations comes to, and what it is made by: both documents, the policy
    and the day of the comparison."""

    old_root: dict[str, object]
    new_root: dict[str, object]
    policy: Policy
    as_of: str
    ruled: list[Ruled] = field(default_factory=list)
    pairs: list[SchemaPair] = field(default_factory=list)
    removed: Sequence[Operation] = ()
    added: Sequence[Operation] = ()
    former: dict[str, str] = field(default_factory=dict)  # operations' old names by their new ones

    def add(
        self,
        kind: str,
        message: str,
        verdict: str,
        where: Where,
        pointer: str,
        **details: Unpack[Details],
    ) -> None:
        """Add a change with the verdict that a rule gives it."""
        change = Change(
            kind,
            details.get("class_", WIRE),
            where.owner,
            pointer,
            details.get("is_gone", False),
            details.get("before"),
            details.get("after"),
            message,
        )
        witness = details.get("witness")
        self.ruled.append(Ruled(change, verdict, where.operation, where.direction, witness))


def rule_witness(operation: Operation, location: str, why: str) -> Witness:
    """A request that no schema has to refuse: a rule of HTTP does. Callers of the old version send
    it; webhooks and callbacks the new version does, to an address of the receiver."""
    if operation.flips:
        return Witness(operation.name, "request", location, None, "", "new", why, "rule")
    return Witness(
        operation.name,
        "request",
        location,
        None,
        "",
        "old",
        why,
        "rule",
        operation.method,
        address_of(operation),
    )


def address_of(operation: Operation) -> str:
    """Where the operation is called: under its first base, the path as a template."""
    return (operation.bases or ("",))[0].rstrip("/") + operation.path
