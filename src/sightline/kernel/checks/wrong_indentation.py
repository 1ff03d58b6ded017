"""A line does not line up with the lines it belongs to."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC024")
