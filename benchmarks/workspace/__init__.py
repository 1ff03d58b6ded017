"""A workspace to measure with: realistic, of any size, the same for the same seed."""

from __future__ import annotations

from benchmarks.workspace.outline import Item, outline
from benchmarks.workspace.writing import build, path_of

__all__ = ["Item", "build", "outline", "path_of"]
