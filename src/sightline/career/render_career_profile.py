"""How it is shown what a page would publish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.text.visible import visible_line

_WIDEST = 60


def text(result: Any, colour: bool = False) -> str:
    """A line per field: yes or no, its name, its words."""
    return "\n".join(_lines(result)) + "\n"


def _lines(result: Any) -> Iterator[str]:
    if result.written:
        yield f"written: {result.written}"
    width = max((len(field.key) for field in result.fields), default=0)
    for field in result.fields:
        words = visible_line(field.words)
        shown = words if len(words) <= _WIDEST else words[: _WIDEST - 1] + "…"
        yield f"{'yes' if field.show else 'no ':3}  {field.key:{width}}  {shown}"
    count = sum(field.show for field in result.fields)
    if count:
        total = len(result.fields)
        yield f"the page would show {count} of {total} fields; --to FILE.html writes it"
    else:
        yield f"the page would show nothing: all {len(result.fields)} fields are off (--show FIELD)"
