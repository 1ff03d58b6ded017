"""How a reflection is shown."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Item, Sentence
from sightline.text.visible import visible_line

_SIDES = {"for": "What speaks for this path", "against": "What speaks against it"}


def text(result: Any, colour: bool = False) -> str:
    """The questions of each side with what was answered, newest first."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Any) -> Iterator[str]:
    if result.written:
        yield f"written: {result.written}"
        yield ""
    for side, heading in _SIDES.items():
        yield heading
        for reflected in result.questions:
            if reflected.question.side == side:
                yield from _question(reflected)
        yield ""
    yield "Nothing is counted: the answers are yours to weigh."
    if not result.days and result.questions:
        key = result.questions[0].question.key
        yield f'Answer with --answer {key}="...", or in an editor after --new.'


def _question(reflected: Any) -> Iterator[str]:
    question = reflected.question
    yield f"  {question.key}: {question.text} ({question.source})"
    for answer in reflected.answers:
        words = visible_line(" ".join(answer.text.split()))
        lines = wrap(words, 84) or [""]
        yield f"    {answer.day}  {lines[0]}"
        yield from (f"                {line}" for line in lines[1:])


def html(result: Any, colour: bool = False) -> str:
    """The same as a page."""
    return report_page(_blocks(result))


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, "For and against this path")
    yield Sentence("Nothing is counted: the answers are yours to weigh.")
    for side, heading in _SIDES.items():
        yield Heading(2, heading, side)
        for reflected in result.questions:
            if reflected.question.side == side:
                question = reflected.question
                yield Item(0, "", question.text, tail=question.source)
                for answer in reflected.answers:
                    yield Item(1, str(answer.day), " ".join(answer.text.split()))
