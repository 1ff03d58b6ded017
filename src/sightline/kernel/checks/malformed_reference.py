"""Something stands where a reference belongs, and is none.

A reference is an id, such as `REQ-014` or `INS-auth-flow`, with an anchor if one quote is meant:
`INT-003#q4`. The prefix has capital letters, and a slug has small ones.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    opportunity: OPP 3
    ---

    It goes with [[req-12]].

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    opportunity: OPP-3
    ---

    It goes with [[REQ-12]].

requirements/REQ-12-index.md
    ---
    title: The index is fresh within a minute
    ---

opportunities/OPP-3-speed.md
    ---
    title: Search is slow
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("LNK002")
