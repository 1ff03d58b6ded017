"""A promise is about an operation that the contract doesn't have.

`where operation = 'serach'` meets no call, today or ever: the operation was renamed or removed, or
is misspelt. What counts are the contracts that the document names (`contract` or `depends_on`);
an operation is called by its `operationId`, by its path, or by both method and path.

## Bad

metrics/api.latency_ms.yaml
    title: Latency of the API
    source: requests
    expression: latency_ms
    unit: ms

contracts/shop/openapi.yaml
    openapi: 3.1.0
    info: {title: Shop, version: "1"}
    paths:
      /search:
        get: {operationId: search, responses: {"200": {description: found}}}

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    contract: [API-shop]
    criteria:
      - p95 of api.latency_ms where operation = 'serach' is < 200 ms
    ---

## Good

metrics/api.latency_ms.yaml
    title: Latency of the API
    source: requests
    expression: latency_ms
    unit: ms

contracts/shop/openapi.yaml
    openapi: 3.1.0
    info: {title: Shop, version: "1"}
    paths:
      /search:
        get: {operationId: search, responses: {"200": {description: found}}}

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    contract: [API-shop]
    criteria:
      - p95 of api.latency_ms where operation = 'search' is < 200 ms
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.contract.reading.operation_names import operation_names
from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.graph import Targets
from sightline.measure.language.comparisons import comparisons_in
from sightline.measure.language.criterion import Comparison, Membership, Predicate
from sightline.measure.promises.promises import place_within, promises_of
from sightline.text.near import nearest

_DIMENSION = "operation"


@check("CON020", severity="warning")
def operation_not_in_the_contract(document: Document, targets: Targets) -> Iterator[Finding]:
    links = [link for link in document.links if link.target.startswith("API-")]
    promises = promises_of(document) if links else ()
    named = [(promise, list(_named(promise.criterion))) for promise in promises]
    if not any(names for _, names in named):
        return
    apis = [found for link in links if (found := targets.document(link)) is not None]
    called = [operation_names(api.path, api.data, api.digest) for api in apis]
    if not called or not all(called):
        return  # a contract that can't be read, or that isn't one of paths, may have any
    known = frozenset().union(*called)
    shown = ", ".join(dict.fromkeys(link.target for link in links))
    for promise, names in named:
        for name, column in names:
            if name not in known:
                near = nearest(name, sorted(known), limit=1)
                help = f"did you mean '{near[0]}'?" if near else f"look at {shown}"
                place = place_within(promise.node, column, column + len(_DIMENSION))
                yield Finding(f"{shown} has no operation '{name}'", place, help)


def _named(criterion: object) -> Iterator[tuple[str, int]]:
    """The operations that a criterion's condition names, each with its column."""
    where: Predicate | None = getattr(criterion, "where", None)
    for part in comparisons_in([where] if where is not None else []):
        if isinstance(part, Comparison) and part.name == _DIMENSION:
            values: tuple[object, ...] = (part.value,) if part.comparator in ("=", "!=") else ()
        elif isinstance(part, Membership) and part.name == _DIMENSION:
            values = part.values
        else:
            continue
        yield from ((value, part.column) for value in values if isinstance(value, str))
