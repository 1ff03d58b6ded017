"""One document says that it replaces another, and the other one doesn't say so.

Whoever opens the old one must see that it no longer holds, and whoever opens the new one must see
what it replaced. Write both ends: `supersedes` in the new document, `superseded_by` in the old
one; `sightline check --fix` adds the missing one.

## Bad

decisions/DEC-007-buy-search.md
    ---
    title: Buy the search engine
    supersedes: DEC-002
    ---

decisions/DEC-002-build-search.md
    ---
    title: Build the search engine
    ---

## Good

decisions/DEC-007-buy-search.md
    ---
    title: Buy the search engine
    supersedes: DEC-002
    ---

decisions/DEC-002-build-search.md
    ---
    title: Build the search engine
    superseded_by: DEC-007
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, place_of_link
from sightline.kernel.documents.graph import Referrers, Targets
from sightline.kernel.documents.identifiers import kind_of


@check("LNK008", severity="thread")
def one_sided_supersede(
    document: Document, targets: Targets, referrers: Referrers
) -> Iterator[Finding]:
    """Both are found at the newer document: its status says how much it matters."""
    if document.id is None or document.model is None:
        return
    for link in document.links:
        if link.type == "supersedes" and link.target != document.id:
            old = targets.document(link)
            if old is not None and _can_answer(old, document) and not _names(old, document):
                message = f"{link.target} does not say that {document.id} replaced it"
                help = f"add `superseded_by: {document.id}` to {old.path}: sightline check --fix"
                yield Finding(message, place_of_link(link), help)
    for old, link in referrers.documents("superseded_by"):
        if old.id != document.id and _can_answer(old, document) and not _replaces(document, old):
            message = f"{old.id} says that this replaced it, and this does not say so"
            help = f"add `supersedes: {old.id}` here, or correct line {link.line} of {old.path}"
            yield document.finding(message, "supersedes", help=help)


def _can_answer(old: Document, new: Document) -> bool:
    same_kind = old.id is not None and kind_of(old.id) == new.kind
    return same_kind and old.model is not None


def _names(old: Document, new: Document) -> bool:
    return any(k.type == "superseded_by" and k.target == new.id for k in old.links)


def _replaces(new: Document, old: Document) -> bool:
    return any(k.type == "supersedes" and k.target == old.id for k in new.links)
