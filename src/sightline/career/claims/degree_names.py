"""Degrees brought to one writing: `BSc`, `B.S.` and `Bachelor of Science` are one degree."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["DEGREES", "degree_key", "merged_degrees"]

_SHORT = {
    "ba": "b.a", "bs": "b.s", "bsc": "b.s", "b.sc": "b.s", "ma": "m.a", "msc": "m.s",
    "m.sc": "m.s", "mba": "m.b.a", "phd": "ph.d", "beng": "b.eng", "meng": "m.eng",
}  # fmt: skip
_FULL = {
    ("bachelor", "of", "science"): "b.s", ("master", "of", "science"): "m.s",
    ("bachelor", "of", "arts"): "b.a", ("master", "of", "arts"): "m.a",
    ("bachelor", "of", "engineering"): "b.eng", ("master", "of", "engineering"): "m.eng",
    ("doctor", "of", "philosophy"): "ph.d",
    ("master", "of", "business", "administration"): "m.b.a",
}  # fmt: skip
_FIRST = frozenset(words[0] for words in _FULL)
# The rank of each degree, as a letter says it: `a bachelor's degree in`.
DEGREES = {
    "b.a": "bachelor", "b.s": "bachelor", "b.eng": "bachelor", "bachelor": "bachelor",
    "m.a": "master", "m.s": "master", "m.eng": "master", "master": "master", "ph.d": "doctor",
}  # fmt: skip


def degree_key(key: str, is_after_figure: bool) -> str:
    """One key for a degree's short forms; `MS` after a figure is a unit of time.

    >>> degree_key("bsc", False), degree_key("ms", True), degree_key("ms", False)
    ('b.s', 'ms', 'm.s')
    """
    if key == "ms":
        return key if is_after_figure else "m.s"
    return _SHORT.get(key, key)


def merged_degrees(keys: Sequence[str]) -> list[tuple[str, int, int]]:
    """Keys with the words of one degree put together: (key, first word, last word).

    >>> merged_degrees(["master", "of", "science", "in", "physics"])
    [('m.s', 0, 2), ('in', 3, 3), ('physics', 4, 4)]
    """
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(keys):
        key, used = keys[at], 1
        for words, name in _FULL.items() if key in _FIRST else ():
            if tuple(keys[at : at + len(words)]) == words:
                key, used = name, len(words)
        found.append((key, at, at + used - 1))
        at += used
    return found
