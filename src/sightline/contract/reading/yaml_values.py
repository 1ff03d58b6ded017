"""What a contract in YAML says, fast where that is exact and slowly where it is not.

The rules are those that OpenAPI names (OAS 3.1, section 4.3): YAML 1.2 with text as keys. A number
is what JSON calls a number: `012`, `0o17`, `0x1F`, `+1`, `.5` and `.inf` are text, as are `no`,
`on`, `1:30` and `2024-01-01`; `1e3` is a number. `true`, `True` and `TRUE` are true; `null`,
`Null`, `NULL`, `~` and nothing at all are null. A plain `<<` merges what it names, as every tool of
the field does, though YAML 1.2 doesn't have it.

The fast parser (yaml-rs) resolves scalars by other rules. So a mark, which no text holds otherwise,
is put before each scalar that it would take for something else, and removed from what it gives.
Texts with aliases, merges, a key twice, keys that are no text, an empty block at the end, or faults
go the slow way, which knows places. See docs/decisions/0020-fast-yaml-for-contracts.md.
"""

from __future__ import annotations

import re
from typing import Any

from sightline.text.yaml.nodes import Mapping, Node, Problem, Scalar, Sequence

__all__ = ["fast_values", "plain_meaning", "slow_values"]

_MARK = "\ue000"
_MARK_BYTES = _MARK.encode()
_MARKED = rf"\1{_MARK}"
_ENDS = r"(?=[ \t]*(?:\n|\Z|[,\]}])|[ \t]+#)"
_OTHER_NUMBER = re.compile(
    r"([ \n\t\[{,:])(?=[-+.0])(?=(?:[-+]?0[0-9][0-9_.eE+-]*|[-+]?0[xob][0-9a-fA-F_]+"
    r"|[-+]?\.[0-9][0-9_eE+-]*|\+[0-9][0-9_.eE+-]*|[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)"
    rf"|-?[0-9][0-9_]*(?:\.(?:[eE][-+]?[0-9]+)?|_[0-9_.eE+-]*)){_ENDS})"
)
_OPEN_NUMBER = re.compile(
    rf"([ \n\t\[{{,:])(?=[1-9][0-9]*(?:\.(?:[eE][-+]?[0-9]+)?|_[0-9_.eE+-]*){_ENDS})"
)
_OTHER_KEY = re.compile(
    r"(\n *(?:- +)*)(?=(?:[-+.0-9~]|[nN][uU]|[tT][rR]|[fF][aA])[^\s:]*[ \t]*:\s)"
)
_MERGE = re.compile(r"<<[ \t]*(?:[:,\]}#\n]|\Z)")  # a key may stand without a colon: `? <<`
_ANCHOR = re.compile(r"&([^\s,\[\]{}]+)")
_BEFORE_ANCHOR = frozenset(" \t\n,[{")
_EMPTY_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?\Z")
_DEEP = re.compile("\n {400}")
_RUN_OF_DASHES = re.compile(r"-[ \t]+[-?][ \t]+[-?][ \t]+[-?][ \t]")
_RUN_OF_QUESTIONS = re.compile(r"\?[ \t]+[-?][ \t]+[-?][ \t]+[-?][ \t]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_PERHAPS_INFINITE = re.compile(
    rf"[ \n\t\[{{,:]-?(?:[0-9][0-9.]*+[eE]\+?[0-9]{{3,}}+|[0-9]{{309}}[0-9.eE+-]*+){_ENDS}"
)
_MOST_DIGITS = 4300  # Python reads no longer whole numbers; nobody types one
_MOST_MERGED = 100_000


def fast_values(text: str) -> tuple[object, bytes] | None:
    """The values and the same as compact JSON; None where only the slow way is exact."""
    text = text if text.endswith("\n") else text + "\n"
    if _is_for_the_slow_way(text):
        return None
    try:
        import yaml_rs
    except ImportError:  # no build for this machine
        return None
    import orjson

    marked = "\n" + text
    for scalar in (_OTHER_NUMBER, _OPEN_NUMBER, _OTHER_KEY):
        marked = scalar.sub(_MARKED, marked)
    try:
        value: Any = yaml_rs.loads(marked[1:], parse_datetime=False)
        compact = orjson.dumps(value)
    except (ValueError, TypeError, RecursionError):  # it finds a fault, or a key that is no text
        return None
    if not isinstance(value, dict):  # nothing, or several documents
        return None
    if b"null" in compact and _PERHAPS_INFINITE.search(text):  # which JSON writes as null
        return None
    if len(marked) != len(text) + 1:
        del value
        stripped = compact.replace(_MARK_BYTES, b"")
        value = orjson.loads(stripped)
        compact = orjson.dumps(value)
        if len(compact) != len(stripped):  # `200` and `"200"` are one key
            return None
    return value, compact


def _is_for_the_slow_way(text: str) -> bool:
    return bool(
        _MARK in text
        or _DEEP.search("\n" + text)
        or _RUN_OF_DASHES.search(text)
        or _RUN_OF_QUESTIONS.search(text)
        or ("<<" in text and _MERGE.search(text))
        or ("&" in text and "*" in text and _has_aliases(text))
        or _EMPTY_BLOCK.search(_last_line(text))
    )


def _last_line(text: str) -> str:
    """The last line that is neither blank nor a comment."""
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if line.strip() and not line.lstrip().startswith("#"):
            return line
        end = start - 1
    return ""


def _has_aliases(text: str) -> bool:
    names = {
        found[1]
        for found in _ANCHOR.finditer(text)
        if not found.start() or text[found.start() - 1] in _BEFORE_ANCHOR
    }
    return any("*" + name in text for name in names)


def slow_values(text: str) -> tuple[object, tuple[Problem, ...]]:
    """The values as the reader that knows places reads them, with what is wrong."""
    from sightline.text.yaml.full import read_full

    node, problems = read_full(text, 1)
    return (None if node is None else _Values().of(node)), tuple(problems)


def plain_meaning(text: str) -> object:
    """What a word without quotes means.

    >>> [plain_meaning(word) for word in ("no", "012", "1e3", "-7", "True", "~", "1.10")]
    ['no', '012', 1000.0, -7, True, None, 1.1]
    """
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    if number is None or len(text) > _MOST_DIGITS:
        return text
    return float(text) if number[1] or number[2] else int(text)


class _Values:
    """Values of nodes. What an alias repeats is one value, made once and shared."""

    def __init__(self) -> None:
        self._made: dict[int, object] = {}
        self._merged = 0

    def of(self, node: Node) -> object:
        """Nodes are nested at most 64 deep, so that recursion is safe."""
        if isinstance(node, Scalar):
            return plain_meaning(node.text) if node.plain else node.text
        held: object = node.items if isinstance(node, Sequence) else node.entries
        made = self._made.get(id(held))
        if made is None:
            made = self._list(node) if isinstance(node, Sequence) else self._mapping(node)
            self._made[id(held)] = made
        return made

    def _list(self, node: Sequence) -> list[object]:
        return [self.of(item) for item in node.items]

    def _mapping(self, node: Mapping) -> dict[str, object]:
        found: dict[str, object] = {}
        for name, (key, value) in node.entries.items():
            if name == "<<" and key.plain:
                self._merge(found, value, node)
            else:
                found[name] = self.of(value)
        return found

    def _merge(self, found: dict[str, object], value: Node, into: Mapping) -> None:
        for one in value.items if isinstance(value, Sequence) else [value]:
            merged = self.of(one)
            if not isinstance(merged, dict):
                continue
            self._merged += len(merged)
            if self._merged > _MOST_MERGED:
                return
            for name, held in merged.items():
                if name not in into.entries:
                    found.setdefault(name, held)
