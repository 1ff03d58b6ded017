"""Word files made part by part, as other programs make them."""

from __future__ import annotations

import io
import zipfile

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def relations(*found: tuple[str, str, str]) -> str:
    """(id, kind, target); a target with ``://`` lies outside."""
    parts = "".join(
        f'<Relationship Id="{name}" Type="{_KINDS}{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for name, kind, target in found
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{parts}</Relationships>'


def part(tag: str, body: str) -> str:
    """A part such as ``w:hdr`` with all namespaces that its body may need."""
    return f"<w:{tag} {_SPACES}>{body}</w:{tag}>"


def paragraph(words: str, properties: str = "", run: str = "") -> str:
    """One paragraph of one run."""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def word_file(body: str, **parts: str) -> bytes:
    """A Word file with a body; ``parts`` are others by their name, ``header1`` for one."""
    main = [
        (f"r_{name}", "".join(letter for letter in name if letter.isalpha()), f"{name}.xml")
        for name in parts
        if name not in ("core", "relations")
    ]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", _TYPES)
        file.writestr("_rels/.rels", relations(("r1", "officeDocument", "word/document.xml")))
        links = [("r_link", "hyperlink", "https://example.com/ana")]
        file.writestr("word/_rels/document.xml.rels", relations(*main, *links))
        file.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, text in parts.items():
            path = "docProps/core.xml" if name == "core" else f"word/{name}.xml"
            file.writestr(path, text)
    return stream.getvalue()
