r"""A backslash is followed by something that JSON doesn't know.

In JSON a backslash begins a special character, such as `\n` for a new line. For a backslash itself
write two.

## Bad

flags/search.flagd.json
    {"path": "C:\data"}

## Good

flags/search.flagd.json
    {"path": "C:\\data"}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC043")
