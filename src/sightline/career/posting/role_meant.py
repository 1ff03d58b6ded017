"""Whether a posting means the product role or the program role; the letters TPM decide nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.career.documents.told import Told
from sightline.career.posting.posting import Posting

__all__ = ["RoleMeant", "role_meant"]

_TITLE = {
    "product": re.compile(r"\bproduct\b", re.IGNORECASE),
    "program": re.compile(r"\b(?:program(?:me)?|project|delivery)\b", re.IGNORECASE),
}
_BODY = {
    "product": re.compile(
        r"\b(?:product (?:manage\w*|roadmap|strategy|vision|discovery|requirements|sense|owner"
        r"|backlog|metrics|market fit)"
        r"|(?:user|customer) (?:research|interviews?|discovery|needs|problems)|PRDs?|roadmaps?"
        r"|backlog|user stories"
        r"|go[- ]to[- ]market|pricing|prioriti[sz]\w+ (?:features|the backlog|opportunities)"
        r"|A/B tests?|adoption"
        r"|market (?:research|analysis)|what (?:to|gets) buil[dt]|competitive analysis"
        r"|activation|retention)\b",
        re.IGNORECASE,
    ),
    "program": re.compile(
        r"\b(?:program(?:me)? (?:manage\w*|plans?|charter|schedule|governance|risks?|office"
        r"|execution)"
        r"|project (?:manage\w*|plans?|schedules?)|milestones?|critical path|gantt|PMO|PMP"
        r"|RAID|risk (?:register|log|mitigation)"
        r"|status (?:reports?|reporting|updates)|schedules?|steering committee|release train"
        r"|cross-team dependenc\w+"
        r"|dependency (?:management|tracking)|on time and (?:on|within) budget|program-level"
        r"|workstreams?|escalat\w+"
        r"|resource (?:planning|allocation)|end-to-end delivery|delivery (?:dates?|plans?))\b",
        re.IGNORECASE,
    ),
}
_LEAST_LEAD = 2


@dataclass(frozen=True, slots=True)
class RoleMeant:
    """``product``, ``program`` or ``unclear``, and the lines whose words decide."""

    role: str
    because: tuple[Told, ...]


def role_meant(posting: Posting) -> RoleMeant:
    """Which of the two roles called TPM a posting describes.

    A title that spells one of them out decides. Else the kinds of words in duties and requirements
    are counted, each once: one role must have at least two more than the other, and twice as many.
    """
    title = posting.title.value if posting.title else ""
    named = [role for role, pattern in _TITLE.items() if pattern.search(title)]
    if len(named) == 1 and posting.title:
        return RoleMeant(named[0], (posting.title,))
    cues: dict[str, dict[str, Told]] = {"product": {}, "program": {}}
    for line in _lines(posting):
        for role, pattern in _BODY.items():
            for found in pattern.finditer(line.value):
                cues[role].setdefault(found[0].lower().rstrip("s"), line)
    product, program = len(cues["product"]), len(cues["program"])
    for role, mine, others in (("product", product, program), ("program", program, product)):
        if mine - others >= _LEAST_LEAD and mine >= 2 * others:
            return RoleMeant(role, tuple(dict.fromkeys(cues[role].values())))
    both = [*cues["product"].values(), *cues["program"].values()]
    return RoleMeant("unclear", tuple(dict.fromkeys(both)))


def _lines(posting: Posting) -> Iterator[Told]:
    yield from posting.duties
    for requirement in posting.requirements:
        yield requirement.words
