"""The links of a page as it was served: found, and written anew for a page that is a file.

Pages are filled by templates that escape every value and quote every attribute, so a tag ends at
the first `>` outside quotation marks, and a `<` begins a tag and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

_TAG = re.compile(r'<(/?)(a|img|link|script)(?=[\s/>])((?:[^<>"]|"[^"]*")*)>')
_ADDRESS = re.compile(r'(?<=\s)(href|src)="([^"]*)"')
_OFFERED = re.compile(r'<li><a href="([^"]*)" download>[^<]*</a></li>')
_ANY_TAG = re.compile(r'<[a-z](?:[^<>"]|"[^"]*")*>')
_ASKS_LATER = re.compile(r'\s(?:hx|sse)-[a-z:-]+="[^"]*"')
_WITH_AN_END = ("a", "script")
_CHARSET = '<meta charset="utf-8">'
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)
_HEAD = (
    f'{_CHARSET}\n<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
    '<meta name="referrer" content="no-referrer">'
)
Link = Callable[[str], "str | None"]


def addresses(html: str, here: str) -> Iterator[str]:
    """Every address of this site that a page leads to or shows, as the server knows it, without the
    part behind `#`."""
    for tag in _TAG.finditer(html):
        for attribute in _ADDRESS.finditer(tag[3]):
            address = own_address(unescape(attribute[2]), here)
            if address is not None:
                yield address


def own_address(link: str, here: str) -> str | None:
    """A link of the page `here` as an address of this site; None where it leads elsewhere."""
    if link.startswith("/") and not link.startswith("//"):
        return link.partition("#")[0]
    try:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        whole = urlsplit(urljoin(here, link))
    except ValueError:
        return None
    return whole.path + (f"?{whole.query}" if whole.query else "")


def without_server(html: str) -> str:
    """A page without what a server would have to answer: forms, and tags that ask by themselves."""
    for name in ("form", "template"):
        html = _without(html, f"<{name}", f"</{name}>")
    if " hx-" in html or " sse-" in html:
        html = _ANY_TAG.sub(lambda tag: _ASKS_LATER.sub("", tag[0]), html)
    return html


def _without(html: str, begin: str, end: str) -> str:
    """A text without its parts from one mark to the other."""
    kept, place = [], 0
    while (start := html.find(begin, place)) >= 0:
        stop = html.find(end, start)
        if stop < 0:
            break
        kept.append(html[place:start])
        place = stop + len(end)
    return "".join(kept) + html[place:]


def as_file(html: str, here: str, link: Link) -> str:
    """A served page as a page that is a file.

    `link` gives the link to an address of the site, or None where the site lacks it: then a link is
    plain text, and a picture, a script or a file to download is left out.
    """
    left_out = ""

    def written(tag: re.Match[str]) -> str:
        nonlocal left_out
        closes, name, rest = tag.groups()
        if closes:
            if name != left_out:
                return tag[0]
            left_out = ""
            return ""
        attribute = _ADDRESS.search(rest)
        if attribute is None:
            return tag[0]
        found = _linked(unescape(attribute[2]), here, link)
        if found is None:
            left_out = name if name in _WITH_AN_END else left_out
            return ""
        before, after = rest[: attribute.start(2)], rest[attribute.end(2) :]
        return f"<{name}{before}{escape(found)}{after}>"

    def offered(item: re.Match[str]) -> str:
        return item[0] if _linked(unescape(item[1]), here, link) is not None else ""

    html = _OFFERED.sub(offered, html.replace(_CHARSET, _HEAD, 1))
    return _TAG.sub(written, html)


def _linked(target: str, here: str, link: Link) -> str | None:
    """Where a link of a page leads in the exported site."""
    address = own_address(target, here)
    if address is None:
        return target
    if target.startswith("#"):
        return target
    found = link(address)
    _, mark, anchor = target.partition("#")
    return None if found is None else found + mark + anchor
