"""Walks over the tokens of a criterion, one at a time, and words the errors at their columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from sightline.measure.language.criterion import CriterionError
from sightline.measure.language.criterion_lexer import Token, unquote
from sightline.text.near import nearest

DEEPEST_NESTING = 50
LONGEST_NUMBER = 30
LARGEST_WHOLE_NUMBER = 2**63 - 1
"""What databases and JSON hold exactly."""
KEYWORDS = frozenset(("and", "or", "not", "in", "is", "of", "where", "null", "true", "false"))

_BARE_NAME = re.compile(r"[^\W\d]\w*(?:[.-]\w+)*\Z")


class TokenReader:
    """A cursor over tokens. `kind` and `text` always describe the token not yet consumed."""

    __slots__ = ("depth", "index", "kind", "source", "text", "token", "tokens")

    def __init__(self, source: str, tokens: list[Token]) -> None:
        self.source = source
        self.tokens = tokens
        self.index = 0
        self.depth = 0
        self.token = tokens[0]
        self.kind, self.text = self.token[0], self.token[1]

    @property
    def column(self) -> int:
        """The 1-based column of the token not yet consumed."""
        return self.token[2] + 1

    @property
    def end_column(self) -> int:
        """The 1-based column just behind the token not yet consumed."""
        return self.token[3] + 1

    def advance(self) -> None:
        """Consume one token; the end stays the end."""
        if self.kind != "end":
            self.index += 1
            token = self.token = self.tokens[self.index]
            self.kind, self.text = token[0], token[1]

    def take(self, word: str) -> bool:
        """Consume a keyword or sign if it comes next; a quoted text is never one."""
        if self.text == word:
            self.advance()
            return True
        return False

    def peek_text(self) -> str:
        """Return the text of the token after the next."""
        return self.tokens[min(self.index + 1, len(self.tokens) - 1)][1]

    def expect(self, word: str, help: str) -> None:
        """Consume a keyword or sign, or refuse what stands there instead."""
        if self.text == word:
            self.advance()
            return
        found = f", not {self.text!r}" if self.text else ""
        message = f"{word} is expected here{found}"
        likely = ("where", word) if word == "is" else (word,)
        if self.kind == "name" and (near := nearest(self.text, likely, 1)):
            help = f"did you mean {near[0]}?"
        elif self.kind == "name" and self.text not in KEYWORDS and self.text.lower() in KEYWORDS:
            help = f"write it in small letters: {self.text.lower()}"
        raise self.error(message, help)

    def error(self, message: str, help: str = "") -> CriterionError:
        """Return an error at the token not yet consumed."""
        return self.error_at(self.token, message, help)

    def error_at(self, token: Token, message: str, help: str = "") -> CriterionError:
        """Return an error that covers a token (at least one column wide)."""
        return CriterionError(message, token[2] + 1, max(token[3], token[2] + 1) + 1, help)

    def near(self, word: str, candidates: Sequence[str]) -> str:
        """Return a suggestion among candidates, or "" where nothing is near."""
        if self.kind != "name":
            return ""
        found = nearest(word, list(candidates), 1)
        return f"did you mean {found[0]}?" if found else ""

    def number(self, message: str, help: str) -> int | float:
        """Consume a number; thousands are grouped by commas."""
        token = self.token
        if token[0] != "number":
            raise self.error(message, help)
        digits = token[1]
        if len(digits) > LONGEST_NUMBER:
            raise self.error(f"a number has at most {LONGEST_NUMBER} signs")
        self.advance()
        if self.text == "," and self.token[2] == token[3] and self._digit_follows():
            raise self.error(
                "commas group thousands by three digits",
                "write 1,000 or 1000; a decimal has a point: 99.9",
            )
        if "," in digits:
            digits = digits.replace(",", "")
        if "." in digits:
            return float(digits)
        if abs(int(digits)) > LARGEST_WHOLE_NUMBER:
            message = f"a whole number is at most {LARGEST_WHOLE_NUMBER:,}, above or below zero"
            raise self.error_at(token, message, f"write a larger one with a point: {digits}.0")
        return int(digits)

    def _digit_follows(self) -> bool:
        return self.source[self.token[3] : self.token[3] + 1].isdigit()

    def instant(self) -> str:
        """Consume a date or time that exists."""
        text = self.text
        if self.kind != "time":
            raise self.error("a date is missing here", "write: 2026-03-01")
        try:
            datetime.fromisoformat(text.upper()) if len(text) > 10 else date.fromisoformat(text)
        except ValueError:
            raise self.error(
                f"there is no {text}", "write: 2026-03-01 or 2026-03-01T09:30:00Z"
            ) from None
        self.advance()
        return text

    def column_name(self, help: str) -> str:
        """Consume the name of a column, bare or in double quotes."""
        kind, text = self.kind, self.text
        if kind == "quoted":
            self.advance()
            return unquote(text)
        if kind != "name" or text in KEYWORDS:
            raise self.error("the name of a column is missing here", help)
        self.advance()
        return text


def is_bare_name(name: str) -> bool:
    """Tell whether a name can be written without double quotes.

    >>> is_bare_name("result_count"), is_bare_name("Order Status"), is_bare_name("is")
    (True, False, False)
    """
    return name not in KEYWORDS and _BARE_NAME.match(name) is not None
