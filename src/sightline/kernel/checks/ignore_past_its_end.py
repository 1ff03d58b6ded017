"""An ignore has passed its end date, so it has no effect any more.

An end date is a promise to look again. What was hidden is shown again from that day on. Mend it, or
write a new date with a reason that holds today.

## Bad

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    # sightline: ignore LNK001 until 2024-06-30 -- the interview is being transcribed
    evidence: [INT-004]
    ---

## Good

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    # sightline: ignore LNK001 until 2999-06-30 -- the interview is being transcribed
    evidence: [INT-004]
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("IGN002", severity="warning")
