"""A value begins with a tag such as `!name`, which is never carried out."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC026")
