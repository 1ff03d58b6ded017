"""Path templates such as `/pets/{id}.json`."""

from __future__ import annotations

import re

__all__ = ["parameter_names", "shape_of"]

_EXPRESSION = re.compile(r"\{([^{}]*)\}")


def shape_of(path: str) -> str:
    """A path in which parameters have no names: what a caller sees of it.

    >>> shape_of("/u/{id}/x") == shape_of("/u/{uid}/x")
    True
    """
    return _EXPRESSION.sub("{}", path)


def parameter_names(path: str) -> tuple[str, ...]:
    """The names of a path's parameters, in order.

    >>> parameter_names("/{owner}/{file}.{format}")
    ('owner', 'file', 'format')
    """
    return tuple(_EXPRESSION.findall(path))
