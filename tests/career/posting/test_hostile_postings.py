"""Whatever stands in a posting, every value opens to its words, and reading ends soon."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.documents.told import Told
from sightline.career.posting.posting_of import posting_of
from sightline.career.posting.role_meant import role_meant
from sightline.career.reading.read import UnreadableDocument, read_document

_PIECES = st.sampled_from(
    ["Requirements", "Nice to have", "What you will do", ":", "\n", "\n- ", "5+ years", "of", "SQL",
     "is a plus", "preferred", "required", "ideally", "$150k", "-", "$180,000", "per year", "base",
     "OTE", "Remote", "Berlin, Germany", "TPM", "Product Manager", "at Acme", "; ", ", ", ". ", "(",
     ")", "up to", "degree", "CSPO", "we", "you", "have", "experience", "#", "**", "|", "0"]
)  # fmt: skip


def _told(value: object) -> list[Told]:
    if isinstance(value, Told):
        return [value]
    if isinstance(value, tuple):
        return [told for part in value for told in _told(part)]
    names = getattr(value, "__slots__", ())
    return [told for name in names for told in _told(getattr(value, name))]


@given(st.lists(_PIECES, max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_every_value_is_its_quote(text: str) -> None:
    try:
        document = read_document("x", text.encode())
    except UnreadableDocument:
        return
    posting = posting_of(document)
    for told in _told(posting):
        assert told.spans
        for span in told.spans:
            assert document.text[span.start : span.end] == span.quote
    for pay in posting.pay:
        assert pay.low is not None or pay.high is not None
    for years in posting.years:
        assert years.high is None or years.low <= years.high
    assert role_meant(posting).role in ("product", "program", "unclear")


@pytest.mark.parametrize(
    "piece",
    ["1 ", "5 years ", "$1,000-", "required, preferred ", "a, ", "experience ", "based in A ", "(",
     "Remote in A ", "Abc of & and ", "1.", "150k-", "base salary $1 ", "a minimum ", "a: "],
)  # fmt: skip
def test_repeated_words_are_read_in_bounded_steps(piece: str) -> None:
    for text in (piece * 1_500, f"# Requirements\n\n- {piece * 1_500}\n"):
        try:
            document = read_document("x", text.encode())
        except UnreadableDocument:
            continue
        posting = posting_of(document)
        assert len(posting.years) <= 50 * len(document.lines)
