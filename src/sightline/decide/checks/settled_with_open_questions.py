"""A decision counts as settled while its own questions are still open.

Either the answers don't matter to the choice, and then the questions can go, or they do, and then
it isn't decided yet. Answer them, move those that can wait into `flips_if` (what would change the
choice), or set the decision back to draft.

## Bad

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    status: committed
    choice: Build an index
    open_questions:
      - Does the index fit into memory for the largest account?
    ---

## Good

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    status: committed
    choice: Build an index
    flips_if: the index of the largest account outgrows 64 GB
    ---

decisions/DEC-008-export.md
    ---
    title: Which formats an export has
    status: draft
    ---

    ## Open questions

    - Who reads Parquet?
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding

_SETTLED = ("committed", "shipped")


@check("DCD003", on=("DEC",))
def settled_with_open_questions(document: Document) -> Iterator[Finding]:
    model = document.model
    if model is None or not model.open_questions or model.status not in _SETTLED:
        return
    number = len(model.open_questions)
    questions = "a question is" if number == 1 else f"{number} questions are"
    message = f"{questions} still open, but the decision is {model.status}"
    help = "answer them, move them to flips_if, or write status: draft"
    yield document.finding(message, "open_questions", help=help)
