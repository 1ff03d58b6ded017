"""Two quotes of one document have the same anchor.

A link to the anchor would have two meanings; the first quote is the one that counts. Give the
second quote a name of its own. `sightline quote FILE "words"` chooses a free one.

## Bad

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    > We wait four seconds for every search. {#q1 speed}

    > I copy the ids by hand. {#q1 export}

## Good

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    > We wait four seconds for every search. {#q1 speed}

    > I copy the ids by hand. {#q2 export}
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("LNK007")
