"""What the room of the sample product can be asked."""

from __future__ import annotations

from sightline.demo.ask_demo import demo

__all__ = ["demo"]
