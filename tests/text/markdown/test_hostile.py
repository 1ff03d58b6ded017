"""Hostile bodies: nothing breaks, and ten thousand signs in a row are read in one pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from proofs import link_scanner_equals_renderer as proof
from sightline.text.markdown.body import read_body

HOSTILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "hostile"
MANY = 100_000


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[[" * MANY, 0),
        ("[[REQ-1|" * MANY, 0),
        ("[[REQ-1|" + "a " * MANY, 0),
        ("[" * MANY + "]" * MANY + "[[REQ-1]]", 1),
        ("![" * MANY + "[[REQ-1]]", 1),
        ("[a](b" * (MANY // 10) + " [[REQ-1]]", 1),
        ("` `` " * MANY + "[[REQ-1]]", 1),
        ("a " + "`" * MANY + " [[REQ-1]]", 1),
        (">" * MANY + " [[REQ-1]]", 1),
        ("- " * (MANY // 4) + "[[REQ-1]]" + "\n" * MANY, 1),
        ("[[REQ-1]] " + "a <!-- " * MANY, 1),
        ("[[REQ-1]] " + '<a b="' * MANY, 1),
        ("[[REQ-1]] " + "<? <![CDATA[ " * MANY, 1),
        ("[a]: /u\n    code\n" * (MANY // 10) + "[[REQ-1]]", 1),
        ("[a]: /u 't\n" * (MANY // 10) + "[[REQ-1]]", 1),
        ("[a]: u (\n=\n" * (MANY // 20) + "[[REQ-1]]", 1),
        ("1. [a]: u\n[a]: u\n" * (MANY // 50) + "\n[[REQ-1]]", 1),
        ("\\" * MANY + "[[REQ-1]]", 1),
        ("\t" * MANY + "[[REQ-1]]", 0),
        ("> {#a\n>\n" * (MANY // 10) + "[[REQ-1]]", 1),
        ("word `x` [[REQ-1]]\n" * 270_000, 270_000),
    ],
)
def test_a_flood_of_signs_is_read(text: str, links: int) -> None:
    body = read_body(text, 1)
    assert len(body.links) == links
    assert body.bullets("Criteria") == []


def test_naughty_strings_are_read_as_they_are_drawn() -> None:
    path = HOSTILE / "naughty-strings.json"
    if not path.exists():
        pytest.skip("naughty-strings.json of shared/data/hostile is absent")
    naughty_strings = json.loads(path.read_text("utf-8"))
    assert len(naughty_strings) > 500
    for naughty in naughty_strings:
        line = naughty.replace("\r", "").replace("\0", "")
        text = f"[[REQ-1]] {line} [[REQ-2]]\n\n> {line}\n\n- see [[REQ-3]] `x`\n"
        assert proof.compare(text) == ""
