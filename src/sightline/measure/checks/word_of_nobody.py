"""A record says ATTESTED or REPORTED, and nobody stands for it.

Somebody's word is worth what the person is: without a name nobody can be asked, without a day it
can't grow old, and a reported figure that nobody can look up is only a rumour. Let Sightline write
the record (`sightline attest`, `sightline report`), or add what is missing. Until then the word
doesn't count.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    ---

readings/RDG-search-by-hand.yaml
    title: Search, tried out by hand
    of: REQ-014
    criterion: a newcomer understands the answer
    verdict: ATTESTED
    as_of: 2026-02-02

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    ---

readings/RDG-search-by-hand.yaml
    title: Search, tried out by hand
    of: REQ-014
    criterion: a newcomer understands the answer
    verdict: ATTESTED
    by: ines
    as_of: 2026-02-02
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import unreadable
from sightline.measure.promises.backed_verdict import lacking


@check("MEA036", on=("RDG",))
def word_of_nobody(document: Document) -> Iterator[Finding]:
    model = document.model
    if model is None:
        return
    missing = [part for part in lacking(model) if not unreadable(document, part.partition(".")[0])]
    if missing:
        names = " and ".join(f"`{part}`" for part in missing)
        help = "sightline attest ID --by NAME writes it whole; so does sightline report"
        message = f"it says {model.verdict}, without {names}"
        yield document.finding(message, "verdict", help=help)
