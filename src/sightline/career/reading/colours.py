"""Whether a reader can see letters of one colour on another."""

from __future__ import annotations

import re

__all__ = ["WHITE", "Colour", "colour", "is_invisible_on"]

#: red, green, blue from 0 to 255
Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)

#: Below this contrast (WCAG 2.2, relative luminance) letters can't be told from the ground.
_LEAST_CONTRAST = 1.2
_NAMED: dict[str, Colour] = {
    "white": WHITE, "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240),
    "ghostwhite": (248, 248, 255), "whitesmoke": (245, 245, 245), "mintcream": (245, 255, 250),
    "floralwhite": (255, 250, 240), "azure": (240, 255, 255), "aliceblue": (240, 248, 255),
    "seashell": (255, 245, 238), "honeydew": (240, 255, 240), "silver": (192, 192, 192),
    "gray": (128, 128, 128), "grey": (128, 128, 128), "navy": (0, 0, 128), "red": (255, 0, 0),
    "blue": (0, 0, 255), "green": (0, 128, 0), "darkblue": (0, 0, 139), "yellow": (255, 255, 0),
}  # fmt: skip
_HEX = re.compile(r"#?([0-9a-fA-F]{3,8})\Z")
_NUMBERS = re.compile(r"rgba?\(([^()]{1,60})\)\Z")
_HSL_WHITE = re.compile(r"hsla?\([^()]{0,40}?\b100%[^()]{0,20}\)\Z")


def colour(words: str) -> Colour | None:
    """The colour that CSS or a Word document names; None where it isn't known or has holes."""
    words = words.strip().lower().removesuffix("!important").strip()
    if words in _NAMED:
        return _NAMED[words]
    if found := _HEX.match(words):
        digits = found[1]
        if len(digits) in (3, 4):
            digits = "".join(digit * 2 for digit in digits)
        if len(digits) in (6, 8) and digits[6:] in ("", "ff"):
            return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
        return None
    if found := _NUMBERS.match(words):
        parts = [part for part in re.split(r"[ ,/]+", found[1].strip()) if part]
        if len(parts) == 3 or (len(parts) == 4 and _is_full(parts[3])):
            levels = [_level(part) for part in parts[:3]]
            if None not in levels:
                return levels[0] or 0, levels[1] or 0, levels[2] or 0
        return None
    return WHITE if _HSL_WHITE.match(words) and words.count("100%") else None


def is_invisible_on(letters: Colour | None, ground: Colour | None) -> bool:
    """Whether the contrast is too small to read; an unknown colour counts as readable."""
    if letters is None or ground is None:
        return False
    one, other = sorted((_luminance(letters), _luminance(ground)))
    return (other + 0.05) / (one + 0.05) < _LEAST_CONTRAST


def _is_full(part: str) -> bool:
    return part in ("1", "1.0", "100%")


def _level(part: str) -> int | None:
    try:
        value = float(part[:-1]) * 2.55 if part.endswith("%") else float(part)
    except ValueError:
        return None
    return round(min(max(value, 0.0), 255.0)) if value == value else None


def _luminance(rgb: Colour) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    shares = [level / 255 for level in rgb]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
