"""Markdown as it is rendered: headings, bullets, tables and links, without their signs."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.reading.line_writer import LineWriter
from sightline.career.reading.web_page import parsed_page, write_page
from sightline.career.reading.wrapping import breaks_kept

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["looks_like_markdown", "read_markdown"]

_MAX_LETTERS = 500_000
_MAX_BRACKETS = 10_000  # each may open a link, and is looked for to the end of its paragraph
_MAX_NESTING = 50
_SIGNS = (
    re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE),
    re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*|__[^\s_][^_\n]{0,200}__"),
    re.compile(r"\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)"),
    re.compile(r"^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$", re.MULTILINE),
    re.compile(r"\A---\n"),
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.M)
_DATED = re.compile(
    r"^(?:date|dated|updated|as_of|last_modified)[ \t]*:[ \t]*['\"]?"
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})",
    re.MULTILINE,
)


def looks_like_markdown(text: str) -> bool:
    """Whether a text has signs that only Markdown has."""
    sample = text[:50_000].replace("\r\n", "\n")
    return any(sign.search(sample) for sign in _SIGNS)


def read_markdown(name: str, data: bytes, text: str) -> SourceDocument:
    """A Markdown text. Raises UnreadableDocument where it shows no letter."""
    if len(text) > _MAX_LETTERS or text.count("[") > _MAX_BRACKETS:
        raise UnreadableDocument(
            f"{name} holds more than {_MAX_LETTERS:,} letters or {_MAX_BRACKETS:,} brackets",
            help="give the document alone",
        )
    writer = LineWriter(name, data, "markdown")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    if front:
        writer.dated = _date_in(front[1])
        text = text[front.end() :]
    page = _rendered(text)
    if page.strip():
        write_page(writer, parsed_page(name, page))
    return writer.document()


def _date_in(front: str) -> date | None:
    found = _DATED.search(front)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:  # the thirtieth of February
        return None


def _rendered(text: str) -> str:
    """The text as HTML; its own tags stay, for what they hide must be hidden here too."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING}).enable("table")
    tokens = reader.parse(text)
    in_lists = 0
    for token in tokens:
        in_lists += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline" and token.children and not in_lists:
            _mark_breaks(token.content, token.children)
    return str(reader.renderer.render(tokens, reader.options, {}))


def _mark_breaks(content: str, children: list[Token]) -> None:
    """A line end inside a paragraph is a line end, except where only the margin made it.

    Inside an item of a list it is a blank, as Markdown has it.
    """
    kept = iter(breaks_kept(content.split("\n")))
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            is_kept = next(kept, True)
            if child.type == "softbreak" and is_kept:
                child.type, child.tag = "hardbreak", "br"
