"""A reported figure lacks its value, or where it was read, by whom and when.

A figure from elsewhere can't be computed again here, so whoever doubts it has to be able to look it
up: the value, a link (an address, or the id of a document), the person and the day. It is shown as
REPORTED, never as PASS, and goes STALE after 90 days (`fresh_within` in `[attestations]`).

## Bad

requirements/REQ-014-onboarding.md
    ---
    title: The first call succeeds in days, not weeks
    criteria:
      - text: developers reach their first call within five days
        reported: {value: 4.2 d, by: ines, on: 2026-02-02}
    ---

## Good

requirements/REQ-014-onboarding.md
    ---
    title: The first call succeeds in days, not weeks
    criteria:
      - text: developers reach their first call within five days
        reported: {value: 4.2 d, n: 118, by: ines, on: 2026-02-02, link: https://bi.example/onboarding}
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("MEA032")
