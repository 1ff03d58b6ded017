"""What one person keeps about themselves is written and read for that person alone."""

from __future__ import annotations

from datetime import date

from sightline.kernel.asking.views import PRIVATE, WorkspaceView
from sightline.kernel.errors import Refused, UsageError
from sightline.text.yaml.scalars import as_date

__all__ = ["day_named", "refuse_strangers", "today_of"]


def refuse_strangers(view: WorkspaceView) -> None:
    """Raise Refused for whoever may not see ``career/``."""
    if not view.sees(PRIVATE + "any"):
        raise Refused(
            "career/ is private",
            help="ask its owner; [career] shown_to in sightline.toml names who may see it",
            reason="permission",
        )


def today_of(view: WorkspaceView) -> date:
    """The day for which answers hold."""
    return date.fromisoformat(view.as_of[:10])


def day_named(text: str, option: str) -> date | None:
    """A day as it was typed; None where none was. Raises UsageError where it is no day."""
    if not text.strip():
        return None
    found = as_date(text.strip())
    if found is None:
        raise UsageError(f"{option} {text}: this is not a date", help="write 2026-03-31")
    return found
