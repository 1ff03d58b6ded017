"""Nobody answers for this roadmap item.

What nobody owns is moved quietly from quarter to quarter. Name a person here, or one for the whole
workspace: `owner` in `sightline.toml` stands for every document that names nobody else.

## Bad

sightline.toml
    name = "Example"

roadmap/INI-002-search.md
    ---
    title: New search backend
    status: committed
    ---

## Good

sightline.toml
    name = "Example"

roadmap/INI-002-search.md
    ---
    title: New search backend
    status: committed
    owner: mira
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out
from sightline.kernel.documents.settings import Settings


@check("PLN002", on=("INI",), severity="thread")
def initiative_without_owner(document: Document, settings: Settings) -> Iterator[Finding]:
    if settings.is_readable and not settings.owner and left_out(document, "owner"):
        help = 'add owner: mira here, or owner = "mira" to sightline.toml'
        yield document.finding("nobody owns this initiative", help=help)
