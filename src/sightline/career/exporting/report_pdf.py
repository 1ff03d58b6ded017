"""The blocks of a report as PDF by typst: where to start on a page of its own, tables as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sightline.career.exporting.layout import Row, plain
from sightline.career.exporting.pdf_file import compiled, quoted, refuse_undrawable
from sightline.career.exporting.sheet import SheetLine
from sightline.career.report.blocks import Block, Heading, Item, Sentence, Table, places

__all__ = ["report_pdf"]

_SETUP = """\
#set document(title: none, author: (), date: none)
#set page(paper: "a4", margin: (x: 1.7cm, y: 1.6cm), numbering: "1 / 1")
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), size: 9.4pt,
  lang: "en", hyphenate: false)
#set par(justify: false, leading: 0.45em, spacing: 0.55em)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set text(size: 12.5pt)
#show heading.where(level: 3): set text(size: 10.5pt)
#show heading: set block(above: 1.1em, below: 0.55em)
#let soft(body) = text(size: 8.2pt, fill: rgb("#4a5158"), body)
#let item(depth, body) = block(above: 0.42em, below: 0.42em, inset: (left: depth * 1.1em),
  par(hanging-indent: 0.8em, body))
#set table(stroke: (x, y) => (bottom: 0.4pt + rgb("#c8ced4")), inset: (x: 3pt, y: 2.2pt))
"""
_COLOURS = {"met": "#14592f", "partly": "#7a4f00", "no evidence": "#a3211a"}
_WIDE = 2  # the first column of a table, beside the others


def report_pdf(blocks: Iterable[Block]) -> bytes:
    """The report as PDF. The same blocks give the same bytes.

    Raises UsageError where the fonts lack letters of it.
    """
    found = list(blocks)
    refuse_undrawable([Row("paragraph", (SheetLine(said),)) for said in _texts(found)])
    return compiled(_SETUP + "".join(_source(found)))


def _texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Sentence):
            yield block.text
        elif isinstance(block, Item):
            yield from (block.head, block.text, block.quote, block.tail)
        elif isinstance(block, Table):
            for row in (block.columns, *block.rows):
                yield from row


def _source(blocks: list[Block]) -> Iterator[str]:
    in_start = False
    for block in blocks:
        if isinstance(block, Heading):
            if block.level == 2:
                yield "#pagebreak(weak: true)\n" if in_start else ""
                in_start = block.key == "start"
            yield f"#heading(level: {block.level})[{_words(block.text)}]\n"
        elif isinstance(block, Sentence):
            said = _words(block.text)
            yield f"#par[{f'#soft[{said}]' if block.is_soft else said}]\n"
        elif isinstance(block, Item):
            yield _item(block)
        elif isinstance(block, Table):
            yield _table(block)


def _item(block: Item) -> str:
    head = ""
    if block.head:
        colour = _COLOURS.get(block.tone)
        fill = f', fill: rgb("{colour}")' if colour else ""
        head = f'#text(weight: "bold"{fill})[{_words(block.head)}]'
    quote = f"“{' '.join(block.quote.split())}”" if block.quote else ""
    said = " ".join(filter(None, (block.text, quote)))
    tail = "; ".join(filter(None, (block.tail, places(block.spans))))
    parts = [
        head,
        _words(f"{': ' if head and said else ''}{said}") if said else "",
        f"#soft[{_words(f' ({tail})')}]" if tail else "",
    ]
    return f"#item({block.depth}, [{''.join(parts)}])\n"


def _table(block: Table) -> str:
    widths = ", ".join([f"{_WIDE}fr", *["1fr"] * (len(block.columns) - 1)])
    heads = "".join(f'[#text(weight: "bold")[{_words(cell)}]], ' for cell in block.columns)
    cells = "".join(f"[{_words(cell)}], " for row in block.rows for cell in row)
    return f"#text(size: 8.2pt)[#table(columns: ({widths}), table.header({heads}), {cells})]\n"


def _words(text: str) -> str:
    """Words as a string, in which nothing is markup; the blank before a bracket stays."""
    blank = " " if text.startswith(" ") else ""
    colon = ": " if text.startswith(": ") else ""
    return quoted(f"{blank or colon}{plain(text.removeprefix(colon))}")
