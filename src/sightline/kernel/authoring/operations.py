"""What can be asked by whoever writes documents by hand."""

from __future__ import annotations

from sightline.kernel.authoring.ask_list import list_
from sightline.kernel.authoring.ask_new import new
from sightline.kernel.authoring.ask_quote import quote
from sightline.kernel.authoring.ask_rename import rename
from sightline.kernel.authoring.ask_schema import schema
from sightline.kernel.authoring.ask_show import show

__all__ = ["list_", "new", "quote", "rename", "schema", "show"]
