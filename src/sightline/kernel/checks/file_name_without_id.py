"""The name of a file does not begin with an id, so it can't be read as a document."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND007")
