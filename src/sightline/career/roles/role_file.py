"""A role as somebody writes it down: YAML of sources and cards.

```yaml
role: technical-product-manager
names: [technical product manager, TPM]
sources:
  ours: {title: our own pay table, as_of: 2026-03}
cards:
  pay:
    - {source: ours:12, level: mid, low: 90000, high: 110000, basis: base, currency: EUR, place: DE}
```

`source` is the source's short name and the line in it. Years are `3-5`, `8+` or `0 to under 3`. A
role may be written in several files: `<role>.yaml`, and `<role>.<part>.yaml` for what would make
it too long; what stands before the first dot says which role.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, NoReturn

from sightline.career.roles.card import UNSTATED, Card, Question, Source, Years
from sightline.career.roles.topics import TOPICS
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest
from sightline.text.yaml import Mapping, Node, Scalar, Sequence, read_yaml
from sightline.text.yaml.scalars import as_bool, plain_value

__all__ = ["MAX_CHARACTERS", "RoleFile", "read_role_file", "years_of"]

MAX_CHARACTERS = 2_000_000
_BASES = ("base", "total", UNSTATED)
_KINDS = ("role", "adjacent", "pivot", "confusable")
_RELATIONS = ("above", "at", "below", "between", "share")
_TOP = ("role", "names", "kind", "levels", "questions", "sources", "cards")
_SOURCE = ("title", "as_of", "file", "note")
_FIGURES = frozenset({"low", "high", "before", "after", "sample"})
_LISTS = frozenset({"level", "refers"})
_YES_OR_NO = frozenset({"unlabelled", "verified", "empty"})
_OTHERS = frozenset({"source", "years", "years_of", "value"})
_OURS = frozenset({"role", "topic", "line", "source", "is_empty", *_FIGURES, *_LISTS, *_OTHERS})
_TEXTS = frozenset(one.name for one in fields(Card)) - _OURS - _YES_OR_NO
_KEYS = sorted(_FIGURES | _LISTS | _YES_OR_NO | _OTHERS | _TEXTS)
_YEARS = re.compile(
    r"(\d{1,2}(?:\.5)?)(?:\s?[-\u2013]\s?(\d{1,2}(?:\.5)?)|(\+)| to under (\d{1,2}))?"
)
_SOURCE_AND_LINE = re.compile(r"([^:\s][^:]{0,79})(?::([1-9][0-9]{0,6}))?")
_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
_LARGEST = 1e15


@dataclass(frozen=True, slots=True)
class RoleFile:
    """What one file says. ``path`` names it in messages."""

    path: str
    role: str
    names: tuple[str, ...]
    kind: str
    levels: tuple[str, ...]
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    cards: tuple[Card, ...]


def read_role_file(path: str, text: str, known: Iterable[Source] = ()) -> RoleFile:
    """Read one file; ``known`` are sources that need not be declared in it.

    Raises UsageError, with path and line, where it isn't understood.
    """
    if len(text) > MAX_CHARACTERS:
        raise UsageError(f"{path} is too large for a role", help="split it by topic", path=path)
    node, problems = read_yaml(text)
    for problem in problems:
        raise UsageError(
            problem.message, help=problem.help or "write YAML",
            path=path, line=problem.line, column=problem.column,
        )  # fmt: skip
    return _Reading(path).file(node, tuple(known))


def years_of(text: str, of: str | None = None) -> Years | None:
    """Years as people write them; None where they aren't understood.

    >>> years_of("3-5"), years_of("8+").high, years_of("some")
    (Years(low=3, high=5, of=None, is_under=False), None, None)
    """
    found = _YEARS.fullmatch(text.strip())
    if found is None:
        return None
    low = _number(found[1])
    end = found[2] or found[4]
    high = None if found[3] else _number(end) if end else low
    if high is not None and (high < low or (found[4] and high == low)):
        return None
    return Years(low, high, of, bool(found[4]))


def _number(text: str) -> float:
    value = float(text)
    return int(value) if value.is_integer() else value


class _Reading:
    """Follows the nodes of one file, and tells the line of whatever it can't take."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.counts: dict[str, int] = {}

    def file(self, node: Node | None, known: tuple[Source, ...]) -> RoleFile:
        entries = self.entries(node, "a role file", _TOP)
        role = self.text(entries.get("role"), "role") if "role" in entries else ""
        if not _ID.fullmatch(role):
            self.refuse(node, "a role file names its role", "write `role: product-manager`")
        kind = self.text(entries["kind"], "kind") if "kind" in entries else "role"
        self.among(entries.get("kind"), kind, _KINDS, "kind of role")
        sources = tuple(self.sources(entries.get("sources")))
        names = {one.id: one for one in (*known, *sources)}
        return RoleFile(
            self.path, role, self.texts(entries.get("names")), kind,
            self.texts(entries.get("levels")), tuple(self.questions(entries.get("questions"))),
            sources, tuple(self.cards(entries.get("cards"), role, names)),
        )  # fmt: skip

    def sources(self, node: Node | None) -> Iterable[Source]:
        for name, (key, value) in self.map(node, "sources").items():
            if ":" in name:
                self.refuse(key, f"`{name}` has a colon", "a source's name has none")
            parts = self.entries(value, "a source", _SOURCE)
            told = {part: self.text(given, part) for part, given in parts.items()}
            yield Source(name, told.pop("title", name), **told)

    def questions(self, node: Node | None) -> Iterable[Question]:
        for name, (_, value) in self.map(node, "questions").items():
            if isinstance(value, Scalar):
                yield Question(name, value.text)
                continue
            entries = self.entries(value, "a question", ("asks", "topics"))
            topics = self.texts(entries.get("topics"))
            for topic in topics:
                self.among(value, topic, TOPICS, "topic")
            yield Question(name, self.text(entries.get("asks", value), "asks"), topics)

    def cards(self, node: Node | None, role: str, names: dict[str, Source]) -> Iterable[Card]:
        for topic, (key, listed) in self.map(node, "cards").items():
            self.among(key, topic, TOPICS, "topic")
            if not isinstance(listed, Sequence):
                self.refuse(listed, f"`{topic}` is a list of cards", "write each behind a `-`")
            for item in listed.items:
                yield self.card(item, role, topic, names)

    def card(self, node: Node, role: str, topic: str, names: dict[str, Source]) -> Card:
        entries = self.entries(node, "a card", _KEYS)
        if "source" not in entries:
            self.refuse(node, "a card without a source", "write `source: S2:116`")
        source, line = self.source(entries["source"], names)
        given = {key: self.field(key, value) for key, value in entries.items() if key != "source"}
        years = given.pop("years", None)
        of = given.pop("years_of", None)
        identifier = given.pop("id", None) or self.numbered(topic, source, line)
        if topic == "pay":
            given = {"basis": UNSTATED, "place": UNSTATED, **given}
        card = Card(
            identifier, role, topic, source, line, is_empty=bool(given.pop("empty", False)), **given
        )
        if years is not None:
            card = replace(card, years=replace(years, of=of))
        if card.as_of is None and names[source].as_of is not None:
            card = replace(card, as_of=names[source].as_of)
        self.check(node, card)
        return card

    def source(self, node: Node, names: dict[str, Source]) -> tuple[str, int | None]:
        text = self.text(node, "source")
        found = _SOURCE_AND_LINE.fullmatch(text)
        if found is None:
            self.refuse(node, f"`{text[:80]}` is no source and line", "write `source: S2:116`")
        self.among(node, found[1], names, "source")
        return found[1], int(found[2]) if found[2] else None

    def numbered(self, topic: str, source: str, line: int | None) -> str:
        """The id of a card that has none: its topic, source and line, counted where several."""
        base = f"{topic}.{source.lower()}" + (f"-{line}" if line is not None else "")
        base = re.sub(r"[^a-z0-9.-]+", "-", base)
        self.counts[base] = self.counts.get(base, 0) + 1
        return base if self.counts[base] == 1 else f"{base}.{self.counts[base]}"

    def field(self, key: str, node: Node) -> Any:
        if key in _LISTS:
            return self.texts(node)
        text = self.text(node, key)
        if key in _YES_OR_NO:
            truth = as_bool(text)
            if truth is None:
                self.refuse(node, f"`{key}: {text[:40]}` is neither true nor false", "write true")
            return truth
        if key == "years":
            years = years_of(text)
            if years is None:
                self.refuse(node, f"`{text[:40]}` are no years", "write 3-5, 8+ or 0 to under 3")
            return years
        if key in _FIGURES:
            return self.figure(node, key, text)
        assert isinstance(node, Scalar)
        value = plain_value(text) if key == "value" and node.plain else text
        return value if isinstance(value, int | float) and not isinstance(value, bool) else text

    def figure(self, node: Node, key: str, text: str) -> float | None:
        assert isinstance(node, Scalar)
        value = plain_value(text) if node.plain else text
        if value is None:
            return None  # an end that is said to be open
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not math.isfinite(value) or abs(value) > _LARGEST:  # type: ignore[arg-type]
            self.refuse(node, f"`{key}: {text[:40]}` is no number", "write figures alone")
        return value  # type: ignore[return-value]

    def check(self, node: Node, card: Card) -> None:
        """What no card may say, whatever its source says."""
        if not _ID.fullmatch(card.id):
            self.refuse(node, f"`{card.id[:80]}` is no id", "small letters, digits, dots, dashes")
        if card.low is not None and card.high is not None and card.high < card.low:
            self.refuse(node, f"{card.low:,} to {card.high:,} runs backwards", "swap the two ends")
        if card.high is not None and card.low is None:
            self.refuse(node, "a high end without a low one", "write `low:` too")
        if card.topic == "pay":
            self.among(node, card.basis or "", _BASES, "basis")
            if card.range is not None and card.unit == "a year" and not card.currency:
                self.refuse(node, "pay without a currency", "write `currency: USD`")
        if card.relation is not None:
            self.among(node, card.relation, _RELATIONS, "relation")

    def entries(self, node: Node | None, what: str, keys: Iterable[str]) -> dict[str, Node]:
        if not isinstance(node, Mapping):
            self.refuse(node, f"{what} is a map of keys and values", "write `key: value`")
        known = list(keys)
        for name, (key, _) in node.entries.items():
            self.among(key, name, known, "key")
        return {name: value for name, (_, value) in node.entries.items()}

    def map(self, node: Node | None, what: str) -> dict[str, tuple[Scalar, Node]]:
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            self.refuse(node, f"`{what}` is a map of keys and values", "write `key: value`")
        return node.entries

    def text(self, node: Node | None, what: str) -> str:
        if not isinstance(node, Scalar):
            self.refuse(node, f"`{what}` is one value", "write it on one line")
        return node.text

    def texts(self, node: Node | None) -> tuple[str, ...]:
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else [node]
        return tuple(self.text(item, "an item of a list") for item in items)

    def among(self, node: Node | None, word: str, known: Iterable[str], what: str) -> None:
        listed = list(known)
        if word in listed:
            return
        near = nearest(word, listed, limit=1)
        help = f"did you mean {near[0]}?" if near else f"one of {', '.join(sorted(listed)[:40])}"
        self.refuse(node, f"there is no {what} `{word[:80]}`", help)

    def refuse(self, node: Node | None, message: str, help: str) -> NoReturn:
        line, column = (node.line, node.column) if node is not None else (1, 1)
        raise UsageError(message, help=help, path=self.path, line=line, column=column)
