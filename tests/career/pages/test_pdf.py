"""The text of a PDF as a reader sees it, and where each line stands."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from sightline.career.documents.source_document import SourceDocument
from sightline.career.pages.pdf import read_pdf
from tests.career.pages.drawn_pdf import assembled, drawn, pdf, stream, words

CODES = (
    "/F4<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences"
    "[97/fi/fl/acute/uni00AD/S/Sacute]>>>>"
)  # a: fi, b: fl, c: an acute accent, d: a soft hyphen, e: S, f: S with acute


def read(*operations: bytes, **more: str) -> SourceDocument:
    return read_pdf("a.pdf", pdf(operations, **more))


SPELLED = [
    ("letters drawn apart by blanks", [words(50, 50, "J A N E  D O E", size=20)], "JANE DOE"),
    ("letters drawn apart by spacing",
     [drawn("BT /F1 20 Tf 8 Tc 50 700 Td (JANE DOE) Tj ET")],
     "JANE DOE"),
    ("a heading drawn slightly apart",
     [drawn("BT /F1 10 Tf 2 Tc 50 700 Td (WORK AND LIFE) Tj ET")],
     "WORK AND LIFE"),
    ("each letter drawn alone",
     [words(50 + 12 * place, 50, letter, size=20) for place, letter in enumerate("NAME")],
     "NAME"),
    ("words drawn without blanks", [words(50, 50, "two"), words(68.5, 50, "words")], "two words"),
    ("pressed blanks", [words(50, 50, "two"), words(66.9, 50, "words")], "two words"),
    ("a fake bold of two layers",
     [words(50, 50, "bold face"), words(50.3, 50, "bold face")],
     "bold face"),
    ("a ligature",
     [words(50, 50, "of"), words(61.5, 50, "a", font="F4"), words(66.5, 50, "nance")],
     "of finance"),
    ("an accent over its letter",
     [words(50, 50, "e", font="F4"), words(51.7, 48, "c", font="F4"), words(56.7, 50, "wider")],
     "\u015awider"),
    ("a soft hyphen that is seen",
     [words(50, 50, "high"), words(69.5, 50, "-"), words(72.8, 50, "impact")],
     "high-impact"),
    ("a raised ending",
     [words(50, 50, "Won the 1"), words(95.8, 46.5, "st", size=6), words(103.3, 50, "prize")],
     "Won the 1st prize"),
    ("a lowered digit",
     [words(50, 50, "H"), words(57.3, 52, "2", size=6), words(60.6, 50, "O works")],
     "H2O works"),
    ("a dash without a letter",
     [words(50, 50, "2019"), words(75, 50, "a", font="Mute"), words(84, 50, "2021")],
     "2019 \ufffd 2021"),
    ("justified words",
     [drawn("BT /F1 10 Tf 5 Tw 50 700 Td (wide words in one line) Tj ET")],
     "wide words in one line"),
    ("a run after a wide gap", [words(50, 50, "Manager"), words(500, 50, "2019")], "Manager\t2019"),
]  # fmt: skip


@pytest.mark.parametrize(("operations", "text"), [case[1:] for case in SPELLED],
                         ids=[case[0] for case in SPELLED])  # fmt: skip
def test_words_are_those_that_a_reader_sees(operations, text):
    assert read(*operations, fonts=CODES).text == text + "\n"


MARKED = [
    ("\u2022 Led the team", "Led the team", "bullet"),
    ("- Led the team", "Led the team", "bullet"),
    ("* Led the team", "Led the team", "bullet"),
    ("1. Led the team", "1. Led the team", ""),
    ("- 3 per cent", "- 3 per cent", ""),
    ("Ulm \u2022 Bonn", "Ulm \u2022 Bonn", ""),
]


@pytest.mark.parametrize(("line", "text", "role"), MARKED)
def test_a_lists_mark_is_a_role_and_not_a_word(line, text, role):
    document = read(words(50, 50, line))
    assert [(document.words(one), one.role) for one in document.lines] == [(text, role)]


@pytest.mark.parametrize(
    "mark",
    [words(50, 88, "\u2022"), words(50, 88, "a", font="Mute"), drawn("52 706 3 3 re f")],
    ids=["a bullet", "a glyph without a letter", "a dot drawn as a shape"],
)  # fmt: skip
def test_a_mark_that_stands_apart_belongs_to_its_line(mark):
    document = read(words(50, 60, "Experience", font="F2"), mark, words(62, 88, "Led the team"))
    assert [line.role for line in document.lines] == ["", "bullet"]
    assert document.text == "Experience\nLed the team\n"


def test_every_line_says_where_it_stands():
    data = pdf([words(50, 100, "Dana Field", font="F2", size=20), words(50, 120, "Manager")])
    document = read_pdf("a.pdf", data)
    name, title = document.lines
    assert (name.page, name.size, name.is_bold, title.is_bold) == (1, 20, True, False)
    assert (name.left, title.left) == (50, 50)
    assert 80 < name.top < 100 < name.bottom < 106
    assert title.size == 10
    assert document.hash == hashlib.sha256(data).hexdigest()
    assert document.span(0, 4).quote == "Dana"


LINK = (
    "<</Type/Annot/Subtype/Link/Rect[90 {low} 135 {high}]/A<</S/URI/URI(https://example.com/d)>>>>"
)


def test_an_address_behind_words_is_kept_with_their_place():
    document = read(words(50, 50, "See my portfolio of products"),
                    annotations=LINK.format(low=738, high=750))  # fmt: skip
    ((start, end, address),) = document.links
    assert address == "https://example.com/d"
    assert document.text[start:end] == "ortfolio of"


DATES = [
    ("/ModDate(D:20240229101010+01'00')/CreationDate(D:20200101)", date(2024, 2, 29)),
    ("/CreationDate(D:20200131)", date(2020, 1, 31)),
    ("/ModDate(D:20240231)/CreationDate(D:20200131)", date(2020, 1, 31)),
    ("/ModDate(yesterday)", None),
    ("", None),
]


@pytest.mark.parametrize(("info", "day"), DATES)
def test_a_document_is_dated_by_what_it_says_of_itself(info, day):
    assert read(words(50, 50, "Some words"), info=info).dated == day


def test_what_repeats_in_the_margins_is_header_and_footer():
    pages = [
        [words(50, 30, "Dana Field"), words(50, 400, f"Body {number}"),
         words(280, 770, f"Page {number} of 2")]
        for number in (1, 2)
    ]  # fmt: skip
    document = read_pdf("a.pdf", pdf(*pages))
    assert [line.role for line in document.lines] == ["", "", "footer", "header", "", "footer"]
    assert [line.page for line in document.lines] == [1, 1, 1, 2, 2, 2]


def test_items_on_top_of_pages_are_no_headers_even_if_only_their_numbers_differ():
    pages = [
        [words(50, 30, f"- May {year} to June {year + 1}"), words(50, 400, f"Body {year}")]
        for year in (2016, 2018)
    ]
    document = read_pdf("a.pdf", pdf(*pages))
    assert [line.role for line in document.lines] == ["bullet", "", "bullet", ""]


@pytest.mark.parametrize("quarters", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_the_upright_one(quarters):
    operations = [words(50, 50 + 14 * row, f"Line number {row}") for row in range(4)]
    upright, turned = read(*operations), read(*operations, page=f"/Rotate {quarters}")
    assert turned.text == upright.text
    width, height = (612, 792) if quarters % 180 == 0 else (792, 612)
    assert all(0 <= line.left < line.right <= width for line in turned.lines)
    assert all(0 <= line.top < line.bottom <= height for line in turned.lines)


def test_text_that_runs_upwards_is_whole():
    upwards = drawn("BT /F1 10 Tf 0 1 -1 0 30 100 Tm (Curriculum of Dana Field) Tj ET")
    document = read(upwards, *(words(60, 100 + 14 * row, f"Line {row}") for row in range(3)))
    assert document.text == "Line 0\nLine 1\nLine 2\nCurriculum of Dana Field\n"


def test_places_are_measured_from_the_crop_box():
    document = read(words(150, 100, "Inside"), words(20, 100, "Outside"),
                    page="/CropBox[100 0 612 742]")  # fmt: skip
    assert document.text == "Inside\n"
    assert document.lines[0].left == 50
    assert [(one.reason, one.text) for one in document.unread] == [("off-page", "Outside")]


def test_what_is_drawn_counts_and_not_what_the_file_says_instead():
    instead = drawn(
        "/Span<</ActualText(Chief of everything)>>BDC "
        "BT /F1 10 Tf 50 700 Td (Intern) Tj ET EMC"
    )  # fmt: skip
    assert read(instead).text == "Intern\n"


def test_words_in_a_font_without_letters_are_said_to_be_unread():
    document = read(words(50, 50, "Readable words"), words(50, 70, "mute words here", font="Mute"))
    assert document.text == "Readable words\n"
    assert [(one.reason, one.page) for one in document.unread] == [("unmappable", 1)]


def test_what_was_typed_into_a_form_is_read():
    field = stream(
        b"BT /F1 10 Tf 2 3 Td (Typed into a field) Tj ET",
        "/Type/XObject/Subtype/Form/BBox[0 0 200 14]/Resources<</Font<</F1"
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
    )
    notes = (
        "<</Type/Annot/Subtype/FreeText/F 4/Rect[50 600 250 614]/AP<</N 5 0 R>>>>"
        "<</Type/Annot/Subtype/FreeText/F 2/Rect[50 400 250 414]/AP<</N 5 0 R>>>>"  # F 2: hidden
        "<</Type/Annot/Subtype/Link/Rect[48 695 300 712]/A<</S/URI/URI(https://example.com/)>>>>"
    )
    page = f"/MediaBox[0 0 612 792]/Contents 4 0 R/Annots[{notes}]/Resources<</Font<</F1"
    helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    data = assembled([
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        f"<</Type/Page/Parent 2 0 R{page}{helvetica}>>".encode("ascii"),
        stream(b"BT /F1 10 Tf 50 700 Td (Dana Field) Tj ET"), field,
    ])  # fmt: skip
    document = read_pdf("a.pdf", data)
    assert document.text == "Dana Field\nTyped into a field\n"
    assert document.links == ((0, 10, "https://example.com/"),)
