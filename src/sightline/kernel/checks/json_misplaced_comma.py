"""A comma is missing, or one stands where it must not."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC041")
