"""A language with its level, in the ways in which people write both.

The level may be left out where it doesn't limit: who speaks a language as a native speaks it. Who
has its basics doesn't, so `German (basic)` never becomes `German`.
"""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

from sightline.career.claims.record import Fact
from sightline.career.claims.word_set import word_set

__all__ = ["languages_of"]

_FULL = word_set(
    """native fluent bilingual mother tongue first language speaker c1 c2 proficient excellent
    full professional proficiency or level advanced near-native"""
)
_NOT_ALONE = word_set("language level or speaker proficiency first full professional tongue")
_SIGNS = frozenset(("(", ":", "—", "–", "-", ","))


def languages_of(item: Fact) -> list[Fact]:
    """`Norwegian (native)` as `Norwegian` and `native Norwegian`; `German (basic)` only turned."""
    words = item.words
    opens = next((at for at, word in enumerate(words) if word.key in _SIGNS), 0)
    levels = [at for at in range(opens + 1, len(words)) if not words[at].is_sign]
    if not opens or not levels or any(words[at].key.startswith("n:") for at in levels):
        return []
    found: list[Fact] = []
    keys = {words[at].key for at in levels}
    if len(levels) == 1 and not keys & _NOT_ALONE:
        found.append(item.part("item", [*levels, *range(opens)]))
    if keys <= _FULL and keys - _NOT_ALONE:
        found.append(item.part("item", range(opens)))
    return found
