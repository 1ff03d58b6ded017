"""A requirement doesn't say how anyone will know that it works.

Without a criterion, "done" means "released". A criterion is one line that data can answer; it is
written once and serves as acceptance test, service level, rollout guardrail and verdict. Bullets
under a heading `## Criteria` count as well. Those under `## Acceptance criteria` do not, as most
often they are sentences that no data can answer: rename the heading, and keep what data can answer.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: committed
    criteria:
      - p95 of api.latency_ms where operation = 'search' is < 200 ms over 28d
    ---

requirements/REQ-015-export.md
    ---
    title: Every table can be taken away as CSV
    status: committed
    ---

    ## Criteria

    - share(succeeded) of exports.run is >= 99 % over 28d

metrics/api.latency_ms.yaml
    title: Latency of the API

metrics/exports.run.yaml
    title: Exports, one row each
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.left_out import left_out

_OTHER_HEADING = re.compile(
    r"^ {0,3}(#{1,6}[ \t]+(?:(?:acceptance|success|release|exit) criteria\b"
    r"|(?:acceptance |success )?crit+(?:e|i)r(?:ias|ion|ions|a|ie|ies)\b)[^\n]*)",
    re.I | re.M,
)


@check("SPC002", on=("REQ",), severity="thread")
def requirement_without_criterion(document: Document) -> Iterator[Finding]:
    if left_out(document, "criteria"):
        help = (
            "add a bullet under ## Criteria, or a line under criteria:, such as"
            " - p95 of api.latency_ms is < 200 ms over 28d"
        )
        heading = _OTHER_HEADING.search(document.text)
        if heading:
            help = f"`{heading[1].strip()}` isn't read: call it ## Criteria, or {help}"
        yield document.finding("nothing says how to know that this works", help=help)
