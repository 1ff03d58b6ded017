"""Why a sentence isn't supported: what is new in it, what is missing, what comes close."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.career.claims.closed_lists import weights_in
from sightline.career.claims.record import Fact, Place
from sightline.career.claims.word_set import word_set
from sightline.career.claims.words import Word, has_figure
from sightline.career.resume.headings import heading_kind

__all__ = ["Doubt", "Told", "doubt_of", "told_by"]

_LITTLE = word_set(
    """a an the and or of for in on at to from with by into across over as is are was were i my me
    am be been has have had it its this that these those"""
)
# What only carries a sentence; it is named where nothing else is new.
_CARRIES = word_set("know speak hold worked work since do did there when")
_YEAR = re.compile(r"n:((?:19|20)\d\d):")
_REORDERED = "the words are the document's, their order or what joins them isn't"
_MOST_NAMED = 6
_MOST_STRETCHES = 3
_MOST_BESIDE = 3
_LONGEST_STRETCH = 80
_LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a sentence isn't supported, and the statement that comes close; None where none does."""

    reason: str
    nearest: Fact | None


@dataclass(frozen=True, slots=True)
class Told:
    """Every word of the documents, and each fact with the words that tell it from others."""

    words: frozenset[str]
    facts: tuple[tuple[Fact, frozenset[str]], ...]


def told_by(places: Sequence[Place]) -> Told:
    """The words of some places, gathered once for any number of sentences."""
    facts = [fact for place in places for fact in place.facts]
    return Told(
        frozenset(word.key for fact in facts for word in fact.words),
        tuple(
            (fact, frozenset(word.key for word in fact.words if not word.is_sign) - _LITTLE)
            for fact in facts
        ),
    )


def doubt_of(text: str, words: Sequence[Word], record: Told, asked: frozenset[str]) -> Doubt:
    """What of a sentence no single statement says; ``asked`` are the words of a posting."""
    words = _after_label(words)
    nearest = _nearest(words, record)
    told = record.words
    content = [word for word in words if not word.is_sign and word.key not in _LITTLE]
    new = [word for word in content if not _is_told(word, told)]
    only_asked = _shown(text, (word for word in new if word.key in asked))
    others = [word for word in new if word.key not in asked]
    unknown = _shown(text, (word for word in others if word.key not in _CARRIES))
    parts = []
    if only_asked:
        parts.append(f"only the posting says {only_asked}")
    if unknown:
        parts.append(f"no document says {unknown}")
    if nearest is not None:
        content = [word for word in content if word not in new]
        parts += _compared(text, words, content, nearest, bool(parts))
    if not parts or parts == [_REORDERED]:
        carries = _shown(text, others)
        parts = parts if parts and not carries else [f"no document says {carries or 'this'}"]
    if nearest is None or not _is_close(words, nearest):
        return Doubt("; ".join(parts), None)
    parts.append(f"closest: “{_short(nearest.text)}”")
    return Doubt("; ".join(parts), nearest)


def _is_close(words: Sequence[Word], fact: Fact) -> bool:
    """Whether a statement is about the same thing: it is told whole (a skill of a list), or two
    words and a third of the shorter one of both are the same, not counting figures."""
    keys, own = _telling(words), _telling(fact.words)
    shared = len(keys & own)
    return bool(own) and (own <= keys or (shared >= 2 and 3 * shared >= min(len(keys), len(own))))


def _telling(words: Sequence[Word]) -> set[str]:
    return {w.key for w in words if not w.is_sign and w.key not in _LITTLE and not has_figure([w])}


def _after_label(words: Sequence[Word]) -> Sequence[Word]:
    """The words without `Skills:` or the like before them."""
    for at in range(1, min(5, len(words) - 1)):
        if words[at].key == ":":
            label = " ".join(word.key for word in words[:at])
            return words[at + 1 :] if heading_kind(label, is_loose=False) else words
    return words


def _compared(
    text: str, words: Sequence[Word], content: Sequence[Word], nearest: Fact, is_known: bool
) -> list[str]:
    """What tells a sentence from the statement that comes closest; figures in any case."""
    said = frozenset(word.key for word in nearest.words)
    here = {word.key for word in words}
    away = [word for word in content if not _is_told(word, said)]
    if is_known:
        figures = _shown(text, (word for word in away if has_figure([word])))
        return [f"{figures} {_stands(figures)} elsewhere"] if figures else []
    if away:
        shown = _shown(text, away)
        return [f"{shown} {_stands(shown)} elsewhere, not in one statement with the rest"]
    missing = _missing(nearest, here)
    weights = {word.key for word in weights_in(nearest.words)}
    dropped = [at for at in missing if nearest.words[at].key in weights]
    if dropped:
        gone = {at for at in missing if nearest.words[at].key not in _LITTLE}
        first = last = dropped[0]
        while first - 1 in gone and first > dropped[0] - _MOST_BESIDE:
            first -= 1
        while last + 1 in gone and last < dropped[0] + _MOST_BESIDE:
            last += 1
        return [f"leaves out {_quoted(nearest, first, last)}"]
    if missing:
        left_out = ", ".join(_stretches(nearest, missing))
        return [f"leaves out {left_out}, and the rest may not hold without it"]
    return [_REORDERED]


def _is_told(word: Word, told: frozenset[str]) -> bool:
    """Whether a word is among some, or the year of a day or the owner of a thing is."""
    year = _YEAR.fullmatch(word.key)
    if year is not None and any(key.startswith(f"d:{year[1]}") for key in told):
        return True
    return word.key in told or word.key.removesuffix("'s") in told


def _missing(fact: Fact, here: set[str]) -> list[int]:
    """The words of a statement that a sentence leaves out: within what it takes of it, or, where
    it takes that whole, after it."""
    kept = [
        at
        for at, word in enumerate(fact.words)
        if word.key in here and not word.is_sign and word.key not in _LITTLE
    ]
    missing = [
        at for at, word in enumerate(fact.words) if word.key not in here and not word.is_sign
    ]
    within = [at for at in missing if kept and kept[0] < at < kept[-1]]
    return within or missing


def _stretches(fact: Fact, missing: Sequence[int]) -> list[str]:
    """Missing words as the document has them, those that stand together in one quote."""
    found: list[tuple[int, int]] = []
    for at in missing:
        between = fact.words[found[-1][1] + 1 : at] if found else ()
        if found and all(word.is_sign or word.key in _LITTLE for word in between):
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    telling = [
        (first, last)
        for first, last in found
        if any(word.key not in _LITTLE for word in fact.words[first : last + 1])
    ]
    shown = [_quoted(fact, first, last) for first, last in (telling or found)[:_MOST_STRETCHES]]
    more = len(telling or found) - _MOST_STRETCHES
    return [*shown, f"and {more} more"] if more > 0 else shown


def _quoted(fact: Fact, first: int, last: int) -> str:
    """Neighbouring words of a statement, letter by letter."""
    start, end = fact.origins[first][0], fact.origins[last][1]
    text = fact.document.text
    if "(" in text[start:end] and text[end : end + 1] == ")":
        end += 1
    words = " ".join(text[start:end].split())
    cut = words if len(words) <= _LONGEST_STRETCH else words[:_LONGEST_STRETCH].rstrip() + "…"
    return f"“{cut}”"


def _stands(shown: str) -> str:
    return "stand" if shown.count("“") > 1 else "stands"


def _nearest(words: Sequence[Word], record: Told) -> Fact | None:
    keys = {word.key for word in words if not word.is_sign and word.key not in _LITTLE}
    best, most = None, 0.0
    if keys.isdisjoint(record.words):
        return None
    for fact, own in record.facts:
        shared = len(keys & own)
        score = shared / (len(keys | own) or 1)
        if shared and score > most:
            best, most = fact, score
    return best


def _shown(text: str, words: Iterable[Word]) -> str:
    shown = list(dict.fromkeys(f"“{text[word.start : word.end]}”" for word in words))
    more = f" and {len(shown) - _MOST_NAMED} more" if len(shown) > _MOST_NAMED else ""
    return ", ".join(shown[:_MOST_NAMED]) + more


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST_QUOTE else folded[:_LONGEST_QUOTE].rstrip() + "…"
