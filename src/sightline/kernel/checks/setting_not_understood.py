"""A setting in `sightline.toml` is unknown, or its value has no meaning there.

A mistyped setting would silently have no effect. The help names the one that was probably meant, or
all that exist.

## Bad

sightline.toml
    name = "Example"
    onwer = "ana"

    [checks]
    LNK009 = "loud"

## Good

sightline.toml
    name = "Example"
    owner = "ana"

    [checks]
    LNK009 = "warning"
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC051")
