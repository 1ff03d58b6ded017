"""Word files as they are printed: nothing twice, nothing lost, what is hidden only listed."""

from __future__ import annotations

from dataclasses import replace

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.reading.docx_boxes import boxes_in, chosen
from sightline.career.reading.docx_letters import (
    CONTAINERS,
    DEEPEST,
    Letters,
    Place,
    texts_in,
    too_deep,
)
from sightline.career.reading.docx_package import RELATION, Package, Part
from sightline.career.reading.docx_styles import WORD, Styles, is_on, shade, value
from sightline.career.reading.line_writer import LineWriter
from sightline.career.reading.xml_tree import Element
from sightline.career.reading.zip_parts import ZipParts

__all__ = ["read_docx"]

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_docx(name: str, data: bytes, parts: ZipParts) -> SourceDocument:
    """A Word document: headers, text, footers, notes. Raises UnreadableDocument."""
    package = Package(name, parts)
    writer = LineWriter(name, data, "docx")
    writer.dated = package.changed_on()
    styles = package.named("styles")
    walk = _Walk(writer, package, Styles(styles.root if styles else None))
    walk.stories()
    if walk.letters.pictures and not writer.mark:
        writer.refuse("scanned")
    return writer.document()


class _Walk:
    """Goes through a document's parts, paragraph by paragraph and table by table."""

    def __init__(self, writer: LineWriter, package: Package, styles: Styles) -> None:
        self.writer, self.package, self.styles = writer, package, styles
        self.letters = Letters(writer, styles)

    def stories(self) -> None:
        """Headers, the text, footers, then the notes in the order in which they are called."""
        main = self.package.main
        body = main.root.find(WORD + "body")
        if body is None:
            raise UnreadableDocument(
                f"{self.writer.name} has no text part", help="open it in Word and save it again"
            )
        ground = "?" if main.root.find(WORD + "background") is not None else ""
        heads, feet = self._margins(body)
        for part in heads:
            self.writer.new_block()
            self._blocks(part.root, Place(part, "header"))
        self.writer.new_block()
        self._blocks(body, Place(main, "", ground))
        self._notes()
        for part in feet:
            self.writer.new_block()
            self._blocks(part.root, Place(part, "footer"))

    def _margins(self, body: Element) -> tuple[list[Part], list[Part]]:
        """Headers and footers that are printed, each once."""
        settings = self.package.named("settings")
        both = settings.root.find(WORD + "evenAndOddHeaders") if settings else None
        found: dict[str, list[Part]] = {"headerReference": [], "footerReference": []}
        seen: set[str] = set()
        for section in body.iter(WORD + "sectPr"):
            for reference in section:
                tag = str(reference.tag).rpartition("}")[2]
                if tag not in found:
                    continue
                target = self.package.main.relations.get(reference.get(RELATION + "id") or "")
                part = self.package.part(target[1]) if target else None
                if part is None:
                    continue
                words = " ".join("".join(part.root.itertext()).split())
                kind = reference.get(WORD + "type")
                unused = (kind == "first" and not is_on(section.find(WORD + "titlePg"))) or (
                    kind == "even" and not is_on(both)
                )
                if words in seen:
                    continue
                if unused:
                    self.writer.refuse("hidden", words)
                    continue
                seen.add(words)
                found[tag].append(part)
        return found["headerReference"], found["footerReference"]

    def _notes(self) -> None:
        for kind in ("footnote", "endnote"):
            part = self.package.named(kind + "s") if self.letters.notes else None
            by_id = {
                note.get(WORD + "id"): note
                for note in (part.root if part else ())
                if note.get(WORD + "type") in (None, "normal")
            }
            for called, number in self.letters.notes:
                if part and called == kind and number in by_id:
                    self.writer.new_block()
                    self._blocks(by_id.pop(number), Place(part, "footnote"))

    def _blocks(self, element: Element, place: Place) -> None:
        """Paragraphs and tables, one below another."""
        if place.depth > DEEPEST:
            raise too_deep(self.writer.name)
        inner = replace(place, depth=place.depth + 1)
        for part in element:
            tag = part.tag
            if tag == WORD + "p":
                self._paragraph(part, place)
            elif tag == WORD + "tbl":
                self._table(part, inner)
            elif tag == WORD + "sdt":
                if not self.letters.is_prompt(part):
                    self._blocks(part, inner)
            elif tag in CONTAINERS:
                self._blocks(part, inner)
            elif tag == _COMPATIBILITY + "AlternateContent":
                alternative = chosen(part)
                if alternative is not None:
                    self._blocks(alternative, inner)
            elif tag == WORD + "altChunk":
                self.writer.refuse("unmappable", "a document inside the document")

    def _paragraph(self, paragraph: Element, place: Place) -> None:
        properties = paragraph.find(WORD + "pPr")
        style, numbered, fill = "", None, ""
        if properties is not None:
            style = value(properties.find(WORD + "pStyle"))
            numbered = properties.find(f"{WORD}numPr/{WORD}numId")
            shading = properties.find(WORD + "shd")
            fill = shade(shading) if shading is not None else ""
        is_item = value(numbered) != "0" if numbered is not None else self.styles.is_list(style)
        self.letters.line_role = place.role
        if self.styles.is_heading(style):
            self.letters.line_role = "heading"
        elif is_item:
            self.letters.line_role = "bullet"
        look = self.styles.paragraph_look(style)
        self.letters.inline(
            paragraph,
            replace(place, look=look, ground=look.ground or fill or place.ground, address=""),
        )
        self.letters.end_line()
        self.letters.line_role = place.role
        self.letters.flush_hidden()
        self._boxes()

    def _boxes(self) -> None:
        """The boxes that hang on a paragraph, after it."""
        waiting, self.letters.boxes = self.letters.boxes, []
        for drawing, place in waiting:
            for box in boxes_in(drawing):
                before = self.writer.block
                self.writer.new_block()
                inner = replace(
                    place, role="box", ground=box.ground or place.ground, depth=place.depth + 1
                )
                if box.refused:
                    words = texts_in(box.content)
                    self.writer.refuse(box.refused, words or box.words)
                elif box.content is not None:
                    fields, self.letters.fields = self.letters.fields, []
                    self._blocks(box.content, inner)
                    self.letters.fields = fields
                elif box.diagram:
                    self._diagram(box.diagram, place)
                else:
                    self.writer.write(box.words, role="box")
                self.writer.block = before

    def _diagram(self, relation: str, place: Place) -> None:
        found = place.part.relations.get(relation)
        part = self.package.part(found[1]) if found and not found[2] else None
        for paragraph in part.root.iter(_DRAWN + "p") if part else ():
            words = "".join(text.text or "" for text in paragraph.iter(_DRAWN + "t"))
            self.writer.write(words, role="box")

    def _table(self, table: Element, place: Place) -> None:
        style = value(table.find(f"{WORD}tblPr/{WORD}tblStyle"))
        ground = "?" if self.styles.has_ground(style) else place.ground
        shading = table.find(f"{WORD}tblPr/{WORD}shd")
        ground = (shade(shading) if shading is not None else "") or ground
        for row in _within(table, "tr"):
            properties = row.find(WORD + "trPr")
            if properties is not None and properties.find(WORD + "del") is not None:
                continue
            if properties is not None and is_on(properties.find(WORD + "hidden")):
                self.writer.refuse("hidden", texts_in(row))
                continue
            marks: list[int] = []
            for cell in _within(row, "tc"):
                marks.append(self.writer.mark)
                shading = cell.find(f"{WORD}tcPr/{WORD}shd")
                fill = (shade(shading) if shading is not None else "") or ground
                role = "cell" if place.role in ("", "cell") else place.role
                self._blocks(cell, replace(place, role=role, ground=fill, depth=place.depth + 1))
            if marks:
                self.writer.join_row(marks)


def _within(element: Element, leaf: str) -> list[Element]:
    """The rows of a table or cells of a row, also those in content controls and insertions."""
    found: list[Element] = []
    stack = [element]
    first = True
    while stack:
        part = stack.pop()
        if part.tag == WORD + leaf:
            found.append(part)
        elif first or part.tag in CONTAINERS or part.tag == WORD + "sdt":
            stack += reversed(part)
        first = False
    return found
