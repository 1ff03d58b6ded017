"""What can be asked about what is wrong."""

from __future__ import annotations

from sightline.kernel.reporting.ask_check import check
from sightline.kernel.reporting.ask_explain import explain
from sightline.kernel.reporting.ask_fix import fix

__all__ = ["check", "explain", "fix"]
