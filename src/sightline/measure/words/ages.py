"""How old something is, as people say it."""

from __future__ import annotations

from datetime import timedelta


def shown_age(age: timedelta) -> str:
    """Return whole days, hours or minutes, whichever is fine enough.

    >>> [shown_age(timedelta(hours=h)) for h in (216, 47.9, 0.5)]
    ['9 d', '47 h', '30 min']
    """
    minutes = int(age.total_seconds() // 60)
    if minutes >= 2 * 1440:
        return f"{minutes // 1440:,} d"
    return f"{minutes // 60} h" if minutes >= 120 else f"{minutes} min"
