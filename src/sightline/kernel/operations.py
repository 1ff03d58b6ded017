"""What the kernel can be asked."""

from __future__ import annotations

from sightline.kernel.ask_check import check
from sightline.kernel.ask_explain import explain
from sightline.kernel.ask_fix import fix

__all__ = ["check", "explain", "fix"]
