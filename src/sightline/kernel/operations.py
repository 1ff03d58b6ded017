"""What the kernel can be asked."""

from __future__ import annotations

from sightline.kernel.ask_check import check
from sightline.kernel.ask_explain import explain
from sightline.kernel.ask_fix import fix
from sightline.kernel.ask_list import list_
from sightline.kernel.ask_new import new
from sightline.kernel.ask_quote import quote
from sightline.kernel.ask_rename import rename
from sightline.kernel.ask_schema import schema
from sightline.kernel.ask_show import show

__all__ = ["check", "explain", "fix", "list_", "new", "quote", "rename", "schema", "show"]
