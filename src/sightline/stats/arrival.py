"""When enough observations will have arrived, at the rate at which they come now."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

_ROUNDING_DAYS = 1e-9


@dataclass(frozen=True, slots=True)
class Arrival:
    """In how many days the needed number is there; `days` is None where it can't arrive."""

    days: float | None
    reachable: bool
    n_per_day: float

    @property
    def whole_days(self) -> int | None:
        """The days rounded up, as a date counts them; a billionth of a day is not a day."""
        return None if self.days is None else max(0, ceil(self.days - _ROUNDING_DAYS))


def needed_by(
    n: int, needed: int | None, observed_days: float, window_days: float | None
) -> Arrival:
    """Return when the needed number of observations is there if they keep coming as they did.

    `n` observations came in `observed_days`, so n / observed_days come a day. `window_days` is
    the length of a rolling window, which never holds more than its length times the rate: what
    needs more can't be decided in it. None is a window that keeps growing. A `needed` of None
    means that no number would do.

    >>> needed_by(120, 299, 6, 28).whole_days, needed_by(120, 299, 6, 14).reachable
    (9, False)
    """
    rate = n / observed_days if observed_days > 0 else 0.0
    if needed is not None and needed <= n:
        return Arrival(0.0, True, rate)
    if needed is None or rate <= 0:
        return Arrival(None, False, rate)
    # Products, not quotients: a window that holds exactly the needed number is enough.
    if window_days is not None and needed * observed_days > n * max(window_days, observed_days):
        return Arrival(None, False, rate)
    return Arrival((needed - n) * observed_days / n, True, rate)
