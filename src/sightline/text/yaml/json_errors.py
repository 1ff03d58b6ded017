"""What is wrong at a place of a JSON text, in words that help."""

from __future__ import annotations

import re
from collections.abc import Set

from sightline.text.yaml import codes
from sightline.text.yaml.nodes import Mapping, Problem, Sequence
from sightline.text.yaml.source import Source, shown

_NUMBER_LIKE = re.compile(r"[-+.\d][\w.+-]*")
_WORD_LIKE = re.compile(r"\w[\w.$-]*")
_STRING_START = re.compile(
    r'"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*'
)


class JsonRefused(Exception):
    """The text can't be read; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def problem_at(
    source: Source, code: str, message: str, span: tuple[int, int], advice: str
) -> Problem:
    """Describe something wrong between two offsets."""
    return Problem(code, message, *source.place(span[0]), *source.place(span[1]), advice)


def explain_character(source: Source, at: int) -> Problem:
    """Describe a character that no JSON text may hold where it stands."""
    character = source.text[at]
    escape = {"\t": "\\t", "\n": "\\n"}.get(character, f"\\u{ord(character):04x}")
    name = {"\t": "tab", "\n": "line break"}.get(character, f"character U+{ord(character):04X}")
    message = f"A {name} can't stand here."
    advice = f"Delete it; inside a string write `{escape}`."
    return problem_at(source, codes.JSON_CHARACTER, message, (at, at + 1), advice)


def explain_bad_token(source: Source, at: int, value_expected: bool) -> Problem:
    """Say why no JSON token begins at this offset."""
    text = source.text
    if not value_expected:
        return _after_end(source, at)
    if text[at] == '"':
        return _explain_string(source, at)
    number = _NUMBER_LIKE.match(text, at)
    if number:
        message = f"`{shown(number[0])}` isn't a number as JSON writes it."
        advice = "Write digits with an optional -, fraction and exponent, as in -0.5 or 2e6."
        return problem_at(source, codes.JSON_NUMBER, message, number.span(), advice)
    word = _WORD_LIKE.match(text, at)
    if word:
        message = f"`{shown(word[0])}` stands without quotes."
        advice = f'Write "{shown(word[0])}" in double quotes, or one of true, false, null.'
        return problem_at(source, codes.JSON_WORD, message, word.span(), advice)
    if text[at] < " ":
        return explain_character(source, at)
    message = f"`{shown(text[at])}` can't stand here."
    advice = {
        "'": 'Use double quotes: "...".',
        "/": "JSON has no comments; delete it.",
        "#": "JSON has no comments; delete it.",
    }.get(text[at], "Put text in double quotes, or delete the character.")
    return problem_at(source, codes.JSON_SYNTAX, message, (at, at + 1), advice)


def _explain_string(source: Source, at: int) -> Problem:
    match = _STRING_START.match(source.text, at)
    stop = match.end() if match else at
    rest = source.text[stop : stop + 6]
    if rest[:1] == "\\" and rest[1:2] not in ("", "\n"):
        message = f"`{shown(rest[:2])}` isn't a way of writing a character in JSON."
        advice = 'Write \\\\ for a backslash; known are \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0041.'
        return problem_at(source, codes.JSON_ESCAPE, message, (stop, stop + 2), advice)
    if rest[:1] not in ("", "\n", "\\"):
        return explain_character(source, stop)
    message = "This string has no closing quote in its line."
    return problem_at(source, codes.JSON_UNCLOSED, message, (at, stop), 'Add `"` where it ends.')


def explain_end(source: Source, opened: int | None) -> Problem:
    """Say what is missing at the end of the text."""
    if opened is None:
        message = "There is no JSON value here."
        return problem_at(source, codes.JSON_SYNTAX, message, (0, 0), "Write {} or a value.")
    bracket = source.text[opened]
    closer = "]" if bracket == "[" else "}"
    message = f"This `{bracket}` is never closed."
    advice = f"Add `{closer}` where it ends."
    return problem_at(source, codes.JSON_UNCLOSED, message, (opened, opened + 1), advice)


def _after_end(source: Source, at: int) -> Problem:
    message = "More text follows the end of the JSON value."
    advice = "Delete it; one file holds one value."
    return problem_at(source, codes.JSON_TEXT_AFTER_END, message, (at, at + 1), advice)


def explain_unexpected(
    source: Source,
    at: int,
    token: str,
    inside: Sequence | Mapping | None,
    expected: Set[str],
) -> Problem:
    """Say why a token, right in itself, can't stand where it stands."""
    if not expected:
        return _after_end(source, at)
    span = (at, at + len(token))
    if "," in expected and token not in "]}:":
        advice = f"Put a comma before `{shown(token)}`."
        return problem_at(source, codes.JSON_COMMA, "A comma is missing here.", span, advice)
    before = source.text[:at].rstrip(" \t\n")
    if token == "," or (token in "]}" and before.endswith(",")):
        if token != ",":
            span = (len(before) - 1, len(before))
        message = "A comma stands where none belongs."
        advice = "Delete the comma: one stands between two values, none after the last."
        return problem_at(source, codes.JSON_COMMA, message, span, advice)
    if expected == {":"}:
        message, advice = (
            "A colon is missing after this key.",
            f"Put a colon before `{shown(token)}`.",
        )
    elif "key" in expected:
        message, advice = "A key in double quotes belongs here.", 'Write "key": value.'
    elif token in "]}" and inside is not None:
        closer = "]" if isinstance(inside, Sequence) else "}"
        message, advice = (
            f"`{shown(token)}` closes what was never opened.",
            f"Write `{closer}` here.",
        )
    else:
        message, advice = f"`{shown(token)}` can't stand here.", "Write a value here."
    return problem_at(source, codes.JSON_SYNTAX, message, span, advice)
