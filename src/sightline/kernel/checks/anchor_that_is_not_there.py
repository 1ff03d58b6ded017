"""A link names a quote that its document does not have.

`INT-003#q4` means the quote that ends in `{#q4}`, or the cue `q4` of the transcript. If the
anchor is missing, nobody can read the words that the claim stands on. Usually it is mistyped, or
the quote was deleted; `sightline quote FILE "words"` sets an anchor and prints the reference to
copy.

## Bad

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    evidence: [INT-003#q9]
    ---

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    > We wait four seconds for every search. {#q1 speed}

## Good

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    evidence: [INT-003#q1]
    ---

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    > We wait four seconds for every search. {#q1 speed}
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, place_of_link
from sightline.kernel.documents.graph import Targets
from sightline.kernel.documents.identifiers import Link
from sightline.text.near import nearest

_MOST_LISTED = 8


@check("LNK005")
def anchor_that_is_not_there(document: Document, targets: Targets) -> Iterator[Finding]:
    for link in document.links:
        if link.anchor and targets.exists(link):
            target = targets.document(link)
            anchors = targets.anchors(link)
            if target is None or (target.model is None and target.id and not anchors):
                continue  # the file can't be read, and says so itself
            if target.id is None:
                message = f"{link.target} is a row of feedback, and a row has no quotes inside"
                yield Finding(message, place_of_link(link), f"write {link.target} alone")
            elif link.anchor not in anchors:
                message = f"{link.target} has no quote #{link.anchor}"
                yield Finding(message, place_of_link(link), _help(link, anchors))


def _help(link: Link, anchors: list[str]) -> str:
    near = nearest(link.anchor, anchors, limit=3)
    if near:
        return "did you mean " + " or ".join(f"{link.target}#{name}" for name in near) + "?"
    if not anchors:
        return f'it has none; mark one: sightline quote {link.target} "words"'
    more = ", ..." if len(anchors) > _MOST_LISTED else ""
    return "it has " + ", ".join(f"#{name}" for name in anchors[:_MOST_LISTED]) + more
