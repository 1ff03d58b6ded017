"""What was chosen is not among the options that were considered.

Readers look for the scores and the reasons of the chosen option and don't find it. Usually the
title was reworded in one of the two places; sometimes the choice is a mix that deserves to be an
option of its own. Capitals and spaces don't matter.

## Bad

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    options:
      - title: Build an index
      - title: Buy a search service
    choice: Build the index
    ---

## Good

decisions/DEC-007-search.md
    ---
    title: How search gets fast
    options:
      - title: Build an index
      - title: Buy a search service
    choice: build an index
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.text.near import nearest


@check("DCD005", on=("DEC",))
def choice_that_is_no_option(document: Document) -> Iterator[Finding]:
    model = document.model
    if model is None or not model.choice or not model.options:
        return
    titles = [option.title for option in model.options]
    if model.choice in titles or _folded(model.choice) in map(_folded, titles):
        return
    near = nearest(model.choice, titles, limit=1)
    help = f"did you mean `{near[0]}`?" if near else "options: " + "; ".join(titles)
    message = f"`{model.choice}` is not among the options considered"
    yield document.finding(message, "choice", help=help)


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())
