"""What the block structure of a Markdown text is made of."""

from __future__ import annotations

PARAGRAPH, HEADING, TABLE, CODE, HTML, RULE = (
    "paragraph",
    "heading",
    "table",
    "code",
    "html",
    "rule",
)


#: What is known of a line under a paragraph: nothing yet, or that it underlines where it stands.
UNKNOWN, SETTLED = -1, -2


class Container:
    """A quote or a list item. ``width`` is how far its content is indented; 0 for a quote."""

    __slots__ = ("blank_start", "column", "depth", "line", "marker", "parent", "width")

    def __init__(
        self,
        parent: Container | None,
        width: int,
        line: int,
        column: int,
        marker: str = ">",
        blank_start: bool = False,
    ) -> None:
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 1
        self.width = width
        self.line = line
        self.column = column
        self.marker = marker
        self.blank_start = blank_start


class Block:
    """One leaf of the structure; of a text, its lines and where the text begins in each."""

    __slots__ = (
        "columns",
        "container",
        "end",
        "kind",
        "lazy",
        "level",
        "lines",
        "loose",
        "starts",
        "underline",
    )

    def __init__(self, kind: str, container: Container | None, line: int, start: int) -> None:
        self.kind = kind
        self.container = container
        self.lines = [line]
        self.starts = [start]
        self.loose: set[int] | None = None  # lines of a paragraph on which no block could begin
        #: Its lines outside of its containers, where no definition begins: is an item hidden there?
        self.lazy: dict[int, bool] = {}
        self.underline = UNKNOWN  # the first line that underlines it, unless a title reaches over
        self.end = -1  # where the text of a one-line heading ends; -1: with its line
        self.level = 0  # of a heading
        self.columns = 0  # of a table


def indentation(line: str, start: int = 0, column: int = 0) -> tuple[int, int]:
    """The first place from ``start`` that is no blank, and its column with tabs as they show."""
    length = len(line)
    while start < length:
        character = line[start]
        if character == " ":
            column += 1
        elif character == "\t":
            column += 4 - column % 4
        else:
            break
        start += 1
    return start, column


def text_of(block: Block, lines: list[str]) -> str:
    """The text of a paragraph or heading, its lines as they stand after their marks."""
    if len(block.lines) == 1:
        number, start = block.lines[0], block.starts[0]
        return lines[number][start : block.end] if block.end >= 0 else lines[number][start:]
    return "\n".join(
        [lines[number][start:] for number, start in zip(block.lines, block.starts, strict=True)]
    )
