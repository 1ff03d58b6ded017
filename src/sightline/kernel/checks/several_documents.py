"""A line of `---` starts a second document in one file.

One file is one document with one id. Move what follows into a file of its own, or delete the line
of hyphens.

## Bad

interviews/series.yaml
    title: Interviews with partners
    ---
    consent: given

## Good

interviews/series.yaml
    title: Interviews with partners
    consent: given
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC028")
