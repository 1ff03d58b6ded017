"""Skills that a text names, also where two of them share a noun: "REST and GraphQL APIs"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.career.skills.named import NamedSkill, named_skills

__all__ = ["skills_in"]

_WORD = r"[^\W_][\w.+#]{0,30}"
_SHARED = re.compile(rf"\b({_WORD})\s(?:and|or|&)\s{_WORD}\s({_WORD})")


def skills_in(text: str) -> list[NamedSkill]:
    """Every skill that a text names, in order."""
    found = named_skills(text)
    places = {(one.start, one.end) for one in found}
    found += [one for one in _shared(text) if (one.start, one.end) not in places]
    return sorted(found, key=lambda one: (one.start, one.end, one.key))


def _shared(text: str) -> Iterator[NamedSkill]:
    """The first of two names that share their last word, where the two together are a name."""
    for hit in _SHARED.finditer(text):
        whole = f"{hit[1]} {hit[2]}"
        for one in named_skills(whole):
            if (one.start, one.end) == (0, len(whole)):
                yield NamedSkill(
                    hit.start(), hit.end(), one.label, one.layer, one.esco, one.onet,
                    one.confirmed_by, one.key,
                )  # fmt: skip
