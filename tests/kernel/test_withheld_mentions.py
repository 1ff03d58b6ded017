"""What is withheld from whoever asks is named by no word of what is not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.asking.withheld_mentions import WithheldMentions
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.identifiers import Link

HIDDEN = frozenset({"DEC-002", "REQ-fast", "TIC-8801", "MET-api.x"})
VISIBLE = frozenset({"REQ-fast-search", "DEC-0021", "REQ-1"})
MENTIONS = WithheldMentions(HIDDEN, VISIBLE)
CASES = {
    "plain": ("As DEC-002 says.", "As (withheld) says."),
    "at the end": ("See DEC-002.", "See (withheld)."),
    "with an anchor": ("DEC-002#q1", "(withheld)#q1"),
    "a file name": ("decisions/DEC-002-at-most-once.md", "decisions/(withheld)"),
    "a live number": ("{{DEC-002.value}}", "{{(withheld)}}"),
    "a link": ("[[DEC-002#q1|what was said]], [[REQ-1|x]]", "(withheld), [[REQ-1|x]]"),
    "in code": ("`REQ-fast`, REQ-fast.md", "`(withheld)`, (withheld)"),
    "a longer visible id": ("REQ-fast-search and REQ-fast", "REQ-fast-search and (withheld)"),
    "a longer number": ("DEC-0021, DEC-0022", "DEC-0021, DEC-0022"),
    "a part of a word": ("XDEC-002", "XDEC-002"),
    "dots": ("MET-api.x_ms MET-api.x", "(withheld) (withheld)"),
    "nothing": ("UTF-8, ISO-8601 and REQ-1", "UTF-8, ISO-8601 and REQ-1"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_withheld_id_is_replaced_and_a_visible_one_is_kept(case: str) -> None:
    said, masked = CASES[case]
    assert MENTIONS.masked(said) == masked


@given(
    st.lists(st.sampled_from(["DEC-002", "REQ-fast", " ", ".", "-", "x", "REQ-1", "#", "é", "("]))
)
def test_a_masked_text_is_not_masked_again(parts: list[str]) -> None:
    once = MENTIONS.masked("".join(parts))
    assert MENTIONS.masked(once) == once


@dataclass(frozen=True)
class _Model:
    title: str
    tags: tuple[str, ...]
    scores: dict[str, str]
    decision: Link


def test_keys_and_quotes_of_a_document_are_masked_and_its_links_are_kept() -> None:
    link = Link("decision", "DEC-002", "", 1, 1, 1, 8)
    document = Document("requirements/REQ-1.md", "REQ", "REQ-1", "")
    document.model = _Model("After DEC-002", ("DEC-002", "x"), {"a": "REQ-fast"}, link)
    seen = MENTIONS.document(document)
    assert seen.model == _Model("After (withheld)", ("(withheld)", "x"), {"a": "(withheld)"}, link)
    assert document.model.title == "After DEC-002"


def test_a_document_that_names_nothing_withheld_is_the_same_object() -> None:
    document = Document("requirements/REQ-1.md", "REQ", "REQ-1", "")
    document.model = _Model("x", ("y",), {}, Link("decision", "REQ-1", "", 1, 1, 1, 8))
    assert MENTIONS.document(document) is document
