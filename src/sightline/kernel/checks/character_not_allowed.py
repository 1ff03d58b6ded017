"""A value holds a code number that is no character.

Some code numbers of Unicode are no characters at all, and YAML refuses them outside quotes. They
come from programs that mark the end of a text with them. Delete it; its place is shown.

## Bad

A requirement whose title ends in the code number U+FFFF.

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC030")
