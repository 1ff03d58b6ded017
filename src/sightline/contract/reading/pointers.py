"""JSON pointers (RFC 6901) as they stand in a `$ref`, and where they lead."""

from __future__ import annotations

from urllib.parse import unquote

__all__ = ["NOTHING", "child", "escaped", "look_up", "tokens_of", "unescaped"]

NOTHING = object()
"""What a pointer leads to that leads nowhere."""


def tokens_of(pointer: str) -> list[str]:
    """The names along a pointer; a `#` before it and per cent signs in it are those of a URL.

    >>> tokens_of("#/paths/~1pets~1%7Bid%7D/get")
    ['paths', '/pets/{id}', 'get']
    """
    if pointer.startswith("#"):
        pointer = unquote(pointer[1:])
    tokens = pointer.split("/")[1:]
    if "~" not in pointer:
        return tokens
    return [token.replace("~1", "/").replace("~0", "~") for token in tokens]


def escaped(name: str) -> str:
    """A name as it stands in a pointer.

    >>> escaped("/pets/~new")
    '~1pets~1~0new'
    """
    return name.replace("~", "~0").replace("/", "~1")


def unescaped(token: str) -> str:
    """A name as it is, from its form in a pointer."""
    return token.replace("~1", "/").replace("~0", "~")


def child(pointer: str, name: str) -> str:
    """The pointer of what stands under a name."""
    return f"{pointer}/{escaped(name)}"


def look_up(root: object, tokens: list[str]) -> object:
    """What stands at a place, or `NOTHING`. A per cent sign may have been meant as itself."""
    node = root
    for token in tokens:
        if isinstance(node, dict):
            node = node.get(token, NOTHING)
        elif isinstance(node, list) and token.isascii() and token.isdecimal() and len(token) < 10:
            is_index = str(int(token)) == token and int(token) < len(node)
            node = node[int(token)] if is_index else NOTHING
        else:
            return NOTHING
    return node
