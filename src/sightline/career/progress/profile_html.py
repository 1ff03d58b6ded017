"""The page as one file: no script, nothing fetched, readable and printable as it is."""

from __future__ import annotations

from collections.abc import Iterator

from sightline.career.exporting.layout import Row, rows_of
from sightline.career.exporting.sheet import Sheet
from sightline.career.report.page import html_text, page

__all__ = ["profile_html"]


def profile_html(sheet: Sheet) -> str:
    """The sheet as a self-contained page, with a policy that lets nothing be loaded."""
    title = sheet.name.text if sheet.name is not None else "Profile"
    head = "" if sheet.name is not None else "<h1>Profile</h1>\n"
    return page(title, head + "\n".join(_blocks(list(rows_of(sheet)))))


def _blocks(rows: list[Row]) -> Iterator[str]:
    is_listing = False
    for row in rows:
        if (row.kind == "bullet") != is_listing:
            is_listing = not is_listing
            yield "<ul>" if is_listing else "</ul>"
        yield _block(row)
    if is_listing:
        yield "</ul>"


def _block(row: Row) -> str:
    left, right = html_text(row.left_text), html_text(row.right_text)
    beside = f' <span class="soft">{right}</span>' if right else ""
    if row.kind == "name":
        return f"<h1>{left}</h1>"
    if row.kind == "heading":
        return f"<h2>{left}</h2>"
    if row.kind == "entry":
        return f"<h3>{left}{beside}</h3>"
    if row.kind == "bullet":
        return f"<li>{left}</li>"
    soft = ' class="soft"' if row.kind in ("contact", "headline", "detail") else ""
    return f"<p{soft}>{left}{beside}</p>"
