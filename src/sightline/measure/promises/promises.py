"""Finds the promises of a document, in whichever key they stand, and places inside their text."""

from __future__ import annotations

from sightline.kernel.documents.document import Document, Place
from sightline.kernel.documents.held_values import values_of
from sightline.measure.language.criterion import Criterion
from sightline.measure.promises.promise import Promise
from sightline.text.yaml.nodes import Scalar, Sequence


def promises_of(document: Document) -> list[Promise]:
    """Every promise of a document, in the order of its keys; each knows where it stands."""
    return values_of(document.model, Promise)


def criteria_twice_of(document: Document) -> list[tuple[Promise, Criterion]]:
    """The criteria of a document, parsed, where two of them measure the same metric; else none."""
    named = [link.target for link in document.links if link.type == "measures"]
    if len(named) == len(set(named)):
        return []
    found = [(promise, promise.criterion) for promise in promises_of(document)]
    return [(promise, criterion) for promise, criterion in found if criterion is not None]


def place_of(promise: Promise) -> Place:
    """Where a promise stands."""
    node = promise.node
    return Place(node.line, node.column, node.end_line, node.end_column)


IN_QUOTES = (
    "between brackets a comma begins a new criterion: put each criterion in double quotes, "
    "or write one per line beginning with `- `"
)


def is_split_by_commas(document: Document, promise: Promise) -> bool:
    """Whether a criterion is a piece between the commas of a list in brackets, without quotes."""
    return promise.node.plain and any(
        type(held) is Sequence
        and held.flow
        and len(held.items) > 1
        and any(item is promise.node for item in held.items)
        for held in document.values.values()
    )


def place_within(node: Scalar, column: int, end_column: int) -> Place:
    """The place of a part of a text in its file. Columns are 1-based within the text.

    Exact where the text stands on one line as it reads; where line breaks or escapes stand between
    the file and the text, it is the place of the whole.
    """
    quotes = node.end_column - node.column - len(node.text)
    if node.line != node.end_line or quotes not in (0, 2):
        return Place(node.line, node.column, node.end_line, node.end_column)
    start = node.column + quotes // 2 - 1
    begin, end = (min(start + c, node.end_column) for c in (column, max(end_column, column)))
    return Place(node.line, begin, node.line, end)
