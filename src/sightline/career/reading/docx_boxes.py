"""Boxes in a Word file: text boxes of both generations, drawn words, diagrams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sightline.career.reading.docx_package import RELATION
from sightline.career.reading.docx_styles import WORD
from sightline.career.reading.page_style import declarations, hides
from sightline.career.reading.xml_tree import Element

__all__ = ["Box", "boxes_in", "chosen", "has_picture"]

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_VECTOR = "{urn:schemas-microsoft-com:vml}"
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", _VECTOR + "imagedata")
_INCH = 914_400  # English metric units
_FARTHEST = 30 * _INCH


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its text (``content``) or plain ``words``, or the relation of a diagram.

    ``ground`` is its fill: a hex colour, ``?`` where it can't be known, nothing where it is clear.
    ``refused`` is why it isn't seen.
    """

    content: Element | None = None
    words: str = ""
    diagram: str = ""
    ground: str = ""
    refused: str = ""


def chosen(element: Element) -> Element | None:
    """The one of ``mc:AlternateContent``'s alternatives that is drawn: its text stands in each."""
    choices = [part for part in element if part.tag == _COMPATIBILITY + "Choice"]
    for choice in choices:
        if _has_words(choice):
            return choice
    fallback = element.find(_COMPATIBILITY + "Fallback")
    return fallback if fallback is not None else (choices[0] if choices else None)


def _has_words(element: Element) -> bool:
    words = (WORD + "t", _DIAGRAM + "relIds", _DRAWING + "t")
    return any(part.tag in words for part in element.iter())


def has_picture(element: Element) -> bool:
    return any(part.tag in _PICTURES for part in element.iter())


def boxes_in(element: Element) -> Iterator[Box]:
    """The outermost boxes of a drawing, in order; those within are found when it is read."""
    stack: list[tuple[Element, str, str]] = [(element, "", "")]
    while stack:
        part, ground, refused = stack.pop()
        tag = part.tag
        if tag == _COMPATIBILITY + "AlternateContent":
            inner = chosen(part)
            stack += [(inner, ground, refused)] if inner is not None else []
            continue
        if tag == WORD + "txbxContent":
            yield Box(content=part, ground=ground, refused=refused)
            continue
        if tag == _DRAWING + "txBody":
            yield Box(words=_drawn_words(part), ground="?", refused=refused)
            continue
        if tag == _VECTOR + "textpath" and part.get("string"):
            yield Box(words=part.get("string") or "", ground="?", refused=refused)
        if tag == _DIAGRAM + "relIds":
            yield Box(diagram=part.get(RELATION + "dm") or "", ground="?", refused=refused)
        refused = refused or _refusal(part)
        ground = _fill(part) or ground
        stack += [(child, ground, refused) for child in reversed(part)]


def _drawn_words(body: Element) -> str:
    """The paragraphs of DrawingML, a line each."""
    return "\n".join(
        "".join(part.text or "" for part in paragraph.iter(_DRAWING + "t"))
        for paragraph in body.iter(_DRAWING + "p")
    )


def _refusal(part: Element) -> str:
    """Why what is in a shape can't be seen: switched off, or moved off the page."""
    if part.tag in (_PLACED + "inline", _PLACED + "anchor"):
        properties = part.find(_PLACED + "docPr")
        if properties is not None and properties.get("hidden") in ("1", "true"):
            return "hidden"
        if part.get("hidden") in ("1", "true"):
            return "hidden"
        return "off-page" if _is_off_page(part) else ""
    if part.tag.startswith(_VECTOR) and part.get("style"):
        style = declarations(part.get("style") or "")
        style = {key: value for key, value in style.items() if key not in ("width", "height")}
        return hides(style)
    return ""


def _is_off_page(anchor: Element) -> bool:
    extent = anchor.find(_PLACED + "extent")
    for axis, side in (("positionH", "cx"), ("positionV", "cy")):
        offset = _number(anchor.findtext(f"{_PLACED}{axis}/{_PLACED}posOffset"))
        size = _number(extent.get(side) if extent is not None else None)
        if offset + size < -_INCH or offset > _FARTHEST:
            return True
    return False


def _number(words: str | None) -> int:
    words = (words or "").strip()
    return int(words) if words.lstrip("-").isdecimal() and len(words) < 16 else 0


def _fill(part: Element) -> str:
    """The fill that a shape gives to what is in it."""
    if part.tag.startswith(_VECTOR) and part.get("fillcolor"):
        return "" if part.get("filled") in ("f", "false") else (part.get("fillcolor") or "?")
    if not str(part.tag).endswith("}wsp"):
        return ""
    shape = part.find(_SHAPE + "spPr")
    for fill in shape if shape is not None else ():
        if fill.tag == _DRAWING + "noFill":
            return ""
        if fill.tag == _DRAWING + "solidFill":
            colour = fill.find(_DRAWING + "srgbClr")
            return (colour.get("val") or "?") if colour is not None else "?"
        if fill.tag in (_DRAWING + "gradFill", _DRAWING + "blipFill", _DRAWING + "pattFill"):
            return "?"
    return "?" if part.find(f"{_SHAPE}style/{_DRAWING}fillRef") is not None else ""
