"""What to write instead of a sentence that data can't keep or break."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]{3,}")
_SHOWN = 3


def how_to_write(text: str, metrics: Iterable[str]) -> str:
    """The form, and metrics that the workspace has, those first that the sentence speaks of.

    What fits a metric (a percentile, milliseconds) isn't known here, so no example names one.

    >>> how_to_write("orders come soon", ["api.latency_ms", "orders.delay"])
    'write as in: p95 of METRIC is < 200 ms over 28d; metrics here: orders.delay, api.latency_ms'
    """
    form = "write as in: p95 of METRIC is < 200 ms over 28d"
    said = set(_WORD.findall(text.casefold()))
    known = sorted(
        metrics, key=lambda name: (-len(said.intersection(_WORD.findall(name.casefold()))), name)
    )
    if not known:
        return f"{form}; METRIC is one that metrics/ defines: `sightline new MET` writes it"
    named = ", ".join(known[:_SHOWN]) + (", ..." if known[_SHOWN:] else "")
    return f"{form}; metrics here: {named}"
