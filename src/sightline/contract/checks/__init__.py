"""Checks of this room: one bad pattern a file, found by their folder."""
