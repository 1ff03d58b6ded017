"""An ignore gives no reason, so it has no effect.

Whoever reads the comment in a year must be able to see whether the reason still holds. Write it
after two hyphens; the comment works from then on.

## Bad

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    # sightline: ignore LNK001
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

CHECK = reported_by_reader("IGN001")
