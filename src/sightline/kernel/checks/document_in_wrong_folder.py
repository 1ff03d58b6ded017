"""A document stands in the folder of another kind."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND008", severity="warning")
