"""A value without quotes holds a colon and a space, which would begin another value."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC022")
