"""Nothing links to a document, and it links to nothing.

It is no part of any thread: whoever asks why or what for will not come across it. That is fine
for a draft of this morning. Say what it serves or stands on, mention it where it matters, or drop
it.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    opportunity: OPP-003
    ---

opportunities/OPP-003-speed.md
    ---
    title: Search is slow
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.graph import Referrers


@check("LNK009", severity="info")
def orphan(
    document: Document, referrers: Referrers, namesakes: dict[str, list[str]]
) -> Iterator[Finding]:
    if document.id is None or document.model is None or document.status == "dropped":
        return
    if namesakes and document.path.endswith(".vtt"):
        return  # a transcript beside its interview
    if type(document.model).__kind__.file_name:
        return  # the one file that holds for a whole folder
    leads_on = any(k.type != "companion" and k.target != document.id for k in document.links)
    if not leads_on and not _others(referrers, document):
        message = f"nothing links to {document.id}, and it links to nothing"
        help = f"say what it serves or stands on, or mention it elsewhere: [[{document.id}]]"
        yield document.finding(message, "title", help=help)


def _others(referrers: Referrers, document: Document) -> bool:
    """Whether a document other than itself links to it."""
    return len(referrers.links()) > sum(k.target == document.id for k in document.links)
