"""A contract read from where it stands: its values, its problems, and the way back to its text."""

from __future__ import annotations

from sightline.contract.reading.document import Document, Place
from sightline.contract.reading.parsing import MAX_BYTES, Parsed, parse, unpacked, whole_file
from sightline.text.yaml.nodes import Mapping, Problem, Sequence

__all__ = ["read_file"]


def read_file(path: str, slim: bool = False) -> Document:
    """Read a contract from a file that a person named. What can't be read is a problem of it."""
    parsed = _parsed(path)
    root, problems = parsed.value, parsed.problems
    if not isinstance(root, dict):
        if not problems:
            message = "This file holds no contract: it isn't a list of keys."
            problems = (whole_file("DOC031", message, "Begin with `openapi: 3.1.0`."),)
        root = {}
    return Document(path, root, lambda pointer: _locate(path, pointer), problems, (path,))


def _parsed(path: str) -> Parsed:
    data = _text(path)
    return Parsed(None, (data,)) if isinstance(data, Problem) else parse(data, path)


def _text(path: str) -> bytes | Problem:
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"The file can't be read: {error.strerror}."
        return whole_file("DOC005", message, "Look at how its name is spelt.")
    return unpacked(data)


def _locate(path: str, pointer: str) -> Place:
    from sightline.text.yaml.full import read_full

    data = _text(path)
    if isinstance(data, Problem):
        return Place(path, 1)
    node, _ = read_full(data.decode("utf-8", "replace"), 1)
    line = node.line if node is not None else 1
    for token in pointer.removeprefix("#").split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(node, Mapping) and name in node.entries:
            key, node = node.entries[name]
            line = key.line
        elif isinstance(node, Sequence) and name.isdecimal() and int(name) < len(node.items):
            node = node.items[int(name)]
            line = node.line
        else:
            break
    return Place(path, line)
