"""Something stands where a reference belongs, and is none."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("LNK002")
