"""How stories are shown: part by part, with the record or the lack of one."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Item, Sentence
from sightline.text.visible import visible_line

_PARTS = ("situation", "task", "action", "result")
_WIDTH = 92


def text(result: Any, colour: bool = False) -> str:
    """Every story with its four parts."""
    names = {one.document: one.name for one in result.documents}
    lines = [line for story in result.stories for line in _story(story, names)]
    lines.append(_counted(result))
    if result.hidden:
        lines.append(f"{result.hidden:,} hidden")
    return "\n".join(lines) + "\n"


def _story(story: Any, names: dict[str, str]) -> Iterator[str]:
    yield from wrap(visible_line(" ".join(story.title.split())), _WIDTH)
    for part in _PARTS:
        records = getattr(story, part)
        if not records:
            yield f"  {part:10} no record yet"
        for record in records:
            words = f"{visible_line(' '.join(record.text.split()))} [{_where(record, names)}]"
            lines = wrap(words, _WIDTH - 13)
            yield f"  {part:10} {lines[0]}"
            yield from (f"             {line}" for line in lines[1:])
    yield ""


def _where(record: Any, names: dict[str, str]) -> str:
    if record.id:
        return f"{record.id}, {record.path}:{record.line}"
    first, last = record.spans[0], record.spans[-1]
    page = f", page {first.page}" if first.page else ""
    return f"{names.get(first.document, '')}{page}, {first.start}-{last.end}"


def _counted(result: Any) -> str:
    count = f"{len(result.stories)} {'story' if len(result.stories) == 1 else 'stories'}"
    return f"{count}, {result.no_result} without a recorded result"


def html(result: Any, colour: bool = False) -> str:
    """The same as a page; every part opens the line that says it."""
    return report_page(_blocks(result), result._documents)


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, "Stories, each part with its record")
    yield Sentence(f"{_counted(result)}.")
    for story in result.stories:
        yield Heading(2, " ".join(story.title.split()), is_listed=False)
        for part in _PARTS:
            records = getattr(story, part)
            if not records:
                yield Item(0, part, "no record yet", tone="no evidence")
            for one in records:
                place = f"{one.id}, {one.path}:{one.line}" if one.id else ""
                yield Item(0, part, one.text, "", one.spans, place)
    if result.hidden:
        yield Sentence(f"{result.hidden:,} hidden")
