"""A draft accepts the traffic that it was made of, and says nothing that wasn't there."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.contract.drift.summary import Summary
from sightline.contract.drift.watching import Watch
from sightline.contract.inferring.document_file import as_json, as_yaml
from sightline.contract.inferring.drafting import document_of, fold
from sightline.contract.surface.surface_reader import surface_of
from sightline.contract.traffic.exchange import Exchange

NAMES = st.sampled_from(["id", "name", "status", "items", "17", "a b", "x@y.example", "é", "$ref"])
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["open", "paid", "2026-03-01", "2026-03-01T10:00:00Z", "", "é", "007", "true"]),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=8,
)
SEGMENTS = st.sampled_from(
    ["users", "me", "ana", "1", "22", "cus_8Nx1", "a%40b.example", "v1", "", "{x}", "a.b", "search"]
)
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(["q", "limit", "f[a]", "ids[]", "17", "", "caf%C3%A9"]),
        st.sampled_from(["1", "x", "", "true", "1,2", "%5B", "[redacted]"]),
    ),
    max_size=3,
)
MEDIA = ["application/json", "application/problem+json; charset=utf-8", "text/plain", "",
         "application/x-www-form-urlencoded"]  # fmt: skip


@st.composite
def exchanges(draw: st.DrawFn) -> Exchange:
    path = "/" + "/".join(draw(st.lists(SEGMENTS, max_size=4)))
    query = "&".join(f"{name}={value}" for name, value in draw(QUERIES))
    sent = draw(st.none() | VALUES)
    return Exchange(
        draw(st.sampled_from(["GET", "POST", "PATCH", "DELETE"])),
        f"{path}?{query}" if query else path,
        draw(st.sampled_from([200, 201, 404, 500])),
        draw(st.sampled_from(["", "api.example.com", "localhost:8080"])),
        request_media=draw(st.sampled_from(MEDIA)),
        response_media=draw(st.sampled_from(MEDIA)),
        request_body=draw(
            st.sampled_from([None, "", "{", "a=1&b[c]=2", "a[]=1&b=2&b=x", json.dumps(sent)])
        ),
        response_body=draw(VALUES.map(json.dumps) | st.sampled_from([None, "", "<html>", "1"])),
    )


def compared(calls: list[Exchange], document: dict[str, Any]) -> tuple[Watch, Summary]:
    reading = surface_of(document)
    assert reading.problems == ()
    watch = Watch(reading.surface)
    for number, each in enumerate(calls, 1):
        each.number = number
        watch.add(each)
    return watch, Summary(watch)


@settings(max_examples=50, deadline=None)
@given(st.lists(exchanges(), min_size=1, max_size=6), st.integers(1, 12))
def test_a_draft_has_no_drift_from_its_own_traffic(calls: list[Exchange], times: int) -> None:
    calls = calls * times
    document = document_of(fold(calls), "Drafted")
    watch, summary = compared(calls, json.loads(as_json(document)))
    assert (summary.endpoints(), summary.unnamed(), summary.broken()) == ((), (), ())
    assert (watch.matched, watch.problems) == (len(calls), {})
    called = [row for row in summary.never_seen() if row.kind in ("operation", "status")]
    assert called == []


@settings(max_examples=15, deadline=None)
@given(st.lists(exchanges(), min_size=1, max_size=4))
def test_yaml_and_json_say_the_same(calls: list[Exchange]) -> None:
    import yaml

    document = document_of(fold(calls), "Drafted: #1")
    assert yaml.safe_load(as_yaml(document)) == json.loads(as_json(document))
