"""The parameter or header that an edit is part of, by its name.

Pointers lead to a parameter by its number (`/paths/~1orders/get/parameters/0/schema`), which tells
nobody anything; its name stands in the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sightline.contract.comparison import Comparison, Entry
from sightline.contract.reading.pointers import NOTHING, look_up, tokens_of

__all__ = ["PLACES", "with_parts"]

Root = dict[str, object]

RESPONSE_HEADER = "response-header"
PLACES = {
    "query": "query parameter",
    "path": "path parameter",
    "header": "header",
    "cookie": "cookie",
    "querystring": "query string",
    "formData": "form field",
    RESPONSE_HEADER: "header",
}
_SCHEMAS = frozenset(("schema", "schemas", "definitions", "content"))
_MOST_STEPS = 40


def with_parts(comparison: Comparison, old: Root, new: Root) -> Comparison:
    """Add to each entry the parameter or header that holds the edit, where one does."""
    entries = (replace(one, part=_part(one, old, new)) for one in comparison.entries)
    return replace(comparison, entries=tuple(entries))


def _part(entry: Entry, old: Root, new: Root) -> str:
    """`query limit`; empty where the edit is in no parameter and no header."""
    if "/parameters/" not in entry.pointer and "/headers/" not in entry.pointer:
        return ""
    try:
        tokens = tokens_of(entry.pointer)
    except ValueError:
        return ""
    is_gone = entry.after is None and look_up(old, tokens) not in (NOTHING, None)
    for root in (old, new) if is_gone else (new, old):
        for part in _parts(tokens, root):
            return part
    return ""


def _parts(tokens: list[str], root: Root) -> Iterator[str]:
    """What a way through a document leads through, before it comes to a schema."""
    for index, token in enumerate(tokens[:_MOST_STEPS]):
        if token in _SCHEMAS or index + 2 >= len(tokens):
            return
        if token == "headers" and tokens[:index] != ["components"]:  # there, it has another name
            yield f"{RESPONSE_HEADER} {tokens[index + 1].lower()}"
        elif token == "parameters":
            found = look_up(root, tokens[: index + 2])
            if isinstance(found, dict):
                place, name = found.get("in"), found.get("name")
                if isinstance(place, str) and place in PLACES and isinstance(name, str) and name:
                    yield f"{place} {name}"
