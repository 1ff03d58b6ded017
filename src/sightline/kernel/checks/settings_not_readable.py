"""`sightline.toml` can't be read, so none of its settings holds."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC050")
