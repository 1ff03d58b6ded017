"""Why a sentence isn't supported: what is new in it, what is missing, what comes close."""

from __future__ import annotations

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
    be been has have had it its this that these those"""
)
_MOST_NAMED = 6
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
    only_asked = _shown(text, (w for w in content if w.key not in told and w.key in asked))
    unknown = _shown(text, (w for w in content if w.key not in told and w.key not in asked))
    parts = []
    if only_asked:
        parts.append(f"only the posting says {only_asked}")
    if unknown:
        parts.append(f"no document says {unknown}")
    if nearest is not None:
        content = [word for word in content if word.key in told]
        parts += _compared(text, words, content, nearest, bool(parts))
    if not parts:
        parts.append("no document says this")
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
    said = {word.key for word in nearest.words}
    here = {word.key for word in words}
    away = [word for word in content if word.key not in said]
    if is_known:
        figures = _shown(text, (word for word in away if has_figure([word])))
        return [f"{figures} stands elsewhere"] if figures else []
    dropped = [word for word in weights_in(nearest.words) if word.key not in here]
    if away:
        return [f"{_shown(text, away)} stands elsewhere, not in one statement with the rest"]
    if dropped:
        return [f"leaves out “{dropped[0].key}”"]
    missing = [w for w in nearest.words if w.key not in here and not w.is_sign]
    if missing:
        left_out = " ".join(word.key.partition(":")[2].strip(":") or word.key for word in missing)
        return [f"leaves out “{left_out[:80]}”, and the rest may not hold without it"]
    return ["the words are the document's, their order or what joins them isn't"]


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
