"""The letters of a Word file's paragraphs: what is shown goes into the open line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from sightline.career.documents.unreadable import UnreadableDocument
from sightline.career.reading.addresses import clean_address
from sightline.career.reading.colours import WHITE, colour, is_invisible_on
from sightline.career.reading.docx_boxes import chosen, has_picture
from sightline.career.reading.docx_package import RELATION, Part
from sightline.career.reading.docx_styles import WORD, Look, Styles, is_on, value
from sightline.career.reading.line_writer import LineWriter
from sightline.career.reading.xml_tree import Element

__all__ = ["CONTAINERS", "DEEPEST", "Letters", "Place", "texts_in", "too_deep"]

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
CONTAINERS = frozenset(
    WORD + tag for tag in ("ins", "moveTo", "customXml", "smartTag", "dir", "bdo", "sdtContent")
)
_LINK = re.compile(r'^\s*HYPERLINK\s+"([^"]{1,2000})"')
DEEPEST = 40
_MOST_FIELDS = 100
_LEAST_POINTS = 2.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document: its part, what its lines are called, what lies behind its letters."""

    part: Part
    role: str = ""
    ground: str = ""
    depth: int = 0
    address: str = ""
    look: Look = Look()


class Letters:
    """Writes the words of paragraphs; keeps boxes and notes for whoever lays out the blocks."""

    def __init__(self, writer: LineWriter, styles: Styles) -> None:
        self.writer, self.styles = writer, styles
        self.pictures = 0
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[tuple[Element, Place]] = []
        self.fields: list[list[str]] = []
        self.line_role = ""
        self._hidden: list[tuple[str, str]] = []
        self._line_size = 0.0
        self._within: dict[str, Callable[[Element, Place], None]] = {
            WORD + "r": self._run,
            WORD + "hyperlink": self._link,
            WORD + "fldSimple": self._simple_field,
            WORD + "sdt": self._control,
            _COMPATIBILITY + "AlternateContent": self._alternative,
            _MATH + "oMath": self._formula,
            _MATH + "oMathPara": self._formula,
            **dict.fromkeys(CONTAINERS, self.inline),
        }
        self._simple: dict[str, Callable[[Element], None]] = {
            WORD + "tab": self._tab,
            WORD + "ptab": self._tab,
            WORD + "br": self._break,
            WORD + "cr": self._break,
            WORD + "fldChar": self._field,
            WORD + "instrText": self._instruction,
            WORD + "footnoteReference": self._note,
            WORD + "endnoteReference": self._note,
        }

    def inline(self, element: Element, place: Place) -> None:
        """What stands within a paragraph, as far as it is text: deletions are none."""
        if place.depth > DEEPEST:
            raise too_deep(self.writer.name)
        for part in element:
            take = self._within.get(part.tag)
            if take is not None:
                take(part, replace(place, depth=place.depth + 1))

    def end_line(self) -> None:
        finds = self.line_role not in ("heading", "bullet")
        role, size = self.line_role, self._line_size
        if self.writer.end_line(role=role, size=size, finds_bullet=finds) and role == "bullet":
            self.line_role = ""
        self._line_size = 0.0

    def is_prompt(self, control: Element) -> bool:
        """Whether a form's field still shows its prompt, which is nobody's statement."""
        if not is_on(control.find(f"{WORD}sdtPr/{WORD}showingPlcHdr")):
            return False
        self.writer.refuse("placeholder", texts_in(control))
        return True

    def flush_hidden(self) -> None:
        for reason in dict.fromkeys(reason for reason, _ in self._hidden):
            self.writer.refuse(
                reason, "".join(words for kept, words in self._hidden if kept == reason)
            )
        self._hidden.clear()

    def _link(self, link: Element, place: Place) -> None:
        relation = place.part.relations.get(link.get(RELATION + "id") or "")
        address = clean_address(relation[1]) if relation and relation[2] else ""
        self.inline(link, replace(place, address=address))

    def _simple_field(self, field: Element, place: Place) -> None:
        found = _LINK.match(field.get(WORD + "instr") or "")
        address = clean_address(found[1]) if found else place.address
        self.inline(field, replace(place, address=address))

    def _control(self, control: Element, place: Place) -> None:
        if not self.is_prompt(control):
            self.inline(control, place)

    def _alternative(self, content: Element, place: Place) -> None:
        alternative = chosen(content)
        if alternative is not None:
            self.inline(alternative, place)

    def _formula(self, formula: Element, place: Place) -> None:
        words = "".join(part.text or "" for part in formula.iter(_MATH + "t"))
        self._say(words, place, place.look)

    def _run(self, run: Element, place: Place) -> None:
        """Letters of one look, and what hangs on them."""
        properties = run.find(WORD + "rPr")
        look = place.look
        if properties is not None:
            style = value(properties.find(WORD + "rStyle"))
            look = self.styles.look(style, look) if style else look
            look = look.under(properties)
        for part in run:
            self._run_part(part, place, look)

    def _run_part(self, part: Element, place: Place, look: Look) -> None:
        tag = str(part.tag)
        if tag in self._simple:
            self._simple[tag](part)
        elif tag == WORD + "t":
            self._say(part.text or "", place, look)
        elif tag == WORD + "noBreakHyphen":
            self._say("-", place, look)
        elif tag == WORD + "sym":
            self._symbol(part, place, look)
        elif tag == WORD + "ruby":
            for base in part.iter(WORD + "rubyBase"):
                self.inline(base, replace(place, depth=place.depth + 1))
        elif tag in (WORD + "drawing", WORD + "pict", WORD + "object") or tag.startswith(
            _COMPATIBILITY
        ):
            self.pictures += has_picture(part)
            self.boxes.append((part, place))

    def _tab(self, part: Element) -> None:
        if self._is_shown():
            self.writer.gap()

    def _break(self, part: Element) -> None:
        self.end_line()

    def _note(self, part: Element) -> None:
        kind = str(part.tag).removeprefix(WORD).removesuffix("Reference")
        self.notes.append((kind, part.get(WORD + "id") or ""))

    def _instruction(self, part: Element) -> None:
        if self.fields:
            self.fields[-1][1] += (part.text or "")[:4000]

    def _symbol(self, part: Element, place: Place, look: Look) -> None:
        """A letter of a symbol font; one that is only that font's own can't be read."""
        digits = part.get(WORD + "char") or ""
        code = int(digits, 16) if re.fullmatch("[0-9A-Fa-f]{1,5}", digits) else 0xFFFD
        if 0xE000 <= code <= 0xF8FF:
            self.writer.refuse("unmappable", f"U+{code:04X} of {part.get(WORD + 'font') or '?'}")
            self._say(" ", place, look)
        else:
            self._say(chr(code), place, look)

    def _field(self, part: Element) -> None:
        """Fields: between ``begin`` and ``separate`` stands an instruction, then what it shows."""
        kind = part.get(WORD + "fldCharType") or ""
        if kind == "begin" and len(self.fields) < _MOST_FIELDS:
            self.fields.append(["instruction", ""])
        elif kind == "separate" and self.fields:
            self.fields[-1][0] = "result"
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _is_shown(self) -> bool:
        return all(state == "result" for state, _ in self.fields)

    def _say(self, words: str, place: Place, look: Look) -> None:
        if not words or not self._is_shown():
            return
        ground = look.ground or place.ground
        behind = WHITE if not ground else colour(ground)
        if look.is_hidden or 0 < look.size <= _LEAST_POINTS:
            self._hidden.append(("hidden", words))
        elif words.strip() and look.colour and is_invisible_on(colour(look.colour), behind):
            self._hidden.append(("background-coloured", words))
        else:
            address = place.address
            for _, instruction in self.fields:
                found = _LINK.match(instruction)
                address = clean_address(found[1]) if found else address
            self._line_size = max(self._line_size, look.size)
            self.writer.add(words, address=address, is_bold=look.is_bold)


def texts_in(element: Element | None) -> str:
    """All letters below an element, shown or not."""
    if element is None:
        return ""
    return "".join(part.text or "" for part in element.iter(WORD + "t"))


def too_deep(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"{name} is nested deeper than {DEEPEST} levels", help="save it as PDF"
    )
