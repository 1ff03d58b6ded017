"""Which part of a path names a thing and which part tells one apart from others of its kind.

`/users/123` and `/users/456` are one endpoint. A segment is told to be an identifier by its shape
(number, UUID, hexadecimal, `cus_x1`, a date, an address); otherwise it is a word, until too many
different words stand at the same place (`path_tree.py`).
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["AFTER_PEOPLE", "is_identifier", "is_prefix", "is_well_known", "singular"]

_VERSION = re.compile(r"v\d{1,3}([._]\d{1,3}){0,2}((alpha|beta|rc)\d*)?")
_PLAIN = re.compile(r"[A-Za-z0-9._~:-]{0,64}")
_SHAPES = re.compile(
    r"""
    [+-]?\d+([.,:_-]\d+)*                       # 123, 1.2.3, 2024-01-31, 10.0.0.1
    | [0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}   # UUID
    | (?=[a-f]*\d)[0-9a-f]{7,}                  # a commit, a hash
    | [A-Za-z]{1,12}[_:](?=\w*\d)\w{3,}         # cus_Nx1, urn-like
    | [A-Z]{1,10}-\d+                           # REQ-12
    | [0-9A-HJKMNP-TV-Z]{26}                    # ULID
    | \d{4}-\d\d-\d\d[T ].*                     # a moment
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MIXED = re.compile(r"(?:.*[_-])?(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{8,}(?:[_-].*)?")
_WELL_KNOWN = frozenset(
    re.findall(
        r"\w+",
        "me self current mine search find new create count stats statistics status health"
        " healthz ready readyz live ping batch bulk export exports import imports latest"
        " default all login logout register token tokens refresh settings preferences"
        " config info metrics summary validate verify upload download list query events"
        " graphql webhooks archive active inactive",
    )
)
_PREFIXES = frozenset(("", "api", "apis", "rest", "public", "internal", "services", "beta"))
AFTER_PEOPLE = frozenset(
    re.findall(
        r"\w+",
        "users people persons members customers clients employees contacts accounts"
        " profiles authors owners patients friends followers collaborators assignees orgs"
        " organizations organisations teams tenants guests drivers students teachers"
        " candidates applicants recipients subscribers",
    )
)


@lru_cache(maxsize=65536)
def is_identifier(segment: str) -> bool:
    """Whether a segment (as sent) can only tell one thing apart from others of its kind.

    >>> [is_identifier(word) for word in ("123", "cus_N8x1", "v1", "users", "a%40b.example")]
    [True, True, False, False, True]
    """
    if not _PLAIN.fullmatch(segment):
        return True
    if not segment or _VERSION.fullmatch(segment):
        return False
    return bool(_SHAPES.fullmatch(segment) or _MIXED.fullmatch(segment))


def is_well_known(segment: str) -> bool:
    """Whether a word is one that stands beside identifiers in many APIs (`/users/me`)."""
    return segment.lower() in _WELL_KNOWN


def is_prefix(segment: str) -> bool:
    """Whether a word only leads to the collections of an API (`/api/v1`)."""
    return segment.lower() in _PREFIXES or bool(_VERSION.fullmatch(segment))


def singular(word: str) -> str:
    """One of what a collection holds, as far as its spelling tells.

    >>> [singular(word) for word in ("users", "categories", "addresses", "status", "news")]
    ['user', 'category', 'address', 'status', 'news']
    """
    lower = word.lower()
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is", "news")):
        return word[:-1]
    return word
