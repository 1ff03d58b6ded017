"""``python -m sightline``."""

from sightline.app import main

main()
