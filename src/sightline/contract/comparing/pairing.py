"""Which operation of the new version is which of the old one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from sightline.contract.surface.path_templates import shape_of
from sightline.contract.surface.surface import Operation

__all__ = ["paired", "url_shapes"]


def paired(
    old: Iterable[Operation], new: Iterable[Operation]
) -> tuple[list[tuple[Operation, Operation]], list[Operation], list[Operation]]:
    """Return (pairs, removed, added).

    Operations are the same where method and path are, parameters' names aside; then where method
    and absolute URL are (a prefix that moved between server and path).
    """
    olds, news = list(old), list(new)
    pairs = _take(olds, news, lambda one: [(one.flips, one.name)])
    pairs += _take(olds, news, lambda one: [(one.flips, one.method, _role(one))])
    pairs += _take(olds, news, lambda one: [(one.flips, one.method, u) for u in url_shapes(one)])
    return pairs, olds, news


def _role(operation: Operation) -> str:
    """What stays of an operation whatever its parameters are called; of a callback its own name and
    whose it is, whatever its address is."""
    return shape_of(operation.name) if operation.flips else operation.shape


def url_shapes(operation: Operation) -> list[str]:
    """The absolute URLs of an operation, parameters without their names."""
    bases = operation.bases or ("",)
    return [shape_of(base.rstrip("/") + operation.path) for base in bases]


def _take(
    olds: list[Operation],
    news: list[Operation],
    keys: Callable[[Operation], Iterable[Hashable]],
) -> list[tuple[Operation, Operation]]:
    """Take out those that have a key in common; of several the first."""
    waiting: dict[Hashable, Operation] = {}
    for operation in reversed(news):
        for key in keys(operation):
            waiting[key] = operation
    pairs, taken = [], set()
    left = []
    for operation in olds:
        for key in keys(operation):
            other = waiting.get(key)
            if other is not None and id(other) not in taken:
                taken.add(id(other))
                pairs.append((operation, other))
                break
        else:
            left.append(operation)
    olds[:] = left
    news[:] = [operation for operation in news if id(operation) not in taken]
    return pairs
