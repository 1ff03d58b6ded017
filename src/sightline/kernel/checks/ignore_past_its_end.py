"""An ignore has passed its end date, so it has no effect any more."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("IGN002", severity="warning")
