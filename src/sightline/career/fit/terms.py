"""The words that a line of requirements lists, where no dictionary knows them.

"Strong understanding of REST APIs, authentication and versioning" lists three things. What opens
the list and what stands between its entries is a closed list of ours; an entry of more than four
words is a sentence, and nothing is made of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.career.ladders.recognizing import MAX_SENTENCE
from sightline.career.ladders.word_forms import Word, forms_of, words_of

__all__ = ["Term", "Terms", "is_vague", "stem_words", "terms_in"]

_OPENERS = (
    "understanding of", "knowledge of", "familiarity with", "familiar with", "proficiency in",
    "proficient in", "proficient with", "experience with", "experience in", "expertise in",
    "expertise with", "fluency in", "fluent in", "background in", "skilled in", "skills in",
    "comfortable with", "experience using", "command of", "grasp of", "exposure to",
    "experience of", "knowledge in", "versed in", "certified in", "working with",
)  # fmt: skip
_EMPTY_WORDS = (
    "a an the of in on with and or to for as at by from is are be your our their its this that "
    "strong solid deep good excellent great proven hands experience experienced skill skills "
    "ability able knowledge understanding familiarity proficiency proficient fluency fluent "
    "expertise background basic basics advanced working track record years year similar related "
    "equivalent relevant other others etc such like including various multiple "
    "concepts principles fundamentals methods methodologies practices best plus bonus "
    "preferred required desired nice must communication teamwork team teams player passion detail "
    "motivated self starter fast paced environment attitude problem solving interpersonal written "
    "verbal oral presentation leadership collaboration collaborative analytical critical thinking "
    "complex technical professional field any one more least level high quality "
    "role job work works across about how what well very highly quick learner mindset people who "
    "you we they have has had including use using e.g. i.e. "
    "stack native fluently a1 a2 b1 b2 c1 c2"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_BEFORE = re.compile(r"[.;:(]|\band\b", re.IGNORECASE)
_AFTER = re.compile(r"[.;:),]|\band\b", re.IGNORECASE)
_SUCH_AS = re.compile(
    r"\b(?:such as|e\.g\.|for example|one of|any of|one or more of)", re.IGNORECASE
)
_SEGMENT_END = re.compile(r"[.;:)](?:\s|\Z)")
_BEFORE_HEAD = re.compile(r"[,;.:]|\b(?:and|with|in|of|to|for|using)\b", re.IGNORECASE)
_SLASHED = re.compile(r"[^\s,;/()]{1,40}(?:/[^\s,;/()]{1,40}){1,5}")
# Alone these name nothing in particular; "data transformation" does.
_VAGUE_WORDS = (
    "software data systems system services service cloud platform platforms solutions stack "
    "product products tools technologies technology "
    "development design architecture delivery cost costs performance release releases training "
    "engineer engineers engineering developer developers customer customers user users client "
    "clients stakeholder stakeholders partner partners business strategy planning management "
    "research analysis testing support operations integration integrations transformation flag "
    "flags responsible responsibility growth marketing sales vendor vendors product quality code "
    "coding metrics scale scaling security industry domain market markets organization "
    "organizations company companies startup startups project projects program programs process "
    "processes applications application web mobile digital online internet computer computers "
    "internal external global english ownership end impact results outcomes cross-functional"
)
_VAGUE = frozenset(_VAGUE_WORDS.split())
_STOPS = frozenset(".;:!?()\n\u2022\u2013\u2014")
_MOST_WORDS = 4
_PREPOSITIONS_WORDS = (
    "for to that which who in on at by from with within across using through as so while"
)
_PREPOSITIONS = frozenset(_PREPOSITIONS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Term:
    """One entry: ``words`` as they stand, ``key`` what it is compared by."""

    words: str
    key: str
    start: int
    end: int


class Terms:
    """The entries of a line, and where alternatives begin and end."""

    def __init__(self, terms: list[Term], choices: list[tuple[int, int]]) -> None:
        self.terms = terms
        self._choices = choices

    def choice_at(self, offset: int) -> int:
        """The number of the choice that an offset belongs to; 0 for none."""
        for number, (start, end) in enumerate(self._choices, 1):
            if start <= offset < end:
                return number
        return 0

    @staticmethod
    def is_empty(words: str) -> bool:
        """Whether words carry nothing that could be compared."""
        return all(word.low in _EMPTY or word.is_sign for word in words_of(words))


def is_vague(words: str) -> bool:
    """Whether words carry nothing, or nothing in particular."""
    return all(one.low in _EMPTY | _VAGUE or one.is_sign for one in words_of(words))


def terms_in(text: str) -> Terms:
    """The entries that a line lists.

    >>> [term.words for term in terms_in("Knowledge of authentication and rate limiting").terms]
    ['authentication', 'rate limiting']
    """
    text = text[:MAX_SENTENCE]
    words = words_of(text)
    terms: list[Term] = []
    for first, last in _lists(text, words):
        entry: list[Word] = []
        for word in [*words[first:last], None]:
            if word is None or word.low in (",", "/", "and", "or", "&"):
                terms += _term(text, entry)
                entry = []
            else:
                entry.append(word)
    return Terms(terms, _choices(text))


def _lists(text: str, words: list[Word]) -> list[tuple[int, int]]:
    """Index ranges of what such a line lists: after an opener, or all of a short line."""
    low = " ".join(word.low for word in words)
    found = []
    for index in range(len(words)):
        for opener in _OPENERS:
            row = opener.split(" ")
            if [word.low for word in words[index : index + len(row)]] == row:
                found.append((index + len(row), _end(words, index + len(row))))
    is_list = ":" in low or not any(word.low in _PREPOSITIONS for word in words)
    if not found and is_list and (len(words) <= _MOST_WORDS or ":" in low):
        start = 0
        for index, word in enumerate([*words, None]):
            if word is None or word.low in _STOPS:
                found.append((start, index))
                start = index + 1
    return found


def _end(words: list[Word], start: int) -> int:
    for index in range(start, len(words)):
        if words[index].low in _STOPS or words[index].low in _PREPOSITIONS:
            return index
    return len(words)


def _term(text: str, entry: list[Word]) -> list[Term]:
    while entry and (entry[0].low in _EMPTY or entry[0].is_sign):
        entry = entry[1:]
    while entry and (entry[-1].low in _EMPTY or entry[-1].is_sign):
        entry = entry[:-1]
    if not entry or len(entry) > _MOST_WORDS:
        return []
    is_vague = len(entry) == 1 and entry[0].low in _VAGUE
    if is_vague or all(word.low in _EMPTY for word in entry):
        return []
    start, end = entry[0].start, entry[-1].end
    return [Term(text[start:end], " ".join(word.low for word in entry), start, end)]


def _choices(text: str) -> list[tuple[int, int]]:
    """Stretches in which an "or", "such as" or a slash offers a choice; none touches another."""
    found: list[tuple[int, int]] = []
    for hit in _OR.finditer(text):
        before = max((one.end() for one in _BEFORE.finditer(text, 0, hit.start())), default=0)
        after = _AFTER.search(text, hit.end())
        found.append((before, after.start() if after else len(text)))
    for hit in _SUCH_AS.finditer(text):
        # "An analytics tool such as Looker": the examples and what they are examples of.
        head = max((one.end() for one in _BEFORE_HEAD.finditer(text, 0, hit.start())), default=0)
        after = _SEGMENT_END.search(text, hit.end())
        found.append((head, after.start() if after else len(text)))
    found += [hit.span() for hit in _SLASHED.finditer(text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def stem_words(key: str) -> list[frozenset[str]]:
    """The forms of each word of a term, for finding it in another text."""
    return [forms_of(_base(word)) | {word} for word in key.split(" ")]


def _base(word: str) -> str:
    """A plain plural's singular, so that "webhooks" finds "webhook"."""
    if (
        len(word) > 3
        and word.isalpha()
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
    ):
        return word[:-1]
    return word
