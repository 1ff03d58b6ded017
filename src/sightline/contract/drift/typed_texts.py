"""What the texts of forms stand for, as far as their schemas say.

On the wire a number is a text; a value is read as the type that its schema asks for when its text
has that form, and stays a text otherwise, so that the validator can say what is wrong with it.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

from sightline.contract.surface.deserialisation import scalar_of
from sightline.contract.surface.type_hints import TypeHints

__all__ = ["TextTree", "tree_of_pairs", "typed"]

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


def typed(text: object, hints: TypeHints, depth: int = 0) -> object:
    """A text, or a tree of texts, as the types that are known of its place."""
    if depth > _DEEPEST:
        return text
    if isinstance(text, str):
        if hints.may_be("array") and not hints.may_be_scalar:
            return [scalar_of(text, hints.of_items)]
        return scalar_of(text, hints)
    if isinstance(text, dict):
        if not _is_list(text, hints):
            return {
                name: typed(inner, hints.of_property(name), depth + 1)
                for name, inner in text.items()
            }
        values = list(text.values())
        is_one_list = len(values) == 1 and isinstance(values[0], list)
        text = values[0] if is_one_list else values
    items = hints.of_items
    return [typed(each, items, depth + 1) for each in text] if isinstance(text, list) else text


def _is_list(tree: TextTree, hints: TypeHints) -> bool:
    """Whether a tree is a list written with brackets: `a[]=1`, `a[0]=1`."""
    if hints.may_be("object") and not hints.may_be("array"):
        return False
    return all(not key or key.isdecimal() for key in tree)
