"""What feedback speaks about: rows by the words of an API's operations, and by what went wrong.

Words are compared without case and without a plural's ending; nothing is understood beyond that. A
ticket that mentions `search` may praise it: a count says where to read first, not what to build.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sightline.measure.starting.api_contract import ApiOperation
from sightline.measure.starting.feedback_table import FeedbackRow
from sightline.measure.starting.plain_words import (
    ACCESS,
    ACTING,
    EVERYDAY,
    FAILED,
    SAY_NOTHING,
    SLOW,
)

_WORD = re.compile(r"[^\W_]+")
_PARTS_OF_NAME = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[^\W\d_]+")
_SECONDS = re.compile(r"\b\d+(?:[.,]\d+)?\s?s(?:ecs?)?\b")
_PARAMETER = re.compile(r"\{[^}]*\}")


LEAST_SHARE = 0.02
"""Of all rows: fewer are an accident, not a topic."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """The rows that mention something: their keys in the order of the file, out of how many."""

    what: str
    keys: tuple[str, ...]
    of: int

    @property
    def is_enough(self) -> bool:
        """Whether so many rows say something."""
        return bool(self.keys) and len(self.keys) >= LEAST_SHARE * self.of

    @property
    def told(self) -> str:
        return f"{len(self.keys):,} of {self.of:,} tickets {_verb(self.keys)} {self.what}"


@dataclass(frozen=True, slots=True)
class Topic:
    """A word of the API that feedback uses, the operations called so, and the rows."""

    word: str
    operations: tuple[ApiOperation, ...]
    mentions: Mentions


class Spoken:
    """The rows of feedback as sets of words, read once; `0.8 s` is said in seconds."""

    def __init__(self, rows: Sequence[FeedbackRow]) -> None:
        self.rows = rows
        self._texts = [_folded(row.words) for row in rows]
        plain = [frozenset(_WORD.findall(text)) for text in self._texts]
        stems = {word: stem(word) for word in frozenset().union(*plain)}
        self._stems = [frozenset(map(stems.__getitem__, words)) for words in plain]
        self._words = [
            words | {"seconds"} if _SECONDS.search(text) else words
            for words, text in zip(plain, self._texts, strict=True)
        ]
        self._filed = [
            frozenset(stem(word) for value in row.filed for word in _WORD.findall(_folded(value)))
            for row in rows
        ]

    def mentioning(self, words: frozenset[str], what: str) -> Mentions:
        """The rows that use one of these words as they stand."""
        found = zip(self.rows, self._words, strict=True)
        return Mentions(
            what, tuple(r.key for r, said in found if not words.isdisjoint(said)), len(self.rows)
        )

    def using(self, word: str) -> Mentions:
        """The rows that use a word, in the singular or the plural."""
        found = zip(self.rows, self._stems, strict=True)
        return Mentions(f'"{word}"', tuple(r.key for r, s in found if word in s), len(self.rows))

    def about(self, word: str) -> Mentions:
        """The rows that speak of a thing of the API, or are filed under it.

        An everyday word in the singular is meant only behind a `/`, or where it is acted on.
        """
        meant = self._is_meant(word)
        rows = zip(self.rows, self._stems, self._texts, self._filed, strict=True)
        said = {
            row.key: word in stems and meant(text)
            for row, stems, text, filed in rows
            if word in filed or (word in stems and meant(text))
        }
        what = f'"{word}"' if all(said.values()) else f'"{word}", in words or by category'
        return Mentions(what, tuple(said), len(self.rows))

    def _is_meant(self, word: str) -> Callable[[str], bool]:
        if word not in EVERYDAY:
            return lambda text: True
        plural = rf"{word[:-1]}ies" if word.endswith("y") else rf"{word}e?s"
        acted = rf"\b(?:{ACTING})\s+(?:(?:an?|the|my|our|new)\s+)*{word}\b"
        pattern = re.compile(rf"\b{plural}\b|/{word}\b|{acted}")
        return lambda text: pattern.search(text) is not None

    def topic(self, operations: Sequence[ApiOperation]) -> Topic | None:
        """The word of the API of which feedback says most often that it is slow or fails; where
        none is said to, the one that is spoken of most. None where too few speak of any.

        Weight: rows x ln(1 + operations / operations called so), as in tf-idf (Sparck Jones 1972),
        so that what stands in every path does not win.
        """
        called: dict[str, list[ApiOperation]] = {}
        for operation in operations:
            for word in sorted(words_of(operation)):
                called.setdefault(word, []).append(operation)
        spoken = frozenset().union(*self._stems, *self._filed)
        topics = [
            Topic(word, tuple(_by_fit(word, called[word])), self.about(word))
            for word in called
            if word in spoken
        ]

        def rank(topic: Topic) -> tuple[float, float, str]:
            weight = math.log(1 + len(operations) / len(topic.operations))
            said = len(topic.mentions.keys)
            return -weight * self._most_hurt(topic), -weight * said, topic.word

        return min((t for t in topics if t.mentions.is_enough), key=rank, default=None)

    def _most_hurt(self, topic: Topic) -> int:
        """How many rows of a topic tell what hurts most: that it is slow, or that it fails. Too few
        are none."""
        keys = frozenset(topic.mentions.keys)
        hurt = (keys.intersection(self.mentioning(w, "").keys) for w in (SLOW, FAILED))
        most = max(map(len, hurt))
        return most if most >= LEAST_SHARE * len(self.rows) else 0

    def words_most_used(self, least: int) -> list[str]:
        """Words by the number of rows that use them, most first; none used in fewer than so many,
        in nearly all, or that only say that something is slow, fails or needs access."""
        counts = Counter(word for said in self._stems for word in said)
        plain = SLOW | FAILED | ACCESS
        told = [
            (count, word)
            for word, count in counts.items()
            if least <= count <= 0.8 * len(self.rows)
            and len(word) > 3
            and word.isalpha()
            and word not in SAY_NOTHING
            and word not in plain
        ]
        return [word for count, word in sorted(told, key=lambda found: (-found[0], found[1]))]


def words_of(operation: ApiOperation) -> frozenset[str]:
    """The words that an operation is called by: of its path, its id and its tags.

    >>> operation = ApiOperation("GET", "/v1/searchTokens/{id}", "", "", (), True, (), False, True)
    >>> sorted(words_of(operation))
    ['search', 'token']
    """
    names = [_PARAMETER.sub(" ", operation.path), operation.operation_id, *operation.tags]
    found = {stem(_folded(word)) for name in names for word in _PARTS_OF_NAME.findall(name)}
    return frozenset(word for word in found if len(word) > 2 and word not in SAY_NOTHING)


def stem(word: str) -> str:
    """A word without the ending of an English plural.

    >>> [stem(word) for word in ("searches", "queries", "tokens", "status", "process")]
    ['search', 'query', 'token', 'status', 'process']
    """
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def _by_fit(word: str, operations: Iterable[ApiOperation]) -> list[ApiOperation]:
    """Operations called so, the most telling first: by the end of the path, reading, short."""

    def misfit(operation: ApiOperation) -> tuple[bool, bool, int, bool, int, int, str]:
        parts = [part for part in operation.path.split("/") if part]
        named = [part for part in parts if not part.startswith("{")]
        last = {stem(_folded(w)) for w in _PARTS_OF_NAME.findall(named[-1] if named else "")}
        in_path = {stem(_folded(w)) for w in _PARTS_OF_NAME.findall(" ".join(named))}
        return (
            word not in last,
            word not in in_path,
            len(last),
            operation.method != "GET",
            len(parts),
            len(operation.path),
            operation.name,
        )

    return sorted(operations, key=misfit)


def _folded(text: str) -> str:
    return text.lower().replace("ä", "a").replace("ö", "o").replace("ü", "u").replace("ß", "ss")


def _verb(keys: Sequence[str]) -> str:
    return "mentions" if len(keys) == 1 else "mention"
