"""Turn what libyaml complains about into what a person can mend.

``RULES`` maps words of libyaml's message to a function that looks at the line and describes the
mistake that people make there. The first rule that matches counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sightline.text.yaml import codes
from sightline.text.yaml.nodes import Problem
from sightline.text.yaml.source import Source, shown

_COLON = re.compile(r":(?=\s|$)")
_LONGEST_LINE_SHOWN = 100
_LONGEST_KEY = 1024
_OPEN_BRACKET = re.compile(r"[\[{][^\[\]{}]*$")
_COMMENT = re.compile(r"(\S+) +(#[^\s,\]}]+)")
_KEY_WITHOUT_SPACE = re.compile(r"([A-Za-z_]+):(?=[^\s:/])")
_LINE_START = re.compile(r"^\s*(?:- +)*")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One complaint of libyaml: its words, and the 0-based places it points at."""

    source: Source
    problem: str
    context: str
    row: int
    column: int
    context_row: int
    context_column: int

    @property
    def line(self) -> str:
        """The line that it points at."""
        return self.source.row(self.row)

    @property
    def starts_line(self) -> bool:
        """Say whether nothing but white space stands before the place."""
        return not self.line[: self.column].strip()

    def here(self, code: str, message: str, advice: str) -> Problem:
        """Describe a problem from the place to the end of its line."""
        columns = (self.column, max(len(self.line.rstrip()), self.column + 1))
        return self.source.problem_in_row(code, message, self.row, columns, advice)

    def in_row(self, code: str, message: str, row: int, column: int, advice: str) -> Problem:
        """Describe a problem from a place in any line to the line's end."""
        columns = (column, max(len(self.source.row(row).rstrip()), column + 1))
        return self.source.problem_in_row(code, message, row, columns, advice)


def explain_syntax_error(error: Exception, source: Source) -> Problem:
    """Give the problem behind a parser's error."""
    problem = str(getattr(error, "problem", None) or error)
    context = str(getattr(error, "context", None) or "")
    mark = getattr(error, "problem_mark", None)
    context_mark = getattr(error, "context_mark", None) or mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    last = len(source.lines) - 1
    while last > 0 and not source.lines[last].strip(" "):
        last -= 1
    if row > last:
        row, column = last, len(source.row(last).rstrip())
    context_row = context_mark.line if context_mark else row
    context_column = context_mark.column if context_mark else column
    complaint = Complaint(source, problem, context, row, column, context_row, context_column)
    for words, explain in RULES:
        if words in problem or words in context:
            return explain(complaint)
    return _other(complaint)


def quoted_line(line: str, value: str) -> str:
    """Show a line with its value in quotes."""
    body = line.rstrip()
    start = body[: len(body) - len(value)].lstrip()
    if '"' in value or "\\" in value:
        return start + "'" + value.replace("'", "''") + "'"
    return f'{start}"{value}"'


def key_and_value(line: str) -> tuple[str, str, int] | None:
    """Split `key: value`; also give the 0-based column of the value. None without a colon.

    >>> key_and_value("  - title:  Search: p95")
    ('title', 'Search: p95', 12)
    """
    start = _LINE_START.match(line)
    colon = _COLON.search(line)
    if start is None or colon is None:
        return None
    rest = line[colon.end() :]
    column = len(line) - len(rest.lstrip())
    return line[start.end() : colon.start()].strip(), rest.strip(), column


def _put_in_quotes(line: str) -> str:
    if len(line) > _LONGEST_LINE_SHOWN:
        return "Put the value in quotes."
    parts = key_and_value(line)
    start = _LINE_START.match(line)
    value = parts[1] if parts and parts[1] else line[start.end() if start else 0 :].strip()
    return f"Put the value in quotes: {shown(quoted_line(line, value))}"


def _other(complaint: Complaint) -> Problem:
    message = f"This isn't YAML: {complaint.problem}."
    return complaint.here(codes.OTHER_SYNTAX, message, _put_in_quotes(complaint.line))


def _tab(complaint: Complaint) -> Problem:
    message = "A tab stands where YAML allows only spaces."
    column = complaint.line.find("\t")
    columns = (column, column + 1) if column >= 0 else (complaint.column, complaint.column + 1)
    advice = "Replace the tab by spaces; two for each level of indentation."
    return complaint.source.problem_in_row(codes.TAB, message, complaint.row, columns, advice)


def _first_character(complaint: Complaint) -> Problem:
    character = complaint.line[complaint.column : complaint.column + 1]
    if character == "\t":
        return _tab(complaint)
    message = f"A value without quotes can't begin with `{shown(character)}`."
    return complaint.here(codes.RESERVED_START, message, _put_in_quotes(complaint.line))


def _colon(complaint: Complaint) -> Problem:
    parts = key_and_value(complaint.line)
    if parts and complaint.column >= parts[2]:
        message = f"The value of `{shown(parts[0])}` holds a colon followed by a space."
        advice = _put_in_quotes(complaint.line)
        return complaint.in_row(codes.COLON_IN_VALUE, message, complaint.row, parts[2], advice)
    if parts and len(parts[0]) > _LONGEST_KEY:
        message = f"A key has at most {_LONGEST_KEY:,} letters."
        return complaint.in_row(codes.OTHER_SYNTAX, message, complaint.row, 0, "Write a short key.")
    row = complaint.row - 1
    while row > 0 and (not (above := complaint.source.row(row).strip()) or above[0] == "#"):
        row -= 1
    above = complaint.source.row(row)
    if row >= 0 and above.strip() and ":" not in above:
        return _line_without_colon(complaint, row)
    column = len(complaint.line) - len(complaint.line.lstrip())
    message = "This line is indented further than the keys it belongs to."
    advice = "Begin it below the first letter of the key above; or write the value above in quotes."
    return complaint.in_row(codes.INDENTATION, message, complaint.row, column, advice)


def _line_without_colon(complaint: Complaint, row: int) -> Problem:
    line = complaint.source.row(row)
    start = _LINE_START.match(line)
    column = start.end() if start else 0
    message = f"`{shown(line[column:].strip())}` is no key: there is no colon after it."
    if len(line) - column > _LONGEST_KEY:
        message = f"`{shown(line[column:])}` is no key: keys have at most {_LONGEST_KEY:,} letters."
    advice = _what_was_meant(line[column:].strip())
    return complaint.in_row(codes.MISSING_COLON, message, row, column, advice)


def _what_was_meant(text: str) -> str:
    """Say what to type where a line has no key: often only a space is missing."""
    if (key := _KEY_WITHOUT_SPACE.match(text)) is not None:
        return f"Write a space after the colon: {shown(f'{key[1]}: {text[key.end() :]}')}"
    if text.startswith("-") and text[1:2].strip("-"):
        return f"Write a space after the hyphen: {shown('- ' + text[1:])}"
    return "Write `key: value`; a value that goes on in a second line is indented below its key."


def _missing_colon(complaint: Complaint) -> Problem:
    return _line_without_colon(complaint, complaint.context_row)


def _unclosed_quote(complaint: Complaint) -> Problem:
    row, column = complaint.context_row, complaint.context_column
    line = complaint.source.row(row)
    quote = line[column : column + 1]
    message = f"The quote {quote} that begins here is never closed."
    advice = f"Add {quote} at the end of the value: {shown(line.strip())}{quote}"
    if quote == "'":
        advice += " (inside single quotes an apostrophe is written twice)"
    return complaint.in_row(codes.UNCLOSED, message, row, column, advice)


def _brackets(complaint: Complaint) -> Problem:
    row, column = complaint.context_row, complaint.context_column
    bracket = complaint.source.row(row)[column : column + 1]
    closer = {"[": "]", "{": "}"}.get(bracket, "]")
    after = complaint.line[complaint.column : complaint.column + 1]
    if row == complaint.row and after and after not in "]}":
        message = f"Between `{bracket}` and `{closer}` a comma is missing, or quotes around a text."
        advice = "Separate the items by commas; "
        advice += "put a text that holds quotes, brackets or a colon in quotes."
        return complaint.here(codes.UNCLOSED, message, advice)
    message = f"The bracket `{bracket}` that begins here is never closed."
    advice = f"Add `{closer}` where the list ends; if the bracket is text, put the value in quotes."
    if bracket == "{":
        advice = f"Add `{closer}` where it ends; if the bracket is text, put the value in quotes."
    if (comment := _COMMENT.search(complaint.source.row(row), column)) is not None:
        joined = shown(comment[1].lstrip("[{") + comment[2])
        advice = f"A # behind a space begins a comment; write {joined} without the space."
    return complaint.in_row(codes.UNCLOSED, message, row, column, advice)


def _missing_item(complaint: Complaint) -> Problem:
    character = complaint.line[complaint.column : complaint.column + 1]
    if character == "":
        return _bracket_at_end(complaint)
    message = f"A value is expected before `{shown(character)}`."
    advice = f"Delete `{shown(character)}`, or put the text in quotes if it is part of it."
    return complaint.here(codes.RESERVED_START, message, advice)


def _bracket_at_end(complaint: Complaint) -> Problem:
    row = complaint.row
    while row > 0 and not _OPEN_BRACKET.search(complaint.source.row(row)):
        row -= 1
    opened = _OPEN_BRACKET.search(complaint.source.row(row))
    if opened is None:
        return _other(complaint)
    closer = "]" if opened[0][0] == "[" else "}"
    message = f"The bracket `{opened[0][0]}` that begins here is never closed."
    advice = f"Add `{closer}` where it ends; if the bracket is text, put the value in quotes."
    return complaint.in_row(codes.UNCLOSED, message, row, opened.start(), advice)


def _expected_key(complaint: Complaint) -> Problem:
    character = complaint.line[complaint.column : complaint.column + 1]
    if character == ":":
        advice = "Write the key before the colon, or put the whole value in quotes."
        return complaint.here(codes.MISSING_KEY, "There is no key before this colon.", advice)
    if not complaint.starts_line:
        return _text_after_value(complaint)
    return _misaligned(complaint)


def _misaligned(complaint: Complaint) -> Problem:
    wanted, found = complaint.context_column, complaint.column
    first = complaint.source.first_line + complaint.context_row
    body = complaint.line[found:]
    message = (
        f"This line does not line up with the ones it belongs to (they begin in line {first})."
    )
    advice = f"Begin the line with {_spaces(wanted)}, like line {first}."
    if body[:1] in ("]", "}", ","):
        message = f"`{body[0]}` closes a bracket that isn't open."
        advice = f"Delete `{body[0]}`, or put the text in quotes."
    elif body.startswith("- "):
        message = f"A list item stands among the keys that begin in line {first}."
        advice = "Put the item below the key of its list, which has nothing after its colon."
    elif complaint.problem.endswith("'-' indicator"):
        message = f"This line stands among the items of a list (from line {first}) and isn't one."
        advice = "Begin it with `- `, or indent it so that it belongs to the item above."
    elif _ends_in_comment(complaint):
        message = "The comment in the line above ends its value; this line can't continue it."
        advice = "Move the comment to a line of its own above the key."
    elif found != wanted and (above := _indent_above(complaint)) not in (wanted, found):
        advice = (
            f"Begin the line with {_spaces(above)}, or with {_spaces(wanted)} like line {first}."
        )
    return complaint.here(codes.INDENTATION, message, advice)


def _spaces(count: int) -> str:
    return {0: "no space", 1: "one space"}.get(count, f"{count} spaces")


def _indent_above(complaint: Complaint) -> int:
    line = complaint.source.row(complaint.row - 1)
    return len(line) - len(line.lstrip(" "))


def _ends_in_comment(complaint: Complaint) -> bool:
    line = complaint.source.row(complaint.row - 1)
    return complaint.column > _indent_above(complaint) and " #" in line and ": " in line


def _text_after_value(complaint: Complaint) -> Problem:
    before = complaint.line[: complaint.column].rstrip()
    quote = before[-1:]
    message = "More text follows a value that was already complete."
    advice = "Put the whole value in quotes, or begin the next key on a line of its own."
    if quote in ("'", '"') and before.count(quote) % 2:
        row = complaint.row - 1
        while row > 0 and not complaint.source.row(row).count(quote) % 2:
            row -= 1
        line = complaint.source.row(row)
        if line.count(quote) % 2:
            message = f"The quote {quote} that begins here is not closed in its line."
            advice = f"Add {quote} at the end of the value: {shown(line.strip())}{quote}"
            return complaint.in_row(codes.UNCLOSED, message, row, line.find(quote), advice)
    if quote == "'":
        advice = "Inside single quotes an apostrophe is written twice: 'it''s'."
    elif quote == '"':
        advice = 'A double quote inside double quotes is written with a backslash: \\".'
    return complaint.here(codes.TEXT_AFTER_VALUE, message, advice)


def _after_document(complaint: Complaint) -> Problem:
    if complaint.line.startswith("%"):
        return _directive(complaint)
    if complaint.starts_line:
        return _misaligned(complaint)
    return _text_after_value(complaint)


def _list_in_line(complaint: Complaint) -> Problem:
    if key_and_value(complaint.line):
        message = "A list can't begin in the same line as its key."
        advice = "Put each `- item` in a line of its own below the key, or write [a, b]."
        return complaint.here(codes.INDENTATION, message, advice)
    return _text_after_value(complaint)


def _name(complaint: Complaint) -> Problem:
    row, column = complaint.context_row, complaint.context_column
    line = complaint.source.row(row)
    message = f"A value without quotes can't begin with `{shown(line[column : column + 1])}`."
    return complaint.in_row(codes.RESERVED_START, message, row, column, _put_in_quotes(line))


def _block_header(complaint: Complaint) -> Problem:
    row, column = complaint.context_row, complaint.context_column
    line = complaint.source.row(row)
    sign = line[column : column + 1]
    message = f"After `{sign}` the text must begin on the next line."
    advice = f"{_put_in_quotes(line)}; or move the text below, indented."
    return complaint.in_row(codes.RESERVED_START, message, row, column, advice)


def _tag(complaint: Complaint) -> Problem:
    row, column = complaint.context_row, complaint.context_column
    line = complaint.source.row(row)
    message = "A value that begins with `!` is a tag, and this one isn't supported."
    return complaint.in_row(codes.TAG, message, row, column, _put_in_quotes(line))


def _escape(complaint: Complaint) -> Problem:
    found = complaint.line[complaint.column :].strip()[:2]
    message = f"`{shown(found)}` isn't a way of writing a character between double quotes."
    advice = (
        "Write \\\\ for a backslash, or use single quotes, where a backslash is just a backslash."
    )
    return complaint.here(codes.ESCAPE, message, advice)


def _directive(complaint: Complaint) -> Problem:
    message = "A line beginning with `%` is an instruction, and this one isn't known."
    advice = "Delete the line, or put the text in quotes."
    return complaint.in_row(codes.DIRECTIVE, message, complaint.row, 0, advice)


def _colon_in_brackets(complaint: Complaint) -> Problem:
    message = "A text between brackets holds a colon in a place where it has a meaning."
    advice = "Put the text in quotes, or write a space after the colon if it ends a key."
    return complaint.here(codes.COLON_IN_VALUE, message, advice)


RULES: tuple[tuple[str, Callable[[Complaint], Problem]], ...] = (
    ("found a tab character", _tab),
    ("found character that cannot start any token", _first_character),
    ("mapping values are not allowed", _colon),
    ("found unexpected ':'", _colon_in_brackets),
    ("could not find expected ':'", _missing_colon),
    ("escape", _escape),
    ("hexdecimal", _escape),
    ("while scanning a quoted scalar", _unclosed_quote),
    ("while scanning a block scalar", _block_header),
    ("while scanning an anchor", _name),
    ("while scanning an alias", _name),
    ("tag", _tag),
    ("directive", _directive),
    ("incompatible YAML document", _directive),
    ("did not find expected ',' or", _brackets),
    ("did not find expected node content", _missing_item),
    ("did not find expected key", _expected_key),
    ("did not find expected '-' indicator", _misaligned),
    ("block sequence entries are not allowed", _list_in_line),
    ("mapping keys are not allowed", _first_character),
    ("did not find expected <document start>", _after_document),
)
