"""A text as the words that can be compared: numbers by value, dates by day, the rest by letter.

Only what says the same has the same key: `38 percent` and `38%`, `1,400` and `1400`, `nine` and
`9`, `Jan 2020` and `2020-01`, `I'm` and `I am`. No word is ever reduced to its stem, because
`building` and `built` are two claims.
"""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sightline.career.claims.degree_names import degree_key, merged_degrees
from sightline.career.claims.quantities import figure_key, merged_quantities
from sightline.career.claims.spelling import american

__all__ = ["HARD", "SOFT", "Word", "has_figure", "words_of"]

# Signs that a comparison may pass over, and signs that join what stands around them.
SOFT = frozenset(
    [
        ",",
        ";",
        ".",
        "!",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "“",
        "”",
        "„",
        "‘",
        "’",
        "«",
        "»",
        "•",
        "·",
        "|",
        "*",
        "_",
        "`",
        "…",
        "®",
        "™",
        "¶",
        "▪",
        "●",
        "○",
        "◦",
        "‣",
        "▸",
        "►",
    ]
)
HARD = frozenset([":", "—", "–", "-"])

_WORD = re.compile(
    r"(?P<slot>\[[^\]\n]{1,60}\])"
    r"|(?P<address>https?://\S{1,300}|www\.\S{1,300}|[^\s@|,;:()<>]{1,80}@[^\s@|,;:()<>]{1,120})"
    r"|(?P<phone>(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){5,12}"
    r"|(?:\(\d{3}\)[ .-]?|(?<![\w.-])\d{3}[ .-])\d{3}[ .-]\d{4})(?![\d%]))"
    r"|(?P<date>\d{4}-\d{2}(?:-\d{2})?(?![\d-]))"
    r"|(?P<figure>[$€£¥]?(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:,\d{3})*)"
    r"(?:\.\d+)?(?:[A-Za-zµ]{1,4}(?![A-Za-z\d]))?[%‰+]{0,2})"
    r"(?![A-Za-z\d]|[-‐‑][A-Za-z])"
    r"|(?P<word>[^\W_]+(?:\\?[-‐‑'’./&+\u00ad][^\W_]+)*(?:\+\+|#)?)"
    r"|(?P<sign>\S|\t)"
)
_ESCAPED = frozenset(string.punctuation)
_CONTRACTIONS = {
    "i'm": ("i", "am"), "i've": ("i", "have"), "i'll": ("i", "will"), "i'd": ("i", "would"),
    "don't": ("do", "not"), "doesn't": ("does", "not"), "didn't": ("did", "not"),
    "isn't": ("is", "not"), "wasn't": ("was", "not"), "aren't": ("are", "not"),
    "weren't": ("were", "not"), "can't": ("can", "not"), "cannot": ("can", "not"),
    "couldn't": ("could", "not"), "won't": ("will", "not"), "wouldn't": ("would", "not"),
    "haven't": ("have", "not"), "hasn't": ("has", "not"), "hadn't": ("had", "not"),
    "we've": ("we", "have"), "we're": ("we", "are"), "we'll": ("we", "will"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word or sign: what it is compared by, and where it stands (code points, half-open)."""

    key: str
    start: int
    end: int

    @property
    def is_soft(self) -> bool:
        return self.key in SOFT

    @property
    def is_hard(self) -> bool:
        return self.key in HARD

    @property
    def is_sign(self) -> bool:
        return self.is_soft or self.is_hard


def has_figure(words: Sequence[Word]) -> bool:
    """Whether a figure stands among the words."""
    return any(word.key.startswith("n:") for word in words)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, in order.

    >>> [word.key for word in words_of("Cut 1,400 ms to nine")]
    ['cut', 'n:7/5:s', 'to', 'n:9:']
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match[0] == "\\" and text[end : end + 1] in _ESCAPED:
            continue  # Markdown's own sign: `\&` is `&`
        if match.lastgroup == "phone":
            digits = "".join(letter for letter in match[0] if letter.isdigit())
            found.append(Word(f"p:{digits}", start, end))
            continue
        if match.lastgroup == "figure":
            key = figure_key(match[0], _sign_before(text, start, found))
            if key is not None:
                if found and key.endswith("!"):
                    found.pop()
                found.append(Word(key.rstrip("!"), start, end))
                continue
        keys = _keys(match[0], match.lastgroup or "sign", text, start, end)
        is_unit = bool(found) and found[-1].key.startswith("n:")
        found += [Word(degree_key(key, is_unit), start, end) for key in keys]
    return tuple(_merged(_merged(found, merged_quantities), merged_degrees))


def _merged(
    words: Sequence[Word], merge: Callable[[Sequence[str]], list[tuple[str, int, int]]]
) -> list[Word]:
    """The words with those put together that are one: (key, first word, last word)."""
    merged = merge([word.key for word in words])
    return [Word(key, words[first].start, words[last].end) for key, first, last in merged]


def _sign_before(text: str, start: int, found: list[Word]) -> str:
    """A minus that stands before a figure and after no other one."""
    if start and text[start - 1] in "-−+" and (start == 1 or text[start - 2] in " (\t\n"):
        is_range = len(found) > 1 and found[-2].key.startswith("n:") and text[start - 1] != "+"
        return "" if is_range else text[start - 1]
    return ""


def _keys(part: str, sort: str, text: str, start: int, end: int) -> tuple[str, ...]:
    if sort == "date":
        return ("d:" + part,)
    if sort == "sign":
        if part in "–—-−":
            return (_dash(part, text, start, end),)
        return ({"&": "and", "\t": "|"}.get(part, part),)
    key = _folded(part.replace("\\", ""))
    return _CONTRACTIONS.get(key, (american(key),))


def _dash(part: str, text: str, start: int, end: int) -> str:
    """A dash between blanks parts clauses; one that touches a word is a sign of its own."""
    open_left = start == 0 or text[start - 1].isspace()
    open_right = end == len(text) or text[end].isspace()
    return "—" if part == "—" or (open_left and open_right) else "–"


def _folded(part: str) -> str:
    plain = unicodedata.normalize("NFKC", part).replace("\u00ad", "").replace("’", "'")
    return plain.replace("‐", "-").replace("‑", "-").casefold()
