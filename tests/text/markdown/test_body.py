"""What a body says besides its links: story, criteria, coded quotes."""

from __future__ import annotations

import pytest

from sightline.text.markdown.body import QuoteAnchor, Section, TextSpan, read_body


@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("As a partner,\nI want it.\n\nMore.\n", TextSpan("As a partner, I want it.", 5, 1, 6, 11)),
        ("\n# Title\n\nStory *here*\n# Next", TextSpan("Story *here*", 8, 1, 8, 13)),
        ("Title\n===\n\n  Story\n", TextSpan("Story", 8, 3, 8, 8)),
        ("<!-- sightline: ignore SPC001 -->\n\nStory", TextSpan("Story", 7, 1, 7, 6)),
        ("[a]: /u\n[Story](u)", TextSpan("[Story](u)", 6, 1, 6, 11)),
        ("Story\n- item", TextSpan("Story", 5, 1, 5, 6)),
        ("## Why\n\nStory", None),
        ("- a\n\nStory", None),
        ("> a\n\nStory", None),
        ("```\na\n```\nStory", None),
        ("    a\n\nStory", None),
        ("<div>\n\nStory", None),
        ("a | b\n--|--\n\nStory", None),
        ("", None),
        ("\n\n", None),
    ],
)
def test_the_story_is_the_first_paragraph(text: str, story: TextSpan | None) -> None:
    body = read_body(text, 5)
    assert body.first_paragraph == story
    assert body.sections is not None
    assert body.first_paragraph == story


def test_sections_are_the_headings_of_the_body() -> None:
    text = (
        "# One #\n\nTwo\nlines\n---\n\n> # in a quote\n\n- # in a list\n\n"
        "```\n# code\n```\n###### Six\n"
    )
    assert read_body(text, 10).sections == [
        Section(1, "One", 10, 3, 10, 6),
        Section(2, "Two lines", 12, 1, 13, 6),
        Section(6, "Six", 23, 8, 23, 11),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("#    Wide", (1, 6, 1, 10)),
        ("  ## Two ##  ", (1, 6, 1, 9)),
        ("  Wide\n====", (1, 3, 1, 7)),
        ("One\n  two  \n---", (1, 1, 2, 6)),
        ("#\tTab", (1, 3, 1, 6)),
        ("#", (1, 2, 1, 2)),
    ],
)
def test_a_heading_stands_where_its_words_stand(
    text: str, place: tuple[int, int, int, int]
) -> None:
    assert read_body(text, 1).sections[0][2:] == place


def test_criteria_are_the_outermost_items_of_their_section() -> None:
    text = (
        "- before\n\n## CRITERIA:\n\nIntro\n\n"
        "- p95 of x\n  is < 3 ms\n"
        "- [ ] `count of y > 1`\n"
        "  - nested\n"
        "- [x] ``a ` b``\n"
        "* `a` and `b`\n\n"
        "  second paragraph\n"
        "1. numbered\n"
        "- ```\n  code\n  ```\n\n"
        "> - quoted\n\n"
        "### Deeper\n\n- deep\n\n"
        "## Else\n\n- other\n"
    )
    assert read_body(text, 1).bullets("Criteria") == [
        TextSpan("p95 of x is < 3 ms", 7, 3, 8, 12),
        TextSpan("count of y > 1", 9, 8, 9, 22),
        TextSpan("a ` b", 11, 9, 11, 14),
        TextSpan("`a` and `b`", 12, 3, 12, 14),
        TextSpan("numbered", 15, 4, 15, 12),
        TextSpan("deep", 24, 3, 24, 7),
    ]
    assert read_body(text, 1).bullets("Missing") == []


def test_a_quote_with_braces_at_its_end_is_an_anchor() -> None:
    text = (
        "> We waited\n> and gave up. {#q1 latency, trust}\n\n"
        "> lazy\nlines {#q2}\n\n"
        "> two\n>\n> paragraphs\n> {#q3 auth\n> errors}\n\n"
        "- > in a list {#q4.a x}\n\n"
        "> > nested {#q5}\n"
    )
    assert read_body(text, 1).anchors == [
        QuoteAnchor("q1", ("latency", "trust"), "We waited and gave up.", 2, 16, 2, 36, 1, 1),
        QuoteAnchor("q2", (), "lazy lines", 5, 7, 5, 12, 4, 1),
        QuoteAnchor("q3", ("auth", "errors"), "two\n\nparagraphs", 10, 3, 11, 10, 7, 1),
        QuoteAnchor("q4.a", ("x",), "in a list", 13, 15, 13, 24, 13, 3),
        QuoteAnchor("q5", (), "nested", 15, 12, 15, 17, 15, 3),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "no quote {#q1}",
        "> not last {#q1}\n> more",
        "> not last {#q1}\n>\n> more",
        "> not last {#q1}\n> - more",
        "> escaped \\{#q1}",
        "> `code {#q1}`",
        "> nameless {#}",
        "> ```\n> {#q1}\n> ```",
        "    > code {#q1}",
        "> # heading {#q1}",
    ],
)
def test_braces_elsewhere_are_no_anchor(text: str) -> None:
    assert read_body(text, 1).anchors == []
