"""The same key stands twice; the last one counts."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC046", severity="warning")
