"""Forms as trees of texts, in the spelling of brackets that most servers read."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

__all__ = ["TextTree", "is_list", "lists_in", "tree_of_pairs"]

TextTree = dict[str, object]
_KEY = re.compile(r"\[([^\[\]]*)\]")
_DEEPEST = 16


def tree_of_pairs(text: str) -> TextTree:
    """Pairs of a form or query as a tree: `a[b]=1&a[c]=2` is one object, a name twice is a list.

    >>> tree_of_pairs("a[b]=1&t=x&t=y&l[]=3")
    {'a': {'b': '1'}, 't': ['x', 'y'], 'l': {'': '3'}}
    """
    tree: TextTree = {}
    for part in text.split("&"):
        if not part:
            continue
        name, _, value = part.partition("=")
        name, value = unquote_plus(name), unquote_plus(value)
        head, bracket, rest = name.partition("[")
        keys = _KEY.findall(bracket + rest) if head and name.endswith("]") else []
        if not keys or len(keys) > _DEEPEST:
            head, keys = name, []
        _put(tree, [head, *keys], value)
    return tree


def _put(tree: TextTree, keys: list[str], value: str) -> None:
    here = tree
    for key in keys[:-1]:
        inner = here.get(key)
        if not isinstance(inner, dict):
            inner = here[key] = {} if inner is None else {"": inner}
        here = inner
    held = here.get(keys[-1])
    if held is None:
        here[keys[-1]] = value
    elif isinstance(held, list):
        held.append(value)
    elif isinstance(held, dict):
        held[""] = value
    else:
        here[keys[-1]] = [held, value]


def is_list(tree: TextTree) -> bool:
    """Whether a tree is a list written with brackets: `a[]=1`, `a[0]=1`."""
    return all(not key or key.isdecimal() for key in tree)


def lists_in(value: object) -> object:
    """The same tree with lists where it writes them.

    >>> lists_in({"a": {"": ["1", "2"]}, "b": {"0": "x"}})
    {'a': ['1', '2'], 'b': ['x']}
    """
    if isinstance(value, list):
        return [lists_in(each) for each in value]
    if not isinstance(value, dict):
        return value
    if not is_list(value):
        return {key: lists_in(each) for key, each in value.items()}
    values = list(value.values())
    is_one_list = len(values) == 1 and isinstance(values[0], list)
    return lists_in(values[0] if is_one_list else values)
