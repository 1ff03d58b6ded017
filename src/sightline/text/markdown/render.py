"""Markdown as HTML that is safe to show: no script ever runs from a workspace.

Raw HTML is never passed on: its tags are shown as text, its comments are left out. The structure of
the text stays the one of CommonMark, so that a link is drawn exactly where the scanner of
:mod:`sightline.text.markdown.inline` finds it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from sightline.text.markdown.link_syntax import LINK

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

#: (id, anchor) -> address of the page, or None where there is no such document.
Resolve = Callable[[str, str], "str | None"]

LINK_TOKEN = "document_link"
_MAX_NESTING = 100
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAGS = frozenset(
    {"a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li"}
    | {"ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
_ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "code": {"class"},
}
_SCHEMES = {"http", "https", "mailto"}


def commonmark_html(text: str) -> str:
    """The HTML of CommonMark 0.31.2, raw HTML included: not safe to show, for comparison only."""
    html: str = _commonmark().render(text)
    return html


def render_html(text: str, resolve: Resolve | None = None) -> str:
    """The text as HTML that is safe to show; ``resolve`` says where ``[[ID]]`` leads."""
    import nh3

    html = _drawn(text, resolve)
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel="noopener noreferrer",
    )


def document_tokens(text: str) -> list[Token]:
    """The text as the tokens that the pages are drawn from."""
    return workspace_markdown().parse(_ended(text))


def _drawn(text: str, resolve: Resolve | None) -> str:
    try:
        html: str = workspace_markdown().render(_ended(text), {"resolve": resolve})
    except (IndexError, RuntimeError):  # markdown-it stumbles over some texts that nobody writes
        return f"<pre>{escape(text)}</pre>\n"
    return html


def _ended(text: str) -> str:
    """The text with a line end: without one, markdown-it 4 fails on some unclosed HTML."""
    return text.rstrip("\n") + "\n"


@cache
def _commonmark() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    parser.add_render_rule("blockquote_open", _draw_quote)
    return parser


@cache
def workspace_markdown() -> MarkdownIt:
    """The parser of workspace text: CommonMark, tables, links to ids, raw HTML shown as text."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}).enable("table")
    parser.inline.ruler.before("link", LINK_TOKEN, _read_document_link)
    parser.add_render_rule("html_block", _draw_raw_html)
    parser.add_render_rule("html_inline", _draw_raw_html)
    parser.add_render_rule(LINK_TOKEN, _draw_document_link)
    return parser


def _read_document_link(state: StateInline, silent: bool) -> bool:
    match = LINK.match(state.src, state.pos, state.posMax)
    if match is None or not match.group(1):
        return False
    if not silent:
        token = state.push(LINK_TOKEN, "a", 0)
        token.content = match.group(0)
        token.meta = {
            "id": match.group(1),
            "anchor": match.group(2) or "",
            "label": match.group(3) or "",
            "in_link": state.linkLevel > 0,
        }
    state.pos = match.end()
    return True


def _draw_document_link(
    _renderer: Any, tokens: Sequence[Token], index: int, _options: Any, env: Any
) -> str:
    meta = tokens[index].meta
    resolve: Resolve | None = env.get("resolve")
    reference = f"{meta['id']}#{meta['anchor']}" if meta["anchor"] else meta["id"]
    shown = escape(" ".join((meta["label"] or reference).split()))
    address = resolve(meta["id"], meta["anchor"]) if resolve and not meta["in_link"] else None
    if address is None:
        return shown
    return f'<a href="{escape(address)}" title="{escape(reference)}">{shown}</a>'


def _draw_quote(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    """An empty quote ends its line too, as the specification writes it."""
    drawn: str = renderer.renderToken(tokens, index, options, env)
    return drawn if drawn.endswith("\n") else drawn + "\n"


def _draw_raw_html(
    _renderer: Any, tokens: Sequence[Token], index: int, _options: Any, _env: Any
) -> str:
    shown = escape(_COMMENT.sub("", tokens[index].content).strip("\n"))
    if not shown.strip():
        return ""
    return f"<pre>{shown}</pre>\n" if tokens[index].type == "html_block" else shown
