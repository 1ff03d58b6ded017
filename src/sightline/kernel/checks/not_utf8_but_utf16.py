"""The file is UTF-16 or UTF-32 text."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC009")
