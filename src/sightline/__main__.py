"""``python -m sightline``."""

from __future__ import annotations

from sightline.app import main

main()
