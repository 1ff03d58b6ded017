"""The words of which the kinds of changes are made, so that a slip in a policy is noticed.

Kinds are put together (`max-length-set`, `request-property-became-required`), and keywords that a
contract brings along are part of some; so a word is only called a slip where it is nearly one that
is known.
"""

from __future__ import annotations

import re

from sightline.text.near import nearest

__all__ = ["meant_kind"]

_LISTED = """
    added additional address after all allowed alternative anchor any array became before
    body branch callback changed closed come comment const contains content contract cookie
    credentials decreased default definitions deleted dependent deprecated deprecation
    described description discriminator docs dynamic else empty encoding endpoint enum event
    example examples exclusive exploded extensible external file forbidden form format
    generalized header headers id if in increased invalid item items joined length level
    mapping max maximum media min minimum missing moved multiple name names new no non not
    nothing null nullable number object of old one only opaque open operation optional
    parameter parameters part path pattern prefix promised properties property query
    querystring reactivated read recursive ref reference relaxed removal removed renamed
    request required reserved response responses restructured schema schemas scope security
    semantic serialisation server servers set shadowed simple source specialized split
    stability status string style subtype success summary sunset tag tags text then title
    too type unevaluated unique unreadable unsent url value values variables version was
    webhook with without wrapped write xml
"""
_WORDS = frozenset(_LISTED.split())
_PARTED = re.compile(r"([-*?])")


def meant_kind(pattern: str) -> str:
    """The pattern that was probably meant; empty where nothing speaks for a slip.

    >>> meant_kind("request-property-became-requird")
    'request-property-became-required'
    >>> meant_kind("x-colour-*")
    ''
    """
    parts = _PARTED.split(pattern)
    meant = [_meant(parts, index) for index in range(len(parts))]
    return "".join(meant) if meant != parts else ""


def _meant(parts: list[str], index: int) -> str:
    """One part as it was meant; what a star or question mark continues is no whole word."""
    word = parts[index]
    beside = (*parts[max(index - 1, 0) : index], *parts[index + 1 : index + 2])
    if len(word) < 4 or word in _WORDS or any(sign in ("*", "?") for sign in beside):
        return word
    near = nearest(word, sorted(_WORDS), limit=1)
    return near[0] if near else word
