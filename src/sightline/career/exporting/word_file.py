"""A sheet as a Word file: plain paragraphs, styles and tab stops, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from sightline.career.exporting.layout import Row, rows_of
from sightline.career.exporting.sheet import Sheet

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["docx_bytes"]

#: The file's properties, which name no day, no writer and no machine.
_CORE = "docProps/core.xml"
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_STYLES = {
    "name": "Title", "heading": "Heading 1", "entry": "Heading 2", "bullet": "List Bullet",
}  # fmt: skip
_MARGIN_CM = 2.0
_FONT = "Calibri"


def docx_bytes(sheet: Sheet) -> bytes:
    """The sheet as DOCX. The same sheet gives the same bytes."""
    import docx
    from docx.shared import Cm, Pt, RGBColor

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN_CM)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name, size in (("Normal", 10.5), ("Title", 20), ("Heading 1", 13), ("Heading 2", 11)):
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(3)
        _drop_theme_fonts(style)
    for row in rows_of(sheet):
        _write(document, row, Cm(21.0 - 2 * _MARGIN_CM))
    _drop_thumbnail(document)
    stream = io.BytesIO()
    document.save(stream)
    return _same_each_time(stream.getvalue())


def _drop_theme_fonts(style: Any) -> None:
    """A theme's fonts would win over the font that is named."""
    from docx.oxml.ns import qn

    fonts = style.element.rPr.rFonts
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _write(document: Document, row: Row, width: Any) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt

    paragraph = document.add_paragraph(style=_STYLES.get(row.kind, "Normal"))
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.keep_with_next = row.kind in ("heading", "entry", "detail")
    paragraph.add_run(row.left_text)
    if row.right:
        paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run("\t")
        paragraph.add_run(row.right_text)


def _drop_thumbnail(document: Document) -> None:
    """The template's picture of itself is none of the person's."""
    relations = document.part.package.rels if document.part.package else {}
    for name, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            relations.pop(name)


def _same_each_time(data: bytes) -> bytes:
    """The parts packed again with one date, in the order of their names."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            part = zipfile.ZipInfo(name, _ZIP_EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            part.create_system = 3
            target.writestr(part, _PROPERTIES if name == _CORE else source.read(name))
    return packed.getvalue()
