"""Text that a reader of the page can't see is listed, never read."""

from __future__ import annotations

import pytest

from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.pages.pdf import read_pdf
from tests.career.pages.drawn_pdf import assembled, drawn, image, pdf, rectangle, stream, words

SECRET = "Secret award"
WHITE = words(50, 90, SECRET, extra="1 g")
SEEN = words(50, 50, "Dana Field, product manager")

HIDDEN = [
    ("invisible render mode", [words(50, 90, SECRET, extra="3 Tr")], "hidden"),
    ("smaller than a point", [words(50, 90, SECRET, size=0.6)], "hidden"),
    ("fully transparent", [words(50, 90, SECRET, extra="/Clear gs")], "hidden"),
    ("clipped away", [words(50, 90, SECRET, extra="0 0 9 9 re W n")], "hidden"),
    ("under a later box", [words(50, 90, SECRET), rectangle(40, 75, 200, 20, "1 1 0")], "hidden"),
    ("under a later picture", [words(50, 90, SECRET), image(40, 75, 100, 20)], "hidden"),
    ("left of the page", [words(-200, 90, SECRET)], "off-page"),
    ("below the page", [words(50, 900, SECRET)], "off-page"),
    ("white on white", [words(50, 90, SECRET, extra="1 1 1 rg")], "background-coloured"),
    ("nearly white", [words(50, 90, SECRET, extra="0.95 0.95 0.95 rg")], "background-coloured"),
    (
        "white over visible words",
        [words(50, 90, SECRET, extra="1 1 1 rg"), words(50, 90, "Visible words")],
        "background-coloured",
    ),
    (
        "dark on a dark box",
        [rectangle(40, 75, 200, 20, "0 0 0.3"), words(50, 90, SECRET, extra="0 0 0.3 rg")],
        "background-coloured",
    ),
]

SHOWN = [
    ("white on a dark box", [rectangle(40, 75, 200, 20, "0 0 0.3"), WHITE]),
    ("white on a dark sidebar", [rectangle(0, 60, 200, 700, "0 0 0"), WHITE]),
    ("grey on white", [words(50, 90, SECRET, extra="0.6 g")]),
    ("outlined", [words(50, 90, SECRET, size=20, extra="1 Tr 0.5 w")]),
    ("small print", [words(50, 90, SECRET, size=4)]),
    ("on a picture", [image(40, 75, 100, 20), words(50, 90, SECRET)]),
    ("beside a box", [words(50, 90, SECRET), rectangle(40, 100, 200, 20, "0 0 0")]),
    ("within its clip", [words(50, 90, SECRET, extra="0 0 612 792 re W n")]),
]  # fmt: skip


@pytest.mark.parametrize(("operations", "reason"), [case[1:] for case in HIDDEN],
                         ids=[case[0] for case in HIDDEN])  # fmt: skip
def test_unseen_text_is_listed_with_its_reason_and_never_read(operations, reason):
    document = read_pdf("a.pdf", pdf([SEEN, *operations]))
    assert SECRET not in document.text
    assert [(one.reason, one.text, one.page) for one in document.unread] == [(reason, SECRET, 1)]
    assert "Dana Field, product manager" in document.text


@pytest.mark.parametrize("operations", [case[1] for case in SHOWN], ids=[case[0] for case in SHOWN])
def test_text_that_can_be_seen_is_read(operations):
    document = read_pdf("a.pdf", pdf([SEEN, *operations]))
    assert SECRET in document.text
    assert document.unread == ()


def test_text_under_the_picture_of_a_scan_is_listed_as_scanned():
    scan = [image(0, 0, 612, 792), words(50, 90, "recognised words", extra="3 Tr")]
    document = read_pdf("a.pdf", pdf([SEEN], scan))
    assert [(one.reason, one.text, one.page) for one in document.unread] == [
        ("scanned", "recognised words", 2)
    ]


NO_TEXT = [
    ("a picture alone", pdf([image(0, 0, 612, 792)]), "scanned"),
    ("an empty page", pdf([]), "no text"),
    ("no page", pdf(), "damaged"),
    ("only hidden text", pdf([words(50, 50, SECRET, extra="1 g")]), "only hidden text"),
    ("letters drawn as shapes", pdf([drawn("0 0 m 9 9 l 9 0 l f")] * 150), "scanned"),
    ("no PDF behind its first bytes", b"%PDF-1.7\nnothing", "damaged"),
]


@pytest.mark.parametrize(("data", "said"), [case[1:] for case in NO_TEXT],
                         ids=[case[0] for case in NO_TEXT])  # fmt: skip
def test_a_file_without_text_says_why(data, said):
    with pytest.raises(UnreadableDocument) as caught:
        read_pdf("a.pdf", data)
    assert said in caught.value.message
    assert caught.value.help


def test_text_within_a_form_is_looked_at_as_well():
    inner = (
        b"0 g BT /F1 10 Tf 50 700 Td (Seen in a form) Tj ET "
        b"1 g BT /F1 10 Tf 50 680 Td (White in a form) Tj ET"
    )
    named = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    data = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</XObject<</F 5 0 R>>>>>>",
            stream(b"q 1 0 0 1 100 0 cm /F Do Q"),
            stream(inner, f"/Type/XObject/Subtype/Form/BBox[0 0 612 792]{named}"),
        ]
    )
    document = read_pdf("a.pdf", data)
    assert document.text == "Seen in a form\n"
    assert round(document.lines[0].left) == 150
    assert [(one.reason, one.text) for one in document.unread] == [
        ("background-coloured", "White in a form")
    ]


def test_text_on_a_layer_that_is_switched_off_is_hidden():
    layered = drawn("/OC /Off BDC BT /F1 10 Tf 50 700 Td (Layer off) Tj ET EMC")
    data = assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>/Properties<</Off 6 0 R>>>>>>",
            stream(SEEN + b" " + layered),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Type/OCG/Name(off)>>",
        ]
    )
    document = read_pdf("a.pdf", data)
    assert document.text == "Dana Field, product manager\n"
    assert [(one.reason, one.text) for one in document.unread] == [("hidden", "Layer off")]
