"""Word files: nothing lost, nothing twice, nothing that nobody can see."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sightline.career.documents.source_document import SourceDocument
from sightline.career.reading.read import UnreadableDocument, read_document
from tests.career.reading.word_files import paragraph, part, word_file

_SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "docx"


def _read(body: str, **parts: str) -> SourceDocument:
    return read_document("resume.docx", word_file(body, **parts))


def _lines(document: SourceDocument) -> list[str]:
    return [document.words(line) for line in document.lines]


def _box(words: str, fill: str = "") -> str:
    return (
        "<wps:wsp><wps:spPr>" + fill + "</wps:spPr><wps:txbx><w:txbxContent>"
        f"{paragraph(words)}</w:txbxContent></wps:txbx></wps:wsp>"
    )


def _drawing(inner: str, hidden: str = "") -> str:
    return (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="box"{hidden}/><a:graphic><a:graphicData>'
        f"{inner}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def test_all_strings_of_the_shared_resume_are_found() -> None:
    if not _SHARED.is_dir():
        pytest.skip("shared data: no docx")
    document = read_document("x", (_SHARED / "table_resume.docx").read_bytes())
    assert [line.role for line in document.lines] == [
        "header", "heading", "cell", "cell", "bullet", "bullet", "heading", "", "box",
    ]  # fmt: skip
    assert document.dated is None  # the template's date is nobody's


def test_every_story_is_read_once_in_order() -> None:
    body = (
        paragraph("Body")
        + '<w:p><w:r><w:t>Noted</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        + '<w:sectPr><w:headerReference w:type="default" r:id="r_header1"/>'
        '<w:footerReference w:type="default" r:id="r_footer1"/></w:sectPr>'
    )
    notes = part(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="0">{paragraph("rule")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("The note")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("Never called")}</w:footnote>',
    )
    document = _read(
        body,
        header1=part("hdr", paragraph("Ana Lima")),
        footer1=part("ftr", paragraph("Page 1")),
        footnotes=notes,
        comments=part("comments", f'<w:comment w:id="1">{paragraph("Rude")}</w:comment>'),
    )
    assert [(line.role, document.words(line)) for line in document.lines] == [
        ("header", "Ana Lima"), ("", "Body"), ("", "Noted"), ("footnote", "The note"),
        ("footer", "Page 1"),
    ]  # fmt: skip


def test_a_header_of_a_first_page_that_is_no_other_is_not_printed() -> None:
    body = paragraph("Body") + (
        '<w:sectPr><w:headerReference w:type="first" r:id="r_header1"/>{}</w:sectPr>'
    )
    header = part("hdr", paragraph("Only first"))
    assert _lines(_read(body.format(""), header1=header)) == ["Body"]
    shown = _read(body.format("<w:titlePg/>"), header1=header)
    assert _lines(shown) == ["Only first", "Body"]


@pytest.mark.parametrize(
    "inner",
    [
        '<mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback><w:pict>'
        "<v:textbox><w:txbxContent>{1}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>",
        '<mc:AlternateContent><mc:Choice Requires="new"><w:drawing/></mc:Choice><mc:Fallback>'
        "<w:pict><v:shape><v:textbox><w:txbxContent>{1}</w:txbxContent></v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent>",
        "{0}",
    ],
    ids=["both", "fallback", "plain"],
)
def test_a_text_box_is_read_once(inner: str) -> None:
    inner = inner.format(_drawing(_box("CSPO, 2022")), paragraph("CSPO, 2022"))
    document = _read(paragraph("Before") + f"<w:p><w:r>{inner}</w:r></w:p>" + paragraph("After"))
    assert _lines(document) == ["Before", "CSPO, 2022", "After"]
    assert [line.role for line in document.lines] == ["", "box", ""]
    assert document.lines[1].block not in (document.lines[0].block, document.lines[2].block)


def test_boxes_within_boxes_are_read_once() -> None:
    inner = _drawing(_box("Inner"))
    outer = _drawing(
        "<wps:wsp><wps:txbx><w:txbxContent>"
        f"<w:p><w:r><w:t>Outer</w:t>{inner}</w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
    )
    assert _lines(_read(f"<w:p><w:r>{outer}</w:r></w:p>")) == ["Outer", "Inner"]


def test_a_row_is_one_line_with_a_run_for_each_cell() -> None:
    row = "<w:tr>" + "".join(
        f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Product Manager", "", "2019 - 2021")
    )
    document = _read(f"<w:tbl>{row}</w:tr></w:tbl>")
    (line,) = document.lines
    assert [document.text[run.start : run.end] for run in line.runs] == [
        "Product Manager", "2019 - 2021",
    ]  # fmt: skip


def test_cells_with_many_lines_are_columns() -> None:
    left = "".join(paragraph(f"Left {number}") for number in range(5))
    body = f"<w:tbl><w:tr><w:tc>{left}</w:tc><w:tc>{paragraph('Right')}</w:tc></w:tr></w:tbl>"
    document = _read(body + paragraph("After"))
    assert _lines(document) == [*(f"Left {number}" for number in range(5)), "Right", "After"]
    blocks = [line.block for line in document.lines]
    assert len(set(blocks[:5])) == 1 and len({blocks[0], blocks[5], blocks[6]}) == 3


def test_nested_tables_lose_nothing() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('In')}</w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{paragraph('Out')}{inner}</w:tc></w:tr></w:tbl>"
    assert _lines(_read(body)) == ["Out", "In"]


def test_deleted_text_is_no_text_and_inserted_text_is() -> None:
    body = (
        "<w:p><w:r><w:t>Led </w:t></w:r><w:del><w:r><w:delText>nobody</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>four teams</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>"
    )
    assert _lines(_read(body)) == ["Led four teams"]


def test_fields_show_their_result_and_links_their_address() -> None:
    body = (
        '<w:p><w:hyperlink r:id="r_link"><w:r><w:t>Site</w:t></w:r></w:hyperlink><w:r><w:t> and '
        '</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK '
        '"https://example.com/two"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        '</w:r><w:r><w:t>two</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    document = _read(body)
    assert _lines(document) == ["Site and two"]
    assert [(document.text[start:end], address) for start, end, address in document.links] == [
        ("Site", "https://example.com/ana"), ("two", "https://example.com/two"),
    ]  # fmt: skip


_HIDDEN_STYLE = part(
    "styles",
    '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tiny"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tinier"><w:basedOn w:val="Tiny"/></w:style>',
)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (paragraph("Secret", run="<w:vanish/>"), "hidden"),
        (paragraph("Secret", run='<w:sz w:val="2"/>'), "hidden"),
        (paragraph("Secret", run='<w:rStyle w:val="Ghost"/>'), "hidden"),
        (paragraph("Secret", '<w:pStyle w:val="Tinier"/>'), "hidden"),
        (paragraph("Secret", run='<w:color w:val="FFFFFF"/>'), "background-coloured"),
        (paragraph("Secret", run='<w:color w:val="FEFEFA"/>'), "background-coloured"),
        (
            paragraph(
                "Secret", '<w:shd w:val="clear" w:fill="1F2A44"/>', '<w:color w:val="1F2A44"/>'
            ),
            "background-coloured",
        ),
        ("<w:p><w:r>" + _drawing(_box("Secret"), ' hidden="1"') + "</w:r></w:p>", "hidden"),
        (
            '<w:p><w:r><w:pict><v:shape style="position:absolute;margin-left:-900pt"><v:textbox>'
            f"<w:txbxContent>{paragraph('Secret')}</w:txbxContent></v:textbox></v:shape></w:pict>"
            "</w:r></w:p>",
            "off-page",
        ),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            f"{paragraph('Secret')}</w:sdtContent></w:sdt>",
            "placeholder",
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>"
            f"<w:tc>{paragraph('Secret')}</w:tc></w:tr></w:tbl>",
            "hidden",
        ),
    ],
)
def test_what_nobody_sees_is_listed_and_not_used(body: str, reason: str) -> None:
    document = _read(paragraph("Ana Lima") + body, styles=_HIDDEN_STYLE)
    assert _lines(document) == ["Ana Lima"]
    assert [(one.reason, one.text) for one in document.unread] == [(reason, "Secret")]


@pytest.mark.parametrize(
    "body",
    [
        paragraph("Shown", run='<w:vanish w:val="0"/>'),
        paragraph("Shown", '<w:shd w:val="clear" w:fill="1F2A44"/>', '<w:color w:val="FFFFFF"/>'),
        "<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val='clear' w:fill='000080'/></w:tcPr>"
        + paragraph("Shown", run='<w:color w:val="FFFFFF"/>')
        + "</w:tc></w:tr></w:tbl>",
        paragraph("Shown", run='<w:color w:val="auto"/>'),
        paragraph("Shown", run='<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>'),
    ],
)
def test_white_letters_on_a_dark_ground_are_read(body: str) -> None:
    assert _lines(_read(body)) == ["Shown"]


def test_lists_headings_tabs_and_breaks_are_told() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        paragraph("Experience", '<w:pStyle w:val="Heading1"/>')
        + paragraph("Item", numbered)
        + paragraph("• Typed")
        + "<w:p><w:r><w:t>Acme</w:t><w:tab/><w:t>2020</w:t><w:br/><w:t>Berlin</w:t></w:r></w:p>"
    )
    document = _read(body)
    assert [(line.role, document.words(line)) for line in document.lines] == [
        ("heading", "Experience"), ("bullet", "Item"), ("bullet", "Typed"), ("", "Acme\t2020"),
        ("", "Berlin"),
    ]  # fmt: skip
    assert len(document.lines[3].runs) == 2


def test_the_day_of_the_last_change_is_the_document_s_date() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>'
        "2025-03-04T10:00:00Z</dcterms:modified></cp:coreProperties>"
    )
    assert _read(paragraph("Ana"), core=core).dated == date(2025, 3, 4)


def test_the_strict_namespaces_are_read_too() -> None:
    data = word_file(paragraph("Strict"))
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            target.writestr(name, source.read(name).replace(old, strict))
    assert _lines(read_document("x", packed.getvalue())) == ["Strict"]


def test_a_document_of_pictures_says_so() -> None:
    with pytest.raises(UnreadableDocument, match="pictures and no text"):
        _read("<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>")


def test_a_document_that_is_all_hidden_says_so() -> None:
    with pytest.raises(UnreadableDocument, match="hidden"):
        _read(paragraph("Secret", run="<w:vanish/>"))


@pytest.mark.parametrize("tag", ["sdt", "tbl", "box"])
def test_deep_nesting_is_refused(tag: str) -> None:
    body = paragraph("Deep")
    for _ in range(60):
        if tag == "sdt":
            body = f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>"
        elif tag == "tbl":
            body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
        else:
            body = (
                "<w:p><w:r><w:pict><w:txbxContent>" + body + "</w:txbxContent></w:pict></w:r></w:p>"
            )
    with pytest.raises(UnreadableDocument):
        _read(body)


@pytest.mark.parametrize(
    "start",
    [
        '<!DOCTYPE x [<!ENTITY a "boom">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x>',
    ],
)
def test_entities_and_definitions_are_refused(start: str) -> None:
    import io
    import zipfile

    document = start + part("document", f"<w:body>{paragraph('&amp;')}</w:body>")
    encoded = document.encode("utf-16" if "utf-16" in start else "utf-8")
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file(paragraph("x")))) as source,
        zipfile.ZipFile(packed, "w") as target,
    ):
        for name in source.namelist():
            target.writestr(name, encoded if name == "word/document.xml" else source.read(name))
    with pytest.raises(UnreadableDocument, match="definitions"):
        read_document("x", packed.getvalue())
