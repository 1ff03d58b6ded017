"""Explore: a metric, split and windowed as one likes; and SQL over the declared sources."""

from __future__ import annotations

from starlette.responses import Response

from sightline.kernel.errors import SightlineError
from sightline.web.pages.page import Visit


def explore(visit: Visit) -> Response:
    """The metrics to choose from, and the chosen one measured."""
    metrics = visit.ask("list", kind="MET").documents
    asked = {n: visit.word(n) for n in ("metric", "over", "compare", "by", "where")}
    asked = {name: value for name, value in asked.items() if value}
    found, trouble = None, None
    if "metric" in asked:
        try:
            found = visit.ask("measure", **asked, chart=True)
        except SightlineError as error:
            trouble = error
    return visit.page(
        "explore.html", found.title if found else "Explore", "/explore",
        metrics=metrics, asked=asked, found=found, trouble=trouble,
        chart_address=visit.chart_address("measure", **asked),
    )  # fmt: skip


def console(visit: Visit) -> Response:
    """One read-only query over the declared sources, and its rows."""
    sql = visit.word("sql")
    found, trouble = None, None
    if sql:
        try:
            found = visit.ask("query", sql=sql)
        except SightlineError as error:
            trouble = error
    return visit.page("console.html", "Query", "/explore", sql=sql, found=found, trouble=trouble)
