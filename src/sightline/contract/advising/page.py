"""A page of its own: no script, no other file, nothing fetched; for day, night and paper.

The browser is told so by a content security policy that names the one style sheet by its hash, so
that whatever a hostile name might have smuggled in would not run and not load either.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from sightline.contract.advising.neutral import html_text, words_and_code

__all__ = ["page", "sentence"]

_STYLE = (
    ":root{color-scheme:light dark;--ink:#1c2024;--soft:#5b636b;--line:#d8dde2;--paper:#fff;"
    "--card:#f6f8fa;--breaking:#b3261e;--review:#8a5a00;--compatible:#1a6b3c;--mark:#ffe3df}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#a3abb3;--line:#3a4149;"
    "--paper:#14171a;--card:#1d2125;--breaking:#ff8a80;--review:#f0b44c;--compatible:#6fce97;"
    "--mark:#5c2320}}"
    "*{box-sizing:border-box}"
    "body{font:16px/1.5 system-ui,'Liberation Sans',Arial,sans-serif;color:var(--ink);"
    "background:var(--paper);max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem;"
    "overflow-wrap:anywhere}"
    "h1{font-size:1.6rem;line-height:1.25;margin:0 0 .4rem}"
    "h2{font-size:1.2rem;margin:2.2rem 0 .2rem}"
    "h3{font-size:1rem;margin:1.6rem 0 .5rem;padding-left:.6rem;"
    "border-left:.3rem solid var(--line)}"
    "p{margin:.3rem 0}ul{margin:.3rem 0;padding-left:1.3rem}"
    ".breaking{color:var(--breaking)}.review{color:var(--review)}"
    ".compatible{color:var(--compatible)}"
    "h3.breaking,h3.review,h3.compatible{border-color:currentColor}"
    ".question{font-size:1.1rem;margin:.6rem 0;padding:.6rem .9rem;background:var(--card);"
    "border-radius:.4rem}"
    ".soft{color:var(--soft);font-size:.9rem}"
    "article{border:1px solid var(--line);border-radius:.4rem;padding:.6rem .9rem;margin:.6rem 0}"
    "article h4{font-size:1rem;margin:0}"
    "code,pre{font:.875em/1.45 ui-monospace,'Liberation Mono',Menlo,monospace;"
    "unicode-bidi:isolate}"
    "code{background:var(--card);padding:.05rem .25rem;border-radius:.2rem}"
    "pre{background:var(--card);padding:.6rem .8rem;border-radius:.3rem;overflow-x:auto;"
    "margin:.4rem 0;white-space:pre}pre code{padding:0;background:none}"
    "mark{background:var(--mark);color:inherit;font-weight:bold;border-radius:.15rem}"
    "nav,.filter{margin:.8rem 0}nav>ul{list-style:none;padding:0}a{color:inherit}"
    "article:target{outline:.15rem solid currentColor}"
    ".filter{border:1px solid var(--line);border-radius:.4rem;padding:.2rem .9rem .5rem}"
    ".filter label{display:inline-block;margin-right:1.2rem}"
    "details{margin:.4rem 0}summary{cursor:pointer;color:var(--soft);font-size:.9rem}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;"
    "border-bottom:1px solid var(--line)}"
    "@media print{nav,.filter{display:none}"
    ":root{--card:#fff;--paper:#fff;--ink:#000}body{max-width:none;padding:0}"
    "article,tr{break-inside:avoid}h2,h3,h4{break-after:avoid}.wide{overflow:visible}"
    "pre{white-space:pre-wrap}details::details-content{content-visibility:visible;"
    "display:block;height:auto}thead{display:table-header-group}}"
)


def page(title: str, body: str, further_style: str = "") -> str:
    """The page. ``body`` is HTML in which every foreign text has been made harmless."""
    style = _STYLE + further_style
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{html_text(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )


def sentence(text: str) -> str:
    """A sentence in HTML, what stands between backticks as code."""
    return "".join(
        f"<code>{html_text(part)}</code>" if is_code else html_text(part)
        for part, is_code in words_and_code(text)
    )
