"""A weight is given to something on which no option is scored.

The weighing then silently leaves it out, and the ranking says less than it seems to. Either the
name is spelled differently in `weights` and in `scores`, or the scores are still missing.

## Bad

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    weights: {latency: 3, effort: 2}
    options:
      - {title: Build an index, scores: {latency: 5, efort: 2}}
      - {title: Buy a search service, scores: {latency: 4, efort: 4}}
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
from sightline.text.near import nearest


@check("DCD008", on=("DEC",))
def weight_that_no_option_scores(document: Document) -> Iterator[Finding]:
    model = document.model
    if model is None or not model.weights:
        return
    scored = {name for option in model.options for name in option.scores or ()}
    for name in model.weights:
        if name not in scored:
            near = nearest(name, sorted(scored), limit=1)
            help = (
                f"did you mean `{near[0]}`?"
                if near
                else f"score the options: scores: {{{name}: 3}}"
            )
            yield document.finding(f"no option is scored on `{name}`", "weights", name, help=help)
