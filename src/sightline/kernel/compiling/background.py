"""What stands behind findings and is read only if a renderer asks: pages, lines, the repository."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property

from sightline.kernel.checking import Checks
from sightline.kernel.compiling.check_pages import Page, page_of
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES, read_source
from sightline.text.yaml.nodes import Problem


class Background:
    """The checks and the files behind the findings of one workspace. Nothing is read in advance."""

    def __init__(self, root: str, checks: Callable[[], Checks]) -> None:
        self._root = root
        self._checks = checks
        self._lines: dict[str, list[str]] = {}

    def page(self, code: str) -> Page:
        """The page of a code."""
        return page_of(self._checks().modules[code])

    def name(self, code: str) -> str:
        """The bad pattern that a code stands for, such as ``link_to_nothing``."""
        return self._checks().modules[code].__name__.rpartition(".")[2]

    def utf16_column(self, path: str, line: int, column: int) -> int:
        """A column in code points as one in UTF-16 code units; both begin with 1."""
        if path not in self._lines:
            data = read_bytes(self._root, path, MAX_DOCUMENT_BYTES)
            text = "" if isinstance(data, Problem) else read_source(data).text
            self._lines[path] = text.split("\n")
        lines = self._lines[path]
        before = lines[line - 1][: column - 1] if line <= len(lines) else ""
        return column + sum(character > "\uffff" for character in before)

    @cached_property
    def folder_in_repository(self) -> str:
        """The workspace's folder below its git repository, ending in ``/``; empty at the top."""
        above = self._root
        while not os.path.lexists(os.path.join(above, ".git")):
            parent = os.path.dirname(above)
            if parent == above:
                return ""
            above = parent
        folder = os.path.relpath(self._root, above).replace(os.sep, "/")
        return "" if folder == "." else folder + "/"
