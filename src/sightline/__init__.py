"""Sightline: the workbench of the technical product manager. Product as code."""

__version__ = "0.1.0"
