"""Makes the folder of a workspace that is only just beginning."""

from __future__ import annotations

import os

from sightline.kernel.errors import Refused


def make_folder(path: str) -> None:
    """Make a folder and those above it, as far as they are missing. Raises Refused."""
    try:
        os.makedirs(path, exist_ok=True)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "that is no name of a folder"
        help = "name a folder that you may make or write in"
        raise Refused(f"the folder {path} can't be made: {why}", help=help, path=path) from None
