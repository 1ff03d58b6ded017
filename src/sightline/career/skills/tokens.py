"""A line as the words and signs that the tagger reads, with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Token", "tokens_of"]

_CHUNK = re.compile(r"\S+")
_OPENING = "([{\"'\u201c\u2018\u00ab"
_CLOSING = ")]}\"'\u201d\u2019\u00bb,;.!?"
_DROPPED = ",;"
# Full stops and brackets between blanks: somebody split the line already, and what touches a word
# in it belongs to the word.
_SIGN_APART = re.compile(r"(?<!\S)[.()](?!\S)")
_PLACEHOLDER = re.compile(r"<[A-Z]+>")
_MAX_WORD = 60
_MAX_SIGNS = 8
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.){2,}|(?:etc|incl|approx|vs)\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign. ``is_parted``: a comma or semicolon stands behind it.

    ``is_glued``: it touches the token before it, as signs do in text as people write it.
    """

    text: str
    start: int
    end: int
    is_parted: bool = False
    is_glued: bool = False


def tokens_of(line: str) -> list[Token]:
    """The tokens of a line: split at white space, brackets and full stops apart, commas dropped.

    A line whose signs stand apart already comes out as it is; SkillSpan, which the tagger learns
    from, is such text, and without commas.

    >>> [token.text for token in tokens_of("Go, Rust (or C++).")]
    ['Go', 'Rust', '(', 'or', 'C++', ')', '.']
    """
    found: list[Token] = []
    is_split = _SIGN_APART.search(line) is not None and ", " not in line
    for chunk in _CHUNK.finditer(line):
        text, start = chunk[0], chunk.start()
        if is_split or not any(map(str.isalnum, text)) or _PLACEHOLDER.fullmatch(text):
            found.append(Token(text, start, chunk.end()))
        else:
            found += _parts(text, start)
    return found


def _parts(text: str, start: int) -> list[Token]:
    """A chunk's signs before, its word, its signs behind."""
    first, last = 0, len(text)
    while first < _MAX_SIGNS and text[first] in _OPENING:
        first += 1
    while len(text) - last < _MAX_SIGNS and _is_a_sign_behind(text, first, last):
        last -= 1
    parts = [Token(text[at], start + at, start + at + 1, False, at > 0) for at in range(first)]
    behind = text[last:]
    is_parted = any(sign in _DROPPED for sign in behind)
    for at in range(first, last, _MAX_WORD):  # a megabyte without a blank is no word
        end = min(at + _MAX_WORD, last)
        is_last = end == last
        parts.append(Token(text[at:end], start + at, start + end, is_parted and is_last, at > 0))
    for at, sign in enumerate(behind, start + last):
        if sign not in _DROPPED:
            parts.append(Token(sign, at, at + 1, False, True))
    return parts


def _is_a_sign_behind(text: str, first: int, last: int) -> bool:
    """Whether the last letter left is a sign that belongs to the sentence, not to the word."""
    if last - first < 2 or text[last - 1] not in _CLOSING:
        return False
    word = text[first:last]
    if word[-1] == "." and len(word) <= _MAX_WORD and _ABBREVIATION.fullmatch(word):
        return False
    opened = {")": "(", "]": "[", "}": "{"}.get(word[-1])
    return opened is None or word.count(opened) < word.count(word[-1])
