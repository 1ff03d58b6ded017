"""The text isn't YAML, in a way that has no code of its own."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC031")
