"""What the room of telling can be asked."""

from __future__ import annotations

from sightline.narrate.ask_impact import impact
from sightline.narrate.ask_thread import thread
from sightline.narrate.ask_today import today
from sightline.narrate.ask_why import why

__all__ = ["impact", "thread", "today", "why"]
