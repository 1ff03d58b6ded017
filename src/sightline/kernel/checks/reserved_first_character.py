"""A value without quotes begins with a character that has a meaning in YAML."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC033")
