"""Pages and a Word file whose words are known, because they are drawn here: nothing to annotate.

Each page has two columns of sentences, in one of five layouts. Its drawing operations stand in one
of three orders: column by column, as most programs write them; row by row, as tables are written;
and shuffled, since the order of a PDF is nobody's promise.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.career.pages.drawn_pdf import pdf, words
from tests.career.reading.word_files import paragraph, part, word_file

__all__ = ["ORDERS", "SENTENCES", "STRINGS", "drawn_pages", "word_document"]

ORDERS = ("column by column", "row by row", "shuffled")
_LEFT = (
    "Ran the intake of ideas for the ledger team and kept its log.",
    "Cut the wait for a refund from nine days to two with one rule.",
    "Wrote the contract that four partners now build against.",
    "Retired a report that nobody had opened for a year.",
    "Taught six analysts to read a funnel before they drew one.",
    "Moved the price list out of code and into a reviewed file.",
    "Closed the gap between the promise and the invoice.",
    "Led the search for the cause of every lost parcel in May.",
    "Agreed on one name for the thing that had five of them.",
    "Shipped the export which the auditors had asked for twice.",
    "Kept the queue short by saying no in the first hour.",
    "Measured the delay at each of the seven handovers.",
    "Turned the weekly review into a page that people read.",
    "Found the two settings that caused most of the calls.",
)
_RIGHT = (
    "Speaks German at home and English at the office.",
    "Reads enough French to follow a contract.",
    "Mentors two associates every spring.",
    "Keeps the books of the allotment club.",
    "Holds a certificate in accessible design.",
    "Writes queries for her own questions.",
    "Prefers a written record to a meeting.",
    "Draws each process before changing it.",
    "Interviews five customers each month.",
    "Plans in quarters and reports in weeks.",
    "Knows the tax rules of three countries.",
    "Answers the first call of each release.",
    "Checks a claim before repeating it.",
    "Leaves a note for whoever comes next.",
)
SENTENCES = (*_LEFT, *_RIGHT)
# (left edge, letters in a line, step, size) of the left column, then of the right one.
_LAYOUTS = {
    "two columns": ((50, 45, 13, 10), (320, 45, 13, 10)),
    "narrow gutter": ((50, 48, 13, 10), (289, 45, 13, 10)),
    "off each other's lines": ((50, 45, 13, 10), (320, 45, 14.5, 10)),
    "sidebar at the left": ((40, 26, 12, 8), (190, 70, 13, 10)),
    "sidebar at the right": ((40, 68, 13, 10), (420, 28, 12, 8.5)),
}
_TOP_PT, _SEED = 90, 7
Placed = tuple[float, float, bytes]
"""Points from the top and from the left, and the operation that draws there."""
STRINGS = {
    "header": "Ana Lima, Porto",
    "heading": "Experience",
    "table": "Rates desk",
    "line": "Kept the tariff table",
    "footnote": "Unpaid half-time",
    "link": "ana.example.com",
    "inserted": "since reviewed twice",
    "text box": "Portuguese, English",
    "footer": "References on request",
}


def drawn_pages() -> Iterator[tuple[str, bytes]]:
    """``order/layout`` and the PDF, for each order and layout."""
    for order in ORDERS:
        for layout, (left, right) in _LAYOUTS.items():
            placed = [*_column(_LEFT, *left), *_column(_RIGHT, *right)]
            if order == ORDERS[1]:
                placed.sort(key=lambda one: one[:2])
            elif order == ORDERS[2]:
                random.Random(_SEED).shuffle(placed)
            yield f"{order}/{layout}", pdf([drawing for _, _, drawing in placed])


def _column(
    sentences: tuple[str, ...], x: float, letters: int, step: float, size: float
) -> Iterator[Placed]:
    down = float(_TOP_PT)
    for sentence in sentences:
        for line in _wrapped(sentence, letters):
            yield down, x, words(x, down, line, size=size)
            down += step


def _wrapped(sentence: str, letters: int) -> list[str]:
    lines = [""]
    for word in sentence.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def word_document() -> bytes:
    """A résumé with every place where Word keeps words; ``STRINGS`` are all that it says."""
    said = STRINGS
    link = f"<w:hyperlink r:id='r_link'><w:r><w:t>{said['link']}</w:t></w:r></w:hyperlink>"
    inserted = f"<w:ins w:id='9' w:author='a'><w:r><w:t>{said['inserted']}</w:t></w:r></w:ins>"
    box = (
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='box'/><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>{paragraph(said['text box'])}"
        "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r></w:p>"
    )
    body = (
        paragraph(said["heading"], '<w:pStyle w:val="Heading1"/>')
        + f"<w:tbl><w:tr><w:tc>{paragraph(said['table'])}</w:tc></w:tr></w:tbl>"
        + f"<w:p><w:r><w:t>{said['line']}</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
        + f"<w:p>{link}</w:p><w:p>{inserted}</w:p>"
        + box
        + "<w:sectPr><w:headerReference w:type='default' r:id='r_header1'/>"
        "<w:footerReference w:type='default' r:id='r_footer1'/></w:sectPr>"
    )
    note = f"<w:footnote w:id='2'>{paragraph(said['footnote'])}</w:footnote>"
    return word_file(
        body, header1=part("hdr", paragraph(said["header"])),
        footer1=part("ftr", paragraph(said["footer"])), footnotes=part("footnotes", note),
    )  # fmt: skip
