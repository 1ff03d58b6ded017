"""Operations that a contract marks as its own business: `x-internal: true`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

__all__ = ["internal_operations"]

_METHODS = frozenset(("get", "put", "post", "delete", "options", "head", "patch", "trace", "query"))


def internal_operations(root: Mapping[str, object]) -> frozenset[str]:
    """The names (`GET /pets/{id}`) of operations that are internal, themselves or by their path.

    >>> sorted(internal_operations({"paths": {"/a": {"x-internal": True, "get": {}}}}))
    ['GET /a']
    """
    return frozenset(_marked(root))


def _marked(root: Mapping[str, object]) -> Iterator[str]:
    for part in ("paths", "webhooks", "x-webhooks"):
        items = root.get(part)
        for path, item in items.items() if isinstance(items, dict) else ():
            if not isinstance(item, dict):
                continue
            whole = item.get("x-internal") is True
            for method, operation in item.items():
                is_operation = method in _METHODS and isinstance(operation, dict)
                if is_operation and operation.get("x-internal", whole) is True:
                    yield f"{method.upper()} {path}"
