"""Definitions like ``[name]: place`` at the beginning of a paragraph: they are no text of it."""

from __future__ import annotations

from sightline.text.markdown.block_model import Block, text_of
from sightline.text.markdown.block_starts import begins_item
from sightline.text.markdown.destinations import definition_at


def leading_definitions(paragraph: Block, lines: list[str]) -> tuple[int, list[str]]:
    """How many lines of the paragraph are definitions, and the names these define."""
    text = _reach(paragraph, lines)
    names: list[str] = []
    count = position = 0
    while text.startswith("[", position):
        if count and paragraph.loose and paragraph.lines[count] in paragraph.loose:
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


def _reach(paragraph: Block, lines: list[str]) -> str:
    """The text that definitions may reach over: any list item ends them, be it numbered 7."""
    text = text_of(paragraph, lines)
    end = -1
    for number, start in zip(paragraph.lines, paragraph.starts, strict=True):
        if end >= 0 and lines[number][start] in "-+*0123456789":
            loose = paragraph.loose is not None and number in paragraph.loose
            if not loose and begins_item(lines[number], start, False):
                return text[:end]
        end += len(lines[number]) - start + 1
    return text
