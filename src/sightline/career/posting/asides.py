"""Lines of a posting that ask nothing of a candidate: how to apply, what a site puts around it."""

from __future__ import annotations

import re

__all__ = ["asks_nothing", "is_page_furniture"]

# What a page of jobs lists of every post, and what stands below each.
_CRITERION = re.compile(
    r"(?:seniority level|employment type|job function|industr(?:y|ies)|job type|contract type"
    r"|(?:entry|associate|mid[- ]senior|senior|executive|director) level|internship"
    r"|full[- ]time|part[- ]time|(?:reference|job|requisition) (?:id|number|code))"
    r"(?:\s?:.{0,60})?\W*",
    re.IGNORECASE,
)
_HOW_TO_APPLY = re.compile(
    r"\W*(?:(?:(?:application|closing|submission) )?deadline\b|closing date\b"
    r"|apply (?:by|before|until|now|here|today|online|via|through|at)\b"
    r"|applications? (?:close|closes|closing|deadline|must be (?:received|submitted)|are due)\b"
    r"|(?:to apply|how to apply)\b"
    r"|(?:strictly )?no (?:recruitment |recruiting |staffing )?(?:agenc(?:y|ies)|recruiters)\b"
    r"|(?:recruitment |recruiting |staffing )?agencies\b.{0,40}\b(?:not|don't|do not)\b)",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"\W*(?:(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b.*|cookies?"
    r"|(?:accept|reject|allow|manage)(?: all)? cookies|(?:accept|reject) all"
    r"|cookie (?:settings|preferences|policy|notice)|privacy(?: policy| notice)?"
    r"|terms(?: of (?:use|service)| (?:and|&) conditions)?|imprint|impressum|sitemap"
    r"|skip to (?:main )?content|(?:log|sign) in|sign up|all rights reserved"
    r"|(?:\u00a9|copyright\b|\(c\) ).{0,120})\W*",
    re.IGNORECASE,
)


def asks_nothing(words: str) -> bool:
    """Whether a line under a heading of requirements is none: a deadline, a level, a notice."""
    return bool(_CRITERION.fullmatch(words.strip()) or _HOW_TO_APPLY.match(words))


def is_page_furniture(words: str) -> bool:
    """Whether words belong to the page around a posting: its cookies, its rights, its menu.

    >>> is_page_furniture("© 2026 Globex. Cookies."), is_page_furniture("Privacy by design")
    (True, False)
    """
    return bool(_FURNITURE.fullmatch(words))
