"""Damaged, strange and oversized PDFs give a document or a clear refusal, never a crash."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.pages import letter, weight
from sightline.career.pages.chunk import Chunk
from sightline.career.pages.column import read_blocks
from sightline.career.pages.pdf import MAX_PAGES, read_pdf
from sightline.career.pages.weight import is_too_heavy
from tests.career.pages.drawn_pdf import assembled, drawn, pdf, stream, words

WHOLE = pdf([words(50, 50 + 14 * row, f"Line {row} of a page to be damaged") for row in range(9)])


def read(data: bytes) -> SourceDocument | None:
    """The document, None where it is refused in words."""
    try:
        document = read_pdf("a.pdf", data)
    except UnreadableDocument as refusal:
        assert refusal.message
        assert refusal.help
        return None
    for line in document.lines:
        assert document.text[line.end] == "\n"
        assert document.words(line).strip()
    assert sum(line.end - line.start + 1 for line in document.lines) == len(document.text)
    return document


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE)))
def test_a_truncated_file_is_read_or_refused(length):
    read(WHOLE[:length])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_a_file_with_wrong_bytes_is_read_or_refused(seed):
    dice = random.Random(seed)
    data = bytearray(WHOLE)
    for _ in range(dice.randint(1, 40)):
        data[dice.randrange(9, len(data))] = dice.randrange(256)
    read(bytes(data))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_after_the_first_are_read_or_refused(data):
    read(b"%PDF-1.7\n" + data)


LINE = words(50, 50, "Some words that stand here")

STRANGE = [
    ("a page of 10 km", pdf([LINE], page="/MediaBox[0 0 30000000 30000000]")),
    ("a page without height", pdf([LINE], page="/MediaBox[0 0 612 0]")),
    ("a box the wrong way round", pdf([LINE], page="/MediaBox[612 792 0 0]")),
    ("a box that is no box", pdf([LINE], page="/MediaBox[nan inf 1e400 -1e400]")),
    ("a crop box outside", pdf([LINE], page="/CropBox[5000 5000 6000 6000]")),
    ("an odd rotation", pdf([LINE], page="/Rotate 45")),
    ("a huge unit", pdf([LINE], page="/UserUnit 1e30")),
    ("a matrix of zeros", pdf([drawn("BT /F1 10 Tf 0 0 0 0 50 700 Tm (flat) Tj ET"), LINE])),
    ("a huge matrix", pdf([drawn("BT /F1 10 Tf 1e30 0 0 1e30 50 700 Tm (big) Tj ET"), LINE])),
    ("a negative size", pdf([drawn("BT /F1 -10 Tf 1 0 0 1 300 700 Tm (back) Tj ET"), LINE])),
    ("a mirrored text", pdf([drawn("BT /F1 10 Tf -1 0 0 1 300 700 Tm (back) Tj ET"), LINE])),
    ("no end to a string", pdf([drawn("BT /F1 10 Tf (never ends Tj ET"), LINE])),
    ("states never restored", pdf([b"q " * 5_000, LINE])),
    ("a missing font", pdf([words(50, 50, "Unknown font", font="F9"), LINE])),
    ("a page within itself", assembled([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]>>",
    ])),
    ("a deep tree of pages", assembled([
        b"<</Type/Catalog/Pages 2 0 R>>",
        *(b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % (number + 3) for number in range(3_000)),
        b"<</Type/Page/MediaBox[0 0 9 9]>>",
    ])),
    ("a count of pages that isn't so", assembled([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 2000000000/Kids[]>>",
    ])),
]  # fmt: skip


@pytest.mark.parametrize("data", [case[1] for case in STRANGE], ids=[case[0] for case in STRANGE])
def test_a_strange_file_is_read_or_refused(data):
    read(data)


def test_one_slanted_word_leaves_the_others_readable():
    slanted = drawn("BT /F1 10 Tf 0.7071 0.7071 -0.7071 0.7071 300 300 Tm (DRAFT) Tj ET")
    document = read(pdf([LINE, slanted]))
    assert document is not None
    assert document.text == "Some words that stand here\nDRAFT\n"


def test_pages_beyond_the_bound_are_listed():
    document = read(pdf(*([LINE] for _ in range(MAX_PAGES + 3))))
    assert document is not None
    assert document.pages == MAX_PAGES + 3
    assert [(one.reason, one.page) for one in document.unread] == [("too-large", MAX_PAGES + 1)]


def test_an_encrypted_file_is_refused_as_encrypted():
    keys = f"/O<{'00' * 32}>/U<{'00' * 32}>"
    data = assembled(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>",
         f"<</Filter/Standard/V 1/R 2/P -4{keys}>>".encode("ascii")],
        "/Encrypt 3 0 R/ID[<00><00>]",
    )  # fmt: skip
    with pytest.raises(UnreadableDocument, match="encrypted"):
        read_pdf("a.pdf", data)


def test_a_page_with_very_many_letters_is_read_to_the_bound(monkeypatch):
    monkeypatch.setattr(letter, "MAX_LETTERS", 500)
    rows = [words(20, 20 + row * 7, "x" * 90, size=6) for row in range(30)]
    document = read(pdf(rows))
    assert document is not None
    assert 450 < document.text.count("x") <= 500
    assert [(one.reason, one.page) for one in document.unread] == [("too-large", 1)]


MAPPED = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
    b"endcodespacerange 6 beginbfchar <61> <0061000A0062> <62> <202E> <63> <0009> "
    b"<64> <D83DDE00> <65> <0001> <66> <00660069> endbfchar endcmap end"
)


def test_no_glyph_breaks_a_line_or_turns_the_text():
    data = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>>>>>",
            stream(b"BT /F1 10 Tf 50 700 Td (xabdefx) Tj 0 -20 Td (next) Tj ET"),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
            stream(MAPPED),
        ]
    )
    document = read(data)
    assert document is not None
    first, second = (document.words(line) for line in document.lines)
    assert first.replace(" ", "") == "xab\U0001f600\ufffdfix"
    assert second == "n\ufffdxt"


def drawings_within_drawings(levels: int, times: int) -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</XObject<</F 5 0 R>>>>>>",
        stream(b"/F Do"),
    ]  # fmt: skip
    for level in range(levels):
        named = f"/Resources<</XObject<</F {6 + level} 0 R>>>>"
        drawing = b"/F Do " * times if level < levels - 1 else b"0 0 m 1 1 l f"
        objects.append(stream(drawing, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]{named}"))
    return assembled(objects)


def test_drawings_that_multiply_are_refused_before_they_are_drawn():
    with pytest.raises(UnreadableDocument, match="unfolds"):
        read_pdf("a.pdf", drawings_within_drawings(12, 10))
    assert not is_too_heavy(drawings_within_drawings(3, 10))
    assert not is_too_heavy(drawings_within_drawings(30, 1))


def test_a_stream_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(weight, "MAX_UNPACKED", 100_000)
    assert is_too_heavy(pdf([b"q Q " * 30_000, LINE]))
    assert not is_too_heavy(pdf([b"q Q " * 3_000, LINE]))


def test_words_farther_out_than_numbers_can_tell_apart_are_in_some_block():
    far = 1e12
    sides = [(220, 248), (170, 365), (340, 429)]
    chunks = [
        Chunk("words", far + left, far + right, 48, 10, False, number, ())
        for number, (left, right) in enumerate(sides)
    ]
    found = [chunk.number for block in read_blocks(chunks) for chunk in block]
    assert sorted(found) == [0, 1, 2]
