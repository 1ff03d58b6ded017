"""`sightline.toml` can't be read, so none of its settings holds.

`sightline.toml` is written in TOML: `key = "text"`, and tables under `[name]`. While it can't be
read, nothing is said about owners, sources and rows of feedback, because nobody knows them.

## Bad

sightline.toml
    name = "Example"
    owner = ana

## Good

sightline.toml
    name = "Example"
    owner = "ana"
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC050")
