"""Which years a line means, by its own words: of product work, of engineering, of any work.

Where they name something that no dates can tell ("years in payments"), there is no such category.
"""

from __future__ import annotations

import re

__all__ = ["CATEGORIES", "TECHNICAL", "category_of"]

CATEGORIES = {
    "technical product": "technical product work",
    "product": "product work",
    "engineering": "engineering",
    "people lead": "leading people",
    "all": "work of any kind",
}
# A technical role is either of two categories, whose years may overlap.
TECHNICAL = ("engineering", "technical product")
_WORDS = (
    ("technical product", re.compile(
        r"\btechnical(?: |-)products?\b"
        r"|\b(?:platform|api|infrastructure|developer)[\w -]{0,20} product"
        r"|\bproduct manag\w+ (?:of|on|for|in) (?:a )?(?:technical|platform|api)",
        re.IGNORECASE,
    )),
    ("people lead", re.compile(
        r"\b(?:people|line|team|engineering) manag"
        r"|\bmanaging (?:people|teams?|engineers|product man)"
        r"|\bleading (?:people|teams?|engineers)|\bleadership\b|\bdirect reports\b",
        re.IGNORECASE,
    )),
    ("product", re.compile(
        r"\bPM\b|\bproduct (?:manag\w+|own\w+|lead\w*|experience|development|role)"
        r"|\bin product\b|\bproduktmanag\w*|\bas an? (?:pm|product)\b",
        re.IGNORECASE,
    )),
    ("engineering", re.compile(
        r"\A\W*software(?: industry)?\W*\Z|\bin software\W*\Z"
        r"|\b(?:software|backend|back-end|frontend|front-end|full-stack|data|web|mobile)"
        r"[ -](?:engineer|develop)\w*|\bengineering\b|\bprogramming\b|\bsoftware develop\w+"
        r"|\bas an? (?:software )?(?:engineer|developer)\b|\bwriting software\b|\bcoding\b",
        re.IGNORECASE,
    )),
    ("technical", re.compile(
        r"\btechnical (?:roles?|positions?|work|background|experience|capacity)\b", re.IGNORECASE,
    )),
    ("all", re.compile(
        r"\A\W*(?:of\W+)?(?:(?:professional|relevant|related|work|working|industry|total|overall|"
        r"progressive|full[ -]time|proven|prior|previous)\W+){0,3}(?:experience|work)?\W*\Z",
        re.IGNORECASE,
    )),
)  # fmt: skip


def category_of(of: str) -> str | None:
    """Which years a line means; None where its words name no category that dates can tell.

    >>> [category_of(words) for words in ("of product management", "in payments", "")]
    ['product', None, 'all']
    """
    return next((name for name, words in _WORDS if words.search(of)), None)
