"""Two quotes of one document have the same anchor.

A link to the anchor would have two meanings. Give the second quote a name of its own; `sightline
quote FILE "words"` chooses a free one. The cues of a transcript are quotes of its interview, so
their ids must differ from the anchors there.

## Bad

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    > We wait four seconds for every search. {#q1 speed}

    > I copy the ids by hand. {#q1 export}

## Good

interviews/INT-003-acme.md
    ---
    title: Acme, first call
    ---

    > We wait four seconds for every search. {#q1 speed}

    > I copy the ids by hand. {#q2 export}
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding


@check("LNK007")
def anchor_used_twice(document: Document, twins: Iterator[Document]) -> Iterator[Finding]:
    """Of one file the reader tells; here a transcript is held against its interview."""
    if document.quotes and document.path.endswith(".vtt"):
        for twin in twins:
            if not (twin.path.endswith(".vtt") and twin.path > document.path):
                yield from _in_both(document, twin)


def _in_both(document: Document, twin: Document) -> Iterator[Finding]:
    for name, quote in document.quotes.items():
        if name in twin.quotes:
            line = twin.quotes[name].place.line
            message = f"the anchor `#{name}` stands in {twin.path} too, on line {line}"
            yield Finding(message, quote.place, "give this quote a name of its own")
