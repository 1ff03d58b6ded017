"""The words quoted here are not what the source says.

A quote is evidence only as long as it is what was said. Either the source was edited since (a
transcript corrected, a name taken out), or the words were changed on the way. Spaces and line
breaks don't count, everything else does. Copy the words again; if they no longer carry the claim,
the claim has to change, not the quote.

## Bad

opportunities/OPP-003-slow-search.md
    ---
    title: Developers give up on slow search
    evidence:
      - ref: INT-003#q4
        quote: I always type the whole word
    ---

interviews/INT-003-acme.md
    ---
    title: Type-ahead at Acme
    consent: anonymous
    ---

    > By the time the results are there I have typed the whole word. {#q4 search}

## Good

opportunities/OPP-003-slow-search.md
    ---
    title: Developers give up on slow search
    evidence:
      - ref: INT-003#q4
        quote: I have typed the whole word
    ---

interviews/INT-003-acme.md
    ---
    title: Type-ahead at Acme
    consent: anonymous
    ---

    > By the time the results are there I have typed
    > the whole word. {#q4 search}
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from sightline.kernel.checking import check
from sightline.kernel.documents.consent import SAYS_NOW
from sightline.kernel.documents.document import Document, Finding, Place, place_of_link
from sightline.kernel.documents.graph import Targets
from sightline.kernel.documents.held_values import values_of
from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.kinds import Evidence
from sightline.text.yaml.nodes import Mapping, Node, Scalar

_SHOWN = 160


@check("DSC003")
def quote_that_no_longer_matches(document: Document, targets: Targets) -> Iterator[Finding]:
    for evidence in values_of(document.model, Evidence):
        words = evidence.quote
        if not words:
            continue
        source = _words_at(evidence.ref, targets)
        if source is None or words in source:
            continue
        folded = _folded(source)
        if _folded(words) not in folded:
            message = f"{evidence.ref.reference} does not say these words"
            place = _place_of_quote(document, evidence.ref)
            yield Finding(message, place, f"{SAYS_NOW}“{_shortened(folded)}”")


def _words_at(link: Link, targets: Targets) -> str | None:
    """What stands at the reference; None where it leads nowhere, which is reported as that."""
    quote = targets.quote(link)
    if quote is not None:
        return quote.text
    source = None if link.anchor else targets.document(link)
    if source is None or source.model is None:
        return None
    return source.text or " ".join(quote.text for quote in source.quotes.values()) or None


def _folded(words: str) -> str:
    """NFC, with every run of white space as one space."""
    return " ".join(normalize("NFC", words).split())


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1].rstrip() + "…"


def _place_of_quote(document: Document, link: Link) -> Place:
    """The place of the words that stand beside a reference."""
    for node in document.values.values():
        found = _quote_beside(node, link)
        if found is not None:
            return Place(found.line, found.column, found.end_line, found.end_column)
    return place_of_link(link)


def _quote_beside(node: Node, link: Link) -> Node | None:
    if type(node) is Scalar:
        return None
    if type(node) is Mapping:
        reference, words = node.entries.get("ref"), node.entries.get("quote")
        if reference and words and (reference[1].line, reference[1].column) == link[3:5]:
            return words[1]
        inner = [value for _, value in node.entries.values()]
    else:
        inner = node.items  # type: ignore[union-attr]
    for value in inner:
        found = _quote_beside(value, link)
        if found is not None:
            return found
    return None
