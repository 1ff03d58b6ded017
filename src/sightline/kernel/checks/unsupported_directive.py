"""A line beginning with `%` is an instruction we don't know."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC038")
