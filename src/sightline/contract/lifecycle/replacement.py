"""What to use instead of something that ends, as far as anybody said it. Nothing is made up."""

from __future__ import annotations

import re

from sightline.contract.lifecycle.elements import Element
from sightline.contract.lifecycle.tree import Tree

__all__ = ["Replacement", "replacement_of"]

_KEYS = ("x-replaced-by", "x-replacement", "x-successor")
_MESSAGES = ("x-deprecatedMessage", "x-deprecation-message", "x-deprecated-message")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n{2,}")
_INSTEAD = re.compile(
    r"^\s*(?:please\s+)?use\b"
    r"|\b(?:instead|replaced by|superseded by|in favou?r of|migrate to|switch to)\b",
    re.IGNORECASE,
)
_LONGEST = 400
Replacement = tuple[str, str]
"""The words, and where they stand."""


def replacement_of(tree: Tree, element: Element, links: dict[str, str]) -> Replacement | None:
    """The words that say what to use instead, with where they stand; None where nobody says it."""
    spot = tree.at(element.file, element.pointer)
    value = spot.value if spot is not None and isinstance(spot.value, dict) else {}
    for key in _KEYS:
        if isinstance(value.get(key), str) and value[key].strip():
            return " ".join(value[key].split())[:_LONGEST], f"`{key}` of the contract"
    for key in (*_MESSAGES, "description", "summary"):
        if isinstance(value.get(key), str):
            for sentence in _SENTENCE.split(value[key]):
                if _INSTEAD.search(sentence):
                    where = f"`{key}` of" if key in _MESSAGES else f"its {key} in"
                    return " ".join(sentence.split())[:_LONGEST], f"{where} the contract"
    if links.get("successor-version"):
        return links["successor-version"], "the header `Link` of its answers"
    return None
