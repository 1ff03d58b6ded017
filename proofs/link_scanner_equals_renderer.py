"""The hand-written link scanner finds exactly the links that the Markdown renderer draws.

Hostile Markdown is made from a grammar of fragments and from the examples of the CommonMark
specification with links spliced in. Every link has an id of its own, so that its place in the
source is certain. Two oracles judge: the parser that draws our pages, and the plain ``commonmark``
preset, which knows nothing of our links. Left out: a comment within a paragraph that ends in
``--->``; by the specification it ends there, while markdown-it reads on.
"""

from __future__ import annotations

import json
import random
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sightline.text.markdown.body import ProseLink, read_body
from sightline.text.markdown.render import LINK_TOKEN, document_tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TITLE = "links found by the scanner = links drawn by the Markdown renderer"
ROUNDS_SMALL = 600
ROUNDS_FULL = 20_000

SPECIFICATION = (
    Path(__file__).resolve().parents[2] / "shared/data/hostile/commonmark/commonmark.json"
)

_LITERAL = re.compile(r"\[\[([A-Z]{2,5}-[0-9]+)(?:#q4|\|label x|\|y)?\]\]")
_PREFIXES = (
    "",
    "",
    "",
    *("> ", ">", "- ", "  ", "    ", "\t", "1. ", "2) ", "   ", " ", "-\t", ">\t", "* ", "+   "),
    *("-     ", "10. ", "- - ", "> > ", "1.", "-", "     "),
)
_PIECES = (
    *("@", "@", "@", "@", "@|", "a", "b c", " ", "  "),
    *("`", "``", "`x`", "```", "````", "~~~", "~~~~", "``` py"),
    *("\\", "\\\\", "\\[", "\\|", "\\`", "\\!"),
    *("<", ">", "<b>", "<b ", 'c="', "</b>", "<div>", "</div>", "<pre>", "</pre>", "<br/>"),
    *("<!--", "-->", "<!-- @ -->", "<?", "?>", "<![CDATA[", "]]>", "<!A ", "<a@b.c>", "<http:@>"),
    *("!", "![", "[", "]", "](", ")", "](u)", "](<", ">)", ' "t', '"', " 't", "'", "(", " (t)"),
    *("[a]", "[a]: /u", "[a]: @", "[b]: <@>", "]:", "][a]", "][]", "![a]", "[a]:", "/u"),
    *("![x](@)", "[x](@)", "[x](<@>)", "[@](u)", "![@](u)", "[x](u '@')", "[y @](v)", "![", "(@)"),
    *("|", "---", "===", "|---|", "--|--", ":-:", "| a | b |", "|-|-|", "a | @ | @"),
    *("# ", "## ", " #", "***", "___", "- - -", "&amp;", "&#91;", "*", "_", "javascript:x"),
)


def run(seed: int, rounds: int) -> dict[str, object]:
    """Compare scanner and renderer on ``rounds`` texts; raises with the smallest that differs."""
    source = random.Random(seed)
    links = 0
    for number in range(rounds):
        text = _spliced_example(source) if number % 4 == 0 else _hostile_text(source)
        difference = compare(text)
        if difference:
            smallest = _shrink(text, lambda candidate: bool(compare(candidate)))
            raise AssertionError(
                f"seed {seed}, text {number}: {compare(smallest)}\nin {smallest!r}"
            )
        links += len(read_body(text, 1).links)
    return {"texts": rounds, "links": links}


def compare(text: str) -> str:
    """What differs between the scanner and the two oracles; empty when nothing does."""
    if "--->" in text:
        return ""
    links = read_body(text, 1).links
    lines = text.split("\n")
    for link in links:
        if _source(lines, link) != _written(link).replace("|", _border(lines, link)):
            return f"place of {link} holds {_source(lines, link)!r}"
    found = [(link.target, link.anchor, link.label) for link in links]
    drawn = _drawn(text)
    if found != drawn:
        return f"scanner {found}, renderer {drawn}"
    plain = _plainly_visible(text)
    missing = plain - {link.target for link in links}
    if missing and "]](" not in text and "]][" not in text:
        return f"visible to plain CommonMark, but not found: {sorted(missing)}"
    extra = {link.target for link in links if not link.label} - plain
    if extra and "](" not in text and "]:" not in text:
        return f"hidden for plain CommonMark, but found: {sorted(extra)}"
    return ""


def _written(link: ProseLink) -> str:
    anchor = f"#{link.anchor}" if link.anchor else ""
    label = f"|{link.label}" if link.label else ""
    return f"[[{link.target}{anchor}{label}]]"


def _border(lines: list[str], link: ProseLink) -> str:
    """In a table the border before a label is written with a backslash."""
    return "\\|" if "\\|" in _source(lines, link) else "|"


def _source(lines: list[str], link: ProseLink) -> str:
    assert link.line == link.end_line, "labels of this grammar keep to one line"
    return lines[link.line - 1][link.column - 1 : link.end_column - 1]


def _drawn(text: str) -> list[tuple[str, str, str]]:
    return [
        (child.meta["id"], child.meta["anchor"], child.meta["label"])
        for token in document_tokens(text)
        for child in token.children or ()
        if child.type == LINK_TOKEN
    ]


@cache
def _plain_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table")
    return parser.disable("text_join")


def _plainly_visible(text: str) -> set[str]:
    """Ids whose whole ``[[ID]]`` stands in text tokens of a parser that knows no such links."""
    return {
        name
        for token in _plain_parser().parse(text + "\n")
        for piece in _text_pieces(token.children or ())
        for name in _LITERAL.findall(piece)
    }


def _text_pieces(tokens: Sequence[Token]) -> list[str]:
    """The texts of a block, parted where anything but the border of a Markdown link stands."""
    pieces, in_autolink = [""], False
    for token in tokens:
        if token.type == "link_open":
            in_autolink = token.info == "auto"
        elif token.type == "text" and not in_autolink:
            pieces[-1] += token.content
            continue
        pieces.append("")
        in_autolink = in_autolink and token.type != "link_close"
    return pieces


def _hostile_text(source: random.Random) -> str:
    lines = []
    for _ in range(source.randint(1, 8)):
        prefix = "".join(source.choices(_PREFIXES, k=source.randint(0, 3)))
        content = "".join(source.choices(_PIECES, k=source.choice((0, 1, 1, 2, 3, 4, 6))))
        lines.append(prefix + content)
    return _number_links("\n".join(lines), source)


def _number_links(text: str, source: random.Random) -> str:
    """Put a link with an id of its own for every ``@``."""
    pieces = text.split("@")
    parts = [pieces[0]]
    for number, piece in enumerate(pieces[1:], 1):
        ending = source.choice(("", "", "", "", "#q4", "|label x", "\\|y"))
        parts.append(f"[[REQ-{number}{ending}]]{piece}")
    return "".join(parts)


@cache
def _examples() -> tuple[str, ...]:
    if not SPECIFICATION.is_file():
        return ()
    return tuple(item["markdown"] for item in json.loads(SPECIFICATION.read_text("utf-8")))


def _spliced_example(source: random.Random) -> str:
    if not _examples():
        return _hostile_text(source)
    text = source.choice(_examples()).replace("@", "at")
    for _ in range(source.randint(1, 3)):
        place = source.randint(0, len(text))
        text = f"{text[:place]}@{text[place:]}"
    return _number_links(text, source)


def _shrink(text: str, fails: Callable[[str], bool]) -> str:
    """A smaller text that fails as well: pieces are dropped as long as that is so."""
    size = max(len(text) // 2, 1)
    while size:
        start = 0
        while start < len(text):
            candidate = text[:start] + text[start + size :]
            if candidate and fails(candidate):
                text = candidate
            else:
                start += size
        size //= 2
    return text
