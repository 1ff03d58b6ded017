"""Files to be sent: no marks, no machine, no markup of the text's own; and the map beside them."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
import typst

from sightline.career.exporting.drawable import is_drawable
from sightline.career.exporting.layout import plain, rows_of
from sightline.career.exporting.markdown import markdown_bytes
from sightline.career.exporting.pdf_file import pdf_bytes, typst_source
from sightline.career.exporting.sheet import Entry, Part, Sheet, SheetLine
from sightline.career.exporting.source_map import (
    source_map,
    source_map_json,
    source_map_markdown,
    without_evidence,
)
from sightline.career.exporting.word_file import docx_bytes
from sightline.career.reading.read import read_document
from sightline.kernel.documents.span import Span
from sightline.kernel.errors import UsageError

_SPAN = Span("f" * 64, 2, 10, 18, "Ana Lima")


def _sheet(*lines: SheetLine) -> Sheet:
    part = Part("projects", SheetLine("Experience", (), "label"), (), lines)
    return Sheet(SheetLine("Ana Lima", (_SPAN,)), (), (part,))


def test_kinds_of_lines_leave_no_mark_in_a_file() -> None:
    lines = [
        SheetLine("Quoted", (_SPAN,)),
        SheetLine("Mine", (), "own"),
        SheetLine("____", (), "slot"),
    ]
    text = read_document("x", docx_bytes(_sheet(*lines))).text
    assert text == "Ana Lima\nExperience\nQuoted\nMine\n____\n"
    assert markdown_bytes(_sheet(*lines[:2])).decode() == (
        "# Ana Lima\n\n## Experience\n\n- Quoted\n- Mine\n"
    )


def test_a_word_file_names_no_day_no_machine_and_no_program() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_bytes(_sheet(SheetLine("One"))))) as file:
        assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = file.read("docProps/core.xml").decode()
        names = file.namelist()
    assert "modified" not in core and "python" not in core
    assert not [name for name in names if "thumbnail" in name]
    import docx

    again = docx.Document(io.BytesIO(docx_bytes(_sheet(SheetLine("One")))))
    assert [paragraph.text for paragraph in again.paragraphs] == ["Ana Lima", "Experience", "One"]


@pytest.mark.parametrize(
    "text",
    [
        '"] #read("/etc/passwd") #["',
        '#box[#read("/etc/passwd")]' + "x" * 40,
        '\\" #import "@preview/x:1.0.0" \\',
        "#" + "set-page(" * 9,
        "$ x^2 $ *bold* _it_ = head // gone /* gone */",
        "\\",
        '"',
    ],
)
def test_no_text_becomes_a_program(text: str) -> None:
    document = read_document("x", pdf_bytes(_sheet(SheetLine(text))))
    bare = "".join(document.text.split())
    assert bare == "".join(f"Ana Lima Experience {plain(text)}".split())


def test_the_source_holds_words_only_in_strings() -> None:
    source = typst_source(_sheet(SheetLine('a "b" \\c')))
    assert '#"a "#box[#"\\"b\\""]' in source.replace('#" "', "").replace('#"a"', '#"a "')
    assert '#box[#"\\\\c"]' in source


def test_letters_that_no_font_has_are_said() -> None:
    with pytest.raises(UsageError, match=r"中 \(U\+4E2D\)"):
        pdf_bytes(_sheet(SheetLine("Worked in 中国")))
    assert "中国" in read_document("x", docx_bytes(_sheet(SheetLine("In 中国")))).text


def test_what_can_be_drawn_is_what_typst_draws() -> None:
    letters = "aŁżΩЖאبअ中한ก✓→€₿①😀\u0301"
    fonts = typst.Fonts(include_system_fonts=False)

    def drawn(letter: str) -> str:
        source = f'#set page(width: 9pt, height: 20pt, margin: 0pt)\n#text("{letter}")'
        image = typst.compile(
            source.encode(), format="svg", font_paths=fonts, ignore_system_fonts=True
        )
        assert isinstance(image, bytes)
        return image.decode().partition("<symbol")[2].partition("d=")[2]

    nothing = drawn("\U00020000")  # an ideograph that these fonts lack
    assert nothing
    for letter in letters:
        assert is_drawable(letter) == (drawn(letter) != nothing), letter


@pytest.mark.parametrize("text", ["שלום עולם", "Łódź Ωμέγα Привет Çağdaş Đà Nẵng"])
def test_scripts_that_the_fonts_have_are_read_back(text: str) -> None:
    data = pdf_bytes(_sheet(SheetLine(text)))
    assert "".join(text.split()) in "".join(read_document("x", data).text.split())


def test_many_pages_lose_nothing() -> None:
    lines = [
        SheetLine(f"Statement {number} of a long career with many words in it")
        for number in range(300)
    ]
    document = read_document("x", pdf_bytes(_sheet(*lines)))
    assert document.pages and document.pages > 5
    assert [document.words(line) for line in document.lines][2:] == [line.text for line in lines]


def test_the_map_lists_every_line_with_its_spans() -> None:
    entry = Entry(SheetLine("PM", (_SPAN,)), None, SheetLine("2019", (_SPAN,)), None, ())
    part = Part("work", SheetLine("Experience", (), "label"), (entry,))
    sheet = Sheet(SheetLine("Ana", (_SPAN,)), (), (part,), SheetLine("Mine", (), "own"))
    records = source_map(sheet)
    assert [(one["row"], one["text"], one["kind"]) for one in records] == [
        (1, "Ana", "quoted"), (2, "Mine", "own"), (3, "Experience", "label"), (4, "PM", "quoted"),
        (4, "2019", "quoted"),
    ]  # fmt: skip
    assert records[0]["spans"] == [
        {"document": "f" * 64, "page": 2, "start": 10, "end": 18, "quote": "Ana Lima"}
    ]
    assert len(records) == sum(len(row.lines) for row in rows_of(sheet))


def test_what_has_no_evidence_is_said_first() -> None:
    sheet = _sheet(SheetLine("Mine", (), "own"), SheetLine("Nobody's"), SheetLine("Told", (_SPAN,)))
    assert [line.text for line in without_evidence(sheet)] == ["Mine", "Nobody's"]
    assert json.loads(source_map_json(sheet))["without_evidence"] == ["Mine", "Nobody's"]
    text = source_map_markdown(sheet, {"f" * 64: "cv.pdf"}).decode()
    assert text.startswith("# Where each line comes from\n\n2 without evidence:\n\n- Mine (own")
    assert "- Told\n  - cv.pdf, page 2, 10 to 18: “Ana Lima”\n" in text
