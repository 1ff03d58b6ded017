"""What is to be written: plain values, so that whoever plans a change need not load the writer."""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """One file to write or delete.

    ``expected`` is the sha256 (hex) of the content that is to be replaced, None if there must be no
    such file. ``content`` is the whole new content, None to delete.
    """

    path: str
    expected: str | None
    content: bytes | None
