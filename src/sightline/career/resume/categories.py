# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Which kind of work a title names, and the words of it that decide.

One row per category: words that put a title into it, and words that keep it out. A title may be in
several (a technical product manager is in product, too) or in none. "TPM" alone is in none: product
or program, the letters don't say, so it is listed as undecided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["CATEGORIES", "Decided", "categories_of", "is_undecided"]

PRODUCT, TECHNICAL, ENGINEERING, LEAD = (
    "product", "technical product", "engineering", "people lead",
)  # fmt: skip
CATEGORIES = (PRODUCT, TECHNICAL, ENGINEERING, LEAD)

_PM = r"(?:product (?:manager|owner|lead|management|director)|produktmanager(?:in)?|chef(?:fe)? de produit|product management)"
_TABLE: dict[str, tuple[str, str]] = {
    PRODUCT: (
        rf"\b(?:{_PM}|(?:head|director|vp|vice president|chief|svp|evp) (?:of |, )?product(?: officer| management)?"
        r"|(?:head|director|vp|vice president),? product|cpo|technical pm|platform pm|api pm|(?:senior|group|principal|staff|lead) pm"
        r"|product analyst lead)\b",
        r"\b(?:product marketing|product design\w*|product engineer\w*|program manager|project manager|production)\b",
    ),
    TECHNICAL: (
        r"\b(?:technical product (?:manager|owner|lead|management|director)|technical pm"
        r"|(?:platform|api|apis|developer(?: \w+)?|infrastructure|data|cloud|security|ml|ai|machine learning|devops|integrations?|sdk|internal tools) (?:pm|product (?:manager|owner|lead))"
        r"|product (?:manager|owner|lead)(?: [ivx]+)?(?:,| [-–—(/]) ?(?:technical|platform|apis?|developer|infrastructure|data platform|cloud|security|integrations?|sdk)[\w ]*)\b",
        r"\b(?:program manager|project manager)\b",
    ),
    ENGINEERING: (
        r"\b(?:engineer(?:ing)?|developer|programmer|software architect|solutions? architect|(?:data|cloud|security|systems?|enterprise|technical) architect"
        r"|sre|devops|sysadmin|system administrator|dba|swe|sde|sdet|full[- ]?stack|back[- ]?end|front[- ]?end"
        r"|(?:software)?entwickler(?:in)?|softwareingenieur(?:in)?|développeu(?:r|se)|ingénieure?|desarrollador(?:a)?|programista|cto|tech(?:nical)? lead)\b",
        r"\b(?:sales engineer|support engineer|pre-?sales|solutions? engineer|customer engineer|business developer|developer (?:advocate|relations|evangelist|marketing)|product manager|product owner|program manager|project manager|recruiter)\b",
    ),
    LEAD: (
        r"\b(?:(?:engineering|development|software(?: development| engineering)?|design|research|data science|people|team|group product|department|store|general|regional|product management) manager"
        r"|manager,? (?:of )?(?:engineering|software(?: development)?|product management|data science|design|research)|(?:senior |associate |executive |managing )?director|head of|team lead(?:er)?|teamleit(?:er|erin)|abteilungsleiter(?:in)?|leiter(?:in)?"
        r"|vp|vice president|svp|evp|c[eptoifm]o|chief \w+(?: \w+)? officer|tlm|supervisor|directeur|directrice|kierownik|managing partner)\b",
        r"\b(?:assistant to|art director|creative director|board)\b",
    ),
}
_COMPILED = {
    name: (re.compile(takes, re.IGNORECASE), re.compile(leaves, re.IGNORECASE))
    for name, (takes, leaves) in _TABLE.items()
}
_UNDECIDED = re.compile(r"\b(?:tpms?|pm)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decided:
    """A category and the words of the title that put it there."""

    category: str
    words: str


def categories_of(title: str) -> tuple[Decided, ...]:
    """The categories of a title with the words that decide, in the order of the table.

    >>> [(one.category, one.words) for one in categories_of("Senior Technical Product Manager")]
    [('product', 'Product Manager'), ('technical product', 'Technical Product Manager')]
    >>> categories_of("TPM"), categories_of("Technical Program Manager")
    ((), ())
    """
    found = []
    for name, (takes, leaves) in _COMPILED.items():
        match = takes.search(title)
        if match and not leaves.search(title):
            found.append(Decided(name, match[0]))
    return tuple(found)


def is_undecided(title: str) -> bool:
    """Whether a title is letters alone that may mean product, program or project.

    >>> is_undecided("Senior TPM"), is_undecided("Technical Product Manager (TPM)")
    (True, False)
    """
    return bool(_UNDECIDED.search(title)) and not categories_of(title)
