"""How a tailored résumé is shown: what would be sent, with its sources, and what would not."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sightline.career.ask_career_tailor import coverage_words
from sightline.career.exporting.layout import Row, rows_of
from sightline.career.exporting.sheet_blocks import sheet_blocks
from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Item, Sentence, Table
from sightline.career.tailoring.review_copy import source_of
from sightline.text.visible import visible_line

_WIDTH = 92
_INDENT = {"bullet": "  - ", "paragraph": "  ", "list": "  ", "detail": "", "entry": ""}


def text(result: Any, colour: bool = False) -> str:
    """Row by row, each with its source; then what the posting names, and what was left out."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Any) -> Iterator[str]:
    names = {one.document: one.name for one in result.documents}
    yield f"For: {visible_line(_what(result))}"
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


def _what(result: Any) -> str:
    what = " at ".join(filter(None, (result.posting_title, result.posting_company)))
    return what or str(result.posting.name)


def html(result: Any, colour: bool = False) -> str:
    """The review copy as a page: every line opens its source; not what is to be sent."""
    return report_page(_blocks(result), result._documents)


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, f"Résumé for {_what(result)}")
    yield Sentence("Not to be sent: `--to FILE` writes that. Here each line opens its source.")
    reasons = {reason.spans: reason.speaks_of for reason in result.reasons}
    yield from sheet_blocks(result.sheet, reasons)
    yield Heading(2, "What the posting names", "coverage")
    yield Sentence(f"{coverage_words(result.coverage)}.")
    rows = tuple(
        (one.words, "must" if one.must else "wish", "yes" if one.there else "no",
         "yes" if one.in_sheet else "no")
        for one in result.coverage.skills
    )  # fmt: skip
    if rows:
        columns = ("Skill", "Asked as", "In your document", "In this résumé")
        yield Table("Skills that the posting names", columns, rows)
    if result.no_evidence:
        yield Heading(2, "Nothing backs, of what would be sent", "bare")
        yield from (Item(0, "", bare) for bare in result.no_evidence)
    if result.left_out:
        yield Heading(2, f"Left out ({len(result.left_out)})", "left-out")
        yield from (Item(0, "", "", one.text, one.spans, one.why) for one in result.left_out)
    if result.unread:
        yield Heading(2, "Never used", "unread")
        yield from (Item(0, f"{part.reason} text", part.text[:120]) for part in result.unread)
