"""Tells quickly whether a long text can hold a secret at all; most hold none, and are left alone.

The expressions of `secret_shapes` take Python's engine a hundred times as long as JSON takes to be
read. `jsonschema_rs` has the engine of Rust (`pattern`; finite automata, linear in the text). It
knows no look-around: that is left out, and what is asked for may only be more than what is meant,
never less. Letters are written out in both cases, with those that Python holds for the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from sightline.contract.traffic.secret_shapes import ENDS_OF_NAMES, MARKS_OF_KEYS

__all__ = ["may_hold_key", "may_name_secret"]

_LOOK_AROUND = re.compile(r"\(\?<?[!=][^()]*\)")
_LETTER = re.compile(r"\[[^\]]*\]|\\.|\(\?:|[a-z]")
_SAME_LETTERS = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
# What Python takes for white space and ECMA-262 doesn't.
_SPACE = r"[\s\x1c-\x1f\x85]*"


def may_name_secret(text: str) -> bool:
    """Whether some member of a JSON text may have a name that says it holds a secret."""
    try:
        return _asking_names()(text)
    except UnicodeEncodeError:  # half a character, which Rust has no text for
        return True


def may_hold_key(text: str) -> bool:
    """Whether a text may hold something of the shape of a well-known key."""
    try:
        return _asking_keys()(text)
    except UnicodeEncodeError:
        return True


@cache
def _asking_names() -> Callable[[object], bool]:
    return _asking(_any_case(_plain(ENDS_OF_NAMES)) + '"' + _SPACE + ":")


@cache
def _asking_keys() -> Callable[[object], bool]:
    return _asking(MARKS_OF_KEYS)


def _asking(pattern: str) -> Callable[[object], bool]:
    import jsonschema_rs

    options = jsonschema_rs.RegexOptions()
    return jsonschema_rs.Draft202012Validator(
        {"pattern": pattern}, pattern_options=options
    ).is_valid


def _plain(pattern: str) -> str:
    return _LOOK_AROUND.sub("", pattern)


def _any_case(pattern: str) -> str:
    """A pattern of small letters, and classes that hold no letters but `a-z`, for any case."""
    return _LETTER.sub(lambda found: _both(found[0]), pattern)


def _both(part: str) -> str:
    if len(part) > 1:
        return part
    return f"[{part}{part.upper()}{_SAME_LETTERS.get(part, '')}]"
