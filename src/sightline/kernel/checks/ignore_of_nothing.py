"""An ignore hides nothing, because nothing is reported there.

What it was for has been mended, or the code is mistyped. A comment that stays would hide the next
mistake at this place before anybody has seen it. Remove it; `sightline check --fix` does that.

## Bad

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    # sightline: ignore LNK001 -- the interview is being transcribed
    evidence: [INT-004]
    ---

interviews/INT-004-acme.md
    ---
    title: Acme, second call
    ---

## Good

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    evidence: [INT-004]
    ---

interviews/INT-004-acme.md
    ---
    title: Acme, second call
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("IGN003", severity="warning")
