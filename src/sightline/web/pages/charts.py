"""Charts as files: the picture of a page, and its figures, under one address each."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from typing import Any

from starlette.responses import Response

from sightline.charts.chart import Chart
from sightline.kernel.errors import UsageError
from sightline.web.pages.asked import request_of
from sightline.web.pages.page import Visit

_TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv", "json": "application/json"}


def chart(visit: Visit) -> Response:
    """The chart of an operation's result in the form that the address ends in."""
    name, form = visit.path["operation"], visit.path["form"]
    operation = visit.operation(name)
    if form not in _TYPES or "chart" not in {f.name for f in fields(operation.request)}:
        raise UsageError("there is no such chart", help="a page with a chart links to its forms")
    asked = {**request_of(operation, visit.request.query_params), "chart": True}
    drawn = visit.ask(name, **asked).chart
    if drawn is None:
        raise UsageError("there is nothing to draw", help="the page says why in its notes")
    return Response(_written(drawn, form), media_type=_TYPES[form], headers=_named(name, form))


def _written(drawn: Chart, form: str) -> bytes:
    from sightline.measure.figures.chart_file import rendered

    if form in ("svg", "png"):
        return rendered(drawn, f"chart.{form}")
    if form == "csv":
        return tables_as_csv(drawn).encode()
    import orjson

    return orjson.dumps(drawn.spec)


def _named(name: str, form: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{name}.{form}"'}


def tables_as_csv(drawn: Chart) -> str:
    """The tables of a chart one below the other, each under its caption.

    A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV
    Injection").
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for number, table in enumerate(drawn.tables):
        if number:
            writer.writerow([])
        writer.writerow([_harmless(table.caption)])
        writer.writerow(map(_harmless, table.columns))
        writer.writerows([_harmless(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _harmless(cell: Any) -> Any:
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + cell
    return "" if cell is None else cell
