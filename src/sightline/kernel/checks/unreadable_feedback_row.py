"""A row of feedback can't be read, or has no id of its own."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("LNK011")
