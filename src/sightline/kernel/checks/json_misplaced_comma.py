"""A comma is missing, or one stands where it must not.

In JSON a comma stands between two values, never after the last one.

## Bad

flags/search.flagd.json
    {"flags": {"search": true,}}

## Good

flags/search.flagd.json
    {"flags": {"search": true}}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC041")
