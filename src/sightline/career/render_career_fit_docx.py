"""A fit report as a file: HTML, Markdown, Word or PDF, by the ending of its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.career.exporting.sheet import Entry, Part, Sheet, SheetLine
from sightline.career.fit.report_blocks import blocks_of
from sightline.career.render_career_fit import item_words
from sightline.career.report.blocks import Block, Heading, Item, Sentence, Table

__all__ = ["docx", "fit_file"]


def fit_file(result: Any, path: str) -> bytes:
    """The report in the form that the name's ending says."""
    ending = path.lower().rpartition(".")[2]
    if ending == "docx":
        return docx(result)
    if ending == "pdf":
        from sightline.career.exporting.report_pdf import report_pdf

        return report_pdf(blocks_of(result))
    if ending == "md":
        from sightline.career.render_career_fit_markdown import markdown

        return markdown(result).encode()
    from sightline.career.render_career_fit_html import html

    return html(result).encode()


def docx(result: Any, colour: bool = False) -> bytes:
    """The report as a Word file."""
    from sightline.career.exporting.word_file import docx_bytes

    return docx_bytes(_sheet(result))


def _sheet(result: Any) -> Sheet:
    """The report as the sheet that every file is drawn from."""
    blocks = list(blocks_of(result))
    title = next(block.text for block in blocks if isinstance(block, Heading))
    parts: list[Part] = []
    for heading, rest in _chapters(blocks[1:]):
        entries = [
            Entry(title=_label(head) if head else None, lines=tuple(_lines(held)))
            for head, held in _sections(rest)
        ]
        parts.append(Part("report", _label(heading), tuple(entries)))
    return Sheet(_label(title), (), tuple(parts))


def _chapters(blocks: list[Block]) -> Iterator[tuple[str, list[Block]]]:
    heading, held = "About this report", list[Block]()
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            yield heading, held
            heading, held = block.text, []
        else:
            held.append(block)
    yield heading, held


def _sections(blocks: list[Block]) -> Iterator[tuple[str, list[Block]]]:
    heading, held = "", list[Block]()
    for block in blocks:
        if isinstance(block, Heading):
            if held or heading:
                yield heading, held
            heading, held = block.text, []
        else:
            held.append(block)
    if held or heading:
        yield heading, held


def _lines(blocks: list[Block]) -> Iterator[SheetLine]:
    for block in blocks:
        if isinstance(block, Sentence):
            yield SheetLine(block.text, kind="label")
        elif isinstance(block, Table):
            for row in block.rows:
                cells = zip(block.columns[1:], row[1:], strict=True)
                told = "; ".join(f"{column}: {cell}" for column, cell in cells if cell)
                yield SheetLine(f"{row[0]}. {told}", kind="label")
        elif isinstance(block, Item):
            inner = "\u2013 " * block.depth
            told = ": ".join(filter(None, (block.head, item_words(block))))
            yield SheetLine(inner + told, block.spans)


def _label(text: str) -> SheetLine:
    return SheetLine(text, kind="label")
