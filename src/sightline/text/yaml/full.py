"""Read any YAML text into nodes, with libyaml and what it overlooks.

The parser's events are followed with a stack of our own, so that no text, however deep, can exhaust
Python's, and nothing is ever constructed from a tag. Every fault of the text is a ``Problem``.
"""

from __future__ import annotations

import importlib
from typing import Any

from sightline.text.yaml import codes
from sightline.text.yaml.building import Builder, Refused
from sightline.text.yaml.nodes import Node, Problem
from sightline.text.yaml.source import Source
from sightline.text.yaml.strictness import directive_fault
from sightline.text.yaml.syntax_errors import explain_syntax_error
from sightline.text.yaml.unusual_characters import forbidden_character, hide_unusual


def read_full(text: str, first_line: int) -> tuple[Node | None, list[Problem]]:
    """Read a YAML text; give its node and what is wrong with it.

    ``first_line`` is the number that the text's first line has in its file. The node is None where
    the text is empty or can't be understood; with a duplicate key the first one stands.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = Source(text if text.endswith("\n") else text + "\n", first_line)
    try:
        return _read(source)
    except Refused as refused:
        return None, [refused.problem]
    except (ValueError, RecursionError, OverflowError, MemoryError) as fault:
        message = f"This text can't be read as YAML ({type(fault).__name__})."
        place = source.place(0)
        return None, [Problem(codes.OTHER_SYNTAX, message, *place, *place, "Write it more simply.")]


def _read(source: Source) -> tuple[Node | None, list[Problem]]:
    offset = forbidden_character(source.text)
    fault = directive_fault(source) if offset is None else source.character_problem(offset)
    if fault is not None:
        raise Refused(fault)
    yaml: Any = importlib.import_module("yaml")
    hidden, restore = hide_unusual(source.text)
    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = Builder(source, restore)
    try:
        loader = loader_class(hidden)
        try:
            builder.build(loader)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise Refused(explain_syntax_error(error, source)) from None
    return builder.root, builder.problems
