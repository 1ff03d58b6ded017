"""The key `id` says another id than the file name."""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND006")
