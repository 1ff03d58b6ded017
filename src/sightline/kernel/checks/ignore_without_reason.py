"""An ignore gives no reason, so it has no effect."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("IGN001")
