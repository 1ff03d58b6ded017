"""A PDF's text in reading order, with the place of every line."""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import date

from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]

from sightline.career.documents.source_document import Line, Run, SourceDocument, Unread
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.pages.chunk import Chunk
from sightline.career.pages.frame import turn
from sightline.career.pages.hyphen import with_soft_hyphens
from sightline.career.pages.link import linked_part
from sightline.career.pages.margin import margin_roles
from sightline.career.pages.page import Page, read_page
from sightline.career.pages.row import Row
from sightline.career.pages.weight import is_too_heavy

__all__ = ["MAX_PAGES", "read_pdf"]

MAX_PAGES = 100

_HELP = {
    "scanned": "it is a picture of text: export it from the program that it was written in, "
    "or run text recognition over it and check the result",
    "unmappable": "its fonts don't say which letters they draw: export it again as PDF/A or DOCX",
    "damaged": "export it again",
    "too-large": "its pages are larger than a wall: export it again on paper's size",
    "": "it shows no text: give another file",
}


def read_pdf(name: str, data: bytes) -> SourceDocument:
    """The lines of a PDF in reading order: columns and boxes whole, each line with its place.

    A tab stands between two runs of a line. A list's mark isn't part of the text; the line has the
    role ``bullet``. ``is_bold`` is said of a line's first run. Pages after the hundredth are listed
    as unread. Raises UnreadableDocument where there is no text that could be read, with the reason.
    """
    with closing(_opened(name, data)) as pdf:
        pages, unread = _pages(pdf)
        build = _Build()
        for number, page, roles in margin_roles(pages):
            build.add(number, page, roles)
        if not build.lines:
            raise _without_text(name, unread)
        return SourceDocument(
            name, hashlib.sha256(data).hexdigest(), "pdf",
            with_soft_hyphens("".join(build.parts), build.lines),
            tuple(build.lines), len(pdf), _dated(pdf), tuple(unread), tuple(build.links),
        )  # fmt: skip


def _opened(name: str, data: bytes) -> PdfDocument:
    if is_too_heavy(data):
        raise UnreadableDocument(
            f"{name} unfolds to more than a document holds", help="export it again"
        )
    try:
        pdf = PdfDocument(data)
        if len(pdf) == 0:
            raise UnreadableDocument(f"{name} has no pages", help="export it again")
    except PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableDocument(
                f"{name} is encrypted", help="save it without a password"
            ) from error
        raise UnreadableDocument(f"{name} is damaged", help="export it again") from error
    return pdf


def _pages(pdf: PdfDocument) -> tuple[list[tuple[int, Page]], list[Unread]]:
    pages: list[tuple[int, Page]] = []
    unread: list[Unread] = []
    for number in range(1, min(len(pdf), MAX_PAGES) + 1):
        try:
            page = read_page(pdf, number)
        except PdfiumError:
            unread.append(Unread("damaged", "", number))
            continue
        pages.append((number, page))
        unread.extend(page.unread)
    if len(pdf) > MAX_PAGES:
        unread.append(Unread("too-large", "", MAX_PAGES + 1))
    return pages, unread


def _without_text(name: str, unread: list[Unread]) -> UnreadableDocument:
    reasons = {one.reason for one in unread}
    for reason in ("scanned", "unmappable", "damaged", "too-large"):
        if reason in reasons:
            return UnreadableDocument(f"{name} holds no text: {reason}", help=_HELP[reason])
    said = "only hidden text" if reasons else "no text"
    return UnreadableDocument(f"{name} holds {said}", help=_HELP[""])


def _dated(pdf: PdfDocument) -> date | None:
    """The day of the last change, else of the making, that the file states (``D:YYYYMMDD...``)."""
    for key in ("ModDate", "CreationDate"):
        digits = pdf.get_metadata_value(key).strip().removeprefix("D:")[:8]
        if len(digits) == 8 and digits.isascii() and digits.isdigit():
            try:
                return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
            except ValueError:
                continue
    return None


class _Build:
    """The document's text as it grows, page by page."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lines: list[Line] = []
        self.links: list[tuple[int, int, str]] = []
        self.length = 0
        self.block = 0

    def add(self, number: int, page: Page, roles: dict[int, str]) -> None:
        """Add a page's lines; ``roles`` are those of its rows, counted from 0."""
        count = 0
        for block in page.blocks:
            for row in block.rows:
                self._add_row(row, block.angle, number, page, roles.get(count, ""))
                count += 1
            self.block += 1

    def _add_row(self, row: Row, angle: int, number: int, page: Page, role: str) -> None:
        text = ""
        runs: list[Run] = []
        parts = row.runs()
        for words, chunks in parts:
            text += "\t" if text else ""
            begin = self.length + len(text)
            text += words
            left, _, right, _ = _box(chunks, angle)
            runs.append(Run(begin, begin + len(words), left, right))
            self._add_links(chunks, words, begin, angle, page)
        first = parts[0][1]
        bold = sum(len(chunk.text) for chunk in first if chunk.is_bold)
        line = Line(
            self.length, self.length + len(text), number, *_box(row.chunks, angle),
            round(row.size, 2), 2 * bold > sum(len(chunk.text) for chunk in first),
            self.block, role or ("bullet" if row.is_item else ""), "", tuple(runs),
        )  # fmt: skip
        self.lines.append(line)
        self.parts.append(text + "\n")
        self.length += len(text) + 1

    def _add_links(
        self, chunks: list[Chunk], words: str, begin: int, angle: int, page: Page
    ) -> None:
        offset = 0
        for chunk in chunks if page.links else ():
            offset = words.index(chunk.text, offset)
            for link in page.links:
                part = linked_part(chunk, angle, link)
                if part is not None:
                    start = begin + offset
                    self.links.append((start + part[0], start + part[1], link.address))
            offset += len(chunk.text)


def _box(chunks: list[Chunk] | tuple[Chunk, ...], angle: int) -> tuple[float, float, float, float]:
    """The box of chunks as (left, top, right, bottom) on the page as displayed, in points."""
    left, right = min([one.left for one in chunks]), max([one.right for one in chunks])
    top, bottom = min([one.top for one in chunks]), max([one.bottom for one in chunks])
    if angle == 0:
        return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)
    corners = [turn(x, y, -angle) for x in (left, right) for y in (top, bottom)]
    return (
        round(min(x for x, _ in corners), 2), round(min(y for _, y in corners), 2),
        round(max(x for x, _ in corners), 2), round(max(y for _, y in corners), 2),
    )  # fmt: skip
