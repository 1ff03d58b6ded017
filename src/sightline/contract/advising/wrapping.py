"""Sentences in lines of a width; a method is never parted from its path."""

from __future__ import annotations

import re
import textwrap

__all__ = ["wrapped"]

_WIDTH = 100
_METHOD = re.compile(r"(?<![\w-])(DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT|QUERY|TRACE) (?=/)")
_TOGETHER = "\u00a0"  # textwrap breaks no line here


def wrapped(words: str, first: str, further: str | None = None) -> list[str]:
    """Words behind a beginning, further lines below them; long names are not broken.

    >>> wrapped("x " * 48 + "GET /a", "")[1]
    'GET /a'
    """
    indent = " " * len(first) if further is None else further
    lines = textwrap.wrap(
        _METHOD.sub(rf"\1{_TOGETHER}", words), _WIDTH, initial_indent=first,
        subsequent_indent=indent, break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return [line.replace(_TOGETHER, " ") for line in lines] or [first.rstrip()]
