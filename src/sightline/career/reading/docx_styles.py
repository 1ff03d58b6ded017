"""What Word's styles say of letters: hidden, how large, which colour, heading or list."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.reading.xml_tree import Element

__all__ = ["STRICT", "WORD", "Look", "Styles", "is_on", "value"]

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look. ``size`` is in points, 0 unknown; ``colour`` and ``ground`` are hex."""

    is_hidden: bool = False
    is_bold: bool = False
    size: float = 0.0
    colour: str = ""
    ground: str = ""

    def under(self, properties: Element | None) -> Look:
        """The same with what a ``w:rPr`` changes."""
        if properties is None:
            return self
        hidden, bold, size = self.is_hidden, self.is_bold, self.size
        letters, ground = self.colour, self.ground
        for part in properties:
            tag = part.tag
            if tag in (WORD + "vanish", WORD + "specVanish"):
                hidden = is_on(part)
            elif tag == WORD + "b":
                bold = is_on(part)
            elif tag == WORD + "sz":
                size = _half_points(value(part)) or size
            elif tag == WORD + "color":
                letters = value(part)
            elif tag == WORD + "shd":
                ground = shade(part) or ground
            elif tag == WORD + "highlight" and value(part) != "none":
                ground = value(part)
        return Look(hidden, bold, size, letters, ground)


def shade(part: Element) -> str:
    """The fill of a ``w:shd``; ``?`` where a pattern or theme decides, "" where it is clear."""
    fill = part.get(WORD + "fill") or ""
    if value(part) not in ("", "clear", "nil"):
        return "?"
    if fill in ("", "auto"):
        return "?" if part.get(WORD + "themeFill") else ""
    return fill


class Styles:
    """The styles of a document; each is looked up with those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._looks: dict[str, Look] = {}
        self.base = Look()
        if root is None:
            return
        for style in root.iter(WORD + "style"):
            name = style.get(WORD + "styleId") or ""
            self._by_id[name] = style
            if style.get(WORD + "default") in ("1", "true", "on") and is_paragraph(style):
                self._by_id.setdefault("", style)
        defaults = root.find(f"{WORD}docDefaults/{WORD}rPrDefault/{WORD}rPr")
        self.base = Look().under(defaults)

    def chain(self, name: str) -> list[Element]:
        """A style and those that it is based on, the farthest first."""
        found: list[Element] = []
        while name in self._by_id and len(found) < _MAX_CHAIN:
            style = self._by_id[name]
            if style in found:
                break
            found.append(style)
            based = style.find(WORD + "basedOn")
            if based is None:
                break
            name = value(based)
        return found[::-1]

    def look(self, name: str, around: Look) -> Look:
        """How letters of a style look."""
        for style in self.chain(name):
            around = around.under(style.find(WORD + "rPr"))
        return around

    def paragraph_look(self, name: str) -> Look:
        if name not in self._looks:
            self._looks[name] = self.look(name, self.base)
        return self._looks[name]

    def is_heading(self, name: str) -> bool:
        """Whether a paragraph of the style is a heading or the title."""
        for style in self.chain(name):
            label = style.find(WORD + "name")
            words = value(label).lower() if label is not None else ""
            if words.startswith("heading ") or words == "title":
                return True
            if style.find(f"{WORD}pPr/{WORD}outlineLvl") is not None:
                return value(style.find(f"{WORD}pPr/{WORD}outlineLvl")) != "9"
        return name.lower().startswith("heading") or name == "Title"

    def is_list(self, name: str) -> bool:
        """Whether a paragraph of the style is an item of a list."""
        found = name.lower().startswith(("listbullet", "listnumber", "listparagraphbullet"))
        for style in self.chain(name):
            number = style.find(f"{WORD}pPr/{WORD}numPr/{WORD}numId")
            if number is not None:
                found = value(number) != "0"
        return found

    def has_ground(self, name: str) -> bool:
        """Whether a table's style colours cells, so that white letters may be seen."""
        return any(style.find(f".//{WORD}shd") is not None for style in self.chain(name))


def is_paragraph(style: Element) -> bool:
    """Whether a style is one of paragraphs."""
    return bool(style.get(WORD + "type") == "paragraph")


def value(part: Element | None) -> str:
    """The ``w:val`` of an element."""
    return (part.get(WORD + "val") or "") if part is not None else ""


def is_on(part: Element | None) -> bool:
    """Whether a switch is on: it is there, and doesn't say false."""
    return part is not None and value(part) not in ("0", "false", "off", "none")


def _half_points(words: str) -> float:
    try:
        return min(max(float(words) / 2, 0.5), 1000.0) if len(words) < 8 else 0.0
    except ValueError:
        return 0.0
