"""No credential of the traffic gets into what drift tells, however it is broken or undocumented."""

from __future__ import annotations

import io
import json

import pytest

from sightline.contract.drift.summary import Summary
from sightline.contract.drift.watching import Watch
from sightline.contract.surface.surface_reader import surface_of
from sightline.contract.traffic.reader import exchanges
from tests.contract.drift.pets import document
from tests.contract.traffic.test_redaction import HEADERS, MARK, PARAMETERS, TOKENS
from tests.contract.traffic.written import call, har


def told(*calls: dict[str, object]) -> str:
    watch = Watch(surface_of(document()).surface)
    for exchange in exchanges(io.BytesIO(har(list(calls)))):
        watch.add(exchange)
    summary = Summary(watch)
    assert watch.matched == len(calls)
    return repr(
        [summary.endpoints(), summary.unnamed(), summary.broken(), summary.never_seen(),
         summary.deprecated(), watch.problems, list(watch.other_hosts)]
    )  # fmt: skip


@pytest.mark.parametrize("name", [*TOKENS, "plain"])
def test_keys_in_bodies_are_not_told(name: str) -> None:
    token = TOKENS.get(name, MARK)
    broken = [
        {"id": token, "name": {"password": token}, "kind": token, "owner": {"token": token}},
        {"id": 1, "secret": [token], "owner": {"city": {"api_key": token}}},
        {"id": 1, "name": "Mia", f"x {token}" if name != "plain" else "x": 1},
    ]
    if name == "plain":  # only names can say that it is one
        broken = [{"access_token": token, "owner": {"client_secret": token}}]
    calls = [
        call(url="https://api.example.com/v1/pets", request_body=json.dumps(each),
             response_body=json.dumps(each), method="POST")
        for each in (*broken, *broken)
    ]  # fmt: skip
    said = told(*calls)
    for part in token.split("."):
        assert part not in said


def test_keys_in_headers_and_addresses_are_not_told() -> None:
    calls = [
        call(url=f"https://api.example.com/v1/pets?{name}={value}", headers=HEADERS, method="GET")
        for name, value in PARAMETERS.items()
    ]
    said = told(*calls)
    assert MARK not in said
    assert "client_secret" in said  # that it was sent is told
