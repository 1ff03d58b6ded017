"""What feedback speaks about: rows by the words of an API's operations, and by what went wrong.

Words are compared without case and without a plural's ending; nothing is understood beyond that. A
ticket that mentions `search` may praise it: a count says where to read first, not what to build.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.measure.starting.api_contract import ApiOperation
from sightline.measure.starting.feedback_table import FeedbackRow
from sightline.measure.starting.plain_words import ACCESS, FAILED, SAY_NOTHING, SLOW

_WORD = re.compile(r"[^\W_]+")
_PARTS_OF_NAME = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[^\W\d_]+")
_PARAMETER = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The rows that mention something: their keys in the order of the file, out of how many."""

    what: str
    keys: tuple[str, ...]
    of: int

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
    """The rows of feedback as sets of words, read once."""

    def __init__(self, rows: Sequence[FeedbackRow]) -> None:
        self.rows = rows
        self._words = [frozenset(_WORD.findall(_folded(row.words))) for row in rows]
        stems: dict[str, str] = {}
        for word in frozenset().union(*self._words):
            stems[word] = stem(word)
        self._stems = [frozenset(map(stems.__getitem__, words)) for words in self._words]

    def mentioning(self, words: frozenset[str], what: str) -> Mentions:
        """The rows that use one of these words as they stand."""
        found = zip(self.rows, self._words, strict=True)
        return Mentions(
            what, tuple(r.key for r, said in found if not words.isdisjoint(said)), len(self.rows)
        )

    def about(self, word: str) -> Mentions:
        """The rows that use a word, in the singular or the plural."""
        found = zip(self.rows, self._stems, strict=True)
        return Mentions(f'"{word}"', tuple(r.key for r, s in found if word in s), len(self.rows))

    def topic(self, operations: Sequence[ApiOperation]) -> Topic | None:
        """The word of the API that feedback uses most; a word of few operations weighs more.

        Weight: rows that mention it x ln(1 + operations / operations called so), as in tf-idf
        (Sparck Jones 1972), so that what stands in every path does not win.
        """
        called: dict[str, list[ApiOperation]] = {}
        for operation in operations:
            for word in sorted(words_of(operation)):
                called.setdefault(word, []).append(operation)
        counts = Counter(word for said in self._stems for word in said if word in called)
        weights = {
            word: count * math.log(1 + len(operations) / len(called[word]))
            for word, count in counts.items()
        }
        if not weights:
            return None
        best = min(weights, key=lambda word: (-weights[word], word))
        return Topic(best, tuple(_by_fit(best, called[best])), self.about(best))

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
