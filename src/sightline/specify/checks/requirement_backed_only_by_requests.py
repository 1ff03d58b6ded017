"""The only reason for a requirement is that somebody inside asked for it.

A stakeholder's request is a good reason to look, and a weak one to build: it names a solution, and
the need behind it may be smaller, larger or another one. Link what shows the need (an opportunity,
a quote, a ticket, a reading), or the decision in which the request was weighed.

## Bad

requirements/REQ-015-export.md
    ---
    title: Every table can be taken away as CSV
    status: committed
    evidence: [ASK-012]
    ---

requests/ASK-012-csv.md
    ---
    title: CSV export for the Acme renewal
    ---

## Good

requirements/REQ-015-export.md
    ---
    title: Every table can be taken away as CSV
    status: committed
    opportunity: OPP-005
    evidence: [ASK-012]
    ---

requests/ASK-012-csv.md
    ---
    title: CSV export for the Acme renewal
    ---

opportunities/OPP-005-export.md
    ---
    title: Finance teams copy tables by hand
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding


@check("SPC003", on=("REQ",), severity="thread")
def requirement_backed_only_by_requests(document: Document) -> Iterator[Finding]:
    model = document.model
    if model is None or model.opportunity or model.decision or not model.evidence:
        return
    if all(evidence.ref.target.startswith("ASK-") for evidence in model.evidence):
        message = "the only reason given is that stakeholders asked for it"
        help = "add opportunity: OPP-... or evidence from customers: a quote, a ticket, a reading"
        yield document.finding(message, "evidence", help=help)
