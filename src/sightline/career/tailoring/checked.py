"""Nothing is sent that the person's documents don't say: every line is checked, as a stranger's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sightline.career.claims.checker import UNSUPPORTED, check_text
from sightline.career.documents.source_document import SourceDocument
from sightline.career.exporting.sheet import Sheet, SheetLine
from sightline.career.resume.resume import Resume
from sightline.career.tailoring.selection import LeftOut
from sightline.career.tailoring.sheet_text import placed_lines, sheet_without

__all__ = ["Documents", "checked", "no_evidence"]

Documents = Sequence[tuple[SourceDocument, Resume | None]]


def checked(
    sheet: Sheet, documents: Documents, own: Sequence[str] = (), posting: str = ""
) -> tuple[Sheet, list[LeftOut]]:
    """The sheet without the lines that the checker doesn't support, and those lines with the
    reason. What is left passes as a whole, in this order."""
    left_out: list[LeftOut] = []
    for _ in range(8):  # what stood below a line that went stands elsewhere now
        refused = _refused(sheet, documents, own, posting)
        if not refused:
            break
        left_out += [
            LeftOut(line.text, line.spans, f"not supported: {reason}") for line, reason in refused
        ]
        out = {id(line) for line, _ in refused}
        sheet = sheet_without(sheet, lambda line: id(line) in out)  # noqa: B023
    return sheet, left_out


def _refused(
    sheet: Sheet, documents: Documents, own: Sequence[str], posting: str
) -> list[tuple[SheetLine, str]]:
    # Name and addresses are values of the document, each with its place; they tell of no role.
    text, placed = placed_lines(replace(sheet, name=None, contact=()))
    if not text.strip():
        return []
    bad = [s for s in check_text(text, documents, own, posting) if s.verdict == UNSUPPORTED]
    found = []
    for place in placed:
        if place.line.kind != "quoted":
            continue
        reason = next((s.reason for s in bad if s.start < place.end and place.start < s.end), "")
        if reason:
            found.append((place.line, reason))
    return found


def no_evidence(sheet: Sheet) -> tuple[str, ...]:
    """The lines that no document backs: own statements, and slots that are still empty."""
    from sightline.career.tailoring.sheet_text import lines_of

    return tuple(line.text for line in lines_of(sheet) if line.kind in ("own", "slot"))
