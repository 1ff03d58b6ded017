"""A report as a page of its own: no script, nothing fetched; for day, night and paper.

The browser is told so by a content security policy that names the one style sheet by its hash.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape

from sightline.text.visible import visible_line

__all__ = ["html_text", "html_words", "page"]

_CODE = re.compile(r"`([^`]{1,200})`")

_STYLE = (
    ":root{color-scheme:light dark;--ink:#1c2024;--soft:#5b636b;--line:#d8dde2;--paper:#fff;"
    "--card:#f6f8fa;--met:#1a6b3c;--partly:#8a5a00;--none:#b3261e;--mark:#fff3c4;--bar:#c9d3dc;--value:#0072b2}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#a3abb3;--line:#3a4149;"
    "--paper:#14171a;--card:#1d2125;--met:#6fce97;--partly:#f0b44c;--none:#ff8a80;"
    "--mark:#4a3f10;--bar:#4a555f;--value:#5fb0e6}}"
    "*{box-sizing:border-box}html{scroll-padding-top:1rem}"
    "body{font:16px/1.5 system-ui,'Liberation Sans',Arial,sans-serif;color:var(--ink);"
    "background:var(--paper);max-width:62rem;margin:0 auto;padding:1.5rem 1rem 4rem;"
    "overflow-wrap:anywhere}"
    "h1{font-size:1.6rem;line-height:1.25;margin:0 0 .4rem}"
    "h2{font-size:1.25rem;margin:2.2rem 0 .3rem;border-bottom:1px solid var(--line)}"
    "h3{font-size:1rem;margin:1.3rem 0 .3rem}p{margin:.3rem 0}"
    "ul{margin:.2rem 0;padding-left:1.2rem}li{margin:.2rem 0}"
    "ul.items{list-style:none;padding-left:0}ul.items ul{list-style:none;padding-left:1.1rem;"
    "border-left:.15rem solid var(--line)}"
    "section.start{background:var(--card);border-radius:.5rem;padding:.2rem 1rem 1rem}"
    "section.start h2{border:0;margin-top:.8rem}"
    ".soft{color:var(--soft);font-size:.88rem}"
    ".badge{display:inline-block;font-size:.8rem;font-weight:600;border:1px solid currentColor;"
    "border-radius:.3rem;padding:0 .4rem;margin-right:.3rem}"
    ".met{color:var(--met)}.partly{color:var(--partly)}.none{color:var(--none)}"
    ".judge{color:var(--soft)}"
    "q{quotes:'\u201c' '\u201d'}a{color:inherit}a:focus-visible{outline:.15rem solid currentColor}"
    "nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;font-size:.88rem;width:100%}"
    "table.two th:first-child{width:11rem}caption{text-align:left;color:var(--soft)}"
    "th,td{overflow-wrap:break-word;text-align:left;vertical-align:top;"
    "padding:.25rem .7rem .25rem 0;"
    "border-bottom:1px solid var(--line)}"
    "details{margin:.4rem 0}summary{cursor:pointer;color:var(--soft);font-size:.9rem}"
    "svg{max-width:100%;height:auto;display:block;margin:.5rem 0}"
    "svg text{fill:var(--ink);font:13px system-ui,'Liberation Sans',Arial,sans-serif}"
    ".wide svg{min-width:34rem}svg .value{fill:var(--value)}"
    "svg .t{fill:var(--soft)}svg .grid{stroke:var(--line)}svg .bar{fill:var(--bar)}"
    "svg .offer{fill:var(--met);fill-opacity:.16}svg .edge{stroke:var(--met);stroke-width:2}"
    "svg .full{fill:var(--met)}svg .part{fill:none;stroke:var(--partly);stroke-width:2}"
    "svg .empty{fill:none;stroke:var(--line);stroke-width:1.5}svg .on{fill:var(--paper)}"
    ".source p{margin:0;white-space:pre-wrap;font:.85rem/1.5 ui-monospace,'Liberation Mono',"
    "monospace}.source p:target{background:var(--mark);outline:.15rem solid var(--partly)}"
    ".skip{position:absolute;left:-99rem}.skip:focus{position:static}"
    "code{font:.9em ui-monospace,'Liberation Mono',monospace}"
    "p.letter{margin:.7rem 0;max-width:44rem}.gap{background:var(--mark)}"
    "@media(max-width:34rem){body{padding:1rem .7rem 3rem}h1{font-size:1.35rem}"
    "section.start{padding:.1rem .7rem .7rem}}"
    # On paper: one page for the answer, the rest small; what a drawing says word for word isn't
    # printed twice, and the documents are in the person's hands.
    "@media print{@page{margin:12mm 11mm}:root{color-scheme:light;--paper:#fff;--card:#fff;"
    "--ink:#000;--soft:#4a5158;--line:#c8ced4;--met:#14592f;--partly:#7a4f00;--none:#a3211a;"
    "--mark:#fff3c4;--bar:#c9d3dc;--value:#0072b2}"
    "body{max-width:none;padding:0;font-size:8.8pt;line-height:1.3}"
    "nav,.skip,.documents,.screen{display:none}h1{font-size:15pt}h2{font-size:12pt;margin-top:1rem}"
    "h3{font-size:10pt;margin:.6rem 0 .2rem}li{margin:.1rem 0}p{margin:.15rem 0}"
    ".soft,table,summary{font-size:7.8pt}.badge{font-size:7.5pt}"
    "ul.items{columns:2;column-gap:1.2rem}ul.items>li{break-inside:auto}"
    "section.start{break-after:page;padding:0}section.start ul.items,ul.whole{columns:1}"
    "section.start,section.start .soft{font-size:10.5pt}"
    "li li,tr,svg{break-inside:avoid}h2,h3,p.soft{break-after:avoid}.wide{overflow:visible}"
    "a{text-decoration:none}th,td{padding:.12rem .6rem .12rem 0}.wide svg{min-width:0}"
    "details::details-content{content-visibility:visible;display:block;height:auto}"
    "summary{list-style:none;display:none}thead{display:table-header-group}}"
)


def page(title: str, body: str) -> str:
    """The page. ``body`` is HTML in which every foreign text has been made harmless."""
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{html_text(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the content</a>\n'
        f'<main id="main">\n{body}\n</main>\n</body>\n</html>\n'
    )


def html_text(text: str) -> str:
    """A text inside an HTML element or a quoted attribute."""
    return escape(visible_line(text), quote=True)


def html_words(text: str) -> str:
    """The same for a sentence, what stands between backticks as code."""
    return _CODE.sub(r"<code>\1</code>", html_text(text))
