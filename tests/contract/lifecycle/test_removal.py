"""Nothing that anybody may still use is called removable, however little the traffic tells."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any

import pytest
import yaml

from sightline.contract.lifecycle.ledger import LedgerRow, Moment
from sightline.contract.lifecycle.observed import Observer
from sightline.contract.lifecycle.removal import Removal, Terms, judged
from sightline.contract.lifecycle.subject import Standing, standing_of
from sightline.contract.lifecycle.tree import Tree
from sightline.contract.traffic.exchange import Exchange

AS_OF, DAY = "2026-03-01", 86_400
END = 1_772_323_200  # 2026-03-01T00:00:00Z
TERMS = Terms(min_days=0, quiet_days=7)
CONTRACT = """
openapi: 3.1.0
servers: [{url: https://api.example.com/v1}]
paths:
  /pets:
    get:
      parameters:
        - {name: sort, in: query, schema: {enum: [up, down]}}
        - {name: X-Trace, in: header, schema: {type: string}}
        - {name: sid, in: cookie, schema: {type: string}}
      responses:
        "200":
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"201": {description: made}}
  /pets/{id}:
    get: {responses: {"200": {description: ok}}}
  /pets/search:
    get: {responses: {"200": {description: ok}}}
webhooks:
  sold:
    post:
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Sale"}}}}
components:
  schemas:
    Pet:
      properties:
        name: {type: string}
        kind: {enum: [cat, dog]}
        owner: {$ref: "#/components/schemas/Owner"}
    Owner:
      properties: {phone: {type: string}}
    Sale:
      properties: {price: {type: number}}
"""
STANDING: Standing = standing_of(Tree("api.yaml", {"api.yaml": yaml.safe_load(CONTRACT)}))
KEYS = {element.name: key for key, element in STANDING.elements.items()}
HEADERS = (("host", "api.example.com"), ("accept", "*/*"))


def get(target: str = "/v1/pets", **more: Any) -> Exchange:
    return Exchange("GET", target, 200, time=END - DAY / 2, response_body="[]", **more)


def week(*calls: Exchange) -> list[Exchange]:
    """The calls, and one of something else on each day of the last week."""
    other = [
        Exchange("GET", "/v1/pets/7?x=1", 200, time=END - (n + 0.5) * DAY, response_body="{}")
        for n in range(7)
    ]
    return [*other, *calls]


def verdict(
    name: str, calls: list[Exchange], *, row: Any = None, terms: Terms = TERMS, unread: int = 0,
    consumer: str = "", promised: str = "",
) -> Removal:  # fmt: skip
    key = KEYS[name]
    observer = Observer(STANDING.carriers(), [key])
    for call in calls:
        observer.take(call, consumer)
    observer.unread = unread
    row = row or LedgerRow(name, "", None, Moment("c", "2025-01-01"), "", None, "", key)
    usage = observer.usage(key, "2026-02-22", "9999-12-31")
    coverage = observer.coverage("2026-02-22", "9999-12-31")
    return judged(row, terms, AS_OF, usage, coverage, promised)


def test_what_a_whole_week_of_full_traffic_never_shows_is_removable() -> None:
    for name in ("GET /pets/search", "GET /pets query sort", "GET /pets query sort=up", "Pet.name",
                 "Owner.phone", "Pet.kind=cat", "GET /pets header x-trace"):  # fmt: skip
        calls = week(get("/v1/pets?page=1", request_headers=HEADERS))
        assert verdict(name, calls) == Removal("removable", (), ""), name


@pytest.mark.parametrize(
    ("name", "call", "who"),
    [
        ("GET /pets/search", get("/v1/pets/search"), "1 unmapped call"),
        ("GET /pets/search", get("/gateway/pets/search"), "1 unmapped call"),
        ("GET /pets/search", get("/pets/search"), "1 unmapped call"),
        ("GET /pets/search", get("/v1//Pets/%73earch/?q=1"), "1 unmapped call"),
        ("GET /pets/search", replace(get("/v1/pets/search"), method="get"), "1 unmapped call"),
        ("GET /pets/search", replace(get("/v1/pets/search"), method="HEAD"), "1 unmapped call"),
        ("GET /pets/search", replace(get("/v1/pets/search"), status=404), "1 unmapped call"),
        ("GET /pets query sort", get("/v1/pets?sort=up"), "1 unmapped call"),
        ("GET /pets query sort=up", get("/v1/pets?sort=down,up"), "1 unmapped call"),
        ("GET /pets header x-trace", get(request_headers=(*HEADERS, ("x-trace", "1"))),
         "1 unmapped call"),
        ("Pet.name", replace(get(), method="POST", request_body='{"name": null}'),
         "1 unmapped call"),
        ("Owner.phone", replace(get(), method="POST", request_body='{"owner": {"phone": "1"}}'),
         "1 unmapped call"),
        ("Pet.kind=cat", replace(get(), method="POST", request_body='{"kind": "cat"}'),
         "1 unmapped call"),
    ],
)  # fmt: skip
def test_what_one_call_uses_is_still_called(name: str, call: Exchange, who: str) -> None:
    found = verdict(name, week(call))
    assert found.verdict == "still called"
    assert found.reasons[0] == f"still called by {who} (last on 2026-02-28)"


def test_a_call_of_the_template_is_none_of_the_path_beside_it() -> None:
    assert verdict("GET /pets/{id}", [get("/v1/pets/search")]).callers == ()
    assert verdict("GET /pets/search", [get("/v1/pets/7")]).callers == ()


@pytest.mark.parametrize(
    ("name", "call", "reason"),
    [
        ("Pet.name", replace(get(), response_body=None), "no bodies"),
        ("Pet.name", replace(get(), method="POST"), "no bodies"),
        ("Pet.name", replace(get(), method="POST", request_body="<x/>"), "a body that is no JSON"),
        ("GET /pets header x-trace", get(request_headers=(("accept", "*"),)), "not all headers"),
        ("GET /pets header x-trace", get(), "not all headers"),
        ("GET /pets cookie sid", get(request_headers=HEADERS), "no cookies"),
        ("Pet.kind=cat", replace(get(), method="POST", request_body='{"kind": "[redacted]"}'),
         "a hidden value"),
    ],
)  # fmt: skip
def test_where_it_could_not_be_seen_it_is_unknown(name: str, call: Exchange, reason: str) -> None:
    found = verdict(name, week(get("/v1/pets?page=1", request_headers=HEADERS), call))
    assert found.verdict == "unknown"
    assert found.reasons[0].endswith(f"that could carry it ({reason})")


def test_traffic_without_any_query_shows_no_parameter_of_it() -> None:
    calls = [replace(call, target=call.target.partition("?")[0]) for call in week(get())]
    found = verdict("GET /pets query sort", calls)
    assert found.reasons == (
        "unknown: it can't be seen in 1 of 1 calls that could carry it (no query)",
    )


def test_what_was_sent_to_somebody_may_be_read() -> None:
    found = verdict(
        "Pet.name", week(replace(get(), response_body='[{"name": "Rex"}]')), consumer="Acme"
    )
    assert found.reasons == (
        "unknown: sent to Acme (last on 2026-02-28); whether they read it can't be seen",
    )


def test_what_a_webhook_carries_is_never_seen() -> None:
    found = verdict("Sale.price", week(get("/v1/pets?page=1")))
    assert found.reasons == (
        "unknown: it can't be seen in 1 of 1 calls that could carry it (sent by the API itself)",
    )


def test_every_day_has_to_be_covered() -> None:
    calls = [call for call in week() if call.time != END - 3.5 * DAY]
    assert verdict("GET /pets/search", calls).reasons == (
        "unknown: no traffic is known for 1 of the last 7 days, the last call is of 2026-02-28",
    )
    old = [replace(call, time=(call.time or 0) - 9 * DAY) for call in week()]
    assert verdict("GET /pets/search", old).reasons == (
        "unknown: no traffic is known for 7 of the last 7 days",
    )


def test_an_undated_call_may_be_of_yesterday() -> None:
    found = verdict("GET /pets/search", week(replace(get("/v1/pets/search"), time=None)))
    assert found.reasons == ("still called by 1 unmapped call (on no known day)",)


def test_the_traffic_of_another_api_proves_nothing() -> None:
    calls = [replace(call, target="/elsewhere") for call in week()]
    assert verdict("GET /pets/search", calls).reasons == (
        "unknown: none of the 7 calls fits this contract",
    )


def test_what_could_not_be_read_may_be_a_call() -> None:
    found = verdict("GET /pets/search", week(), unread=2)
    assert found.reasons == ("unknown: 2 entries of the traffic could not be read",)


def test_no_traffic_is_no_proof() -> None:
    row = LedgerRow("x", "", None, None, "", None)
    assert judged(row, TERMS, AS_OF, None, None).reasons == ("unknown: no traffic is known",)


ROW = LedgerRow("x", "", None, Moment("c", "2026-01-01"), "", None, "", KEYS["GET /pets/search"])


@pytest.mark.parametrize(
    ("sunset", "promised", "min_days", "verdict_", "reasons"),
    [
        ("2026-03-01", "", 0, "removable", ()),
        ("2026-03-02", "", 0, "not before", ("not before 2026-03-02 (sunset)",)),
        ("Sun, 01 Mar 2026 23:59:59 GMT", "", 0, "not before",
         ("not before 2026-03-02 (sunset)",)),
        ("2026-03-01T00:00:00+02:00", "", 0, "removable", ()),
        ("soon", "", 0, "unknown", ("unknown: its sunset `soon` is no date",)),
        ("", "Tue, 03 Mar 2026 00:00:00 GMT", 0, "not before",
         ("not before 2026-03-03 (the sunset that callers were told)",)),
        ("", "", 59, "removable", ()),
        ("", "", 60, "not before",
         ("not before 2026-03-02 (deprecated 2026-01-01, 60 days agreed)",)),
    ],
)  # fmt: skip
def test_nothing_goes_before_its_day(
    sunset: str, promised: str, min_days: int, verdict_: str, reasons: tuple[str, ...]
) -> None:
    row, terms = replace(ROW, sunset=sunset), Terms(min_days, 7)
    found = verdict("GET /pets/search", week(), row=row, terms=terms, promised=promised)
    assert (found.verdict, found.reasons) == (verdict_, reasons)


def test_a_deprecation_of_unknown_age_is_not_old_enough() -> None:
    for deprecated in (None, Moment("", "")):
        row = replace(ROW, deprecated=deprecated)
        found = verdict("GET /pets/search", week(), row=row, terms=Terms(1, 7))
        assert found.verdict == "unknown"


# Ground truth: whole calls are made up, then the source forgets parts of them.


def made_up(draw: random.Random) -> tuple[Exchange, set[str]]:
    """A call in full, and the elements that it truly uses or whose value is sent to a caller."""
    time = END - draw.uniform(0.01, 9) * DAY
    kind = draw.choice(["list", "search", "one", "make"])
    used = {"list": {"GET /pets"}, "search": {"GET /pets/search"}, "one": {"GET /pets/{id}"},
            "make": {"POST /pets"}}[kind]  # fmt: skip
    call = Exchange("GET", "/v1/pets", 200, time=time, request_headers=HEADERS, response_body="{}")
    pet: dict[str, Any] = {}
    for member, own in (("name", "Pet.name"), ("kind", "Pet.kind")):
        if draw.random() < 0.2:
            pet[member] = draw.choice(["cat", "dog"])
            used = used | {own}
            used |= {f"Pet.kind={pet[member]}"} if member == "kind" else set()
    if kind == "search":
        return replace(call, target="/v1/pets/search?q=1"), {"GET /pets/search"}
    if kind == "one":
        return replace(call, target="/v1/pets/7"), {"GET /pets/{id}"}
    if kind == "make":
        return replace(call, method="POST", request_body=json.dumps(pet)), used
    call = replace(call, response_body=json.dumps([pet]))
    if draw.random() < 0.2:
        value = draw.choice(["up", "down"])
        used |= {"GET /pets query sort", f"GET /pets query sort={value}"}
        call = replace(call, target=f"/v1/pets?sort={value}")
    if draw.random() < 0.2:
        used |= {"GET /pets header x-trace"}
        call = replace(call, request_headers=(*HEADERS, ("x-trace", "1")))
    return call, used


def forgotten(draw: random.Random, call: Exchange, without_query: bool) -> Exchange:
    """The same call as a poorer source tells it."""
    if without_query:
        call = replace(call, target=call.target.partition("?")[0])
    if draw.random() < 0.1:
        call = replace(call, request_body=None)
    if draw.random() < 0.1:
        call = replace(call, response_body=None)
    if draw.random() < 0.1:
        call = replace(call, request_headers=())
    if draw.random() < 0.1:
        call = replace(call, time=None)
    if draw.random() < 0.2:
        call = replace(call, target=call.target.replace("/v1", draw.choice(["", "/edge/v1"])))
    return call


def test_no_poorer_source_makes_something_removable_that_was_used() -> None:
    draw = random.Random(20260301)
    names = ["GET /pets", "GET /pets/search", "POST /pets", "GET /pets query sort",
             "GET /pets query sort=up", "GET /pets header x-trace", "Pet.name", "Pet.kind",
             "Pet.kind=cat"]  # fmt: skip
    removable = 0
    for _ in range(80):
        whole = [made_up(draw) for _ in range(draw.choice([2, 12]))]
        used = {n for call, found in whole for n in found if (call.time or 0) >= END - 7 * DAY}
        without_query, poor = draw.random() < 0.2, draw.random() < 0.7
        calls = [forgotten(draw, c, without_query) if poor else c for c, _ in whole]
        if without_query or draw.random() < 0.2:
            filler = [replace(c, target=c.target.partition("?")[0]) for c in week()]
        else:
            filler = week()
        for name in names:
            found = verdict(name, [*filler, *calls])
            removable += found.verdict == "removable"
            assert found.verdict != "removable" or name not in used, (name, calls)
    assert removable > 60
