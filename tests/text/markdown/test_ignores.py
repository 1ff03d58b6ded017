"""Comments that silence a diagnostic, in Markdown and in YAML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.text.markdown.body import read_body
from sightline.text.markdown.ignores import IgnoreComment, find_yaml_ignores, parse_ignore


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (
            " sightline: ignore SPC002, LNK001 until 2026-12-01 -- the reason ",
            IgnoreComment(("SPC002", "LNK001"), "2026-12-01", "the reason", "line"),
        ),
        (
            "sightline: ignore-file SPC002 LNK001",
            IgnoreComment(("SPC002", "LNK001"), "", "", "file"),
        ),
        ("sightline:ignore SPC002 -- a -- b", IgnoreComment(("SPC002",), "", "a -- b", "line")),
        (
            "sightline: ignore -- why",
            IgnoreComment((), "", "why", "line", "no code like SPC002 is named"),
        ),
        (
            "sightline: ignore spc2 SPC002",
            IgnoreComment(("SPC002",), "", "", "line", "`spc2` is no code like SPC002"),
        ),
        (
            "sightline: ignore SPC002 until",
            IgnoreComment(("SPC002",), "", "", "line", "no date follows `until`"),
        ),
        (
            "sightline: ignored SPC002",
            IgnoreComment((), "", "", "line", "only `ignore` and `ignore-file` are known here"),
        ),
        ("a remark", None),
        ("see sightline: ignore", None),
    ],
)
def test_a_comment_says_what_it_ignores(comment: str, expected: IgnoreComment | None) -> None:
    assert parse_ignore(comment) == expected


def test_comments_are_found_with_their_place_but_not_in_code() -> None:
    text = (
        "a <!-- sightline: ignore SPC001 --> b\n\n"
        "<!--\nsightline: ignore-file LNK001 -- old\n-->\n\n"
        "`<!-- sightline: ignore SPC003 -->`\n\n"
        "    <!-- sightline: ignore SPC004 -->\n\n"
        "> - <!-- sightline: ignore SPC005 -->\n"
    )
    assert read_body(text, 4).ignores == [
        IgnoreComment(("SPC001",), "", "", "line", "", 4, 3, 4, 36),
        IgnoreComment(("LNK001",), "", "old", "file", "", 6, 1, 8, 4),
        IgnoreComment(("SPC005",), "", "", "line", "", 14, 5, 14, 38),
    ]


def test_yaml_comments_are_found_with_their_place() -> None:
    text = (
        "a: 1 # sightline: ignore MEA001\n# a remark\n"
        "#sightline: ignore-file MEA002\nb#sightline: x\n"
    )
    assert find_yaml_ignores(text, 2) == [
        IgnoreComment(("MEA001",), "", "", "line", "", 2, 6, 2, 32),
        IgnoreComment(("MEA002",), "", "", "file", "", 4, 1, 4, 31),
    ]
    assert find_yaml_ignores("a: 1\n", 1) == []


@given(st.text(max_size=60))
def test_any_comment_is_read_or_refused_in_words(comment: str) -> None:
    ignore = parse_ignore("sightline:" + comment)
    assert ignore is not None
    assert ignore.codes or ignore.problem
