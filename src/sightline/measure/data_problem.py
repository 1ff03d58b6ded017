"""Where a mistake stands that only the data brought to light."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.documents.document import Place
from sightline.kernel.documents.settings import FILE_NAME, locate
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES, read_source
from sightline.text.yaml.nodes import Problem


def settings_lines(view: WorkspaceView) -> list[str]:
    """The lines of `sightline.toml`, none where the subject may not see it."""
    data = read_bytes(view.root, FILE_NAME, MAX_DOCUMENT_BYTES) if view.sees(FILE_NAME) else None
    if data is None or isinstance(data, Problem):
        return []
    return read_source(data).text.split("\n")


def place_of_source(lines: Sequence[str], source: str, key: str = "files") -> tuple[str, Place]:
    """The place of a key of a source in `sightline.toml`, or of the source's table."""
    line, column, end = locate(list(lines), ("sources", source, key))
    return FILE_NAME, Place(line, column, line, end)
