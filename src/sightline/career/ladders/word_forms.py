"""Words as rules compare them: cut out of a text with their places, and every form of a word.

Forms are made from the base forms that our tables name, never guessed back from a text: "lead"
gives "leads", "led" and "leading", and "leader" stays another word.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Word", "forms_of", "noun_forms", "words_of"]

# A hyphen parts words and leaves no trace, so that "time-to-first-call" is "time to first call".
_WORD = re.compile(
    r"#(?!\w)|e\.g\.|i\.e\.|vs\.|\d+(?:[.,]\d+)*(?=\W|_|\Z)|[^\W_]+(?:['\u2019.&][^\W_]+)*[+#]{0,2}"
    r"|[.;:!?,()/|%\u2022\u2013\u2014]|\n",
    re.IGNORECASE,
)

_IRREGULAR = {
    "be": "am is are was were been being", "begin": "began begun", "bring": "brought",
    "build": "built", "choose": "chose chosen", "cut": "cut", "do": "did done does",
    "draw": "drew drawn", "drive": "drove driven", "fall": "fell fallen", "find": "found",
    "get": "got gotten", "give": "gave given", "go": "went gone goes", "grow": "grew grown",
    "have": "has had", "hold": "held", "keep": "kept", "know": "knew known", "lead": "led",
    "make": "made", "meet": "met", "oversee": "oversaw overseen", "rise": "rose risen",
    "run": "ran", "say": "said", "sell": "sold", "set": "set", "shrink": "shrank shrunk",
    "speak": "spoke spoken", "spend": "spent", "take": "took taken", "teach": "taught",
    "tell": "told", "win": "won", "write": "wrote written",
}  # fmt: skip
_PLURALS = {"person": "people", "analysis": "analyses", "criterion": "criteria"}
_NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve several multiple many"
_NUMBERS = frozenset([*_NUMBER_WORDS.split(), *map(str, range(2, 100))])


class Word(NamedTuple):
    """A word or a sign that parts clauses: its place, and how it is compared."""

    start: int
    end: int
    low: str

    @property
    def is_sign(self) -> bool:
        return not self.low[0].isalnum()


def words_of(text: str) -> list[Word]:
    """The words and the parting signs of a text, in order.

    >>> [word.low for word in words_of("Said no; cut time-to-call 2.5 %.")]
    ['said', 'no', ';', 'cut', 'time', 'to', 'call', '2.5', '%', '.']
    """
    return [
        Word(found.start(), found.end(), found[0].lower().replace("\u2019", "'"))
        for found in _WORD.finditer(text)
    ]


def forms_of(base: str) -> frozenset[str]:
    """Every form of a word; both spellings of -ize; forms that no one writes do no harm.

    `#` stands for any number of more than one.

    >>> sorted(forms_of("plan"))
    ['plan', 'planed', 'planes', 'planing', 'planned', 'planning', 'plans']
    """
    if base == "#":
        return _NUMBERS
    if not base.isalpha() or len(base) < 2:
        return frozenset((base,))
    found = _regular(base) | set(_IRREGULAR.get(base, "").split())
    if base.endswith(("ize", "yze")):
        found |= _regular(base[:-2] + "se")
    if base.endswith("ization"):
        found |= _regular(base.replace("ization", "isation"))
    return frozenset(found)


def noun_forms(base: str) -> frozenset[str]:
    """A thing and several of it: "engineer" and "engineers", and not "engineering".

    >>> sorted(noun_forms("story"))
    ['stories', 'story', 'storyes', 'storys']
    """
    if base == "#":
        return _NUMBERS
    if not base.isalpha() or len(base) < 2:
        return frozenset((base,))
    found = {base, base + "s", base + "es", *_PLURALS.get(base, "").split()}
    if base.endswith("y"):
        found.add(base[:-1] + "ies")
    if base.endswith("ization"):
        found |= {base.replace("ization", "isation")}
    return frozenset(found)


def _regular(base: str) -> set[str]:
    found = {base, base + "s", base + "es", base + "ed", base + "ing"}
    if base[-1] == "e":
        found = {base, base + "s", base + "d", base[:-1] + "ing"}
    elif base[-1] == "y" and base[-2] not in "aeiou":
        found |= {base[:-1] + "ies", base[:-1] + "ied"}
    elif base[-1] in "bdglmnprt" and base[-2] in "aeiou":
        found |= {base + base[-1] + "ed", base + base[-1] + "ing"}
    return found
