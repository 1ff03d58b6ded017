"""One page of a PDF: its blocks in reading order, and what on it can't or must not be read."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice

from pypdfium2 import PdfDocument, PdfPage  # type: ignore[import-untyped]

from sightline.career.documents.source_document import Unread
from sightline.career.pages.accent import with_accents
from sightline.career.pages.bullet import with_marks, with_plain_marks
from sightline.career.pages.chunk import Chunk, read_chunks
from sightline.career.pages.column import read_blocks
from sightline.career.pages.drawn_text import drop_replacements, flatten_writing, page_objects
from sightline.career.pages.frame import Frame
from sightline.career.pages.letter import Letter, has_more_letters, read_letters
from sightline.career.pages.link import Link, read_links
from sightline.career.pages.row import Row, read_rows
from sightline.career.pages.shape import Dot, Shapes, read_shapes, with_dots
from sightline.career.pages.visible import hidden_letters
from sightline.career.pages.wrapped_date import with_wrapped_dates

__all__ = ["Block", "Page", "read_page"]

_MAX_AREA = 24_000_000.0  # square points, 1.7 m each way; letters of a larger page can't be seen
_LIGATURE = 4  # letters of one glyph at most; more are the name of an icon
_MANY_LOST = 20  # on a page that is said to be incomplete
_FEW_LOST = 2  # drawn glyphs without a letter, before the file's own word for them is taken
_PICTURE_SHARE = 0.3  # of the page: a picture this large on a page without words is a scan
_FEW_LETTERS = 20
_MAX_UNREAD = 20_000  # characters that are listed of one page and reason


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand below one another; ``angle`` is that of the text, clockwise in degrees."""

    rows: tuple[Row, ...]
    angle: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size in points, its blocks, what is unread, its links."""

    width: float
    height: float
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...]
    links: tuple[Link, ...]


def read_page(pdf: PdfDocument, number: int) -> Page:
    """The page with a number counted from 1. Raises PdfiumError where it can't be loaded."""
    width, height = pdf.get_page_size(number - 1)
    if width * height > _MAX_AREA:
        return Page(width, height, (), (Unread("too-large", "", number),), ())
    drawn = _drawn(pdf, number, as_drawn=True)
    if drawn.has_said and drawn.lost > _FEW_LOST:
        said = _drawn(pdf, number, as_drawn=False)
        drawn = replace(said, links=drawn.links) if 2 * said.lost < drawn.lost else drawn
    letters, hidden, frame = drawn.letters, drawn.hidden, drawn.frame
    seen = [letter for letter in letters if letter.number not in hidden] if hidden else letters
    blocks, unmapped = _blocks(seen, drawn.shapes.dots)
    inked = sum(1 for _ in islice((one for one in seen if not one.text.isspace()), _FEW_LETTERS))
    unread = _listed(letters, hidden, number, is_picture=drawn.shapes.picture >= _PICTURE_SHARE)
    if unmapped:
        unread.append(Unread("unmappable", "", number))
    if drawn.is_cut:
        unread.append(Unread("too-large", "", number))
    is_scan = inked < _FEW_LETTERS and (
        drawn.shapes.picture >= _PICTURE_SHARE or (not inked and drawn.shapes.are_many)
    )
    if is_scan and all(one.reason != "scanned" for one in unread):
        unread.append(Unread("scanned", "", number))
    return Page(frame.width, frame.height, tuple(blocks), tuple(unread), drawn.links)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What PDFium finds on a page.

    ``lost`` counts the seen glyphs that have no letter; ``has_said``: a replacement was
    dropped; ``is_cut``: there are more letters than are read.
    """

    frame: Frame
    letters: list[Letter]
    hidden: dict[int, str]
    links: tuple[Link, ...]
    shapes: Shapes
    lost: int
    has_said: bool
    is_cut: bool


def _drawn(pdf: PdfDocument, number: int, *, as_drawn: bool) -> _Drawn:
    """The letters of a page: as they are drawn, or as the file says that they should be read."""
    with closing(pdf[number - 1]) as page:
        left, bottom, right, top = page.get_bbox()
        frame = Frame(left, bottom, right, top, (page.get_rotation() // 90) % 4)
        links = tuple(read_links(pdf.raw, page.raw, frame))
        if not flatten_writing(page.raw):
            return _of_page(page, frame, links, as_drawn=as_drawn)
    with closing(pdf[number - 1]) as page:
        return _of_page(page, frame, links, as_drawn=as_drawn)


def _of_page(page: PdfPage, frame: Frame, links: tuple[Link, ...], *, as_drawn: bool) -> _Drawn:
    objects = list(page_objects(page.raw))
    has_said = as_drawn and drop_replacements(objects)
    with closing(page.get_textpage()) as textpage:
        letters, texts = read_letters(textpage.raw, frame)
        letters = with_plain_marks(letters)
        is_cut = has_more_letters(textpage.raw)
        shapes = read_shapes(objects, frame)
        hidden = hidden_letters(page.raw, letters, texts, frame)
    unnamed = [letter.number for letter in letters if letter[0] == "\ufffd"]
    lost = sum(1 for number in unnamed if number not in hidden)
    return _Drawn(frame, letters, hidden, links, shapes, lost, has_said, is_cut)


def _blocks(letters: Sequence[Letter], dots: Sequence[Dot]) -> tuple[list[Block], bool]:
    """The blocks of each direction of text, and whether words were left out for want of letters."""
    private = {text for text in {letter[0] for letter in letters} if _is_private(text)}
    whole = [letter for letter in letters if letter[0] not in private] if private else letters
    lost = sum([letter[0] == "\ufffd" for letter in whole])
    dropped = len(letters) - len(whole)
    is_short = lost >= _MANY_LOST or (dropped >= _MANY_LOST and 3 * dropped > len(letters))
    blocks: list[Block] = []
    for angle, turned in _by_angle(whole):
        chunks = with_marks(read_chunks(with_accents(turned)))
        kept = [chunk for chunk in chunks if not _is_garbage(chunk)]
        is_short = is_short or len(kept) < len(chunks)
        for members in read_blocks(kept):
            rows = with_wrapped_dates(read_rows(members))
            blocks.append(Block(tuple(with_dots(rows, dots) if angle == 0 else rows), angle))
    return blocks, is_short


def _by_angle(letters: Sequence[Letter]) -> list[tuple[int, Sequence[Letter]]]:
    """The letters of each direction, in degrees clockwise."""
    angles = sorted({pen.angle for pen in {letter[6] for letter in letters}})
    if len(angles) == 1:
        return [(angles[0], letters)]
    return [(angle, [one for one in letters if one.pen.angle == angle]) for angle in angles]


def _is_private(text: str) -> bool:
    """Whether a glyph has no letter that anybody could name, as those of icon fonts."""
    if len(text) > _LIGATURE:
        return True
    return "\ue000" <= text <= "\uf8ff" or text >= "\U000f0000"


def _is_garbage(chunk: Chunk) -> bool:
    lost = chunk.text.count("\ufffd")
    return lost >= 3 and 2 * lost >= len(chunk.letters)


def _listed(
    letters: Sequence[Letter], hidden: dict[int, str], page: int, *, is_picture: bool
) -> list[Unread]:
    """The hidden words by reason, in the order in which they would be read."""
    found = []
    for reason in sorted(set(hidden.values())):
        members = [letter for letter in letters if hidden.get(letter.number) == reason]
        words: list[str] = []
        for _, turned in _by_angle(members):
            rows = read_rows(read_chunks(turned))
            words.extend(" ".join(text for text, _ in row.runs()) for row in rows)
        text = "\n".join(words)[:_MAX_UNREAD]
        if text:
            said = "scanned" if reason == "hidden" and is_picture else reason
            found.append(Unread(said, text, page))
    return found
