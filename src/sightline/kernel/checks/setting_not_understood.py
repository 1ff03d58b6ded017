"""A setting in `sightline.toml` is unknown, or its value has no meaning there."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC051")
