"""A promise that no metric measures: what must hold, and who or what decides whether it does.

    - given: a key without rights
      when: it calls the search
      then: the answer is 403 and says which right is missing
      test: tests.search.test_rights.test_names_the_right     # a result of JUnit: PASS or FAIL

The other deciders are ``contract`` (a place in an API's document), ``attested`` (somebody's word,
dated) and ``reported`` (a figure that lives elsewhere). The last two are never PASS. These classes
hold what was written; they neither read it nor decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from sightline.measure.language.criterion import Criterion


@dataclass(frozen=True, slots=True)
class DecidedByTest:
    """Every test of this name has passed; `*` stands for anything."""

    name: str

    @property
    def query(self) -> str:
        """What is looked for: `test: search.tests.*`."""
        return f"test: {self.name}"


@dataclass(frozen=True, slots=True)
class DecidedByContract:
    """An API's document has something at a JSON pointer (RFC 6901), written as a fragment.

    ``equals`` is the value that must stand there, None where being there is enough.
    """

    api: str
    pointer: str
    equals: str | None = None

    @property
    def query(self) -> str:
        """What is looked for: `contract: API-relay#/info/version = 2`."""
        equals = "" if self.equals is None else f" = {self.equals}"
        return f"contract: {self.api}{self.pointer}{equals}"


@dataclass(frozen=True, slots=True)
class Attestation:
    """Somebody looked on a day (`YYYY-MM-DD`), and says that it holds."""

    by: str
    on: str
    note: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A figure read elsewhere: how much, of how many, where, by whom and on which day."""

    value: float
    unit: str
    n: int | None
    link: str
    by: str
    on: str
    note: str = ""


Decider: TypeAlias = "DecidedByTest | DecidedByContract | Attestation | Report"


@dataclass(frozen=True, slots=True)
class FunctionalCriterion:
    """What must hold, and its decider; None where that can't be read: ``why`` says why not.

    ``bound`` is the criterion that a reported figure is held against, where one is written.
    """

    text: str
    decider: Decider | None
    why: str = ""
    bound: Criterion | None = None


def sentence_of(given: str, when: str, then: str) -> str:
    """One sentence from its parts, whether or not a part begins with its own word.

    >>> sentence_of("a new key", "When it is used", "it works")
    'Given a new key, when it is used, then it works'
    """
    parts = [
        f"{word} {_without(word, part)}"
        for word, part in (("given", given), ("when", when), ("then", then))
        if part.strip()
    ]
    line = ", ".join(parts)
    return line[:1].upper() + line[1:]


def _without(word: str, part: str) -> str:
    text = " ".join(part.split()).rstrip(".,;")
    return text[len(word) + 1 :] if text.lower().startswith(word + " ") else text
