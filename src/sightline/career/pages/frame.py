"""Where things stand on a page as it is displayed: from its upper left corner, turned upright."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["Frame"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the PDF's plane that is displayed, and how it is turned.

    ``left``, ``bottom``, ``right``, ``top`` are the crop box in PDF points (upwards from below);
    ``quarters`` counts the clockwise quarter turns of the page (``/Rotate``).
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    @property
    def width(self) -> float:
        across, down = self.right - self.left, self.top - self.bottom
        return down if self.quarters % 2 else across

    @property
    def height(self) -> float:
        across, down = self.right - self.left, self.top - self.bottom
        return across if self.quarters % 2 else down

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the PDF's plane in points from the displayed page's upper left corner."""
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        if self.quarters == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def angle(self, a: float, b: float) -> int:
        """The direction of a text with the matrix [a b ...], in whole degrees clockwise."""
        if b == 0 and a > 0 and self.quarters == 0:
            return 0
        if not (math.isfinite(a) and math.isfinite(b)):
            return 0
        x0, y0 = self.point(0.0, 0.0)
        x1, y1 = self.point(a, b)
        return round(math.degrees(math.atan2(y1 - y0, x1 - x0))) % 360

    def turned_point(self, x: float, y: float, angle: int) -> tuple[float, float]:
        """A point in the frame whose x axis runs along a text of the given angle."""
        if angle == 0 and self.quarters == 0:
            return x - self.left, self.top - y
        right, down = self.point(x, y)
        return turn(right, down, angle)

    def turned(
        self, left: float, bottom: float, right: float, top: float, angle: int
    ) -> tuple[float, float, float, float]:
        """A box as (left, top, right, bottom) in the frame of a text of the given angle."""
        if angle == 0 and self.quarters == 0 and left <= right and bottom <= top:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        x0, y0 = self.turned_point(left, top, angle)
        x1, y1 = self.turned_point(right, bottom, angle)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def turn(x: float, y: float, angle: int) -> tuple[float, float]:
    """A displayed point seen along a text of the angle; ``turn(*turn(x, y, a), -a)`` is (x, y)."""
    if angle == 0:
        return x, y
    radians = math.radians(angle)
    cosine, sine = math.cos(radians), math.sin(radians)
    return x * cosine + y * sine, y * cosine - x * sine
