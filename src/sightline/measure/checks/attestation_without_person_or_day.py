"""An attestation does not say whose word it is, or of which day.

"It works, somebody looked" can neither be asked about nor grow old. Name the person and the day
they looked: `attested: {by: ines, on: 2026-02-02}`. It is shown as ATTESTED by that person, never
as PASS, and goes STALE after 90 days (`fresh_within` in `[attestations]`).

## Bad

requirements/REQ-014-rights.md
    ---
    title: An answer says which right is missing
    criteria:
      - text: a newcomer understands the answer
        attested: {on: 2026-02-02}
    ---

## Good

requirements/REQ-014-rights.md
    ---
    title: An answer says which right is missing
    criteria:
      - text: a newcomer understands the answer
        attested: {by: ines, on: 2026-02-02}
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("MEA031")
