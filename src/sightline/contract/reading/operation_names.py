"""What the operations of a contract are called, told from its bytes alone."""

from __future__ import annotations

from sightline.contract.reading.parsing import parse
from sightline.contract.reading.pointers import look_up, tokens_of

__all__ = ["operation_names"]

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_HELD: dict[str, frozenset[str]] = {}
_MOST_HELD = 64


def operation_names(path: str, data: bytes, digest: str) -> frozenset[str]:
    """Return every name of every operation: `GET /pets`, `/pets` and its `operationId`.

    Nothing where that can't be told: no OpenAPI, unreadable, or paths kept in another file.
    `digest` is that of the bytes, under which the answer is remembered.
    """
    held = _HELD.get(digest)
    if held is None:
        if len(_HELD) >= _MOST_HELD:
            _HELD.clear()
        held = _HELD[digest] = frozenset(_names(path, data) or ())
    return held


def _names(path: str, data: bytes) -> set[str] | None:
    parsed = parse(data, path) if path.endswith((".yaml", ".yml", ".json")) else None
    root = parsed.value if parsed is not None and not parsed.problems else None
    paths = root.get("paths") if isinstance(root, dict) else None
    if not isinstance(paths, dict):
        return None
    found: set[str] = set()
    for name, item in paths.items():
        target = item.get("$ref") if isinstance(item, dict) else None
        if isinstance(target, str):
            if not target.startswith("#/"):
                return None
            item = look_up(root, tokens_of(target))
        for method in _METHODS:
            operation = item.get(method) if isinstance(item, dict) else None
            if isinstance(operation, dict):
                found |= {f"{method.upper()} {name}", str(name)}
                identifier = operation.get("operationId")
                found |= {identifier} if isinstance(identifier, str) else set()
    return found
