"""The lines of a document while it is read: what is visible goes in, offsets come out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date

from sightline.career.documents.source_document import Line, Run, SourceDocument, Unread
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.reading.bullets import bullet_mark

__all__ = ["MAX_CHARACTERS", "LineWriter"]

#: A résumé has some thousands of letters, the longest export of a network some hundred thousand.
MAX_CHARACTERS = 4_000_000

_GAP = "\t"
_SHORT_CELL = 120
_MOST_LINES_OF_A_CELL = 3
# What shows nothing and could only hide or reorder letters: zero-width signs, soft hyphens, marks
# of direction. Joiners stay, since some scripts are spelled with them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_HALF = re.compile("[\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class _Draft:
    """A line before its place is known: words with their addresses, gaps between them."""

    pieces: list[tuple[str, str, bool]] = field(default_factory=list)
    role: str = ""
    label: str = ""
    block: int = 0
    size: float = 0.0


class LineWriter:
    """Takes words one after another, and gives the document that they make."""

    def __init__(self, name: str, data: bytes, form: str) -> None:
        self.name, self.form = name, form
        self.dated: date | None = None
        self.block = 0
        self.label = ""
        self._hash = hashlib.sha256(data).hexdigest()
        self._drafts: list[_Draft] = []
        self._open = _Draft()
        self._unread: list[Unread] = []
        self._blocks = 0
        self._count = 0

    def add(self, words: str, *, address: str = "", is_bold: bool = False) -> None:
        """Words of the open line; white space of any kind is one blank, a line end too."""
        self._count += len(words)
        if self._count > MAX_CHARACTERS:
            raise UnreadableDocument(
                f"{self.name} holds more than {MAX_CHARACTERS // 1_000_000} million letters",
                help="give the document alone",
            )
        words = clean(words)
        if words:
            self._open.pieces.append((words, address, is_bold))

    def gap(self) -> None:
        """A wide gap in the open line, such as a tab stop: what follows is a run of its own."""
        self._open.pieces.append((_GAP, "", False))

    def end_line(
        self,
        *,
        role: str = "",
        label: str = "",
        size: float = 0.0,
        block: int | None = None,
        finds_bullet: bool = False,
    ) -> bool:
        """End the open line; False where nothing was in it.

        ``finds_bullet``: a typed bullet at its beginning makes it one, and is no part of its words.
        """
        draft, self._open = self._open, _Draft()
        if finds_bullet and _without_bullet(draft):
            role = "bullet"
        if not any(words.strip() for words, _, _ in draft.pieces):
            return False
        draft.role, draft.label, draft.size = role, label or self.label, size
        draft.block = self.block if block is None else block
        self._drafts.append(draft)
        return True

    def write(
        self, words: str, *, role: str = "", label: str = "", block: int | None = None
    ) -> None:
        """One whole line, or as many as there are line ends in it."""
        for part in words.splitlines():
            self.add(part)
            self.end_line(role=role, label=label, block=block)

    def new_block(self) -> int:
        """Begin a column or box; gives its number."""
        self._blocks += 1
        self.block = self._blocks
        return self.block

    @property
    def mark(self) -> int:
        """How many lines there are, for ``join_row``."""
        return len(self._drafts)

    def join_row(self, marks: list[int]) -> None:
        """Make the cells of a table's row one line, or several where all have as many short lines.

        ``marks`` says where each cell began. Cells of any other kind are columns of their own.
        """
        ends = [*marks[1:], len(self._drafts)]
        cells = [self._drafts[start:end] for start, end in zip(marks, ends, strict=True)]
        filled = [cell for cell in cells if cell]
        if len(filled) < 2:
            return
        if not _stand_side_by_side(filled):
            for cell in filled:
                number = self.new_block()
                for draft in cell:
                    draft.block = max(draft.block, number)
            self.new_block()
            return
        self._drafts[marks[0] :] = [_joined(row) for row in zip(*filled, strict=True)]

    def refuse(self, reason: str, text: str = "") -> None:
        """Note text that is there and is not used."""
        text = " ".join(clean(text).split())
        if (text or reason != "hidden") and len(self._unread) < 10_000:
            self._unread.append(Unread(reason, text))

    def document(self) -> SourceDocument:
        """What was written. Raises UnreadableDocument where there is no letter in it."""
        self.end_line()
        pieces: list[str] = []
        lines: list[Line] = []
        links: list[tuple[int, int, str]] = []
        at = 0
        for draft in self._drafts:
            words, spots = _laid_out(draft)
            bold = [is_bold for piece, _, is_bold in draft.pieces if piece.strip()]
            lines.append(
                Line(
                    at, at + len(words), size=draft.size, is_bold=all(bold), block=draft.block,
                    role=draft.role, label=draft.label, runs=_runs(words, at),
                )
            )  # fmt: skip
            links += [(at + start, at + end, address) for start, end, address in spots]
            pieces.append(words)
            at += len(words) + 1
        text = "\n".join([*pieces, ""])
        if not any(letter.isalnum() for letter in text):
            raise self._without_text()
        return SourceDocument(
            self.name, self._hash, self.form, text, tuple(lines), None, self.dated,
            tuple(self._unread), tuple(links),
        )  # fmt: skip

    def _without_text(self) -> UnreadableDocument:
        if any(part.reason == "scanned" for part in self._unread):
            return UnreadableDocument(
                f"{self.name} holds pictures and no text",
                help="give the document that the pictures were made from",
            )
        damaged = [part.text for part in self._unread if part.reason == "damaged"]
        if damaged:
            return UnreadableDocument(
                f"{self.name} is damaged: {damaged[0][:100]}", help="save or download it again"
            )
        if any(part.text for part in self._unread):
            return UnreadableDocument(
                f"all text of {self.name} is hidden", help="make it visible, and save it again"
            )
        return UnreadableDocument(f"{self.name} holds no text", help="give a file with text in it")


def _stand_side_by_side(cells: list[list[_Draft]]) -> bool:
    """Whether a row's cells belong together line by line, as title and date do."""
    if len({len(cell) for cell in cells}) > 1 or len(cells[0]) > _MOST_LINES_OF_A_CELL:
        return False
    return all(
        draft.role != "bullet" and sum(len(piece) for piece, _, _ in draft.pieces) <= _SHORT_CELL
        for cell in cells
        for draft in cell
    )


def _joined(row: tuple[_Draft, ...]) -> _Draft:
    whole = _Draft(role=row[0].role, block=row[0].block, size=row[0].size)
    for draft in row:
        whole.pieces += [(_GAP, "", False)] if whole.pieces else []
        whole.pieces += draft.pieces
    return whole


def _without_bullet(draft: _Draft) -> bool:
    """Take the bullet off a line's first words; False where there is none."""
    mark = bullet_mark("".join(piece for piece, _, _ in draft.pieces[:4]))
    left = mark
    for index, (piece, address, is_bold) in enumerate(draft.pieces):
        if left <= 0:
            break
        draft.pieces[index] = (piece[left:], address, is_bold)
        left -= len(piece)
    draft.pieces = [piece for piece in draft.pieces if piece[0]]
    return mark > 0


def clean(words: str) -> str:
    """Words without what isn't a letter: half characters, control and zero-width signs."""
    return _HALF.sub("\ufffd", _CONTROL.sub(" ", _INVISIBLE.sub("", words)))


def _laid_out(draft: _Draft) -> tuple[str, list[tuple[int, int, str]]]:
    """The words of a line with single blanks, tabs for gaps, and where its links stand."""
    parts: list[str] = []
    links: list[tuple[int, int, str]] = []
    at, last = 0, _GAP  # a line doesn't begin with white space
    for piece, address, _ in draft.pieces:
        if piece == _GAP:
            if last != _GAP:
                if last == " ":
                    parts[-1] = parts[-1][:-1]
                    at -= 1
                parts.append(_GAP)
                at, last = at + 1, _GAP
            continue
        folded = " ".join(piece.split())
        lead = " " if piece[0].isspace() and last not in (" ", _GAP) else ""
        tail = " " if folded and piece[-1].isspace() else ""
        whole = lead + folded + tail
        if not whole:
            continue
        if address and folded:
            links.append((at + len(lead), at + len(lead) + len(folded), address))
        parts.append(whole)
        at, last = at + len(whole), whole[-1]
    words = "".join(parts)
    return words.rstrip(), links


def _runs(words: str, at: int) -> tuple[Run, ...]:
    if _GAP not in words:
        return ()
    runs: list[Run] = []
    for part in words.split(_GAP):
        start = at + len(part) - len(part.lstrip())
        if part.strip():
            runs.append(Run(start, start + len(part.strip())))
        at += len(part) + 1
    return tuple(runs)
