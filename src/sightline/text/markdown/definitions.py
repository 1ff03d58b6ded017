"""Definitions like ``[name]: place`` at the beginning of a paragraph: they are no text of it."""

from __future__ import annotations

from sightline.text.markdown.block_model import SETTLED, UNKNOWN, Block, text_of
from sightline.text.markdown.block_starts import begins_item, interrupts
from sightline.text.markdown.destinations import definition_at


def leading_definitions(paragraph: Block, lines: list[str]) -> tuple[int, list[str]]:
    """How many lines of the paragraph are definitions, and the names these define."""
    text = _reach(paragraph, lines)
    names: list[str] = []
    count = position = 0
    while text.startswith("[", position):
        if count and _begins_none(paragraph, paragraph.lines[count]):
            break
        found = definition_at(text, position)
        if found is None:
            break
        name, after = found
        names.append(name)
        count += text.count("\n", position, after) + (after == len(text))
        position = after
        if count >= len(paragraph.lines):
            break
    return min(count, len(paragraph.lines)), names


def _begins_none(paragraph: Block, number: int) -> bool:
    """Whether the line belongs to the paragraph only because it is one, so that it ends first."""
    return number in paragraph.lazy or (paragraph.loose is not None and number in paragraph.loose)


def may_reach_over(paragraph: Block, lines: list[str], line: str, start: int) -> bool:
    """Whether a definition that begins the paragraph could hide its underline in a title.

    The specification lets the underline end it; markdown-it reads definitions first.
    """
    first, begin = lines[paragraph.lines[0]], paragraph.starts[0]
    if not first.startswith("[", begin) or first.startswith("[[", begin):
        return False
    return paragraph.underline == UNKNOWN and not interrupts(line, start, False)


def cut_at_underline(paragraph: Block) -> int:
    """Give back the underline and what was read after it; returns the number of its line."""
    number = paragraph.underline
    index = paragraph.lines.index(number)
    del paragraph.lines[index:], paragraph.starts[index:]
    paragraph.underline = SETTLED
    return number


def _reach(paragraph: Block, lines: list[str]) -> str:
    """The text that definitions may reach over: any list item ends them, be it numbered 7."""
    text = text_of(paragraph, lines)
    end = -1
    for number, start in zip(paragraph.lines, paragraph.starts, strict=True):
        if end >= 0 and lines[number][start] in "-+*0123456789":
            loose = paragraph.loose is not None and number in paragraph.loose
            loose = loose or paragraph.lazy.get(number, False)
            if not loose and begins_item(lines[number], start, False):
                return text[:end]
        end += len(lines[number]) - start + 1
    return text
