"""A date does not exist, or is not written as year, month and day."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND005")
