"""Two versions of a payments API as a comparison: what every page is shown on."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from sightline.contract.comparison import (
    BREAKING,
    COMPATIBLE,
    REVIEW,
    SEMANTIC,
    SOURCE,
    WIRE,
    Comparison,
    Entry,
    OperationVerdict,
    Reached,
    Remedy,
    Witness,
    worst,
)

OLD, NEW = "v71:contracts/payments/openapi.yaml", "contracts/payments/openapi.yaml"
CUSTOMER_READERS = tuple(f"GET /customers/{{id}}/{name}" for name in ("cards", "plan", "owner"))


def reach(direction: str, *operations: str) -> tuple[Reached, ...]:
    return tuple(Reached(operation, direction) for operation in operations)


def entry(kind: str, verdict: str = BREAKING, **given: Any) -> Entry:
    """An entry; what isn't given is plain."""
    owner = given.get("owner", "schema Payment")
    pointer = given.get("pointer", "/components/schemas/Payment/properties/amount/type")
    before, after = given.get("before"), given.get("after")
    told = repr((kind, owner, pointer, before, after))
    fingerprint = sha256(told.encode()).hexdigest()[:16]
    values: dict[str, Any] = {
        "id": fingerprint[:8], "kind": kind, "class_": WIRE, "verdict": verdict, "owner": owner,
        "pointer": pointer, "before": None, "after": None, "message": f"`amount`: {kind}",
        "reach": reach("request", "POST /payments"), "witness": None, "remedy": None, "reason": "",
        "fingerprint": fingerprint, "file": NEW, "line": 12,
    }  # fmt: skip
    return Entry(**{**values, **given})


def removed(operation: str, verdict: str = BREAKING, why: str = "it was never deprecated") -> Entry:
    """An operation that went away."""
    return entry(
        "operation-removed-with-deprecation", verdict, owner=operation, pointer="/paths/x",
        before=operation, message=f"{operation} was removed: {why}",
        reach=reach("request", operation),
    )  # fmt: skip


def comparison(*entries: Entry, **given: Any) -> Comparison:
    """What the entries come to."""
    reached: dict[str, str] = {}
    for one in entries:
        for hit in one.reach:
            reached[hit.operation] = worst([one.verdict, reached.get(hit.operation, COMPATIBLE)])
    values: dict[str, Any] = {
        "old": OLD, "new": NEW, "old_version": "1.4.0", "new_version": "1.5.0",
        "verdict": worst([one.verdict for one in entries]),
        "undecided": sum(one.is_undecided for one in entries), "entries": entries,
        "operations": tuple(OperationVerdict(name, said) for name, said in reached.items()),
    }  # fmt: skip
    return Comparison(**{**values, **given})


AMOUNT = entry(
    "type-specialized",
    before=["string", "integer"],
    after=["integer"],
    message="type specialized from string or integer to integer",
    reach=reach("request", "POST /payments", "POST /payments/{id}/captures", "POST /refunds"),
    witness=Witness(
        "POST /payments", "request", "body",
        {"currency": "EUR", "reference": "order 1", "amount": "12.50", "shopper": {"a": 1}},
        "/amount", "old", '"12.50" is not of type "integer"', "jsonschema_rs", "POST",
        "https://pay.example/v71/payments", (("Content-Type", "application/json"),),
        "application/json",
    ),
    remedy=Remedy("take text as well, as before", (("set", "/a", ["string", "integer"]),), True),
    line=1201,
)  # fmt: skip
GONE = entry(
    "operation-removed-without-deprecation",
    owner="GET /disputes",
    pointer="/paths/~1disputes/get",
    message="GET /disputes was removed: nobody was told",
    before={"operationId": "listDisputes"},
    reach=reach("request", "GET /disputes"),
    witness=Witness(
        "GET /disputes", "request", "operation", None, "", "old", "no operation answers it", "rule",
        "GET", "https://pay.example/v71/disputes",
    ),
    remedy=Remedy("keep it, deprecated, until its sunset"),
    file="v71:contracts/payments/openapi.yaml",
    line=88,
)  # fmt: skip
STATUS = entry(
    "enum-value-added",
    REVIEW,
    owner="schema Charge",
    pointer="/components/schemas/Charge/properties/status/enum",
    after=["archived"],
    message='value added: `"archived"`',
    reach=reach("response", *CUSTOMER_READERS),
    reason="whether readers cope with new values is not said (policy response_enums)",
    witness=Witness(
        CUSTOMER_READERS[0], "response", "body",
        {"data": [{"id": "ch_1", "status": "archived"}], "more": False},
        "/data/0/status", "new", '"archived" is not one of "open", "paid"', "jsonschema_rs",
        status="200",
    ),
    line=640,
)  # fmt: skip
TAX = entry(
    "optional-property-removed",
    class_=SEMANTIC,
    verdict=REVIEW,
    owner="schema Customer",
    pointer="/components/schemas/Customer/properties/tax_id",
    before={"type": "string"},
    message="optional property `tax_id` was removed",
    reach=reach("response", *CUSTOMER_READERS, "GET /customers"),
    reason="it was optional: whoever reads it gets nothing",
    file="v71:contracts/payments/openapi.yaml",
    line=702,
)
PATTERN = entry(
    "pattern-changed",
    REVIEW,
    owner="schema Reference",
    pointer="/components/schemas/Reference/pattern",
    before="^(?=.*[a-z])[a-z0-9]+$",
    after="^[a-z0-9]{1,80}$",
    message="the pattern changed from ^(?=.*[a-z])[a-z0-9]+$ to ^[a-z0-9]{1,80}$",
    reach=reach("request", "POST /payments"),
    reason="look-ahead in a pattern can't be compared",
    is_undecided=True,
    line=91,
)
INT64 = entry(
    "format-changed",
    class_=SOURCE,
    owner="schema Charge",
    pointer="/components/schemas/Charge/properties/fee/format",
    before="int32",
    after="int64",
    message="`format` was changed from 'int32' to 'int64'",
    reach=reach("response", "GET /customers"),
    remedy=Remedy("keep int32, add `fee_long`"),
)
ADDED = entry(
    "operation-added",
    COMPATIBLE,
    owner="POST /payouts",
    pointer="/paths/~1payouts/post",
    message="POST /payouts is new",
    after={"operationId": "createPayout"},
    reach=reach("request", "POST /payouts"),
)
NOTE = entry(
    "optional-property-added",
    COMPATIBLE,
    pointer="/components/schemas/Payment/properties/note",
    message="optional property `note` was added",
    after={"type": "string"},
    line=55,
)
PAYMENTS = replace(
    comparison(AMOUNT, GONE, INT64, STATUS, TAX, PATTERN, ADDED, NOTE),
    renames=(("Merchant", "Seller"),),
)
EVIL = (
    "x`</code></details><script>alert(1)</script>\n# @ana \x1b[31m\u202eGH-1 #7 **b** [a](http://e)"
)
