"""Characters that libyaml handles otherwise than YAML 1.2, hidden from it while it reads.

libyaml ends a line at U+0085, U+2028 and U+2029 (YAML 1.1), and refuses U+FEFF and DEL everywhere.
YAML 1.2 takes the first four for ordinary characters and allows the others between quotes. Each is
replaced one for one by a private-use character that the text doesn't contain, and put back in
values, so that no column moves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_UNUSUAL = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ONLY_IN_QUOTES = re.compile("[\x7f-\x84\x86-\x9f\ufffe\uffff]")
_PRIVATE_USE = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE))


def forbidden_character(text: str) -> int | None:
    """Give the offset of the first character that no YAML text may hold, or None."""
    match = _FORBIDDEN.search(text)
    return match.start() if match else None


def only_in_quotes(text: str) -> int | None:
    """Give the offset of the first character that may only stand between quotes, or None."""
    match = _ONLY_IN_QUOTES.search(text)
    return match.start() if match else None


def _unused(text: str) -> Iterator[int]:
    used = set(text)
    return (code for code in chain(*_PRIVATE_USE) if chr(code) not in used)


def hide_unusual(text: str) -> tuple[str, dict[int, str]]:
    """Replace characters that libyaml would misread; also give the table that puts them back.

    A text that uses up all 137,000 private-use characters can't be read so: ``ValueError``.
    """
    found = sorted(set(_UNUSUAL.findall(text)))
    if not found:
        return text, {}
    free = list(islice(_unused(text), len(found)))
    if len(free) < len(found):
        raise ValueError("no private-use character is left")
    pairs = list(zip(found, free, strict=True))
    hidden = text.translate({ord(unusual): code for unusual, code in pairs})
    return hidden, {code: unusual for unusual, code in pairs}
