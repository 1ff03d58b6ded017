"""A claim about the world is backed by no words that anybody said.

A claim is worth as much as what it can be traced to. Give the span that backs it: where it stands,
and the words. If there is none, it is your own statement: leave it out of `claims` and say so in
the text.

## Bad

insights/INS-typing.md
    ---
    title: Developers search while typing
    status: committed
    claims:
      - text: Developers expect results before they have finished the word
    ---

## Good

insights/INS-typing.md
    ---
    title: Developers search while typing
    status: committed
    claims:
      - text: Developers expect results before they have finished the word
        quotes:
          - ref: INT-003#q4
            quote: I have typed the whole word
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
from sightline.kernel.documents.left_out import left_out_inside


@check("DSC002", on=("INS", "OPP"), severity="thread")
def claim_without_quote(document: Document) -> Iterator[Finding]:
    if document.model is None or all(claim.quotes for claim in document.model.claims):
        return
    for index in left_out_inside(document, "claims", "quotes"):
        message = "this claim is backed by no quoted words"
        help = "add under it: quotes: [{ref: INT-003#q4, quote: the words}]"
        yield document.finding(message, "claims", index, help=help)
