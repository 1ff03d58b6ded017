"""The page as one file: no script, nothing fetched, readable and printable as it is."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from sightline.career.exporting.layout import Row, rows_of
from sightline.career.exporting.sheet import Sheet

__all__ = ["profile_html"]

_STYLE = (
    ":root{color-scheme:light dark;--paper:#fff;--ink:#1b1b1b;--soft:#5a5a5a}"
    "@media (prefers-color-scheme:dark){:root{--paper:#161616;--ink:#ececec;--soft:#a8a8a8}}"
    "body{background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;"
    "max-width:42rem;margin:2rem auto;padding:0 1rem}h1{margin:0}h2{margin:1.6rem 0 .3rem}"
    "h3{margin:.9rem 0 0;font-size:1rem}p{margin:.2rem 0}ul{margin:.3rem 0;padding-left:1.2rem}"
    ".soft{color:var(--soft)}"
    "@media print{:root{--paper:#fff;--ink:#000;--soft:#333}body{margin:0;max-width:none}"
    "h2,h3{break-after:avoid}li{break-inside:avoid}}"
)


def profile_html(sheet: Sheet) -> str:
    """The sheet as a self-contained page, with a policy that lets nothing be loaded."""
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = escape(sheet.name.text) if sheet.name is not None else "Profile"
    body = "\n".join(_blocks(list(rows_of(sheet))))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


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
    left, right = escape(row.left_text), escape(row.right_text)
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
