"""A value is none of the few that the key allows."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND004")
