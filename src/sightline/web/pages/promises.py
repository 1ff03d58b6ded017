"""Promises: every criterion with its verdict, its figure, and the query behind it."""

from __future__ import annotations

from collections import Counter

from starlette.responses import Response

from sightline.web.pages.page import Visit

ORDER = ("FAIL", "INCONCLUSIVE", "STALE", "NO DATA", "PASS", "ATTESTED", "REPORTED")


def promises(visit: Visit) -> Response:
    """All promises, or those with one verdict; what calls for somebody first."""
    found = visit.ask("verify")
    verdict = visit.word("verdict")
    rank = {word: place for place, word in enumerate(ORDER)}
    rows = sorted(found.results, key=lambda row: rank.get(row.verdict, len(rank)))
    counts = Counter(row.verdict for row in rows)
    return visit.page(
        "promises.html", "Promises", "/promises",
        found=found, verdict=verdict, counts=list(counts.items()),
        rows=[row for row in rows if verdict in ("", row.verdict)],
    )  # fmt: skip


def promise(visit: Visit) -> Response:
    """The promises of one document, with the distribution where they are about a number."""
    identifier = visit.path["id"]
    shown = visit.ask("show", id=identifier)
    found = visit.ask("verify", ids=(identifier,))
    drawn = visit.ask("verify", ids=(identifier,), chart=True) if found.distribution else None
    return visit.page(
        "promise.html", shown.title, "/promises",
        found=found, shown=shown, chart=drawn.chart if drawn else None,
        chart_address=visit.chart_address("verify", ids=identifier),
    )  # fmt: skip
