"""A comment looks like an ignore and can't be understood, so it has no effect.

An ignore names codes, then perhaps an end date, then the reason:
`sightline: ignore SPC002 until 2026-12-31 -- why this is fine here`. It stands in a comment on the
line or above it; `ignore-file` holds for the whole file.

## Bad

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    # sightline: ignore dangling -- the interview was deleted when its consent ended
    evidence: [INT-old]
    ---

## Good

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    # sightline: ignore LNK001 -- the interview was deleted when its consent ended
    evidence: [INT-old]
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("IGN004")
