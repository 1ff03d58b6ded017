"""How stories are shown: part by part, with the record or the lack of one."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sightline.text.visible import visible_line

_PARTS = ("situation", "task", "action", "result")
_WIDTH = 92


def text(result: Any, colour: bool = False) -> str:
    """Every story with its four parts."""
    names = {one.document: one.name for one in result.documents}
    lines = [line for story in result.stories for line in _story(story, names)]
    count = f"{len(result.stories)} {'story' if len(result.stories) == 1 else 'stories'}"
    lines.append(f"{count}, {result.no_result} without a recorded result")
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
