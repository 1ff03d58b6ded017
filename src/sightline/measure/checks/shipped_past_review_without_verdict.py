"""This was shipped, the day to look at its result has passed, and no verdict is recorded.

"Did it work?" is asked once, on the day named in `review`, or never. Ask the data and keep the
answer (`sightline verify REQ-014 --record` writes it to `readings/`), or name a later day if there
was not enough to see yet.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: shipped
    review: 2026-02-01
    ---

## Good

sightline.toml
    name = "Example"
    owner = "ana"
    as_of = 2026-03-01

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    status: shipped
    review: 2026-02-01
    ---

readings/RDG-search-2026-02.yaml
    title: Search, four weeks after launch
    of: REQ-014
    criterion: p95 of api.latency_ms where operation = 'search' is < 200 ms over 28d
    verdict: PASS
    as_of: 2026-02-02
    reading:
      value: 178
      unit: ms
      n: 41902
      query: SELECT quantile_cont(latency_ms, 0.95) FROM requests
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.graph import Referrers
from sightline.kernel.documents.left_out import unreadable
from sightline.measure.promises.backed_verdict import is_unbacked


@check("MEA003")
def shipped_past_review_without_verdict(
    document: Document, referrers: Referrers, as_of: str
) -> Iterator[Finding]:
    model = document.model
    if model is None or model.review is None or model.status != "shipped":
        return
    review = model.review.isoformat()
    if review >= as_of[:10] or any(
        _had_verdict(other, as_of) for other, _ in referrers.documents("of")
    ):
        return
    message = f"its review was due on {review}, and no verdict is recorded"
    help = f"run: sightline verify {document.id} --record; or name a later day"
    yield document.finding(message, "review", help=help)


def _had_verdict(record: Document, as_of: str) -> bool:
    """Whether a record holds a verdict that was known on that day, or one that can't be read."""
    if not getattr(record.model, "verdict", None):
        return unreadable(record, "verdict")
    if is_unbacked(record.model):
        return False
    return (getattr(record.model, "as_of", None) or "")[:10] <= as_of[:10]
