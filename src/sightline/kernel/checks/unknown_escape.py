"""A backslash in double quotes is followed by something unknown."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC036")
