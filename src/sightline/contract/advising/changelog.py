"""What changed between two versions, told to those who build it, who call it, or who only use it.

Engineers get every change with its place. Partners get what they have to do and by when, and
nothing of operations that are marked `x-internal`. Everybody else gets a few plain sentences.
What was approved still changes, so it is told like the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sightline.contract.advising.entry_words import counted, operations_of, place_of
from sightline.contract.advising.internal_operations import internal_operations
from sightline.contract.advising.pairs import Pair
from sightline.contract.advising.removed_together import (
    Together,
    is_removed_operation,
    together,
)
from sightline.contract.advising.subject import headline, subject_of
from sightline.contract.advising.wording import action_of
from sightline.contract.comparison import BREAKING, COMPATIBLE, REVIEW, Comparison, Entry

__all__ = ["AUDIENCES", "Change", "ContractChanges", "Section", "changes_of"]

AUDIENCES = ("engineers", "partners", "everyone")
_ADDED = re.compile(r"(?:^|-)added(?:-|$)")
_REMOVED = re.compile(r"(?:^|-)removed(?:-with|-after|-past|$)")
_DEPRECATED = re.compile(r"deprecat|sunset")
_OPERATION = re.compile(r"^(?:operation|endpoint|path|webhook|callback)-")
_MOST_NAMED = 3
_VERDICTS = (BREAKING, REVIEW, COMPATIBLE)
_CALENDAR = re.compile(r"[vV]?(\d{4})[-.](\d{2})[-.](\d{2})")


@dataclass(frozen=True, slots=True)
class Change:
    """One change in words; ``do`` is what a caller has to do, empty where there is nothing."""

    text: str
    do: str
    operations: tuple[str, ...]
    id: str
    kind: str
    class_: str
    verdict: str
    pointer: str
    place: str


@dataclass(frozen=True, slots=True)
class Section:
    """Changes that belong together, below a heading."""

    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ContractChanges:
    """The changes of one contract. ``sentences`` is for everyone; ``by`` says until when callers
    must have acted, where that is known; ``internal`` counts what is kept back."""

    name: str
    title: str
    old_version: str
    new_version: str
    by: str
    sentences: tuple[str, ...]
    sections: tuple[Section, ...]
    internal: int


def changes_of(
    pair: Pair, comparison: Comparison, audience: str, effective: str = ""
) -> ContractChanges:
    """Return what changed in a contract, for an audience."""
    hidden = frozenset[str]()
    entries: Sequence[Entry] = sorted(comparison.entries, key=_order)
    if audience != "engineers":
        hidden = internal_operations(pair.old.root) | internal_operations(pair.new.root)
        entries = [one for one in entries if not (_is_internal(one, hidden) or one.ignored)]
    old, new = comparison.old_version, comparison.new_version
    by = _by(new, effective) if old != new or effective else ""
    title = _title(pair)
    sentences: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    if audience == "everyone":
        sentences = tuple(_sentences(title, old, new, entries, by))
    elif audience == "partners":
        sections = _sections(_FOR_PARTNERS, entries, hidden)
    else:
        sections = _sections(_FOR_ENGINEERS, entries, hidden)
    kept_back = len(comparison.entries) - len(entries)
    return ContractChanges(pair.name, title, old, new, by, sentences, sections, kept_back)


def _order(entry: Entry) -> tuple[int, bool]:
    """The worst first; of these, operations that are gone."""
    return _VERDICTS.index(entry.verdict), not is_removed_operation(entry)


def _title(pair: Pair) -> str:
    info = pair.new.root.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    return title if isinstance(title, str) and title.strip() else pair.name


def _by(version: str, effective: str) -> str:
    """Until when: the day that was said, else the one that the version is named for."""
    if effective:
        return effective
    day = _CALENDAR.fullmatch(version.strip())
    return "-".join(day.groups()) if day is not None else ""


def _is_internal(entry: Entry, hidden: frozenset[str]) -> bool:
    """Whether nobody outside can meet it: all that it reaches is internal."""
    operations = operations_of(entry) or [entry.owner]
    return all(one in hidden for one in operations)


def _group(entry: Entry) -> str:
    if entry.verdict != COMPATIBLE:
        return entry.verdict
    if is_removed_operation(entry) or _REMOVED.search(entry.kind):
        return "gone"
    if _DEPRECATED.search(entry.kind):
        return "deprecated"
    return "added" if _ADDED.search(entry.kind) else "other"


_FOR_ENGINEERS = (
    (BREAKING, "Breaking"),
    (REVIEW, "To review"),
    ("deprecated", "Deprecated"),
    ("gone", "Removed"),
    ("added", "Added"),
    ("other", "Also changed"),
)
_FOR_PARTNERS = (
    (BREAKING, "What you have to do"),
    (REVIEW, "What may concern you"),
    ("deprecated", "What will go away"),
    ("gone", "What is gone"),
    ("added", "What is new"),
)


def _sections(
    wanted: tuple[tuple[str, str], ...], entries: Iterable[Entry], hidden: frozenset[str]
) -> tuple[Section, ...]:
    groups: dict[str, list[Change]] = {}
    for entry in entries:
        groups.setdefault(_group(entry), []).append(_change(entry, hidden))
    return tuple(Section(title, tuple(groups[name])) for name, title in wanted if name in groups)


def _change(entry: Entry, hidden: frozenset[str]) -> Change:
    operations = tuple(one for one in operations_of(entry) if one not in hidden)
    return Change(
        headline(entry), action_of(entry) if entry.verdict != COMPATIBLE else "", operations,
        entry.id, entry.kind, entry.class_, entry.verdict, entry.pointer, place_of(entry),
    )  # fmt: skip


def _sentences(title: str, old: str, new: str, entries: Sequence[Entry], by: str) -> Iterator[str]:
    """Three to five sentences, each of which can be checked against the entries."""
    if not entries:
        yield f"Nothing changes for whoever uses {title}."
        return
    if old and new and old != new:
        yield f"{title} goes from version {old} to {new}."
    else:
        yield f"{title} changes{f'; its version stays {new}' if new else ''}."
    breaking = [one for one in entries if one.verdict == BREAKING]
    review = [one for one in entries if one.verdict == REVIEW]
    until = f" by {by}" if by else " before it goes live"
    if breaking:
        many = f"{counted(len(breaking), 'change')} {'asks' if len(breaking) == 1 else 'ask'}"
        yield f"{many} whoever builds on it to act{until}; the first: {_first(breaking)}."
    elif not review:
        yield "Whatever works today goes on working."
    if review:
        many = f"{counted(len(review), 'change')} may concern"
        yield f"{many} some; the one that reaches most: {headline(_widest(review))}."
    added = [one for one in entries if one.verdict == COMPATIBLE and _ADDED.search(one.kind)]
    if added:
        yield f"New: {_named(added)}."
    gone = list(filter(is_removed_operation, entries))
    if gone:
        yield f"Gone: {_listed([_name_of_gone(one) for one in together(gone)])}."
    deprecated = [one for one in entries if _group(one) == "deprecated"]
    if deprecated:
        yield f"Going away later: {_listed([f'`{subject_of(one)}`' for one in deprecated])}."


def _name_of_gone(one: Entry | Together[Entry]) -> str:
    if isinstance(one, Together):
        return f"{len(one.entries):,} operations below `{one.below}`"
    return f"`{one.owner}`"


def _first(entries: Sequence[Entry]) -> str:
    one = together(entries)[0]
    return one.said if isinstance(one, Together) else headline(one)


def _widest(entries: Sequence[Entry]) -> Entry:
    return max(entries, key=lambda one: len(operations_of(one)))


def _named(added: Sequence[Entry]) -> str:
    """What is new by name, operations first."""
    operations = [(operations_of(e) or [e.owner])[0] for e in added if _OPERATION.match(e.kind)]
    others = [subject_of(entry) for entry in added if not _OPERATION.match(entry.kind)]
    return _listed([f"`{name}`" for name in dict.fromkeys([*operations, *others])])


def _listed(items: Sequence[str]) -> str:
    shown = list(items[:_MOST_NAMED])
    more = len(items) - len(shown)
    if more:
        return ", ".join(shown) + f" and {more:,} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else shown[0]


def concerns(change: Change) -> str:
    """Whom a change concerns: up to three operations by name."""
    return _listed([f"`{one}`" for one in change.operations]) if change.operations else ""
