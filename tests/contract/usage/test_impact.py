"""Each cause of a comparison is told with whom it hurts; what can't be seen is unknown."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from sightline.contract.comparison import BREAKING, REVIEW, Entry, Reached
from sightline.contract.usage.impact import Impact, impact_line, impacts_of, shown_share
from sightline.contract.usage.moved_places import moved_places
from sightline.contract.usage.schema_pointer import EditPlace, edit_place
from sightline.store.usage_facts import UsageFacts
from tests.contract.traffic.written import combined
from tests.contract.usage.shop import (
    ACME,
    CERO,
    DOCUMENT,
    NOBODY,
    asked,
    body,
    counted,
    days,
    made,
    surface,
)  # fmt: skip

LIST, CREATE = "GET /customers", "POST /customers"
READ, EXPORT = "GET /customers/{id}", "POST /exports"
CUSTOMER = "/components/schemas/Customer"
BODY = "/paths/~1customers/post/requestBody/content/application~1json/schema"


def entry(kind: str, pointer: str, reach: list[tuple[str, str]], **more: Any) -> Entry:
    given = {"owner": "schema Customer", "before": {}, "after": None, "message": "changed"} | more
    return Entry(
        id="E1", kind=kind, class_="wire", verdict=given.pop("verdict", BREAKING), pointer=pointer,
        reach=tuple(Reached(*one) for one in reach), witness=None, remedy=None, reason="",
        fingerprint="f", file="openapi.yaml", line=1, **given,
    )  # fmt: skip


def calls() -> list[dict[str, Any]]:
    answer = body([{"id": "1", "tax_id": "T", "tier": "gold"}])
    return [
        made(ACME, "GET", "/customers?status=frozen", 200, response_body=answer,
             headers={"X-Trace": "1"}, answered={"X-Total": "1"}),
        made(ACME, "GET", "/customers", 200, response_body=body([{"id": "1"}])),
        made(CERO, "GET", "/customers/7", 200, response_body=body({"id": "1", "tax_id": "T"})),
        made(CERO, "POST", "/customers", 201, request_body=body({"name": "x", "tier": "gold"}),
             response_body=body({"id": "1"})),
        made(ACME, "POST", "/customers", 409, request_body=body({"name": "x", "tax_id": "T"})),
        made(NOBODY, "POST", "/customers", 201, request_body=body({"tier": "silver"}),
             response_body=body({"id": "1"})),
        made(CERO, "GET", "/customers?status=closed&tags=a", 200, response_body=body([])),
        made(CERO, "GET", "/customers", 200, response_body=body([])),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> UsageFacts:
    return counted(calls(), tmp_path_factory.mktemp("har"))


def impact(facts: UsageFacts, one: Entry) -> Impact:
    [found] = impacts_of([one], surface(), asked(facts))
    return found


def said(facts: UsageFacts, one: Entry) -> tuple[str, dict[str | None, int]]:
    found = impact(facts, one)
    return found.words, {used.consumer: used.calls for used in found.used_by}


IN_8 = "% of calls in 28 days"
RESPONSES = [(LIST, "response"), (READ, "response"), (CREATE, "response")]
REMOVED = entry("optional-property-removed", f"{CUSTOMER}/properties/tax_id", RESPONSES)


@pytest.mark.parametrize(
    ("one", "words", "used"),
    [
        (REMOVED, f"3 operations; sent to 2 of 2 consumers, 25 {IN_8}: Acme, Cero",
         {"Acme": 1, "Cero": 1}),
        (entry("request-property-removed", f"{CUSTOMER}/properties/tax_id", [(CREATE, "request")]),
         f"1 operation; used by 1 of 2 consumers, 12 {IN_8}: Acme", {"Acme": 1}),
        (entry("enum-value-removed", f"{CUSTOMER}/properties/tier/enum", [(CREATE, "request")],
               before=["silver"]),
         f"1 operation; used by 1 unmapped call and 0 of 2 consumers, 12 {IN_8}", {None: 1}),
        (entry("enum-value-removed", "/paths/~1customers/get/parameters/0/schema/enum",
               [(LIST, "request")], before=["frozen"]),
         f"1 operation; used by 1 of 2 consumers, 12 {IN_8}: Acme", {"Acme": 1}),
        (entry("parameter-removed", "/paths/~1customers/get/parameters/0", [(LIST, "request")]),
         f"1 operation; used by 2 of 2 consumers, 25 {IN_8}: Acme, Cero", {"Acme": 1, "Cero": 1}),
        (entry("parameter-became-required", "/paths/~1customers/get/parameters/0/required",
               [(LIST, "request")]),
         f"1 operation; left out by 2 of 2 consumers, 25 {IN_8}: Acme, Cero",
         {"Acme": 1, "Cero": 1}),
        (entry("default-changed", "/paths/~1customers/get/parameters/0/schema/default",
               [(LIST, "request")], verdict=REVIEW),
         f"1 operation; left out by 2 of 2 consumers, 25 {IN_8}: Acme, Cero",
         {"Acme": 1, "Cero": 1}),
        (entry("parameter-removed", "/paths/~1customers/get/parameters/2", [(LIST, "request")]),
         f"1 operation; used by 1 of 2 consumers, 12 {IN_8}: Acme", {"Acme": 1}),
        (entry("response-header-removed", "/paths/~1customers/get/responses/200/headers/X-Total",
               [(LIST, "response")]),
         f"1 operation; sent to 1 of 2 consumers, 12 {IN_8}: Acme", {"Acme": 1}),
        (entry("property-became-required", f"{CUSTOMER}/required", [(CREATE, "request")],
               before=False, after=True, message="`name` became required"),
         f"1 operation; left out by 1 unmapped call and 0 of 2 consumers, 12 {IN_8}", {None: 1}),
        (entry("property-became-optional", f"{CUSTOMER}/required", RESPONSES,
               before=True, after=False, message="`tax_id` became optional"),
         f"3 operations; sent to 2 of 2 consumers, 25 {IN_8}: Acme, Cero",
         {"Acme": 1, "Cero": 1}),
        (entry("required-property-added", f"{CUSTOMER}/properties/vat", [(CREATE, "request")],
               before=None, after={}),
         f"1 operation; used by 1 unmapped call and 2 of 2 consumers, 38 {IN_8}: Acme, Cero",
         {None: 1, "Acme": 1, "Cero": 1}),
        (entry("operation-removed", "/paths/~1customers~1{id}/get", [(READ, "request")]),
         f"1 operation; called by 1 of 2 consumers, 12 {IN_8}: Cero", {"Cero": 1}),
        (entry("path-parameter-renamed", "/paths/~1customers~1{nr}/get",
               [("GET /customers/{nr}", "request")]),
         f"1 operation; called by 1 of 2 consumers, 12 {IN_8}: Cero", {"Cero": 1}),
        (entry("response-status-removed", "/paths/~1customers/post/responses/409",
               [(CREATE, "response")], before="409"),
         f"1 operation; sent to 1 of 2 consumers, 12 {IN_8}: Acme", {"Acme": 1}),
        (entry("success-status-added", "/paths/~1customers/post/responses/202",
               [(CREATE, "response")], before=None, after="202"),
         f"1 operation; called by 1 unmapped call and 2 of 2 consumers, 38 {IN_8}: Acme, Cero",
         {None: 1, "Acme": 1, "Cero": 1}),
        (entry("media-type-removed",
               "/paths/~1customers/post/requestBody/content/application~1json",
               [(CREATE, "request")]),
         f"1 operation; used by 1 unmapped call and 2 of 2 consumers, 38 {IN_8}: Acme, Cero",
         {None: 1, "Acme": 1, "Cero": 1}),
        (entry("operation-removed", "/paths/~1exports/post", [(EXPORT, "request")]),
         "1 operation; called by nobody in 28 days (8 calls on 1 day)", {}),
        (entry("property-removed", "/components/schemas/Address/properties/zip", RESPONSES),
         "3 operations; received by nobody in 28 days (8 calls on 1 day)", {}),
    ],
)  # fmt: skip
def test_an_edit_is_told_with_whom_it_hurts(
    facts: UsageFacts, one: Entry, words: str, used: dict[str | None, int]
) -> None:
    assert said(facts, one) == (words, used)


def test_every_figure_is_what_its_query_gives_when_it_is_run_again(facts: UsageFacts) -> None:
    made_required = entry("property-became-required", f"{CUSTOMER}/required", [(CREATE, "request")],
                          message="`name` became required")  # fmt: skip
    for one in (REMOVED, made_required):
        readings = impact(facts, one).readings
        assert [(r.unit, r.n) for r in readings] == [("consumers", 2), ("calls", 8), ("share", 8)]
        for reading in readings:
            [(value,)] = facts.run(reading.query, reading.params)
            assert value == pytest.approx(reading.value)
    consumers, unmapped, share = impact(facts, REMOVED).readings
    assert (consumers.value, unmapped.value, share.value) == (2, 0, 0.25)
    assert (consumers.source, consumers.as_of) == ("calls", "2026-03-02T00:00:00Z")
    assert consumers.window["start"] == "2026-02-02T00:00:00Z"


def test_a_log_without_bodies_leaves_fields_unknown_and_never_unused(tmp_path: Path) -> None:
    facts = counted(calls(), tmp_path, form=combined)
    found = impact(facts, REMOVED)
    assert (found.state, found.words, found.blind) == (
        "unknown", "3 operations; fields unknown: this source carries no bodies", 7,
    )  # fmt: skip
    header = entry("parameter-removed", "/paths/~1customers/get/parameters/2", [(LIST, "request")])
    assert impact(facts, header).words == (
        "1 operation; headers unknown: this source carries no headers"
    )
    called = entry("operation-removed", "/paths/~1exports/post", [(EXPORT, "request")])
    assert impact(facts, called).state == "unused"


def test_bodies_that_are_there_in_part_leave_it_unknown(tmp_path: Path) -> None:
    some = [made(ACME, "GET", "/customers/1", 200, response_body=body({"id": "1"})),
            made(ACME, "GET", "/customers/1", 200, response_body="{")]  # fmt: skip
    facts = counted(some, tmp_path)
    zip_ = entry("property-removed", "/components/schemas/Address/properties/zip", RESPONSES)
    assert impact(facts, zip_).words == (
        "3 operations; fields unknown: this source carries bodies cut off or broken"
        " in 1 of the calls"
    )
    seen = entry("property-removed", f"{CUSTOMER}/properties/id", RESPONSES)
    found = impact(facts, seen)
    assert (found.state, found.reason) == (
        "used", "it can't be seen in 1 more calls: bodies cut off or broken",
    )  # fmt: skip


def test_no_calls_and_webhooks_are_unknown(facts: UsageFacts) -> None:
    [found] = impacts_of([REMOVED], surface(), asked(facts, days("2027-01-01")))
    assert (found.state, found.words) == ("unknown", "3 operations; no calls in 28 days")
    webhook = entry(
        "property-removed", f"{CUSTOMER}/properties/id", [("webhook moved POST", "request")]
    )
    assert impact(facts, webhook).state == "unknown"


def test_a_place_that_the_counted_contract_did_not_have_is_unknown(facts: UsageFacts) -> None:
    zip_ = entry("property-removed", "/components/schemas/Address/properties/zip", RESPONSES)
    [found] = impacts_of([zip_], surface(), asked(facts), frozenset((zip_.pointer,)))
    assert (
        found.reason == "the traffic was counted with another contract: name it with --usage FILE"
    )


SORT = "/paths/~1customers/get/parameters/0"
FROZEN = entry("enum-value-removed", f"{SORT}/schema/enum", [(LIST, "request")], before=["frozen"])


def test_a_source_without_queries_leaves_parameters_unknown(tmp_path: Path) -> None:
    without = [made(ACME, "GET", "/customers", 200) for _ in range(3)]
    gone = entry("parameter-removed", SORT, [(LIST, "request")])
    needed = entry("parameter-became-required", f"{SORT}/required", [(LIST, "request")])
    facts = counted(without, tmp_path)
    for one in (FROZEN, gone, needed):
        found = impact(facts, one)
        assert (found.state, found.words) == (
            "unknown", "1 operation; query parameters unknown: this source carries no queries",
        )  # fmt: skip
    told = counted([*without, made(ACME, "GET", "/customers?x=1", 200)], tmp_path)
    assert impact(told, FROZEN).words == "1 operation; used by nobody in 28 days (4 calls on 1 day)"


def test_calls_behind_another_address_may_be_calls(tmp_path: Path) -> None:
    calls = [made(ACME, "GET", "/customers?status=active", 200)]
    calls += [made(ACME, "GET", path, 200) for path in ("/x/customers?status=frozen", "/y/z")]
    calls += [made(ACME, "POST", "/gateway/v9/exports", 200)]
    facts = counted([{**one, "url": one["url"]} for one in calls], tmp_path)
    may = "1 call that fits no operation may be of these: the address has another beginning"
    for one in (FROZEN, entry("operation-removed", "/paths/~1exports/post", [(EXPORT, "request")])):
        assert (impact(facts, one).state, impact(facts, one).reason) == ("unknown", may)
    used = impact(facts, entry("parameter-removed", SORT, [(LIST, "request")]))
    assert (used.state, used.calls, used.reason) == ("used", 1, may)


def test_calls_counted_with_a_contract_that_lacks_the_operation_are_unknown(
    tmp_path: Path,
) -> None:
    document = deepcopy(DOCUMENT)
    del document["paths"]["/exports"]
    calls = [made(ACME, "POST", "/exports", 202), made(ACME, "GET", "/customers", 200)]
    facts = counted(calls, tmp_path, document=document)
    gone = entry("operation-removed", "/paths/~1exports/post", [(EXPORT, "request")])
    moved = moved_places(facts, "API-shop", [gone, FROZEN], surface())
    assert moved == {gone.pointer}
    [found] = impacts_of([gone], surface(), asked(facts), moved)
    assert found.words == (
        "1 operation; the traffic was counted with another contract: name it with --usage FILE"
    )
    whole = counted(calls[1:], tmp_path, document=document)
    assert moved_places(whole, "API-shop", [gone], surface()) == frozenset()


def test_a_parameter_that_the_counted_contract_did_not_have_is_unknown(tmp_path: Path) -> None:
    document = deepcopy(DOCUMENT)
    del document["paths"]["/customers"]["get"]["parameters"][0]
    facts = counted(
        [made(ACME, "GET", "/customers?status=frozen", 200)], tmp_path, document=document
    )
    moved = moved_places(facts, "API-shop", [FROZEN], surface())
    [found] = impacts_of([FROZEN], surface(), asked(facts), moved)
    assert found.state == "unknown"


def test_what_is_compatible_approved_or_ignored_is_not_asked_about(facts: UsageFacts) -> None:
    entries = [
        entry("a", "/x", [(LIST, "request")], verdict="compatible"),
        entry("b", "/x", [(LIST, "request")], approved_by="DEC-001"),
        entry("c", "/x", [(LIST, "request")], ignored="old"),
    ]
    assert impacts_of(entries, surface(), asked(facts)) == []


def test_the_most_used_comes_first_and_breaking_before_review(facts: UsageFacts) -> None:
    entries = [
        entry("gone", "/paths/~1exports/post", [(EXPORT, "request")], message="unused"),
        entry(
            "doubt", "/paths/~1customers/get", [(LIST, "request")], verdict=REVIEW, message="doubt"
        ),
        entry("gone", "/paths/~1customers~1{id}/get", [(READ, "request")], message="one"),
        entry("gone", "/paths/~1customers/get", [(LIST, "request")], message="many"),
    ]
    found = impacts_of(entries, surface(), asked(facts))
    assert [one.message for one in found] == ["many", "one", "unused", "doubt"]
    assert impact_line(found, "", "28 days") == (
        "2 of 3 breaking changes would reach 2 consumers, by 28 days of calls; 1 would reach nobody"
    )


def test_the_first_line_claims_no_more_than_is_known(facts: UsageFacts) -> None:
    unused = impact(facts, entry("gone", "/paths/~1exports/post", [(EXPORT, "request")]))
    assert impact_line([unused], "", "28 days") == (
        "1 breaking change: nobody used what it changes in 28 days of calls"
    )
    webhook = impact(facts, entry("x", "/x", [("webhook moved POST", "request")]))
    assert impact_line([webhook], "", "28 days") == (
        "1 breaking change: whom it reaches can't be told from these calls"
    )
    assert impact_line([], "Ship it.", "28 days") == "Ship it."


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("/components/schemas/A", EditPlace("/components/schemas/A")),
        ("/components/schemas/A/properties/type/enum/0",
         EditPlace("/components/schemas/A/properties/type", "enum")),
        ("/components/schemas/A/allOf/1/items/properties/x~1y/minLength",
         EditPlace("/components/schemas/A/allOf/1/items/properties/x~1y", "minLength")),
        ("/definitions/A/required", EditPlace("/definitions/A", "required")),
        ("/components/schemas/A/properties/schema/type",
         EditPlace("/components/schemas/A/properties/schema", "type")),
        ("/paths/~1a/get/parameters/0/schema/enum",
         EditPlace("/paths/~1a/get/parameters/0/schema", "enum", "",
                   "/paths/~1a/get/parameters/0")),
        ("/paths/~1a/get/responses/200/content/text~1plain/schema/type",
         EditPlace("/paths/~1a/get/responses/200/content/text~1plain/schema", "type", "200", "",
                   "text/plain")),
        ("/paths/~1responses/get/responses/2XX", EditPlace("", "2XX", "2XX")),
        ("", EditPlace()),
    ],
)  # fmt: skip
def test_a_pointer_tells_what_an_edit_is_about(pointer: str, place: EditPlace) -> None:
    assert edit_place(pointer) == place


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 5, "0 %"), (1, 8, "12 %"), (3, 250, "1.2 %"), (1, 100_000, "< 0.01 %"),
     (1, 2_000, "0.05 %"),
     (0, 0, "0 %"), (5, 5, "100 %"), (99_999, 100_000, "> 99 %")],
)  # fmt: skip
def test_a_share_is_never_none_where_there_is_some(part: int, whole: int, shown: str) -> None:
    assert shown_share(part, whole) == shown
