"""An opportunity's only evidence is that somebody inside asked for it.

A request tells what a stakeholder wants; an opportunity is what a customer needs. Often there is a
need behind the request, and asking for it is cheap: find the words, the ticket or the number that
shows it, and point to that as well. If there is none, answer the request instead.

## Bad

opportunities/OPP-005-export.md
    ---
    title: Accounts want their data as CSV
    status: committed
    evidence: [ASK-012]
    ---

requests/ASK-012-csv.md
    ---
    title: CSV export for the Acme renewal
    ---

## Good

opportunities/OPP-005-export.md
    ---
    title: Accounts want their data as CSV
    status: committed
    evidence: [ASK-012, INT-007#q2]
    ---

requests/ASK-012-csv.md
    ---
    title: CSV export for the Acme renewal
    ---

interviews/INT-007-finance.md
    ---
    title: Month's end in a finance team
    consent: anonymous
    ---

    > I copy the table into a sheet by hand, every month. {#q2 export}
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding


@check("DSC007", on=("OPP",), severity="thread")
def opportunity_backed_only_by_requests(document: Document) -> Iterator[Finding]:
    model = document.model
    if model is None or not model.evidence or model.claims:
        return
    if all(evidence.ref.target.startswith("ASK-") for evidence in model.evidence):
        message = "all evidence here is what stakeholders asked for; no customer is heard"
        help = "add a quote, a row of feedback or a reading that shows the need behind the request"
        yield document.finding(message, "evidence", help=help)
