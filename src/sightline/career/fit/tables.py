"""The tables of this room as written: work that makes evidence, ways in and ways on."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from sightline.text.yaml import read_yaml
from sightline.text.yaml.scalars import core_value

__all__ = ["table"]


@cache
def table(name: str) -> dict[str, Any]:
    """A YAML file of this folder as plain values."""
    path = os.path.join(os.path.dirname(__file__), f"{name}.yaml")
    with open(path, encoding="utf-8") as file:
        node, problems = read_yaml(file.read())
    if problems:
        raise ValueError(f"{path}:{problems[0].line}: {problems[0].message}")
    found = core_value(node)
    assert isinstance(found, dict)
    return found
