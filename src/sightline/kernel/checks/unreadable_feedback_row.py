"""A row of feedback can't be read, or has no id of its own.

Rows of feedback are evidence, and evidence must be found again: each row needs an id, different
from all others, in the column that `sightline.toml` names as `key`. A row that can't be read is
left out, and everything else in the file still counts.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"

    [feedback.TIC]
    files = "feedback/*.csv"
    key = "ticket"
    text = "words"

feedback/support.csv
    ticket,words
    8812,Search takes four seconds
    8812,Export loses the umlauts
    ,Where is the dark mode?

## Good

sightline.toml
    name = "Example"
    owner = "ana"

    [feedback.TIC]
    files = "feedback/*.csv"
    key = "ticket"
    text = "words"

feedback/support.csv
    ticket,words
    8812,Search takes four seconds
    8813,Export loses the umlauts
    8814,Where is the dark mode?
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("LNK011")
