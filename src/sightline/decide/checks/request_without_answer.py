"""Somebody asked for this more than a month ago and has not been answered.

People accept a no with a reason; silence they remember. An answer can be short: yes and roughly
when, no and why, or which decision settles it. Write it into `answer`, or link the `decision`.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01

requests/ASK-012-csv.md
    ---
    title: CSV export for the Acme renewal
    asker: Jonas, sales
    asked: 2026-01-10
    ---

## Good

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01

requests/ASK-012-csv.md
    ---
    title: CSV export for the Acme renewal
    asker: Jonas, sales
    asked: 2026-01-10
    answer: Not this half; finance teams need scheduled exports first, see the roadmap
    answered: 2026-01-14
    ---

requests/ASK-013-sso.md
    ---
    title: Single sign-on for two universities
    asked: 2026-02-20
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out

PATIENCE_DAYS = 30


@check("DCD006", on=("ASK",), severity="warning")
def request_without_answer(document: Document, as_of: str) -> Iterator[Finding]:
    model = document.model
    if model is None or model.asked is None or model.status == "dropped":
        return
    if not left_out(document, "answer", "decision"):
        return
    waiting_days = (date.fromisoformat(as_of[:10]) - model.asked).days
    if waiting_days > PATIENCE_DAYS:
        asker = model.asker or "whoever asked"
        message = f"{asker} has been waiting for an answer for {waiting_days} days"
        help = "add answer: with the reason, or decision: DEC-... where it is settled"
        yield document.finding(message, "asked", help=help)
