"""Options are scored on something that has no weight.

Where some scores have weights and others don't, a reader can't tell whether the rest counts for
nothing or was forgotten. Give it a weight (0 says that it is for information only), or leave the
score out.

## Bad

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    weights: {latency: 3}
    options:
      - {title: Build an index, scores: {latency: 5, effort: 2}}
      - {title: Buy a search service, scores: {latency: 4, effort: 4}}
    ---

## Good

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    weights: {latency: 3, effort: 2}
    options:
      - {title: Build an index, scores: {latency: 5, effort: 2}}
      - {title: Buy a search service, scores: {latency: 4, effort: 4}}
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding


@check("DCD010", on=("DEC",), severity="warning")
def score_that_no_weight_counts(document: Document) -> Iterator[Finding]:
    model = document.model
    if model is None or not model.weights:
        return
    scored = {name for option in model.options for name in option.scores or ()}
    for name in sorted(scored - model.weights.keys()):
        help = f"add it to weights: {{{name}: 1}}, or leave the scores out"
        yield document.finding(f"`{name}` is scored but has no weight", "options", help=help)
