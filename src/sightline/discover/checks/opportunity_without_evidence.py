"""An opportunity stands on nothing that anybody said or did.

Without evidence, an opportunity is an opinion about customers, and everything that is built for it
inherits the doubt. Point to where the need was seen: the words of an interview, a row of feedback,
an insight, a reading. `sightline quote` makes a reference to an interview's words.

A solution or an assumption test stands on the opportunity above it, and an opportunity with
branches on theirs, so they need none of their own.

## Bad

opportunities/OPP-003-slow-search.md
    ---
    title: Developers give up on slow search
    status: committed
    ---

## Good

opportunities/OPP-003-slow-search.md
    ---
    title: Developers give up on slow search
    status: committed
    evidence: [INT-003#q4]
    ---

opportunities/OPP-004-index.md
    ---
    title: An index that is built beforehand
    status: committed
    stage: solution
    parent: OPP-003
    ---

interviews/INT-003-acme.md
    ---
    title: Type-ahead at Acme
    consent: anonymous
    ---

    > By the time the results are there I have typed the whole word. {#q4 search}
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.graph import Referrers
from sightline.kernel.documents.left_out import left_out


@check("DSC001", on=("OPP",), severity="thread")
def opportunity_without_evidence(document: Document, referrers: Referrers) -> Iterator[Finding]:
    if not left_out(document, "evidence", "claims"):
        return
    stands_on_parent = document.model.parent and document.model.stage not in (None, "opportunity")
    if not stands_on_parent and not referrers.links("parent"):
        help = "add what it was learned from: evidence: [INT-003#q4] (a quote, an insight, a row)"
        yield document.finding("this opportunity stands on no evidence", help=help)
