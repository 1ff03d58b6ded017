"""Links to ids in prose: where they are found, where not, and what is told about near misses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs import link_scanner_equals_renderer as proof
from sightline.text.markdown.body import MalformedLink, ProseLink, read_body
from sightline.text.markdown.inline import find_links
from sightline.text.markdown.prose import find_at_a_glance, find_in_structure


def found(text: str) -> list[str]:
    return [link.target for link in read_body(text, 1).links]


@pytest.mark.parametrize(
    "text",
    [
        "[[REQ-1]]",
        "# [[REQ-1]]",
        "[[REQ-1]]\n===",
        "- [[REQ-1]]",
        "1. a\n\n   [[REQ-1]]",
        "> [[REQ-1]]",
        "> a\n[[REQ-1]]",
        "| a |\n|---|\n| [[REQ-1]] |",
        "**[[REQ-1]]**",
        "<b>[[REQ-1]]</b> a",
        "\\\\[[REQ-1]]",
        "\\![[REQ-1]]",
        "![[REQ-1]]",
        "`a [[REQ-1]]",
        "`a` [[REQ-1]] `b`",
        "a\n    [[REQ-1]]",
        "[text](u) [[REQ-1]]",
        "[[REQ-1]](u)",
        "[a [[REQ-1]] b](u)",
        "a < b [[REQ-1]] > c",
        "[a]:[[REQ-1]]\\ ",
        "[a]: [[REQ-1]]\\ 'b'",
        "![a [[REQ-1]]](u\\ )",
        "![a [[REQ-1]]](\\ 'b')",
    ],
)
def test_a_link_counts_in_text(text: str) -> None:
    assert found(text) == ["REQ-1"]


@pytest.mark.parametrize(
    "text",
    [
        "`[[REQ-1]]`",
        "`` ` [[REQ-1]] ``",
        "`a\n[[REQ-1]]`",
        "```\n[[REQ-1]]\n```",
        "- ~~~\n  [[REQ-1]]",
        "    [[REQ-1]]",
        "\t[[REQ-1]]",
        "-     [[REQ-1]]",
        "<!-- [[REQ-1]] -->",
        "a <!-- [[REQ-1]] --> b",
        "<!--\n\n[[REQ-1]]\n-->",
        "<div>\n[[REQ-1]]\n</div>",
        '<a title="[[REQ-1]]">b</a>',
        "<http://x/[[REQ-1]]>",
        "[a](<[[REQ-1]]>)",
        "[a]([[REQ-1]])",
        "[a](u '[[REQ-1]]')",
        "![a [[REQ-1]]](u)",
        "![[REQ-1]](u)",
        "[a]: <[[REQ-1]]>",
        "[a]: /u\n'[[REQ-1]]'",
        "[a]: [[REQ-1]]\\",
        "[a]: [[REQ-1]]\\\t'b'",
        "[a]: [[REQ-1]]\\\\ 'b'",
        "![a [[REQ-1]]][b]\n\n[b]: /u",
        "\\[[REQ-1]]",
        "[\\[REQ-1]]",
        "[[REQ-1]\\]",
        "[[REQ-]]",
        "[[1,2],[3]]",
        "[[wiki page]]",
        "[[A-1]]",
        "| a |\n|---|\n| b | [[REQ-1]] |",
    ],
)
def test_what_only_looks_like_a_link_does_not_count(text: str) -> None:
    body = read_body(text, 1)
    assert (body.links, [wrong.text for wrong in body.malformed if wrong.text != "REQ-"]) == (
        [],
        [],
    )


@pytest.mark.parametrize(
    "text",
    [
        '[a]: u "\n=\n[[REQ-1]]"',
        "[a\n==\n[[REQ-1]]]: u",
        '> [a]: u "\n> --\n> [[REQ-1]]"',
        '[a]: u "\n=\n[[REQ-1]]',
        '[a]: u "\n---\n[[REQ-1]]"',
        '[a]: u "\n=\n[[REQ-1]]\n==\n`[[REQ-2]]`',
        '[a]: u "\n=\n[[REQ-1]]\n|-|\n"',
        '1.   [b]:[[REQ-1]] "\n\t- "',
        "1.   a\n\t- b | [[REQ-1]]\n     --|--",
        "1. [a]:-\n[a]:[\n    [[REQ-1]]",
        "> [a]:\nu\n[b]: v\n    [[REQ-1]]",
        "- [a]:\nu\n[b]: v\n    [[REQ-1]]",
    ],
)
def test_definitions_end_where_they_end_for_the_renderer(text: str) -> None:
    assert proof.compare(text) == ""


def test_anchor_label_and_place_are_told() -> None:
    text = "Señor 😀 [[INT-003#q4]]\n\n> - see [[MET-api.latency_ms|the latency]] `x`\n"
    assert read_body(text, 7).links == [
        ProseLink("INT-003", "q4", "", 7, 9, 7, 23),
        ProseLink("MET-api.latency_ms", "", "the latency", 9, 9, 9, 43),
    ]


def test_a_label_may_wrap_within_a_quote() -> None:
    assert read_body("> [[REQ-1|fast\n> search]]\n", 1).links == [
        ProseLink("REQ-1", "", "fast\nsearch", 1, 3, 2, 11)
    ]


def test_a_label_in_a_table_needs_its_border_escaped() -> None:
    text = "| a | b |\n|---|---|\n| x | [[REQ-1\\|y]] |\n"
    assert read_body(text, 1).links == [ProseLink("REQ-1", "", "y", 3, 7, 3, 19)]
    torn = read_body(text.replace("\\|", "|"), 1)
    assert torn.links == []
    assert torn.malformed == [MalformedLink("REQ-1|y", 3, 7, 3, 18)]


@pytest.mark.parametrize("prefix", ["", "`code` "])
@pytest.mark.parametrize(
    "inside",
    [
        "req-14",
        "REQ-014 ",
        " REQ-014",
        "REQ 14",
        "REQ14",
        "REQ_14",
        "REQ-Search",
        "Req-14",
    ],
)
def test_a_mistyped_id_is_told_with_its_place(prefix: str, inside: str) -> None:
    body = read_body(f"{prefix}see [[{inside}]].", 3)
    start = len(prefix) + 5
    assert body.links == []
    assert body.malformed == [MalformedLink(inside, 3, start, 3, start + 4 + len(inside))]


FRAGMENTS = st.sampled_from(
    [*sorted(set(proof._PREFIXES)), *sorted(set(proof._PIECES)), "\n", "\n"]
)


@given(st.lists(FRAGMENTS, max_size=25), st.integers(0, 2**32))
def test_the_scanner_equals_the_renderer(fragments: list[str], seed: int) -> None:
    text = "".join(fragments).replace("@", "[[REQ-1]]")
    numbered = "".join(
        part if index == 0 else f"[[REQ-{index}]]{part}"
        for index, part in enumerate(text.split("[[REQ-1]]"))
    )
    assert proof.compare(numbered) == ""


@given(
    st.lists(
        st.sampled_from(["[[REQ-1]]", "[[req-2]]", "a", "\n", "> ", "- ", "# ", "  ", "<", "!"])
    )
)
def test_a_glance_finds_what_the_structure_finds(pieces: list[str]) -> None:
    text = "".join(pieces)
    glance = find_at_a_glance(text, 1)
    if glance is not None:
        body = read_body(text + "\n\n`x`", 1)
        assert (glance.links, glance.malformed) == (body.links, body.malformed)


@given(st.text(alphabet="[]()!`\\<>a-'\" \n", max_size=40))
def test_any_text_of_signs_can_be_scanned(text: str) -> None:
    assert find_links(text, {"A"}).links == []
    assert find_in_structure(read_body(text, 1)._structure(), text, 1).links == []
