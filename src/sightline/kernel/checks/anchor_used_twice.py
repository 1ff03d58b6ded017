"""Two quotes of one document have the same anchor."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("LNK007")
