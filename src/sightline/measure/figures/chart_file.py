"""A chart as a file: SVG, PNG, or a page of its own that holds the picture and its tables.

Nothing is fetched: a specification that names an address is refused. The same chart gives the same
bytes. The page needs no script and says so to the browser; it prints.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from typing import Any

from sightline.charts.chart import Chart, Table
from sightline.kernel.errors import UsageError
from sightline.measure.shown_figures import shown_number

ENDINGS = (".svg", ".png", ".html")
_VEGA_LITE = "6.4"
_NOTHING: list[str] = []
_PIXELS = 2
_STYLE = (
    "body{font:16px/1.5 'Liberation Sans',Arial,Helvetica,sans-serif;color:#222;background:#fff;"
    "max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.3rem}figure{margin:0}svg{max-width:100%;height:auto}"
    "table{border-collapse:collapse;min-width:60%;margin:1.5rem 0;"
    "font-variant-numeric:tabular-nums}"
    "caption{text-align:left;font-weight:bold;padding-bottom:.4rem}"
    "th,td{padding:.15rem 1rem .15rem 0;border-bottom:1px solid #ddd;text-align:right}"
    "th:first-child,td:first-child{text-align:left}"
    "@media print{body{margin:0;max-width:none}figure,tr{break-inside:avoid}"
    "thead{display:table-header-group}}"
)


def chart_file(result: Any, name: str) -> bytes:
    """Return the chart of a result in the form that a file name ends in.

    Raises UsageError where the result has nothing to draw.
    """
    if result.chart is None:
        help = "see `notes` of the same command for the reason"
        raise UsageError("there is nothing to draw", help=help)
    return rendered(result.chart, name)


def rendered(chart: Chart, name: str) -> bytes:
    """Return a chart as SVG, PNG or HTML by the ending of a file name. Raises UsageError."""
    ending = next((e for e in ENDINGS if name.lower().endswith(e)), "")
    if ending == ".svg":
        return svg(chart).encode()
    if ending == ".png":
        return png(chart)
    if ending == ".html":
        return page(chart).encode()
    raise UsageError(f"{name}: a chart is a .svg, .png or .html", help="write: --chart chart.svg")


def svg(chart: Chart) -> str:
    """Return a picture that scales."""
    from vl_convert import vegalite_to_svg

    drawn: str = vegalite_to_svg(
        chart.spec, vl_version=_VEGA_LITE, allowed_base_urls=_NOTHING, show_warnings=False
    )
    return drawn


def png(chart: Chart) -> bytes:
    """Return a picture of dots, two for each unit of length."""
    from vl_convert import vegalite_to_png

    drawn: bytes = vegalite_to_png(
        chart.spec, vl_version=_VEGA_LITE, scale=_PIXELS, allowed_base_urls=_NOTHING
    )
    return drawn


def page(chart: Chart) -> str:
    """Return a page that needs no other file: the picture, what it says, and its tables."""
    style = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    title = escape(chart.title)
    tables = "\n".join(map(_table, chart.tables))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
        f"<figure>\n{svg(chart)}\n<figcaption>{escape(chart.description)}</figcaption>\n"
        f"</figure>\n{tables}\n</body>\n</html>\n"
    )


def _table(table: Table) -> str:
    return (
        f"<table>\n<caption>{escape(table.caption)}</caption>\n<thead><tr>"
        + "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
        + "</tr></thead>\n<tbody>\n"
        + "".join(_rows(table))
        + "</tbody>\n</table>"
    )


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        yield "<tr>" + "".join(f"<td>{escape(_cell(cell))}</td>" for cell in row) + "</tr>\n"


def _cell(cell: Any) -> str:
    if cell is None:
        return "no value"
    return cell if isinstance(cell, str) else shown_number(cell)
