"""What can be looked for."""

from __future__ import annotations

from sightline.kernel.searching.ask_search import search

__all__ = ["search"]
