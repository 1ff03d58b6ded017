"""What the room of telling can be asked."""

from __future__ import annotations

from sightline.narrate.ask_brief import brief
from sightline.narrate.ask_impact import impact
from sightline.narrate.ask_numbers import numbers
from sightline.narrate.ask_thread import thread
from sightline.narrate.ask_today import today
from sightline.narrate.ask_why import why

__all__ = ["brief", "impact", "numbers", "thread", "today", "why"]
