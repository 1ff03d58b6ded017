"""What is wrong with a contract of the workspace, told by `check` from its own bytes alone.

Other files are not looked at, so that the answer depends on nothing but this one: whether what it
refers to elsewhere is there is told where the contract is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sightline.contract.reading.parsing import NO_CONTRACT, decoded, is_json, parse
from sightline.contract.reading.places import lines_of
from sightline.contract.reading.pointers import child
from sightline.contract.reading.references import Fault, local_faults
from sightline.text.yaml.nodes import Problem

__all__ = ["problems_of"]

SAME_PATH, SAME_ID = "CON005", "CON006"
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_NAME = re.compile(r"\{[^{}]*\}")
_DEPTH = 64


def problems_of(path: str, data: bytes) -> list[Problem]:
    """Faults of syntax, of references within the file, and of operations that are there twice."""
    if not path.endswith((".yaml", ".yml", ".json")):
        return []
    parsed = parse(data, path)
    if parsed.problems:
        return list(parsed.problems)
    root = parsed.value
    if _is_deep(root):
        deep = _problems_of_depth(path, data)
        if deep:
            return deep
    if not isinstance(root, dict) or not {"openapi", "swagger"} & root.keys():
        return [NO_CONTRACT]
    faults = [*local_faults(root, parsed.references), *_twice(path, root)]
    return _placed(path, data, faults) if faults else []


def _is_deep(root: object) -> bool:
    """Whether lists and mappings are nested deeper than the readers that know places go."""
    level = [root]
    for _ in range(_DEPTH):
        level = [inner for node in level for inner in _inner(node)]
        if not level:
            return False
    return True


def _inner(node: object) -> list[object]:
    if not isinstance(node, dict | list):
        return []
    return [held for held in _held(node) if isinstance(held, dict | list)]


def _held(node: dict[str, object] | list[object]) -> Iterable[object]:
    return node.values() if isinstance(node, dict) else node


def _problems_of_depth(path: str, data: bytes) -> list[Problem]:
    from sightline.text.yaml.full import read_full
    from sightline.text.yaml.json_text import read_json

    read = read_json if is_json(data, path) else read_full
    return read(decoded(data)[0], 1)[1]


def _twice(path: str, root: dict[str, object]) -> Iterator[Fault]:
    """Operations that the same request reaches, and those of the same name."""
    first: dict[tuple[str, str], str] = {}
    named: dict[str, str] = {}
    for kind, name, method, operation in _operations(root):
        at = child(child(f"/{kind}", name), method)
        label = f"{method.upper()} {name}"
        shape = (method, _NAME.sub("{}", name) if kind == "paths" else f"{kind} {name}")
        if shape in first:
            message = f"{label} and {first[shape]} are the same request: only the names differ"
            help = "keep one of the two; the names of path parameters tell nothing apart"
            yield Fault(path, at, SAME_PATH, message, help)
        first.setdefault(shape, label)
        identifier = operation.get("operationId")
        if isinstance(identifier, str):
            if identifier in named:
                message = f"the operationId `{identifier}` is that of {named[identifier]} already"
                help = "give each operation a name of its own; generated code needs it"
                yield Fault(path, child(at, "operationId"), SAME_ID, message, help)
            named.setdefault(identifier, label)


def _operations(
    root: dict[str, object],
) -> Iterator[tuple[str, str, str, dict[str, object]]]:
    for kind in ("paths", "webhooks"):
        paths = root.get(kind)
        for name, item in paths.items() if isinstance(paths, dict) else ():
            for method in _METHODS:
                operation = item.get(method) if isinstance(item, dict) else None
                if isinstance(operation, dict):
                    yield kind, name, method, operation


def _placed(path: str, data: bytes, faults: Iterable[Fault]) -> list[Problem]:
    held = list(faults)
    lines = lines_of(data, path, {fault.pointer for fault in held})
    rows = decoded(data)[0].split("\n")
    problems = [fault.at(lines[fault.pointer], rows) for fault in held]
    return sorted(problems, key=lambda one: (one.line, one.code, one.message))
