"""What a web page's style hides: the few declarations that make words unreadable."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.career.reading.colours import WHITE, Colour, colour

__all__ = ["Ink", "StyleSheet", "declarations", "hides"]

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][-\w]+)*)\Z", re.IGNORECASE)
_LENGTH = re.compile(r"(-?[0-9]*\.?[0-9]+)(px|pt|em|rem|%|vw|vh|cm|mm|in|)\Z")
_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16, "cm": 37.8,
           "mm": 3.78, "in": 96.0, "vw": 10.0, "vh": 10.0}  # fmt: skip
_OUTSIDE_PX = -400
_MAX_SHEET = 500_000
_MAX_RULES = 2_000


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours that words stand in; None where a picture or gradient may lie behind."""

    letters: Colour | None = (0, 0, 0)
    ground: Colour | None = WHITE

    def under(self, style: dict[str, str]) -> Ink:
        """The colours inside an element of a style."""
        letters, ground = self.letters, self.ground
        if "color" in style and style["color"] not in ("inherit", "currentcolor"):
            letters = colour(style["color"])
            if style["color"] == "transparent":
                letters = ground
        for key in ("background", "background-color", "background-image"):
            value = style.get(key, "")
            if value and value not in ("none", "transparent", "inherit", "initial"):
                ground = colour(value)
        return Ink(letters, ground)


class StyleSheet:
    """Rules for a tag, a class, an id, or one of these together; others are passed over."""

    def __init__(self, text: str) -> None:
        self._rules: dict[str, list[tuple[str, frozenset[str], dict[str, str]]]] = {}
        count = 0
        for selectors, body in _blocks(text[:_MAX_SHEET]):
            style = declarations(body)
            for selector in selectors.split(",") if style else ():
                found = _SELECTOR.match(selector.strip())
                if found and found[0] and count < _MAX_RULES:
                    names = re.findall(r"[.#][-\w]+", found[2])
                    tag = (found[1] or "").lower()
                    self._rules.setdefault(names[0] if names else tag, []).append(
                        (tag, frozenset(names), style)
                    )
                    count += 1

    def of(self, tag: str, names: list[str]) -> dict[str, str]:
        """The style of an element; ``names`` are its ``.class`` and ``#id`` names."""
        style: dict[str, str] = {}
        for key in (tag, *names) if self._rules else ():
            for wanted, needed, rule in self._rules.get(key, ()):
                if wanted in ("", tag) and needed.issubset(names):
                    style.update(rule)
        return style


def _blocks(text: str) -> list[tuple[str, str]]:
    """Selector and body of each rule outside ``@`` blocks."""
    found: list[tuple[str, str]] = []
    text = _COMMENT.sub("", text)
    at = 0
    while (start := text.find("{", at)) >= 0:
        selector = text[at:start].rpartition(";")[2].strip()
        if selector.startswith("@"):
            at = _after_block(text, start)
            continue
        end = text.find("}", start)
        end = len(text) if end < 0 else end
        found.append((selector, text[start + 1 : end]))
        at = end + 1
    return found


def _after_block(text: str, start: int) -> int:
    depth = 0
    for sign in re.finditer(r"[{}]", text[start:]):
        depth += 1 if sign[0] == "{" else -1
        if depth == 0:
            return start + sign.end()
    return len(text)


def declarations(text: str) -> dict[str, str]:
    """``display: none; color: #fff`` as a mapping, in small letters."""
    style: dict[str, str] = {}
    for part in _COMMENT.sub("", text).lower().split(";"):
        key, _, value = part.partition(":")
        if value.strip():
            style[key.strip()] = value.replace("!important", "").strip()
    return style


def hides(style: dict[str, str]) -> str:
    """``hidden`` or ``off-page`` where nobody can see what is inside, else nothing."""
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return "hidden"
    if _is_least(style.get("opacity", "1"), 0.05) or style.get("content-visibility") == "hidden":
        return "hidden"
    size = _pixels(style.get("font-size", ""))
    if size is not None and size <= 2:
        return "hidden"
    if style.get("transform", "").replace(" ", "").startswith(("scale(0)", "scale(0.0")):
        return "hidden"
    if _is_clipped(style):
        return "hidden"
    outside = style.get("position") in ("absolute", "fixed", "relative")
    for key in ("left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top"):
        place = _pixels(style.get(key, ""))
        inward = key in ("left", "top", "right", "bottom")
        if place is not None and place <= _OUTSIDE_PX and (outside or not inward):
            return "off-page"
    return ""


def _is_clipped(style: dict[str, str]) -> bool:
    if re.fullmatch(r"rect\([01a-z, ]+\)", style.get("clip", "").replace("px", "")):
        return style.get("position") in ("absolute", "fixed")
    if style.get("clip-path", "") in ("inset(50%)", "inset(100%)", "circle(0)"):
        return True
    if style.get("overflow") not in ("hidden", "clip"):
        return False
    sizes = [_pixels(style.get(key, "")) for key in ("width", "height", "max-width", "max-height")]
    return any(size is not None and size <= 1 for size in sizes)


def _is_least(words: str, limit: float) -> bool:
    found = _LENGTH.match(words)
    return bool(found) and float(found[1] if found else "1") <= limit


def _pixels(words: str) -> float | None:
    found = _LENGTH.match(words)
    return float(found[1]) * _PIXELS[found[2]] if found else None
