r"""What follows a backslash, and what stands between square brackets.

ECMA-262 section 22.2.1 with the ``u`` flag. Wider than that: a backslash before any ASCII sign
means the sign itself, and in ``[\w-.]`` the hyphen is a hyphen, as every engine reads it that
accepts it at all. What engines read differently is refused.
"""

from __future__ import annotations

import re
from typing import Final

from sightline.text.regular_languages.categories import category
from sightline.text.regular_languages.code_points import NAMED, CodePoints, one, others, united
from sightline.text.regular_languages.nodes import Unsupported

_CONTROLS: Final = {"t": 0x09, "n": 0x0A, "v": 0x0B, "f": 0x0C, "r": 0x0D}
_CODED = re.compile(
    r"u\{0*(?P<braced>[0-9A-Fa-f]{1,6})\}|u(?P<high>[Dd][89ABab][0-9A-Fa-f]{2})"
    r"\\u(?P<low>[Dd][C-Fc-f][0-9A-Fa-f]{2})|u(?P<four>[0-9A-Fa-f]{4})|x(?P<two>[0-9A-Fa-f]{2})"
)
_PROPERTY = re.compile(r"([pP])\{([A-Za-z_=]{1,60})\}")
#: ``\<`` and ``\>`` are borders of words for some engines.
_SIGNS: Final = frozenset("!\"#$%&'()*+,-./:;=?@[\\]^_`{|}~ ")


def escape_at(pattern: str, start: int) -> tuple[CodePoints | int, int]:
    r"""What the escape whose backslash stands before ``start`` means, and where it ends.

    A code point stands for one character, a set for any of its members.
    """
    letter = pattern[start : start + 1]
    if letter in NAMED and letter:
        return NAMED[letter], start + 1
    if letter in _CONTROLS and letter:
        return _CONTROLS[letter], start + 1
    if letter in _SIGNS:
        return ord(letter), start + 1
    if letter == "0" and not pattern[start + 1 : start + 2].isdigit():
        return 0, start + 1
    following = pattern[start + 1 : start + 2]
    if letter == "c" and following.isascii() and following.isalpha():
        return ord(following) % 32, start + 2
    return _coded(pattern, start)


def _coded(pattern: str, start: int) -> tuple[CodePoints | int, int]:
    named = _PROPERTY.match(pattern, start)
    if named:
        members = category(named.group(2))
        if members is None:
            raise Unsupported("property")
        return (members if named.group(1) == "p" else others(members)), named.end()
    coded = _CODED.match(pattern, start)
    if coded is None:
        raise Unsupported("escape")
    if coded["high"]:
        high, low = int(coded["high"], 16), int(coded["low"], 16)
        return 0x10000 + ((high - 0xD800) << 10) + low - 0xDC00, coded.end()
    value = int(coded["braced"] or coded["four"] or coded["two"], 16)
    if value > 0x10FFFF:
        raise Unsupported("escape")
    return value, coded.end()


def class_at(pattern: str, start: int) -> tuple[CodePoints, int]:
    """The set written between brackets, the first of which stands before ``start``; its end."""
    negated = pattern.startswith("^", start)
    position = start + negated
    members: list[tuple[int, int]] = []
    while not pattern.startswith("]", position):
        first, position = _class_atom(pattern, position)
        if pattern.startswith("-", position) and not pattern.startswith("-]", position):
            last, after = _class_atom(pattern, position + 1)
            if isinstance(first, int) and isinstance(last, int):
                if last < first:
                    raise Unsupported("range")
                members.append((first, last))
                position = after
                continue
            members.append((ord("-"), ord("-")))
            position += 1
        members.extend(one(first) if isinstance(first, int) else first)
    result = united(members)
    return (others(result) if negated else result), position + 1


def _class_atom(pattern: str, position: int) -> tuple[CodePoints | int, int]:
    character = pattern[position : position + 1]
    if not character or pattern.startswith(("[:", "[.", "[="), position):
        raise Unsupported("class")
    if character != "\\":
        return ord(character), position + 1
    if pattern.startswith("b", position + 1):
        return 0x08, position + 2
    return escape_at(pattern, position + 1)
