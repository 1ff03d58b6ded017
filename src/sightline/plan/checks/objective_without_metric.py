"""An objective is bound to no metric, so nobody can say whether it was reached.

Give it at least one key result that data can answer. A wish in plain words may stand beside it,
but it can't be the only one: at the end of the quarter it would be settled by opinion.

## Bad

objectives/OBJ-adoption.md
    ---
    title: Developers find what they need by themselves
    status: committed
    key_results:
      - text: search feels instant
    ---

## Good

objectives/OBJ-adoption.md
    ---
    title: Developers find what they need by themselves
    status: committed
    key_results:
      - share(found) of search.session is >= 60 % over 28d
      - text: search feels instant
    ---

metrics/search.session.yaml
    title: Searches, one row each
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out


@check("PLN004", on=("OBJ",), severity="thread")
def objective_without_metric(document: Document) -> Iterator[Finding]:
    model = document.model
    if model is None or any(promise.criterion for promise in model.key_results):
        return
    if left_out(document, "key_results") or all(p.is_prose for p in model.key_results):
        help = "add under key_results: - share(found) of search.session is >= 60 % over 28d"
        message = "no key result of this objective is bound to a metric"
        yield document.finding(message, "key_results", help=help)
