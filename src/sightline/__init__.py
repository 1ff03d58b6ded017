"""Sightline: the workbench of the technical product manager. Product as code."""

from __future__ import annotations

__version__ = "0.1.0"
