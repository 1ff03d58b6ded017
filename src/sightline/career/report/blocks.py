"""Headings, sentences, items, tables, drawings: what every form of a report is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sightline.kernel.documents.span import Span

__all__ = ["Block", "Drawing", "Heading", "Item", "Sentence", "Table", "near_item", "places"]

_WHY = {
    "denied": "says no: ",
    "hedged": "says less: ",
    "meant": "a wish or an ability: ",
    "others": "somebody else did it: ",
    "made_up": "less than the thing itself: ",
    "passive": "doesn't say by whom: ",
    "in words": "years in words, which no dates prove: ",
    "no title": "such work, under a title whose years count as another's: ",
    "one way": "one way of it, and not its name: ",
    "another certificate": "another certificate: ",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """``key`` is its place on a page; ``is_listed``: the page's contents name it."""

    level: int
    text: str
    key: str = ""
    spans: tuple[Span, ...] = ()
    is_listed: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """``head``: text "quote" (tail). ``spans`` are the place of the quote, or of a text that is
    composed of their words; ``tone`` is a verdict."""

    depth: int
    head: str = ""
    text: str = ""
    quote: str = ""
    spans: tuple[Span, ...] = ()
    tail: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words; ``key`` names the chart that shows the same.

    ``is_folded``: a drawing before it shows the same, so a page folds it. ``is_on_paper``: the
    drawing leaves something out, so that the table is printed as well.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    key: str = ""
    is_folded: bool = False
    is_on_paper: bool = True


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG of ours, in which every foreign text is harmless already; a table says the same."""

    svg: str


Block = Heading | Sentence | Item | Table | Drawing


def near_item(depth: int, near: Any) -> Item:
    """Words that sound like it, with those that make them not count."""
    told = f"{_WHY[near.why]}“{near.because}”"
    return Item(depth, "near it", "", near.quote, near.spans, told)


def places(spans: Sequence[Span]) -> str:
    """Where words stand, such as ``page 2``; empty where a document has no pages."""
    pages = dict.fromkeys(span.page for span in spans if span.page is not None)
    return f"page {', '.join(map(str, pages))}" if pages else ""
