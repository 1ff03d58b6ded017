"""The demo as files on disk, made once for all tests of a run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sightline.demo.relay_workspace import relay_files

SEED = 7


@cache
def files(seed: int = SEED) -> dict[str, bytes]:
    return relay_files(seed)


def write(root: Path, seed: int = SEED) -> Path:
    """Write the demo below a folder."""
    for path, content in files(seed).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return root
