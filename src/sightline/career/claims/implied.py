"""What a document plainly implies in so many words: a deed told as a means, years of experience.

`Cut latency by moving scoring to a queue` says that the person moved it; `Backend engineer with
nine years of experience in payments` says `nine years of experience in payments`. Both hold only
where nobody else can have done or had it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sightline.career.claims.closed_lists import (
    BASE_VERBS,
    PASSIVE,
    PREPOSITIONS,
    holds_weight,
    is_participle,
    is_past,
    is_verb,
    turns_it,
)  # fmt: skip
from sightline.career.claims.record import Fact
from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import Word

__all__ = ["means_told", "years_of"]

_IRREGULAR = {
    "building": "built", "rebuilding": "rebuilt", "writing": "wrote", "rewriting": "rewrote",
    "running": "ran", "leading": "led", "making": "made", "teaching": "taught",
    "splitting": "split", "cutting": "cut", "setting": "set", "driving": "drove",
}  # fmt: skip
_BREAKS = frozenset((",", ";", ":", "—", "–", "(", ")", "."))  # noqa: RUF001
_OTHERS = word_set(
    """team teams group squad company agency firm studio startup staff people who whose that which
    let made had enabled allowed asked convinced persuaded"""
)
# What a field may be called by or not: experience in payments platforms is one in payments.
_HEADS = word_set("platforms software systems products industry sector domain")
_LONGEST = 40


def means_told(fact: Fact) -> list[Fact]:
    """`moved scoring to a queue` out of `Cut latency from 9 s to 3 s by moving scoring to a queue`.

    Only where one deed of the person stands before it, with no one else in its clause.
    """
    words = fact.words
    if len(words) > _LONGEST or not words or not _is_own_deed(words[0]):
        return []
    for at in range(2, len(words) - 2):
        if words[at].key != "by" or not is_participle(words[at + 1].key):
            continue
        after = next((n for n in range(at + 1, len(words)) if words[n].key in _BREAKS), len(words))
        rest = words[at + 2 : after]
        is_plain = not any(word.key == "and" for word in rest)
        if not rest or not is_plain or not _is_alone(words[1:at]) or holds_weight(rest):
            return []
        return [_from(fact, form, at + 1, after) for form in _past_forms(words[at + 1].key)]
    return []


def _is_own_deed(word: Word) -> bool:
    return is_past(word.key) and word.key not in PASSIVE and not holds_weight([word])


def _is_alone(clause: Sequence[Word]) -> bool:
    """Whether no second deed and no one else stands in a clause."""
    return not (
        holds_weight(clause)
        or any(is_past(w.key) or is_participle(w.key) or w.key in _OTHERS for w in clause)
        or any(
            clause[n].key == "to" and clause[n + 1].key in BASE_VERBS
            for n in range(len(clause) - 1)
        )
    )


def _past_forms(participle: str) -> list[str]:
    """The past of a participle, in each way it may be written: `moving` is `moved`."""
    if participle in _IRREGULAR:
        return [_IRREGULAR[participle]]
    return [participle.removesuffix("ing") + "ed"]


def _from(fact: Fact, first: str, start: int, after: int) -> Fact:
    """A stretch of a statement as one of its own, whose first word has another form."""
    head = fact.words[start]
    words = (Word(first, head.start, head.end), *fact.words[start + 1 : after])
    firsts = frozenset((first,))
    return Fact(
        "statement", words, fact.origins[start:after], fact.document, fact.text, firsts=firsts
    )


def years_of(fact: Fact) -> list[Fact]:
    """`nine years of experience in payments` out of what a summary calls the person by."""
    words = fact.words
    keys = [word.key for word in words]
    if "with" not in keys[:8] or len(words) > _LONGEST:
        return []
    opens = keys.index("with")
    called, after = words[:opens], opens + 1
    if not _is_a_person(called) or keys[after + 1 : after + 4] != ["years", "of", "experience"]:
        return []
    if not keys[after].startswith("n:"):
        return []
    end = next((n for n in range(after, len(words)) if keys[n] in _BREAKS), len(words))
    if turns_it(words[end:]) or holds_weight(words[after:end]) or keys[end : end + 1] == ["("]:
        return []
    ends = [end, after + 4] + ([end - 1] if keys[end - 1] in _HEADS else [])
    return [fact.part("experience", range(after, one)) for one in ends]


def _is_a_person(called: Sequence[Word]) -> bool:
    """Whether words are what a person is called: no deed, no place, nobody else."""
    return bool(called) and not any(
        word.is_sign or word.key in PREPOSITIONS or word.key in _OTHERS or word.key == "and"
        or is_participle(word.key) for word in called
    ) and not is_verb(called[0].key)  # fmt: skip
