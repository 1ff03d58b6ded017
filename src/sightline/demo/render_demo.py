"""The text of ``demo``: what was written, and where to look first."""

from __future__ import annotations

import shlex
from typing import Any


def text(result: Any, colour: bool = False) -> str:
    """Return what was written, and the command that comes next."""
    where = shlex.quote(result.folder)
    lines = [
        f"Relay, a synthetic demo (seed {result.seed}): {result.documents:,} documents and"
        f" {result.rows:,} generated rows, as of {result.as_of}",
        _written(result),
        "All people in it are invented. Running it again resets your edits.",
        "",
        f"Next: sightline brief -C {where}",
    ]
    return "\n".join(lines) + "\n"


def _written(result: Any) -> str:
    if not result.created and not result.restored:
        return f"kept       {result.folder}: everything was there already"
    parts = []
    if result.created:
        parts.append(f"made       {_files(len(result.created))} in {result.folder}")
    if result.restored:
        parts.append(f"put back   {_files(len(result.restored))} in {result.folder}")
    return "\n".join(parts)


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"
