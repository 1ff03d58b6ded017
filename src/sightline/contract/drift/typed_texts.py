"""What the texts of forms stand for, as far as their schemas say.

On the wire a number is a text; a value is read as the type that its schema asks for when its text
has that form, and stays a text otherwise, so that the validator can say what is wrong with it.
"""

from __future__ import annotations

from sightline.contract.inferring.form_tree import TextTree, is_list
from sightline.contract.surface.deserialisation import scalar_of
from sightline.contract.surface.type_hints import TypeHints

__all__ = ["typed"]

_DEEPEST = 16


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
    return is_list(tree)
