"""What two versions of a contract come to: one entry per cause, with whom it reaches."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = [
    "BREAKING",
    "COMPATIBLE",
    "REVIEW",
    "SEMANTIC",
    "SOURCE",
    "WIRE",
    "Comparison",
    "Entry",
    "OperationVerdict",
    "Reached",
    "Remedy",
    "Witness",
    "worst",
]

BREAKING, REVIEW, COMPATIBLE = "breaking", "review", "compatible"
WIRE, SOURCE, SEMANTIC = "wire", "source", "semantic"
_RANK = {BREAKING: 2, REVIEW: 1, COMPATIBLE: 0}


@dataclass(frozen=True, slots=True)
class Reached:
    """An operation that an edit reaches, in which direction (`request` or `response`), and what
    it means there."""

    operation: str
    direction: str
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """A message that one side may send and the other refuses, confirmed by a validator on both.

    `value` is the whole value at `location` (`body`, `query tags`, `header x-id`, `status`,
    `operation`, ...) of `operation`; `sender` is `old` (requests) or `new` (responses). `at` is the
    JSON pointer within the value where it is refused. `confirmed_by` names the validator, or
    `rule` where no schema is involved (an operation that is gone). For messages that a request
    carries, `method`, `url`, `headers` and `media` are what curl needs.
    """

    operation: str
    direction: str
    location: str
    value: object
    at: str
    sender: str
    why: str
    confirmed_by: str
    method: str = ""
    url: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    media: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """The least change that keeps callers whole, and whether the comparison run again agrees.

    Each edit is (`set` or `remove`, pointer in the new document, value).
    """

    text: str
    edit: tuple[tuple[str, str, object], ...] = ()
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One cause. `kind` names it in kebab case (`request-property-became-required`).

    `owner` is the component (`schema Customer`) or operation (`POST /pets`) in which the edit was
    made, `pointer` its place in the version it was made in (the new one, the old where it is gone),
    `before` and `after` what stood there (null where nothing did). `part` is the parameter or
    header that holds it (`query limit`, `response-header x-rate`). `reason` says why an undecided
    one is undecided. `fingerprint` is equal wherever the same edit is made to the same owner.
    """

    id: str
    kind: str
    class_: str
    verdict: str
    owner: str
    pointer: str
    before: object
    after: object
    message: str
    reach: tuple[Reached, ...]
    witness: Witness | None
    remedy: Remedy | None
    reason: str
    fingerprint: str
    file: str
    line: int
    is_undecided: bool = False
    approved_by: str = ""  # the decision record that approves it
    ignored: str = ""  # the reason a policy gives for ignoring it
    part: str = ""


@dataclass(frozen=True, slots=True)
class OperationVerdict:
    """What all entries come to for one operation."""

    operation: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All entries, the worst first, and what they come to."""

    old: str
    new: str
    old_version: str
    new_version: str
    verdict: str
    undecided: int
    entries: tuple[Entry, ...]
    operations: tuple[OperationVerdict, ...]
    renames: tuple[tuple[str, str], ...] = field(default=())  # suggested, never decided
    notes: tuple[str, ...] = field(default=())


def worst(verdicts: tuple[str, ...] | list[str]) -> str:
    """The worst of several verdicts; of none, compatible."""
    return max(verdicts, key=_RANK.__getitem__, default=COMPATIBLE)
