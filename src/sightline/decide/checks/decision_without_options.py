"""A decision was taken with nothing to decide between.

If only one way was considered, nobody can tell later whether the others were worse or just never
thought of, and the same discussion starts again. Write down at least two options; "leave it as it
is" is one, and often the one to beat.

## Bad

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    status: committed
    options:
      - title: Build an index
    choice: Build an index
    ---

## Good

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    status: committed
    options:
      - title: Build an index
      - title: Buy a search service
        why_not: Customers' data would leave the region
      - title: Leave it as it is
    choice: Build an index
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out
from sightline.text.yaml.nodes import Sequence


@check("DCD001", on=("DEC",), severity="thread")
def decision_without_options(document: Document) -> Iterator[Finding]:
    if document.model is None or len(document.model.options) > 1:
        return
    node = document.values.get("options")
    written = len(node.items) if type(node) is Sequence else int(not left_out(document, "options"))
    if written < 2:
        count = "only one option was" if written else "no options were"
        help = "list at least two under options:, such as `- title: Leave it as it is`"
        yield document.finding(f"{count} considered", "options", help=help)
