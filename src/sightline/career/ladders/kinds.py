"""The table of kinds of evidence (`evidence_kinds.yaml`), ready to be compared with words."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sightline.career.ladders.evidence import ARTEFACT, QUOTED, RECORD, SELF_STATED
from sightline.career.ladders.word_forms import Word, forms_of, noun_forms, words_of
from sightline.text.yaml import read_yaml
from sightline.text.yaml.scalars import core_value

__all__ = ["Kind", "KindTable", "Phrase", "Phrases", "Rule", "kind_table"]

Phrase = tuple[frozenset[str], ...]


class Phrases:
    """Several phrases, each a row of words in any of their forms; found at a place of a text."""

    def __init__(
        self, told: Iterable[str], forms: Callable[[str], frozenset[str]] = forms_of
    ) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for words in told:
            phrase = tuple(forms(word.low) for word in words_of(words))
            for form in phrase[0]:
                self._by_first.setdefault(form, []).append(phrase)

    @property
    def first_words(self) -> Iterable[str]:
        """The words with which a phrase may begin."""
        return self._by_first.keys()

    def at(self, words: list[Word], index: int) -> int:
        """How many words the longest phrase has that begins here; 0 where none does."""
        longest = 0
        for phrase in self._by_first.get(words[index].low, ()):
            size = len(phrase)
            if size > longest and index + size <= len(words):
                row = words[index + 1 : index + size]
                if all(word.low in forms for word, forms in zip(row, phrase[1:], strict=True)):
                    longest = size
        return longest

    def found(self, words: list[Word], start: int, end: int) -> list[tuple[int, int]]:
        """Every place between two indexes at which a phrase stands: (index, words)."""
        first, hits = self._by_first, []
        for index in range(start, end):
            if words[index].low in first:
                size = self.at(words, index)
                if size and index + size <= end:
                    hits.append((index, size))
        return hits


@dataclass(frozen=True, slots=True)
class Rule:
    """A verb and, at most ``within`` words after it, an object; ``and_`` somewhere after it.

    ``is_direct``: nothing but words of the object stands between, and the object is no part of a
    longer name. ``is_asked``: what a posting asks for is read by it, too.
    ``lesser`` are verbs that say less: with them in its place it is a near miss.
    """

    verbs: Phrases
    objects: Phrases
    within: int
    and_: Phrases | None
    is_direct: bool
    is_asked: bool
    lesser: Phrases


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of evidence as the table describes it."""

    key: str
    title: str
    rules: tuple[Rule, ...]
    phrases: Phrases
    titles: Phrases
    asked: Phrases
    workspace: tuple[str, ...]
    work: tuple[str, ...]
    has_figure: bool
    takes_verdicts: bool
    is_judged: bool
    is_certificate: bool

    @property
    def strongest(self) -> int:
        """The greatest strength that evidence of this kind can have, of all that is read today."""
        if self.takes_verdicts:
            return RECORD
        if self.workspace:
            return ARTEFACT
        is_read = self.rules or self.has_figure or self.is_certificate or not self.is_judged
        return QUOTED if is_read else SELF_STATED


@dataclass(frozen=True, slots=True)
class KindTable:
    """All kinds by key, in the order written, and what makes words not count.

    ``by_word`` has the kinds that can be meant in a clause with a word: where none of a clause's
    words is in it, nothing more needs to be compared.
    """

    kinds: dict[str, Kind]
    guards: dict[str, Phrases]
    qualifiers: dict[str, Phrases]
    ways: tuple[tuple[Phrases, Phrases], ...] = ()
    by_word: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def certificates(self) -> frozenset[str]:
        return frozenset(key for key, kind in self.kinds.items() if kind.is_certificate)


@cache
def kind_table() -> KindTable:
    """The table that comes with Sightline."""
    path = os.path.join(os.path.dirname(__file__), "evidence_kinds.yaml")
    with open(path, encoding="utf-8") as file:
        node, problems = read_yaml(file.read())
    if problems:
        raise ValueError(f"{path}:{problems[0].line}: {problems[0].message}")
    return _table(core_value(node))


def _table(told: Any) -> KindTable:
    words = told["words"]
    kinds = {key: _kind(key, one, words) for key, one in told["kinds"].items()}
    ways = tuple((Phrases([name]), Phrases(map(str, row))) for name, row in told["ways"].items())
    guards, qualifiers = _rows(told["guards"]), _rows(told["qualifiers"])
    return KindTable(kinds, guards, qualifiers, ways, _by_word(kinds))


def _by_word(kinds: dict[str, Kind]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, kind in kinds.items():
        for phrases in (kind.phrases, *(rule.objects for rule in kind.rules)):
            for word in phrases.first_words:
                found.setdefault(word, set()).add(key)
    return {word: frozenset(keys) for word, keys in found.items()}


def _rows(told: dict[str, list[Any]]) -> dict[str, Phrases]:
    return {name: Phrases(map(str, row)) for name, row in told.items()}


def _kind(key: str, told: dict[str, Any], words: dict[str, list[str]]) -> Kind:
    shown = told.get("shown", [])
    return Kind(
        key,
        told["title"],
        tuple(_rule(one, words) for one in shown if "verbs" in one),
        Phrases(phrase for one in shown for phrase in one.get("phrases", ())),
        Phrases(told.get("titles", ())),
        Phrases(told.get("asked", ())),
        tuple(told.get("workspace", ())),
        tuple(told.get("work", ())),
        told.get("figure") == "change",
        bool(told.get("verdicts")),
        bool(told.get("judged")),
        bool(told.get("certificate")),
    )


def _rule(told: dict[str, Any], words: dict[str, list[str]]) -> Rule:
    return Rule(
        Phrases(_listed(told["verbs"], words)),
        Phrases(_listed(told["objects"], words), noun_forms),
        told["within"],
        Phrases(_listed(told["and"], words)) if "and" in told else None,
        bool(told.get("direct")),
        bool(told.get("asked", True)),
        Phrases(_listed(told.get("lesser", "$lesser"), words)),
    )


def _listed(told: list[str] | str, words: dict[str, list[str]]) -> list[str]:
    """A list as written, or the list that `$name` stands for."""
    return words[told[1:]] if isinstance(told, str) else [str(one) for one in told]
