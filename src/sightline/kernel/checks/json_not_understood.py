"""The text isn't JSON, in a way that has no code of its own.

The mistakes that people make most have pages of their own. Compare the place with a line that
works: text in double quotes, `key: value` pairs between braces, commas between them.

## Bad

flags/search.flagd.json
    {"flags": {"search" = true}}

## Good

flags/search.flagd.json
    {"flags": {"search": true}}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC040")
