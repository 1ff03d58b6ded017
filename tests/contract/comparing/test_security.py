"""Security: whoever could come in before still can."""

from __future__ import annotations

import pytest

from tests.contract.comparing.contracts import (
    BREAKING,
    COMPATIBLE,
    V2,
    V30,
    V31,
    Json,
    api,
    compared,
    operation,
)

KEY: Json = {"type": "apiKey", "in": "header", "name": "X-Key"}
SCHEMES: dict[str, Json] = {
    "key": KEY,
    "basic": {"type": "http", "scheme": "basic"},
    "login": {
        "type": "oauth2",
        "flows": {
            "clientCredentials": {
                "tokenUrl": "https://a.example.com/token",
                "scopes": {"read": "", "write": ""},
            }
        },
    },
}
SWAGGER: dict[str, Json] = {
    "key": KEY,
    "basic": {"type": "basic"},
    "login": {
        "type": "oauth2",
        "flow": "application",
        "tokenUrl": "https://a.example.com/token",
        "scopes": {"read": "", "write": ""},
    },
}


def guarded(security: Json, version: str = V31, schemes: Json = None) -> Json:
    paths = {"/pets": {"get": operation(security=security)}}
    if version == V2:
        where = {"host": "a.example.com", "schemes": ["https"]}
        return api(paths, V2, securityDefinitions={**SWAGGER, **(schemes or {})}, **where)
    server = {"servers": [{"url": "https://a.example.com"}]}
    return api(paths, version, components={"securitySchemes": {**SCHEMES, **(schemes or {})}},
               **server)  # fmt: skip


K: Json = {"key": []}
B: Json = {"basic": []}
R: Json = {"login": ["read"]}
RW: Json = {"login": ["read", "write"]}
CHANGES: list[tuple[str, Json, Json, str, str]] = [
    ("both or either", [{**K, **B}], [K, B], COMPATIBLE, BREAKING),
    ("one of two goes", [K, B], [K], BREAKING, COMPATIBLE),
    ("two orders", [K, B], [B, K], COMPATIBLE, COMPATIBLE),
    ("nothing was needed", [], [K], BREAKING, COMPATIBLE),
    ("an empty alternative needs nothing", [{}], [K], BREAKING, COMPATIBLE),
    ("nothing in two words", [], [{}], COMPATIBLE, COMPATIBLE),
    ("may come in without", [K], [K, {}], COMPATIBLE, BREAKING),
    ("another kind", [K], [B], BREAKING, BREAKING),
    ("one more scope", [R], [RW], BREAKING, COMPATIBLE),
    ("scopes in any order", [RW], [{"login": ["write", "read"]}], COMPATIBLE, COMPATIBLE),
    ("one that covers another", [{**K, **B}, K], [K], COMPATIBLE, COMPATIBLE),
]


@pytest.mark.parametrize("version", [V2, V30, V31])
@pytest.mark.parametrize(
    ("old", "new", "there", "back"), [pytest.param(*row[1:], id=row[0]) for row in CHANGES]
)
def test_each_old_alternative_must_still_satisfy_a_new_one(
    version: str, old: Json, new: Json, there: str, back: str
) -> None:
    assert compared(guarded(old, version), guarded(new, version)).verdict == there
    assert compared(guarded(new, version), guarded(old, version)).verdict == back


@pytest.mark.parametrize("version", [V2, V30, V31])
@pytest.mark.parametrize("change", [{"in": "query"}, {"name": "X-Other"}])
def test_the_name_and_place_of_a_key_go_over_the_wire(version: str, change: Json) -> None:
    new = guarded([K], version, {"key": {**KEY, **change}})
    assert compared(guarded([K], version), new).verdict == BREAKING


@pytest.mark.parametrize("version", [V2, V30, V31])
def test_a_key_s_header_has_no_case(version: str) -> None:
    new = guarded([K], version, {"key": {**KEY, "name": "x-key"}})
    assert compared(guarded([K], version), new).entries == ()


@pytest.mark.parametrize("version", [V2, V30, V31])
def test_the_name_of_a_scheme_means_nothing(version: str) -> None:
    new = guarded([{"renamed": []}], version, {"renamed": KEY})
    assert compared(guarded([K], version), new).entries == ()
    assert compared(new, guarded([K], version)).entries == ()


@pytest.mark.parametrize("version", [V30, V31])
def test_security_is_the_same_in_2_0_and_since(version: str) -> None:
    for security in ([K], [B], [RW], [{**K, **R}], [K, B, {}]):
        assert compared(guarded(security, V2), guarded(security, version)).entries == ()
        assert compared(guarded(security, version), guarded(security, V2)).entries == ()


def test_what_holds_for_all_may_be_said_of_each() -> None:
    components: Json = {"components": {"securitySchemes": SCHEMES}}
    above = api({"/pets": {"get": operation()}}, security=[K], **components)
    within = api({"/pets": {"get": operation(security=[K])}}, **components)
    free = api({"/pets": {"get": operation(security=[])}}, security=[K], **components)
    assert compared(above, within).entries == ()
    assert compared(free, above).verdict == BREAKING
    assert compared(above, free).verdict == COMPATIBLE


def test_a_change_of_security_is_one_cause_with_all_it_reaches() -> None:
    def both(security: Json) -> Json:
        components: Json = {"components": {"securitySchemes": SCHEMES}}
        item = {"get": operation(), "post": operation()}
        return api({"/pets": item}, security=security, **components)

    (entry,) = compared(both([K, B]), both([K])).entries
    assert (entry.class_, entry.verdict) == ("wire", BREAKING)
    assert [one.operation for one in entry.reach] == ["GET /pets", "POST /pets"]


def test_a_scheme_that_is_not_described_is_never_called_safe() -> None:
    old, new = guarded([K]), guarded([{"unknown": []}])
    assert compared(old, new).verdict != COMPATIBLE
    assert compared(new, new).entries == ()
