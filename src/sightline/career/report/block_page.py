"""Blocks as one HTML page: every quote a link to its line of the document that says it.

The documents stand at the end, line by line. On paper they are left out: there a quote stands with
its document, page and line, and no quote can be opened.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sightline.career.documents.source_document import Line, SourceDocument
from sightline.career.report.blocks import Block, Drawing, Heading, Item, Sentence, Table
from sightline.career.report.page import html_text, html_words, page
from sightline.kernel.documents.span import Span

__all__ = ["report_page"]

_TONES = {"met": "met", "partly": "partly", "no evidence": "none", "for a person to judge": "judge"}
_LEAST_CONTENTS = 4
_MOST_LINES = 5_000


def report_page(blocks: Iterable[Block], documents: Sequence[SourceDocument] = ()) -> str:
    """The page. Its title is the first heading; ``documents`` are what its quotes are from."""
    found = list(blocks)
    title = next(block.text for block in found if isinstance(block, Heading))
    body = _Body(found, documents)
    return page(title, "\n".join(part for part in (*body.parts(), *body.sources()) if part))


class _Body:
    def __init__(self, blocks: list[Block], documents: Sequence[SourceDocument]) -> None:
        self.blocks = blocks
        self.documents = documents
        self._heads = _anchors(blocks)
        self._by_hash = {one.hash: number for number, one in reversed([*enumerate(documents)])}
        self._starts = [[line.start for line in one.lines] for one in documents]
        self._open: list[int] = []  # the depths of the lists that are open

    def parts(self) -> Iterator[str]:
        has_start = any(isinstance(b, Heading) and b.key == "start" for b in self.blocks)
        in_start, has_contents = False, False
        for block, anchor in zip(self.blocks, self._heads, strict=True):
            if isinstance(block, Item):
                yield self._opening(block.depth) + self._item(block)
                continue
            yield self._closed()
            if isinstance(block, Heading) and block.level == 2:
                if in_start:
                    yield "</section>"
                if not has_contents and (in_start or not has_start):
                    yield self._contents()
                    has_contents = True
                in_start = block.key == "start"
                yield '<section class="start">' if in_start else ""
            yield from self._block(block, anchor)
        yield self._closed()
        yield "</section>" if in_start else ""

    def _block(self, block: Block, anchor: str) -> Iterator[str]:
        if isinstance(block, Heading):
            key = f' id="{anchor}"' if anchor else ""
            words = self._linked(html_text(block.text), block.spans)
            yield f"<h{block.level}{key}>{words}</h{block.level}>"
        elif isinstance(block, Sentence):
            soft = ' class="soft"' if block.is_soft else ""
            yield f"<p{soft}>{html_words(block.text)}</p>"
        elif isinstance(block, Drawing):
            yield f'<div class="wide">{block.svg}</div>'
        elif isinstance(block, Table):
            yield _table(block)

    def _contents(self) -> str:
        """Links to the parts of a long page; none on a short one."""
        keyed = [
            (anchor, block.text)
            for block, anchor in zip(self.blocks, self._heads, strict=True)
            if isinstance(block, Heading) and block.level == 2 and block.key != "start"
            if block.is_listed
        ]
        if len(keyed) < _LEAST_CONTENTS:
            return ""
        keyed += [("sources", "The documents, line by line")] if self.documents else []
        links = "".join(f'<li><a href="#{a}">{html_text(text)}</a></li>' for a, text in keyed)
        return f'<nav aria-label="Contents"><ul>{links}</ul></nav>'

    def _opening(self, depth: int) -> str:
        """Closes the lists below an item's depth, and begins the item."""
        closed = ""
        while self._open and self._open[-1] > depth:
            closed += "</li></ul>"
            self._open.pop()
        if self._open and self._open[-1] == depth:
            return f"{closed}</li><li>"
        begin = "<ul><li>" if self._open else '<ul class="items"><li>'
        self._open.append(depth)
        return closed + begin

    def _closed(self) -> str:
        closed = "</li></ul>" * len(self._open)
        self._open.clear()
        return closed

    def _item(self, block: Item) -> str:
        head = html_text(block.head)
        tone = _TONES.get(block.tone)
        if head and block.head in _TONES:
            head = f'<span class="badge {tone or "judge"}">{head}</span>'
        elif head and tone:
            head = f'<b class="{tone}">{head}</b>: '
        elif head:
            head = f"<b>{head}</b>: "
        text, quote = html_words(block.text), ""
        if block.quote:
            words = f"<q>{html_text(' '.join(block.quote.split()))}</q>"
            quote = f" {self._linked(words, block.spans)}"
        elif block.text:
            text = self._linked(text, block.spans)
        tail = "; ".join(filter(None, (block.tail, self._where(block.spans))))
        soft = f' <span class="soft">({html_words(tail)})</span>' if tail else ""
        return f"{head}{text}{quote}{soft}"

    def _linked(self, words: str, spans: Sequence[Span]) -> str:
        """Words as a link to the line in which they begin."""
        found = self._place(spans[0]) if spans else None
        return f'<a href="#d{found[0]}-{found[2].start}">{words}</a>' if found else words

    def _where(self, spans: Sequence[Span]) -> str:
        """Document, page and line of a quote, as far as it has them."""
        if not spans:
            return ""
        found = self._place(spans[0])
        name = self.documents[found[0]].name if found and len(self.documents) > 1 else ""
        pages = dict.fromkeys(span.page for span in spans if span.page is not None)
        on = f"page {', '.join(map(str, pages))}" if pages else ""
        line = f"line {found[1] + 1}" if found else ""
        return " ".join(filter(None, (name, ", ".join(filter(None, (on, line))))))

    def _place(self, span: Span) -> tuple[int, int, Line] | None:
        """The document, the number of the line and the line in which words begin."""
        number = self._by_hash.get(span.document)
        if number is None:
            return None
        at = bisect_right(self._starts[number], span.start) - 1
        return (number, at, self.documents[number].lines[at]) if 0 <= at < _MOST_LINES else None

    def sources(self) -> Iterator[str]:
        if not self.documents:
            return
        yield '<section class="documents"><h2 id="sources">The documents, line by line</h2>'
        for number, document in enumerate(self.documents):
            yield f"<h3>{html_text(document.name)}</h3>"
            yield f'<p class="soft">sha256 {document.hash}</p>'
            yield from _source(number, document)
        yield "</section>"


def _anchors(blocks: Sequence[Block]) -> list[str]:
    """A place for each heading of the second level: its key, or a number."""
    heads = [b.key if isinstance(b, Heading) and b.level < 3 else "" for b in blocks]
    return [
        f"part-{at}" if isinstance(block, Heading) and block.level == 2 and not key else key
        for at, (key, block) in enumerate(zip(heads, blocks, strict=True))
    ]


def _table(block: Table) -> str:
    heads = "".join(f'<th scope="col">{html_text(cell)}</th>' for cell in block.columns)
    rows = "\n".join(
        f'<tr><th scope="row">{html_text(row[0])}</th>'
        + "".join(f"<td>{html_text(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in block.rows
    )
    caption = html_text(block.caption)
    two = ' class="two"' if len(block.columns) == 2 else ""
    table = (
        f'<div class="wide"><table{two}><caption>{caption}</caption><thead><tr>{heads}'
        f"</tr></thead>\n<tbody>{rows}</tbody></table></div>"
    )
    if not block.is_folded:
        return table
    paper = "" if block.is_on_paper else ' class="screen"'
    return f"<details{paper}><summary>{caption}, as a table</summary>{table}</details>"


def _source(number: int, document: SourceDocument) -> Iterator[str]:
    page_number: int | None = None
    yield '<div class="source">'
    for line in document.lines[:_MOST_LINES]:
        if line.page is not None and line.page != page_number:
            page_number = line.page
            yield f'</div><p class="soft">page {page_number}</p><div class="source">'
        words = html_text(document.words(line).replace("\t", "  "))
        yield f'<p id="d{number}-{line.start}">{words}</p>'
    yield "</div>"
    if len(document.lines) > _MOST_LINES:
        yield f'<p class="soft">and {len(document.lines) - _MOST_LINES:,} lines more</p>'
