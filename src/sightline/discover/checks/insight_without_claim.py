"""An insight claims nothing and shows nothing.

An insight is something that was understood: one or more claims, each with the words that back it.
A short insight may let its title be the claim and give the words in `evidence`. One that has
neither can't be weighed, and whatever is built on it stands on air.

## Bad

insights/INS-typing.md
    ---
    title: Developers search while typing
    status: committed
    ---

## Good

insights/INS-typing.md
    ---
    title: Developers search while typing
    status: committed
    claims:
      - text: Developers expect results before they have finished the word
        quotes: [INT-003#q4]
    ---

insights/INS-keys.md
    ---
    title: Sandbox keys are asked for by e-mail
    status: committed
    evidence: [INT-003#q5]
    ---

interviews/INT-003-acme.md
    ---
    title: Type-ahead at Acme
    consent: anonymous
    ---

    > By the time the results are there I have typed the whole word. {#q4 search}

    > For a sandbox key I write to somebody and wait. {#q5 onboarding}
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("DSC005", on=("INS",), severity="thread")
def insight_without_claim(document: Document) -> Iterator[Finding]:
    if left_out(document, "claims", "evidence"):
        message = "this insight makes no claim and shows no evidence"
        help = (
            "add claims: with text and quotes, or evidence: [INT-003#q4] if the title is the claim"
        )
        yield document.finding(message, help=help)
