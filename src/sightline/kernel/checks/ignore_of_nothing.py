"""An ignore hides nothing, because nothing is reported there."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("IGN003", severity="warning")
