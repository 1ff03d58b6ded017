"""A number is written in a way that JSON doesn't know."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC044")
