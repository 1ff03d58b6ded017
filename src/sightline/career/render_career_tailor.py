"""How a tailored résumé is shown: what would be sent, with its sources, and what would not."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sightline.career.ask_career_tailor import coverage_words
from sightline.career.exporting.layout import Row, rows_of
from sightline.career.tailoring.review_copy import source_of
from sightline.text.visible import visible_line

_WIDTH = 92
_INDENT = {"bullet": "  - ", "paragraph": "  ", "list": "  ", "detail": "", "entry": ""}


def text(result: Any, colour: bool = False) -> str:
    """Row by row, each with its source; then what the posting names, and what was left out."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Any) -> Iterator[str]:
    names = {one.document: one.name for one in result.documents}
    what = " at ".join(filter(None, (result.posting_title, result.posting_company)))
    yield f"For: {visible_line(what or result.posting.name)}"
    yield ""
    reasons = {reason.spans: reason.speaks_of for reason in result.reasons}
    for row in rows_of(result.sheet):
        yield from _row(row, names, reasons)
    yield ""
    yield from wrap(visible_line(coverage_words(result.coverage)), _WIDTH)
    if result.no_evidence:
        yield ""
        yield "Nothing backs, of what would be sent:"
        yield from (f"  {visible_line(bare)}" for bare in result.no_evidence)
    if result.left_out:
        yield ""
        yield f"Left out: {len(result.left_out)}"
        for one in result.left_out:
            words = visible_line(" ".join(one.text.split()))
            yield from wrap(f"{words} ({one.why})", _WIDTH, initial_indent="  - ",
                            subsequent_indent="    ")  # fmt: skip
    for part in result.unread:
        yield f"never used: {part.reason} text: {visible_line(' '.join(part.text.split()))[:60]}"


def _row(row: Row, names: dict[str, str], reasons: dict[Any, tuple[str, ...]]) -> Iterator[str]:
    if row.kind == "heading":
        yield ""
        yield row.left_text.upper() if row.lines[0].kind == "label" else visible_line(row.left_text)
        return
    words = " | ".join(filter(None, (row.left_text, row.right_text)))
    indent = _INDENT.get(row.kind, "")
    yield from wrap(visible_line(words), _WIDTH, initial_indent=indent,
                    subsequent_indent=" " * len(indent))  # fmt: skip
    if row.kind in ("bullet", "paragraph"):
        line = row.lines[0]
        speaks = reasons.get(line.spans, ())
        because = f"; speaks of {', '.join(speaks)}" if speaks else ""
        yield from wrap(
            visible_line(f"[{source_of(line, names)}{because}]"), _WIDTH,
            initial_indent=" " * (len(indent) + 2), subsequent_indent=" " * (len(indent) + 3),
        )  # fmt: skip
