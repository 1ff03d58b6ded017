"""Aliases (`*name`) repeat far too much text, or an alias stands inside what it repeats."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC025")
