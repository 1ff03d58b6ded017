"""What YAML 1.2 forbids and libyaml lets pass. Each function gives the problem, or None."""

from __future__ import annotations

import re
from typing import Any

from sightline.text.yaml import codes
from sightline.text.yaml.nodes import Problem
from sightline.text.yaml.source import Source

_YAML_DIRECTIVE = re.compile(r"%YAML[ \t]+1\.[0-9]+[ \t]*(?:[ \t]#.*)?")
_TAG_DIRECTIVE = re.compile(r"%TAG[ \t]")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
_COMMENT = re.compile(r"#.*")
_GLUED_QUESTION_MARK = re.compile(r"\?[^ \t\n]")
# An anchor, a tag or a comment before a value.
_PROPERTIES = re.compile(r"(?:(?:[&!][^ \t\n]*|#.*)[ \t\n]+)*")
_AFTER_NAME = frozenset(" \t\n,]}") | {""}
_NEXT_ENTRY = re.compile(r"- |[^\s:]+:(?:\s|$)")
_CLOSERS = "]}"


def directive_fault(source: Source) -> Problem | None:
    """Find a line beginning with `%`, before the document, that isn't `%YAML 1.x` or `%TAG`."""
    for row, line in enumerate(source.lines):
        if line.startswith("%"):
            if _YAML_DIRECTIVE.fullmatch(line) or _TAG_DIRECTIVE.match(line):
                continue
            message = "A line beginning with `%` is an instruction, and this one isn't known."
            advice = "Delete the line, or put the text in quotes."
            columns = (0, len(line))
            return source.problem_in_row(codes.DIRECTIVE, message, row, columns, advice)
        if line.strip() and not line.lstrip().startswith("#"):
            return None
    return None


def comment_fault(source: Source, start: int, end: int) -> Problem | None:
    """Find a `#`, between two values, that has no space before it."""
    text = source.text
    while True:
        hash_at = text.find("#", start, end)
        if hash_at < 0:
            return None
        if hash_at and text[hash_at - 1] not in " \t\n":
            line, column = source.place(hash_at)
            message = "A comment begins directly after a value."
            advice = "Put a space before `#`; if it is part of your text, put the value in quotes."
            return Problem(codes.COMMENT, message, line, column, line, column + 1, advice)
        start = text.find("\n", hash_at, end)
        if start < 0:
            return None


def continuation_fault(
    source: Source, marks: tuple[Any, Any], indent: int, in_quotes: bool
) -> Problem | None:
    """Find a line of a quoted or bracketed value that is indented too little.

    A line that only closes brackets may stand further left, as people write it.
    """
    start, end = marks
    for row in range(start.line + 1, end.line + 1):
        line = source.row(row)
        body = line.strip(" \t")
        if not body or (not in_quotes and (body[0] in _CLOSERS or body[0] == "#")):
            continue
        found = len(line) - len(line.lstrip(" "))
        if found <= indent:
            if in_quotes and _NEXT_ENTRY.match(body):
                quote = source.row(start.line)[start.column : start.column + 1]
                message = f"The quote {quote} that begins here is not closed in its line."
                advice = f"Add {quote} at the end of the value."
                columns = (start.column, len(source.row(start.line)))
                return source.problem_in_row(codes.UNCLOSED, message, start.line, columns, advice)
            tab = line[found : found + 1] == "\t"
            message = "This line continues a value and must be indented further than its key."
            advice = (
                f"Begin the line with {indent + 1} spaces or more{', not tabs' if tab else ''}."
            )
            code = codes.TAB if tab else codes.INDENTATION
            return source.problem_in_row(code, message, row, (found, len(line)), advice)
    return None


def question_mark_fault(source: Source, start: int, end: int) -> Problem | None:
    """Find, between brackets, a value that begins with `?`, which libyaml would drop."""
    gap = _COMMENT.sub("", source.text[start:end])
    if not _GLUED_QUESTION_MARK.search(gap + source.text[end : end + 1]):
        return None
    line, column = source.place(start + gap.find("?"))
    message = "A value between brackets begins with `?`."
    return Problem(
        codes.RESERVED_START, message, line, column, line, column + 1, "Put the value in quotes."
    )


def anchor_fault(source: Source, event: Any, sign: str) -> Problem | None:
    """Find a name after `&` or `*` that goes on with characters libyaml doesn't take for names."""
    start = source.text.find(sign + event.anchor, event.start_mark.index)
    end = start + 1 + len(event.anchor)
    if start < 0 or source.text[end : end + 1] in _AFTER_NAME:
        return None
    line, column = source.place(start)
    message = f"The name after `{sign}` may have letters, digits, `-` and `_` only."
    advice = f"If `{sign}` is part of your text, put the whole value in quotes."
    end_column = column + end - start + 1
    return Problem(codes.RESERVED_START, message, line, column, line, end_column, advice)


def plain_scalar_fault(source: Source, event: Any, in_flow: bool) -> Problem | None:
    """Find a lone `-` between brackets."""
    if in_flow and event.value == "-":
        mark = event.start_mark
        message = "A lone `-` between brackets is no value."
        advice = 'Put it in quotes: "-".'
        columns = (mark.column, mark.column + 1)
        return source.problem_in_row(codes.RESERVED_START, message, mark.line, columns, advice)
    return None


def block_indent(source: Source, event: Any, parent_indent: int) -> int:
    """Give the indentation (0-based) of a list or map; brackets have that of what they stand in."""
    if event.flow_style:
        return parent_indent
    if not (event.anchor or event.tag):
        column: int = event.start_mark.column
        return column
    row, _ = _after_properties(source, event)
    return len(source.row(row)) - len(source.row(row).lstrip(" "))


def _after_properties(source: Source, event: Any) -> tuple[int, int]:
    """Give row and column (0-based) of a value without the anchor and tag before it."""
    mark = event.start_mark
    if not (event.anchor or event.tag):
        return mark.line, mark.column
    match = _PROPERTIES.match(source.text, mark.index)
    line, column = source.place(match.end() if match else mark.index)
    return line - source.first_line, column - 1


def block_scalar_fault(source: Source, event: Any, indent: int) -> Problem | None:
    """Find a comment glued to `|` or `>`, or one that stands in a block of blank lines."""
    row, column = _after_properties(source, event)
    line = source.row(row)
    if column <= indent:
        message = f"The `{event.style}` stands too far left; it belongs to the key above."
        advice = f"Write `{event.style}` after the key's colon, or indent it."
        return source.problem_in_row(codes.INDENTATION, message, row, (column, len(line)), advice)
    header = _BLOCK_HEADER.match(line, column)
    if header and line[header.end() : header.end() + 1] == "#":
        message = "A comment begins directly after the sign that starts a block."
        advice = f"Put a space before `#`, or put the text below `{event.style}`."
        columns = (header.end(), len(line))
        return source.problem_in_row(codes.COMMENT, message, row, columns, advice)
    after = source.row(event.end_mark.line)
    found = len(after) - len(after.lstrip(" "))
    if not event.value.strip("\n") and after[found : found + 1] == "#" and found > indent:
        blanks = source.lines[row + 1 : event.end_mark.line]
        if any(len(blank) > found for blank in blanks):
            message = "This line is indented less than the blank lines above it."
            advice = "Delete the spaces in the blank lines above."
            columns = (found, len(after))
            return source.problem_in_row(
                codes.INDENTATION, message, event.end_mark.line, columns, advice
            )
    return None
