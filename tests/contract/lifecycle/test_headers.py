"""What answers say of a deprecation is read by the standards and held against the contract."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from sightline.contract.lifecycle.days import (
    day_of_moment,
    first_day_after,
    http_date,
    structured_date,
    written_day,
)
from sightline.contract.lifecycle.header_check import HeaderCheck
from sightline.contract.lifecycle.header_fields import announced
from sightline.contract.lifecycle.subject import standing_of
from sightline.contract.lifecycle.tree import Tree
from sightline.contract.lifecycle.watching import declared_deprecations
from sightline.contract.traffic.exchange import Exchange

MARCH = 1_772_323_200.0  # 2026-03-01
JUNE = "Mon, 01 Jun 2026 00:00:00 GMT"
AT = f"@{int(MARCH)}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("@1688169599", "2023-06-30"), ("@0", "1970-01-01"), ("@1688169599;a=1", "2023-06-30"),
        ("1688169599", ""), ("@1.5", ""), ("true", ""), ("?1", ""), ("@99999999999999", ""),
    ],
)  # fmt: skip
def test_a_structured_date_is_an_at_sign_and_seconds(text: str, day: str) -> None:
    found = structured_date(text)
    assert (day_of_moment(found) if found is not None else "") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sat, 31 Dec 2022 23:59:59 GMT", "2022-12-31"), ("2022-12-31", ""), ("soon", ""),
        ("Sat, 31 Feb 2022 23:59:59 GMT", ""), ("Sat, 31 Dec 2022 23:59:59 +0100", ""),
    ],
)  # fmt: skip
def test_an_http_date_is_read_in_its_preferred_form_alone(text: str, day: str) -> None:
    found = http_date(text)
    assert (day_of_moment(found) if found is not None else "") == day


@pytest.mark.parametrize(
    ("text", "day", "over"),
    [
        ("2026-12-31", "2026-12-31", "2026-12-31"),
        ("2026-12-31T00:00:00Z", "2026-12-31", "2026-12-31"),
        ("2026-12-31T10:00:00Z", "2026-12-31", "2027-01-01"),
        ("2026-12-31T23:00:00-05:00", "2027-01-01", "2027-01-02"),
        ("Thu, 31 Dec 2026 23:59:59 GMT", "2026-12-31", "2027-01-01"),
        ("2026-02-30", "", ""), ("2026", "", ""), (None, "", ""), (2026, "", ""),
        ("9999-12-31T10:00:00Z", "9999-12-31", "9999-12-31"),
    ],
)  # fmt: skip
def test_an_end_is_over_when_its_moment_has_passed(text: Any, day: str, over: str) -> None:
    assert (written_day(text), first_day_after(text)) == (day, over)


def test_links_are_found_by_their_relations() -> None:
    link = '<https://a/x,y>; rel="next deprecation"; title="a, <b>", </v2>; rel=successor-version'
    said = announced(Exchange("GET", "/", 200, response_headers=(("link", link), ("x", "y"))))
    assert said.links == {"deprecation": "https://a/x,y", "successor-version": "/v2"}


def findings(
    operation: dict[str, Any], headers: dict[str, str] | None, **more: Any
) -> list[tuple[str, str]]:
    root = yaml.safe_load("{openapi: 3.1.0, paths: {/a: {get: {}}}}")
    root["paths"]["/a"]["get"] = operation
    standing = standing_of(Tree("a", {"a": root}))
    check = HeaderCheck(declared_deprecations(standing))
    (element,) = standing.elements.values()
    told = tuple((headers or {}).items())
    check.take(Exchange("GET", "/a", 200, **{"response_headers": told, **more}), element)
    return [(one.kind, one.example) for one in check.findings()]


OLD: dict[str, Any] = {"deprecated": True, "x-sunset": "2026-06-01"}


@pytest.mark.parametrize(
    ("operation", "headers", "found"),
    [
        (OLD, {"deprecation": AT, "sunset": JUNE}, []),
        ({}, {"server": "x"}, []),
        (OLD, {}, []),
        (OLD, {"server": "x"},
         [("deprecation-not-announced", "GET 200"), ("sunset-not-announced", "GET 200")]),
        ({}, {"deprecation": AT}, [("deprecation-not-in-contract", f"Deprecation: {AT}")]),
        (OLD, {"deprecation": "true", "sunset": JUNE},
         [("deprecation-of-older-draft", "Deprecation: true")]),
        (OLD, {"deprecation": JUNE, "sunset": JUNE},
         [("deprecation-of-older-draft", f"Deprecation: {JUNE}")]),
        (OLD, {"deprecation": AT, "sunset": "2026-06-01"},
         [("sunset-not-readable", "Sunset: 2026-06-01")]),
        ({"deprecated": True}, {"deprecation": "@1790000000", "sunset": JUNE},
         [("sunset-before-deprecation", f"Deprecation: @1790000000, Sunset: {JUNE}")]),
        ({**OLD, "x-sunset": "2026-09-01"}, {"deprecation": AT, "sunset": JUNE},
         [("sunset-contradicts-contract", f"Sunset: {JUNE}, in the contract 2026-09-01")]),
        ({**OLD, "x-deprecated-at": "2025-01-01"}, {"deprecation": AT, "sunset": JUNE},
         [("deprecation-contradicts-contract", f"Deprecation: {AT}, in the contract 2025-01-01")]),
    ],
)  # fmt: skip
def test_headers_are_held_against_the_contract(
    operation: dict[str, Any], headers: dict[str, str], found: list[tuple[str, str]]
) -> None:
    assert findings(operation, headers, time=MARCH) == found


def test_an_answer_after_the_end_is_told() -> None:
    late = MARCH + 100 * 86_400
    headers = {"deprecation": AT, "sunset": JUNE}
    assert findings(OLD, headers, time=late) == [
        ("answers-after-sunset", f"answered 200 on 2026-06-09, Sunset: {JUNE}")
    ]
    only = {"deprecation": AT}
    assert ("answers-after-sunset", "answered 200 on 2026-06-09, sunset 2026-06-01 in the contract"
            ) in findings(OLD, only, time=late)  # fmt: skip
    assert findings(OLD, headers) == []


def test_the_latest_promise_to_callers_counts() -> None:
    standing = standing_of(Tree("a", {"a": {"paths": {"/a": {"get": OLD}}}}))
    (element,) = standing.elements.values()
    check = HeaderCheck({})
    later = "Tue, 01 Sep 2026 00:00:00 GMT"
    for sunset in (JUNE, later, JUNE):
        check.take(Exchange("GET", "/a", 200, response_headers=(("sunset", sunset),)), element)
    assert check.promised(element.key) == later
    assert [(f.kind, f.count, f.of) for f in check.findings()][1:] == [
        ("sunset-contradicts-contract", 1, 3)
    ]
