"""The same key stands twice; the last one counts.

Programs take the last one, people see the first one. Keep one of the two.

## Bad

flags/search.flagd.json
    {"enabled": true, "enabled": false}

## Good

flags/search.flagd.json
    {"enabled": false}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC046", severity="warning")
