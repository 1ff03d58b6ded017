"""What the kernel can be asked."""

from __future__ import annotations

from sightline.kernel.ask_check import check

__all__ = ["check"]
