"""Lists and maps are nested deeper than 64 levels."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC029")
