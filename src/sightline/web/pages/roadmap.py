"""The roadmap: now, next, later, each initiative with the verdicts of what it delivers."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from sightline.web.pages.page import Visit

HORIZONS = ("now", "next", "later")


def roadmap(visit: Visit) -> Response:
    """Every initiative in its column."""
    listed = visit.ask("list", kind="INI").documents
    shown = [visit.ask("show", id=row.id) for row in listed]
    verdicts = _verdicts(visit)
    columns: dict[str, list[Any]] = {name: [] for name in (*HORIZONS, "")}
    for one in shown:
        promised = [verdicts[i] for i in one.fields.get("requirements") or () if i in verdicts]
        columns[one.fields.get("horizon") or ""].append((one, sum(promised, ())))
    return visit.page("roadmap.html", "Roadmap", "/roadmap", columns=columns)


def _verdicts(visit: Visit) -> dict[str, tuple[tuple[str, str], ...]]:
    """Id and verdict of each promise, by the id of its document."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in visit.ask("verify").results:
        found[row.id] = (*found.get(row.id, ()), (row.id, row.verdict))
    return found
