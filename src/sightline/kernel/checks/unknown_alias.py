"""A value begins with `*name`, and nothing is named so."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC037")
