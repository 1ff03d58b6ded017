"""A document that a person handed in: its text in reading order, and where every line stood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sightline.kernel.documents.span import Span

__all__ = ["Line", "Run", "SourceDocument", "Unread"]


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line that a wide gap parts from the next, such as a date set flush right.

    ``start`` and ``end`` are offsets of the document's text; ``left`` and ``right`` are points
    from the page's left edge, 0 where the format has no layout.
    """

    start: int
    end: int
    left: float = 0.0
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a reader sees it.

    ``start`` and ``end`` are offsets of the document's text, without the line end. ``page`` is
    counted from 1, None without pages. ``left``, ``top``, ``right``, ``bottom`` are points from the
    page's upper left corner (all 0 without layout). ``size`` is the letter's height in points, 0
    where it isn't known. ``block`` numbers the columns and boxes of the document in reading order:
    lines of one block stand below one another. ``role`` is what the format itself says of the line:
    ``heading``, ``bullet``, ``cell``, ``header``, ``footer``, ``footnote``, ``box`` or "".
    ``label`` says which field the line is, in formats that have fields: a JSON pointer, or
    ``Positions.csv:2:Company Name``.
    """

    start: int
    end: int
    page: int | None = None
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    is_bold: bool = False
    block: int = 0
    role: str = ""
    label: str = ""
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Text that was found and is never used, or a part that can't be read, with the reason.

    ``reason`` is one of ``hidden`` (invisible, zero-size, covered), ``off-page``,
    ``background-coloured``, ``unmappable`` (a font without letters), ``scanned`` (a picture of
    text), ``encrypted``, ``damaged``, ``placeholder`` (a form's prompt that nobody filled),
    ``language`` (a posting's, of which little is understood), ``too-large`` (pages or letters
    beyond what is read).
    ``text`` is what stood there as far as it is known.
    """

    reason: str
    text: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What one file says. ``text`` is its lines in reading order, each ended by a line end.

    ``hash`` is the sha256 of the file's bytes. ``form`` is ``pdf``, ``docx``, ``json-resume``,
    ``linkedin``, ``markdown``, ``html``, ``job-posting`` (schema.org) or ``text``. ``dated`` is the
    day that the document itself says it is of (its metadata), None where it says none. ``links``
    are addresses behind words: (start, end, address). ``is_dated_by_person``: the file says no day,
    and the person did.
    """

    name: str
    hash: str
    form: str
    text: str
    lines: tuple[Line, ...]
    pages: int | None = None
    dated: date | None = None
    unread: tuple[Unread, ...] = ()
    links: tuple[tuple[int, int, str], ...] = field(default=())
    is_dated_by_person: bool = False

    def words(self, line: Line) -> str:
        """What stands in a line."""
        return self.text[line.start : line.end]

    def page_at(self, offset: int) -> int | None:
        """The page on which a place of the text stands."""
        from bisect import bisect_right

        index = bisect_right(self.lines, offset, key=lambda line: line.start) - 1
        return self.lines[index].page if index >= 0 else None

    def span(self, start: int, end: int) -> Span:
        """The span of a place, without the white space around it."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(self.hash, self.page_at(start), start, end, self.text[start:end])

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """One span for every line that a place touches, so that no quote holds a line end."""
        return tuple(self._by_line(start, end))

    def _by_line(self, start: int, end: int) -> Iterator[Span]:
        here = start
        for part in self.text[start:end].split("\n"):
            found = self.span(here, here + len(part))
            if found.quote:
                yield found
            here += len(part) + 1
