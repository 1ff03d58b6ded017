"""What kinds of things a sentence about a person says they did, and what only sounds like it.

A rule finds a verb and its object in one clause (`evidence_kinds.yaml`). Then the words before the
verb and between the two are read: what is denied ("never owned"), hedged ("helped", "exposure to"),
meant ("want to lead"), done by others ("the team built") or less than the thing itself ("built a
prototype of") is given back as a near miss, with the words that make it one, and counts as nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.career.ladders.figures import changes_in
from sightline.career.ladders.kinds import Kind, KindTable, Phrases, Rule, kind_table
from sightline.career.ladders.word_forms import Word, words_of

__all__ = [
    "MAX_SENTENCE",
    "Recognized",
    "asked_kinds",
    "guard_before",
    "kinds_in",
    "kinds_of_title",
    "qualifiers_in",
]

_CLAUSE_SIGNS = frozenset(".;:!?\n•")
_CLAUSE_WORDS = frozenset(("but", "although", "though", "whereas", "while", "however"))
_JOINING = frozenset((",", "and", "&", "/"))
_ARTICLES_WORDS = "a an the this that my our your their its his her"
_ARTICLES = frozenset(_ARTICLES_WORDS.split())
# Before these words, or a clause's beginning, "the CTO owned" is about the CTO.
_BEFORE_SUBJECT_WORDS = "and or when while because how where so then before , which"
_BEFORE_SUBJECT = frozenset(_BEFORE_SUBJECT_WORDS.split())
_NO_SUBJECT_WORDS = (
    "of for in on at to from with by into across through during since until than as about after "
    "who which that where i"
)
_NO_SUBJECT = frozenset(_NO_SUBJECT_WORDS.split())
_LONGEST_SUBJECT = 4
_BEFORE_ANY_VERB_WORDS = "and or then also & i we they he she who which team"
_BEFORE_ANY_VERB = frozenset(_BEFORE_ANY_VERB_WORDS.split())
_BEFORE_BASE_WORDS = "to you will must can should would could may might not"
_BEFORE_BASE = frozenset(_BEFORE_BASE_WORDS.split())
_ADJECTIVES = frozenset(("weekly", "monthly", "daily", "quarterly", "yearly", "early", "friendly"))
_BEFORE_GERUND_WORDS = (
    "by while in of for through from with on to after before since experience experienced years "
    "decade responsible accountable comfortable into when despite without about like helped help "
    "started began kept include including involved"
)
_BEFORE_GERUND = frozenset(_BEFORE_GERUND_WORDS.split())
_BE = frozenset(("was", "were", "been", "being", "is", "are", "am", "be"))
_PAST_WORDS = (
    "led ran wrote built grew drove sold taught spoke chose held kept met said made took brought "
    "cut fell rose won set gave oversaw began found"
)
_PAST = frozenset(_PAST_WORDS.split())
MAX_SENTENCE = 2_000  # letters; nobody says more in one sentence, and what follows is not read
_LOOK_BACK = 6
_FAR = 14


@dataclass(frozen=True, slots=True)
class Recognized:
    """A kind and where its words stand (offsets of the sentence).

    ``but`` is empty where it counts; else why it doesn't: ``denied``, ``hedged``, ``meant``,
    ``others``, ``made_up`` or ``passive``. ``because`` are the words that say so.
    """

    kind: str
    start: int
    end: int
    but: str = ""
    because: str = ""


def kinds_in(text: str, table: KindTable | None = None) -> list[Recognized]:
    """Every kind that a sentence shows, one each (what counts before what doesn't)."""
    known = table or kind_table()
    text = text[:MAX_SENTENCE]
    words = words_of(text)
    best: dict[str, Recognized] = {}
    for start, end in _clauses(words):
        meant = {key for w in words[start:end] for key in known.by_word.get(w.low, ())}
        for kind in (one for key, one in known.kinds.items() if key in meant):
            for found in _in_clause(kind, words, start, end, known.guards, text):
                held = best.get(kind.key)
                if held is None or (held.but and not found.but):
                    best[kind.key] = found
    for kind in known.kinds.values():
        if kind.has_figure:
            for found in _figures(kind, text, words, known.guards):
                held = best.get(kind.key)
                if held is None or (held.but and not found.but):
                    best[kind.key] = found
    return sorted(best.values(), key=lambda one: (one.start, one.kind))


def kinds_of_title(title: str, table: KindTable | None = None) -> list[Recognized]:
    """The kinds that a job title shows; "assistant to the product manager" shows none."""
    words = words_of(title)
    found = []
    for kind in (table or kind_table()).kinds.values():
        for index, size in kind.titles.found(words, 0, len(words)):
            before = {word.low for word in words[:index]}
            if not before & {"to", "assistant", "for", "supporting"}:
                found.append(Recognized(kind.key, words[index].start, words[index + size - 1].end))
                break
    return found


def asked_kinds(text: str, table: KindTable | None = None) -> list[Recognized]:
    """The kinds that a requirement or a duty asks for, by its words; no guard is needed."""
    known = table or kind_table()
    text = text[:MAX_SENTENCE]
    words = words_of(text)
    found = []
    for kind in known.kinds.values():
        places = [(i, i + size) for i, size in kind.asked.found(words, 0, len(words))]
        for start, end in _clauses(words):
            for rule in (one for one in kind.rules if one.is_asked):
                pairs = _pairs(rule, rule.verbs, words, (start, end), known.guards)
                places += [(verb[0], last) for verb, _, last in pairs]
        if kind.has_figure and not places:
            found += [Recognized(kind.key, a, b) for a, b in changes_in(text)[:1]]
        if places:
            first, last = min(places)
            found.append(Recognized(kind.key, words[first].start, words[last - 1].end))
    return sorted(found, key=lambda one: (one.start, one.kind))


def guard_before(
    text: str, words: list[Word], start: int, index: int, guards: dict[str, Phrases]
) -> tuple[str, str]:
    """What before a word makes it not count: (why, the words), or two empty texts."""
    joined = index > start and words[index - 1].low in _JOINING and _is_past(words[index].low)
    near = max(start, index - _LOOK_BACK)
    for why in ("denied", "hedged", "meant", "others"):
        if joined and why != "denied":
            break
        for at in range(index - 1, near - 1, -1):
            size = guards[why].at(words, at)
            if size and at + size <= index and not _is_harmless(words, at):
                return why, text[words[at].start : words[at + size - 1].end]
    is_written_on = text[words[index].start : words[index].start + 1].islower()
    first = _subject(words, start, index) if is_written_on and not joined else index
    if first < index:
        return "others", text[words[first].start : words[index - 1].end]
    return "", ""


def _subject(words: list[Word], start: int, index: int) -> int:
    """Where somebody else is named right before a verb of the past ("the CTO owned"), or
    ``index`` where nobody is."""
    if not _is_past(words[index].low):
        return index
    for at in range(index - 2, max(start, index - 1 - _LONGEST_SUBJECT) - 1, -1):
        if any(word.is_sign or word.low in _NO_SUBJECT for word in words[at:index]):
            break
        begins = at == start or words[at - 1].low in _BEFORE_SUBJECT
        if begins and words[at].low in _ARTICLES:
            return at
    return index


def qualifiers_in(text: str, table: KindTable | None = None) -> frozenset[str]:
    """What a text says an activity is about: keys of ``qualifiers`` in the table."""
    words = words_of(text)
    rows = (table or kind_table()).qualifiers
    return frozenset(name for name, row in rows.items() if row.found(words, 0, len(words)))


def _is_past(low: str) -> bool:
    return low.endswith("ed") or low in _PAST


def _is_harmless(words: list[Word], at: int) -> bool:
    """ "Not only", and May with a year after it."""
    following = words[at + 1].low if at + 1 < len(words) else ""
    if words[at].low == "not" and following == "only":
        return True
    return words[at].low == "may" and following[:1].isdigit()


def _clauses(words: list[Word]) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence as index ranges."""
    start = 0
    for index, word in enumerate(words):
        if word.low in _CLAUSE_SIGNS or word.low in _CLAUSE_WORDS:
            if index > start:
                yield start, index
            start = index + 1
    if start < len(words):
        yield start, len(words)


def _pairs(
    rule: Rule,
    verbs: Phrases,
    words: list[Word],
    clause: tuple[int, int],
    guards: dict[str, Phrases],
) -> Iterator[tuple[tuple[int, int], int, int]]:
    """Each verb with the nearest object after it: ((verb's index, its size), object, end)."""
    start, end = clause
    objects = rule.objects.found(words, start, end)
    if not objects:
        return
    for index, size in verbs.found(words, start, end):
        after = index + size
        if size == 1 and not _is_verb(words, start, index):
            continue
        if after < end and guards["compounds"].at(words, after):
            continue
        for at, count in objects:
            last = at + count
            if not after <= at <= after + rule.within:
                continue
            if rule.is_direct and not _is_direct(words, after, at, last, end, guards):
                continue
            if rule.and_ is not None:
                more = rule.and_.found(words, after, min(end, after + _FAR))
                if not more:
                    continue
                last = max(last, more[0][0] + more[0][1])
            yield (index, size), at, last
            break


def _is_verb(words: list[Word], start: int, index: int) -> bool:
    """Whether a word that may be a verb is one where it stands, by the word before it.

    "Finance training", "a redesigned page" and "design reviews" hold nouns and adjectives.
    """
    if index == start or words[index - 1].is_sign:
        return True
    before, low = words[index - 1].low, words[index].low
    if (before.endswith("ly") and before not in _ADJECTIVES) or before in _BEFORE_ANY_VERB:
        return True
    if low.endswith("ing"):
        return before in _BEFORE_GERUND or before in _BE
    if _is_past(low):
        return before not in _ARTICLES
    return before in _BEFORE_BASE or before.endswith(("n't", "'ll", "'d"))


def _is_direct(
    words: list[Word], after: int, at: int, last: int, end: int, guards: dict[str, Phrases]
) -> bool:
    """Whether the object is the verb's own, and the head of its phrase."""
    if any(guards["made_up"].at(words, index) for index in range(after, at)):
        return True  # and it is told apart as less than the thing itself
    for index in range(after, at):
        if guards["links"].at(words, index):
            is_of = words[index].low == "of" and index > after
            if not (is_of and guards["amounts"].at(words, index - 1)):
                return False
    if last >= end or words[last].is_sign or words[last].low.endswith("ed"):
        return True
    return bool(guards["after_head"].at(words, last))


def _in_clause(
    kind: Kind, words: list[Word], start: int, end: int, guards: dict[str, Phrases], text: str
) -> Iterator[Recognized]:
    for rule in kind.rules:
        for (index, size), at, last in _pairs(rule, rule.verbs, words, (start, end), guards):
            why, because = guard_before(text, words, start, index, guards)
            if not why:
                why, because = _passive(words, index, start)
            if not why:
                why, because = _by_others(words, index, size, end)
            if not why:
                why, because = _purpose(words, index, start)
            if not why:
                why, because = _between(text, words, index + size, at, guards)
            yield Recognized(kind.key, words[index].start, words[last - 1].end, why, because)
        for (index, size), at, last in _pairs(rule, rule.lesser, words, (start, end), guards):
            if not _is_direct(words, index + size, at, last, end, guards):
                continue
            because = text[words[index].start : words[index + size - 1].end]
            place = words[index].start, words[last - 1].end
            yield Recognized(kind.key, *place, "hedged", because)
    for index, size in kind.phrases.found(words, start, end):
        why, because = guard_before(text, words, start, index, guards)
        place = words[index].start, words[index + size - 1].end
        yield Recognized(kind.key, *place, why, because)


def _by_others(words: list[Word], index: int, size: int, end: int) -> tuple[str, str]:
    """ "Trained by engineers": it was done by them."""
    after = index + size
    if after + 1 >= end or words[after].low != "by" or not _is_past(words[index].low):
        return "", ""
    if words[after + 1].low.endswith("ing") or words[after + 1].low in ("example", "hand"):
        return "", ""
    return "others", f"{words[index].low} by"


def _passive(words: list[Word], index: int, start: int) -> tuple[str, str]:
    """ "Was designed": it isn't said by whom."""
    if index > start and words[index - 1].low in _BE and not words[index].low.endswith("ing"):
        if words[index].low in ("responsible", "accountable", "in", "on"):
            return "", ""
        return "passive", f"{words[index - 1].low} {words[index].low}"
    return "", ""


def _purpose(words: list[Word], index: int, start: int) -> tuple[str, str]:
    """ "Modules to manage the platform": what something is for, and not what was done."""
    at = index - 1
    while at > start and words[at].low.endswith("ly"):
        at -= 1
    if at >= start and words[at].low == "to" and words[index].low not in _PAST:
        return "meant", f"to {words[index].low}"
    return "", ""


def _between(
    text: str, words: list[Word], start: int, end: int, guards: dict[str, Phrases]
) -> tuple[str, str]:
    for at in range(start, end):
        for why in ("made_up", "denied"):
            size = guards[why].at(words, at)
            if size and at + size <= end:
                return why, text[words[at].start : words[at + size - 1].end]
    return "", ""


_TARGETS = ("target", "goal", "aim", "aimed", "expected", "projected", "forecast", "planned")


def _figures(
    kind: Kind, text: str, words: list[Word], guards: dict[str, Phrases]
) -> Iterator[Recognized]:
    for start, end in changes_in(text):
        index = next((i for i, word in enumerate(words) if word.end > start), 0)
        first = next((a for a, b in _clauses(words) if a <= index < b), 0)
        why, because = guard_before(text, words, first, index, guards)
        if why == "others":
            why, because = (
                "",
                "",
            )  # a figure that fell is an outcome, whoever is the sentence's subject
        target = [word.low for word in words[first : index + 6] if word.low in _TARGETS]
        if not why and target:
            why, because = "meant", target[0]
        yield Recognized(kind.key, start, end, why, because)
