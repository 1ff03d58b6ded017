"""Ids of withheld documents that stand in the text of visible ones, plainly or in a path.

A link to what is withheld is left out where it is a link. Whoever writes its id into a title, a
sentence or the name of a file names it as well: such a word is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Set
from copy import copy
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sightline.kernel.documents.document import Document
from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.shown_text import MENTION, WITHHELD
from sightline.text.markdown.link_syntax import LINK

_ENDS = re.compile(r"[._-][^._-]*$")


class WithheldMentions:
    """Finds and replaces words that name what is withheld. ``visible`` are the other ids."""

    def __init__(self, withheld: Set[str], visible: Container[str]) -> None:
        self._withheld = withheld
        self._visible = visible

    def words(self, text: str) -> Iterator[str]:
        """The words of a text that are a withheld id, or begin with one as file names do.

        Where a longer id is visible, the word means that one.
        """
        for found in MENTION.finditer(text):
            word = found[0]
            while word and word not in self._visible:
                if word in self._withheld:
                    yield found[0]
                    break
                word = _ENDS.sub("", word) if _ENDS.search(word) else ""

    def masked(self, text: str) -> str:
        """A text without such words, and without links to what is withheld, whatever they say."""
        if "[[" in text:
            text = LINK.sub(lambda k: WITHHELD if k[1] in self._withheld else k[0], text)
        words = frozenset(self.words(text))
        if not words:
            return text
        return MENTION.sub(lambda found: WITHHELD if found[0] in words else found[0], text)

    def document(self, document: Document) -> Document:
        """A document whose keys and quotes hold no such words; its text is shown without them by
        ``shown_text``, since links are found there by their columns."""
        model = _mapped(document.model, self.masked)
        quotes = {
            name: quote._replace(text=self.masked(quote.text))
            for name, quote in document.quotes.items()
        }
        if model is document.model and quotes == document.quotes:
            return document
        seen = copy(document)
        seen.model, seen.quotes = model, quotes
        return seen


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """A value with its texts changed; the same object where none is."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Link) or value is None:
        return value
    if isinstance(value, tuple | list):
        parts = [_mapped(part, change) for part in value]
        is_same = all(new is old for new, old in zip(parts, value, strict=True))
        return value if is_same else type(value)(parts)
    if isinstance(value, dict):
        held = {name: _mapped(part, change) for name, part in value.items()}
        return value if all(held[name] is value[name] for name in value) else held
    if is_dataclass(value) and not isinstance(value, type):
        told = {f.name: getattr(value, f.name) for f in fields(value) if f.init}
        changed = {n: new for n, old in told.items() if (new := _mapped(old, change)) is not old}
        return replace(value, **changed) if changed else value
    text = getattr(value, "text", None)
    if isinstance(text, str) and change(text) != text:
        seen = copy(value)
        seen.text = change(text)
        return seen
    return value
