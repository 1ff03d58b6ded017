"""The copy for the person's own eyes: every line with its source, and all that isn't in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sightline.career.exporting.layout import rows_of
from sightline.career.exporting.markdown import escaped
from sightline.career.exporting.sheet import Sheet, SheetLine
from sightline.career.tailoring.selection import LeftOut

__all__ = ["OWN_MARK", "SLOT_MARK", "review_markdown", "source_of"]

OWN_MARK = "own statement, no evidence"
SLOT_MARK = "still to be filled"
_BEFORE = {"name": "# ", "heading": "## ", "entry": "### ", "bullet": "- "}


def review_markdown(
    sheet: Sheet, names: Mapping[str, str], left_out: Sequence[LeftOut], notes: Sequence[str]
) -> str:
    """Markdown that shows each line of the sheet with a number, then the source map.

    ``names`` are the documents' names by hash.
    """
    numbered: list[SheetLine] = []
    blocks = []
    for row in rows_of(sheet):
        parts = []
        for line in row.lines:
            mark = ""
            if line.kind != "label":
                numbered.append(line)
                mark = f" <sup>{len(numbered)}</sup>"
            own = f" *({_mark(line)})*" if _mark(line) else ""
            parts.append(f"{escaped(' '.join(line.text.split()))}{mark}{own}")
        blocks.append(_BEFORE.get(row.kind, "") + " | ".join(parts))
    body = [*blocks, "---", "## Where each line comes from", *_sources(numbered, names)]
    if left_out:
        body += ["## What was left out", *(_left_out(one, names) for one in left_out)]
    if notes:
        body += ["## Good to know", *(f"- {escaped(note)}" for note in notes)]
    return "\n\n".join(["*Review copy: not to be sent.*", *body]) + "\n"


def source_of(line: SheetLine, names: Mapping[str, str]) -> str:
    """Where a line's words stand: document, page, place."""
    if not line.spans:
        return _mark(line) or "ours: claims nothing"
    first, last = line.spans[0], line.spans[-1]
    page = f", page {first.page}" if first.page else ""
    said = f"{names.get(first.document, first.document[:12])}{page}, {first.start}-{last.end}"
    return f"{said} ({_mark(line)})" if _mark(line) else said


def _mark(line: SheetLine) -> str:
    return {"own": OWN_MARK, "slot": SLOT_MARK}.get(line.kind, "")


def _sources(numbered: Sequence[SheetLine], names: Mapping[str, str]) -> Iterator[str]:
    for number, line in enumerate(numbered, 1):
        quotes = " … ".join(escaped(" ".join(span.quote.split())) for span in line.spans)
        yield f"{number}. {escaped(source_of(line, names))}" + (f": “{quotes}”" if quotes else "")


def _left_out(one: LeftOut, names: Mapping[str, str]) -> str:
    where = source_of(SheetLine(one.text, one.spans), names)
    return f"- “{escaped(' '.join(one.text.split()))}” ({escaped(where)}): {escaped(one.why)}"
