"""A symbolic link leads to another place of the same workspace."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC008", severity="warning")
