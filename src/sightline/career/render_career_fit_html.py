"""A fit report as one HTML page: where to start on the first, every quote a link to its place.

The documents stand at the end, line by line, so that a quote opens the line that says it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from sightline.career.documents.source_document import SourceDocument
from sightline.career.fit.blocks import Block, Heading, Item, Sentence, Table, places
from sightline.career.fit.report_blocks import blocks_of
from sightline.career.fit.report_charts import ladder_chart, pay_chart
from sightline.career.fit.report_page import html_text, page
from sightline.kernel.documents.span import Span

_TONES = {"met": "met", "partly": "partly", "no evidence": "none"}


def html(result: Any, colour: bool = False) -> str:
    """The page."""
    blocks = list(blocks_of(result))
    title = next(block.text for block in blocks if isinstance(block, Heading))
    parts = [*_body(result, blocks), *_sources(result)]
    return page(title, "\n".join(parts))


def _body(result: Any, blocks: list[Block]) -> Iterator[str]:
    open_: list[int] = []  # the depths of the lists that are open
    in_start = False
    for block in blocks:
        if isinstance(block, Item):
            yield _opening(open_, block.depth)
            yield _item(result, block)
            continue
        yield "</li></ul>" * len(open_)
        open_.clear()
        if isinstance(block, Heading):
            if block.level == 2 and in_start:
                yield "</section>"
                yield from _contents(blocks)
            in_start = block.key == "start" or (in_start and block.level > 2)
            yield '<section class="start">' if block.key == "start" else ""
            yield _heading(block)
        elif isinstance(block, Sentence):
            soft = ' class="soft"' if block.is_soft else ""
            yield f"<p{soft}>{html_text(block.text)}</p>"
        else:
            yield from _table(result, block)
    yield "</li></ul>" * len(open_)


def _heading(block: Heading) -> str:
    key = f' id="{block.key}"' if block.key else ""
    return f"<h{block.level}{key}>{html_text(block.text)}</h{block.level}>"


def _contents(blocks: list[Block]) -> Iterator[str]:
    keyed = [b for b in blocks if isinstance(b, Heading) and b.level == 2 and b.key]
    links = "".join(f'<li><a href="#{b.key}">{html_text(b.text)}</a></li>' for b in keyed)
    links += '<li><a href="#sources">Documents</a></li>'
    yield f'<nav aria-label="Contents"><ul>{links}</ul></nav>'


def _opening(open_: list[int], depth: int) -> str:
    """Closes the lists below an item's depth, and begins the item."""
    closed = ""
    while open_ and open_[-1] > depth:
        closed += "</li></ul>"
        open_.pop()
    if open_ and open_[-1] == depth:
        return f"{closed}</li><li>"
    begin = "<ul><li>" if open_ else '<ul class="items"><li>'
    open_.append(depth)
    return closed + begin


def _item(result: Any, block: Item) -> str:
    head = html_text(block.head)
    tone = _TONES.get(block.tone)
    if head and block.head in (block.tone, "for a person to judge"):
        head = f'<span class="badge {tone or "judge"}">{head}</span>'
    elif head and tone:
        head = f'<b class="{tone}">{head}</b>: '
    elif head:
        head = f"<b>{head}</b>: "
    text = html_text(block.text)
    quote = f" {_quote(result, block)}" if block.quote else ""
    tail = "; ".join(filter(None, (block.tail, places(block.spans))))
    soft = f' <span class="soft">({html_text(tail)})</span>' if tail else ""
    return f"{head}{text}{quote}{soft}"


def _quote(result: Any, block: Item) -> str:
    words = f"<q>{html_text(' '.join(block.quote.split()))}</q>"
    place = _place(result, block.spans)
    return f'<a href="#{place}">{words}</a>' if place else words


def _place(result: Any, spans: tuple[Span, ...]) -> str:
    """The line of a document in which words begin."""
    for number, document in enumerate(result._documents):
        if spans and spans[0].document == document.hash:
            starts = [line.start for line in document.lines]
            at = bisect_right(starts, spans[0].start) - 1
            return f"d{number}-{starts[at]}" if at >= 0 else ""
    return ""


def _table(result: Any, block: Table) -> Iterator[str]:
    ladder = next((one for one in result.ladders if one.key == block.key), None)
    if ladder is not None:
        yield ladder_chart(ladder, block.columns, block.rows)
    elif block.key == "pay":
        yield from (pay_chart(pay) for pay in result.pay if pay.said)
    heads = "".join(f'<th scope="col">{html_text(cell)}</th>' for cell in block.columns)
    rows = "\n".join(
        f'<tr><th scope="row">{html_text(row[0])}</th>'
        + "".join(f"<td>{html_text(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in block.rows
    )
    yield (
        f"<details><summary>{html_text(block.caption)}, as a table</summary>"
        f'<div class="wide"><table><caption>{html_text(block.caption)}</caption><thead><tr>{heads}'
        f"</tr></thead>\n<tbody>{rows}</tbody></table></div></details>"
    )


def _sources(result: Any) -> Iterator[str]:
    yield '<h2 id="sources">The documents, line by line</h2>'
    for number, document in enumerate(result._documents):
        yield f"<h3>{html_text(document.name)}</h3>"
        yield f'<p class="soft">sha256 {document.hash}</p>'
        yield '<div class="source">'
        yield from _source(number, document)
        yield "</div>"


def _source(number: int, document: SourceDocument) -> Iterator[str]:
    page_number = None
    for line in document.lines:
        if line.page is not None and line.page != page_number:
            page_number = line.page
            yield f'</div><p class="soft">page {page_number}</p><div class="source">'
        words = html_text(document.words(line).replace("\t", "  "))
        yield f'<p id="d{number}-{line.start}">{words}</p>'
