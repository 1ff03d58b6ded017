"""A brownout tried on past calls: which of them would have been refused, and whose they were.

Which calls a share takes is drawn from their numbers by a hash, so that the same traffic always
gives the same answer.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from sightline.contract.traffic.exchange import Exchange
from sightline.kernel.errors import UsageError

__all__ = ["Brownout", "Hits", "parse_brownout"]

_DAY = 86_400
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_LENGTH = re.compile(r"([0-9]{1,5}) ?(min|m|h|d)", re.ASCII)
_SECONDS = {"min": 60, "m": 60, "h": 3600, "d": _DAY}
_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,9})?) ?%", re.ASCII)


@dataclass(frozen=True, slots=True)
class Brownout:
    """When calls are refused and which share of them.

    `daily` are starts in seconds of the day (UTC), `once` in seconds since 1970; each lasts
    `seconds`. Without any start it lasts always.
    """

    daily: tuple[int, ...] = ()
    once: tuple[float, ...] = ()
    seconds: int = 3600
    share: float = 1.0

    @property
    def is_always(self) -> bool:
        """Whether it has no times."""
        return not self.daily and not self.once

    def is_during(self, time: float) -> bool:
        """Whether a moment lies in it."""
        if self.is_always:
            return True
        within = any((time - start) % _DAY < min(self.seconds, _DAY) for start in self.daily)
        return within or any(0 <= time - start < self.seconds for start in self.once)

    def takes(self, source: int, number: int) -> bool:
        """Whether the share takes the call with a number in a source."""
        if self.share >= 1:
            return True
        drawn = blake2b(f"{source}:{number}".encode(), digest_size=8).digest()
        return int.from_bytes(drawn, "big") < self.share * 2**64


@dataclass(slots=True)
class Hits:
    """What a brownout would have refused.

    `undated` calls of the elements have no time and can't be placed, `blind` ones may have carried
    the elements and can't be seen; neither is among the refused.
    """

    calls: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    elements: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    blind: int = 0

    def take(
        self,
        brownout: Brownout,
        exchange: Exchange,
        source: int,
        consumer: str,
        used: set[str],
        is_blind: bool,
    ) -> None:
        """Note one call that uses some of the elements."""
        self.calls += 1
        self.of[consumer] += 1
        is_undated = exchange.time is None and not brownout.is_always
        if not used:
            self.blind += is_blind
        elif is_undated:
            self.undated += 1
        elif brownout.is_during(exchange.time or 0.0) and brownout.takes(source, exchange.number):
            self.refused[consumer] += 1
            self.elements.update(used)


def parse_brownout(at: tuple[str, ...], length: str, share: str) -> Brownout:
    """Read `--at 14:00 --for 1h --share 10%`. Raises UsageError."""
    daily, once = [], []
    for text in at:
        clock = _CLOCK.fullmatch(text.strip())
        if clock is not None:
            daily.append(int(clock[1]) * 3600 + int(clock[2]) * 60)
        else:
            once.append(_moment(text))
    return Brownout(tuple(daily), tuple(once), _length(length), _share(share))


def _moment(text: str) -> float:
    help = "write a time of every day such as 14:00, or one day's: 2026-02-27T14:00 (UTC)"
    try:
        found = datetime.fromisoformat(text.strip().upper())
    except ValueError:
        raise UsageError(f"--at: `{text}` is no time", help=help) from None
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    return (found - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(seconds=1)


def _length(text: str) -> int:
    found = _LENGTH.fullmatch(text.strip() or "1h")
    if found is None or not int(found[1]):
        help = "write for example: --for 30min, --for 1h, --for 2d"
        raise UsageError(f"--for: `{text}` is no length of time", help=help)
    return int(found[1]) * _SECONDS[found[2]]


def _share(text: str) -> float:
    found = _SHARE.fullmatch(text.strip() or "100 %")
    share = float(found[1]) / 100 if found else 0.0
    if not 0 < share <= 1:
        help = "write for example: --share 10%"
        raise UsageError(f"--share: `{text}` is no share of calls", help=help)
    return share
