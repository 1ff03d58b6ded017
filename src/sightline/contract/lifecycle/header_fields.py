"""What an answer says of its own end: `Deprecation` (RFC 9745), `Sunset` (RFC 8594), `Link`.

Older drafts of RFC 9745 wrote `Deprecation: true` or an HTTP-date; both are still met, and neither
is read by a client that follows the standard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sightline.contract.lifecycle.days import http_date, structured_date
from sightline.contract.traffic.exchange import Exchange

__all__ = ["RELATIONS", "Announced", "announced"]

RELATIONS = ("deprecation", "sunset", "successor-version")
_LINK = re.compile(r"""<([^>]{0,2000})>((?:[^,"<]|"(?:[^"\\]|\\.){0,2000}"){0,200})""")
_RELATION = re.compile(r""";\s*rel\s*=\s*(?:"([^"]{0,200})"|([^\s;,"]{1,200}))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Announced:
    """What one answer announces. Dates are in seconds since 1970; texts as they were sent.

    `is_older_draft`: the deprecation is written as a draft of the standard had it; then its date,
    where it has one, is still read. `links` maps a relation to its first target.
    """

    deprecation: str = ""
    deprecation_at: float | None = None
    is_older_draft: bool = False
    sunset: str = ""
    sunset_at: float | None = None
    links: dict[str, str] = field(default_factory=dict)


def announced(exchange: Exchange) -> Announced:
    """What the headers of an answer announce."""
    told: dict[str, list[str]] = {}
    for name, value in exchange.response_headers:
        if name in ("deprecation", "sunset", "link"):
            told.setdefault(name, []).append(value.strip())
    deprecation, sunset = (told.get(name, [""])[0] for name in ("deprecation", "sunset"))
    at = structured_date(deprecation)
    is_older = bool(deprecation) and at is None
    return Announced(
        deprecation,
        http_date(deprecation) if is_older else at,
        is_older,
        sunset,
        http_date(sunset) if sunset else None,
        _links(", ".join(told.get("link", ()))),
    )


def _links(text: str) -> dict[str, str]:
    """The targets of the relations that speak of an end (RFC 8288)."""
    found: dict[str, str] = {}
    for target, parameters in _LINK.findall(text):
        relation = _RELATION.search(parameters)
        if relation is None:
            continue
        for name in (relation[1] or relation[2] or "").lower().split():
            if name in RELATIONS:
                found.setdefault(name, target)
    return found
