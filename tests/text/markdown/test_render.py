"""Markdown as HTML: equal to CommonMark, and never a script."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sightline.text.markdown.render import commonmark_html, render_html

HOSTILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "hostile"
ALLOWED_TAGS = frozenset(
    {"a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li"}
    | {"ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
)
SCHEMES = ("http", "https", "mailto")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)")
ALLOWED_ATTRIBUTES = {"alt", "class", "href", "rel", "src", "start", "title"}


class Danger(HTMLParser):
    """Collects what could run: tags, attributes and addresses that we never write."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED_TAGS:
            self.found.append(tag)
        for name, value in attrs:
            address = "".join(sign for sign in value or "" if sign > " ").lower()
            scheme = SCHEME.match(address)
            if name not in ALLOWED_ATTRIBUTES:
                self.found.append(name)
            elif name in ("href", "src") and scheme and scheme.group(0) not in SCHEMES:
                self.found.append(address)

    def handle_decl(self, decl: str) -> None:
        self.found.append(decl)

    def handle_comment(self, data: str) -> None:
        self.found.append(data)


def danger(html: str) -> list[str]:
    parser = Danger()
    parser.feed(html)
    parser.close()
    return parser.found


def hostile(name: str) -> Path:
    path = HOSTILE / name
    if not path.exists():
        pytest.skip(f"{name} of shared/data/hostile is absent")
    return path


def test_the_examples_of_commonmark_come_out_byte_for_byte() -> None:
    examples = json.loads(hostile("commonmark/commonmark.json").read_text("utf-8"))
    assert len(examples) == 652
    wrong = [
        item["example"] for item in examples if commonmark_html(item["markdown"]) != item["html"]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "shape", ["{}", "> - {}", "[a]({})", "![a](<{}>)", "`x` {}", "| a |\n|---|\n| {} |"]
)
def test_no_script_survives(shape: str) -> None:
    payloads = [
        line
        for path in sorted(hostile("xss").glob("*.txt"))
        for line in path.read_text("utf-8", "replace").splitlines()
        if line.strip()
    ]
    payloads += [
        item["payload"] for item in json.loads(hostile("dompurify.json").read_text("utf-8"))
    ]
    assert len(payloads) > 2000
    harmful = [payload for payload in payloads if danger(render_html(shape.format(payload)))]
    assert harmful == []


def address(target: str, anchor: str) -> str | None:
    return None if target == "REQ-404" else f"/d/{target}" + (f"#{anchor}" if anchor else "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "[[REQ-1]]",
            '<p><a href="/d/REQ-1" title="REQ-1" rel="noopener noreferrer">REQ-1</a></p>\n',
        ),
        (
            "[[INT-3#q4|they *said* & <so>]]",
            "<p>[[INT-3#q4|they <em>said</em> &amp; &lt;so&gt;]]</p>\n",
        ),
        (
            '[[INT-3#q4|they "said" &]]',
            '<p><a href="/d/INT-3#q4" title="INT-3#q4" rel="noopener noreferrer">'
            'they "said" &amp;</a></p>\n',
        ),
        ("[[REQ-404|gone]]", "<p>gone</p>\n"),
        ("`[[REQ-1]]`", "<p><code>[[REQ-1]]</code></p>\n"),
        ("```\n[[REQ-1]]\n```", "<pre><code>[[REQ-1]]\n</code></pre>\n"),
        ("a <!-- b --> <script>c</script>", "<p>a  &lt;script&gt;c&lt;/script&gt;</p>\n"),
        ("<!-- b -->", ""),
        ("<!-- b --> c", "<pre> c</pre>\n"),
        ("<div>\nc", "<pre>&lt;div&gt;\nc</pre>\n"),
    ],
)
def test_links_are_drawn_and_raw_html_is_shown_as_text(text: str, html: str) -> None:
    assert render_html(text, address) == html


def test_a_body_without_resolver_keeps_its_words() -> None:
    assert render_html("see [[REQ-1|fast search]]") == "<p>see fast search</p>\n"
