"""Calls are counted once, by what they touch, and nothing secret is kept of them."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from sightline.contract.usage import recording
from sightline.kernel.errors import Refused, UsageError
from sightline.store import usage_facts
from sightline.store.usage_facts import PATH, in_memory, kept_facts
from tests.contract.traffic.test_redaction import HEADERS, MARK, PARAMETERS, TOKENS
from tests.contract.traffic.written import FORMS, combined, har
from tests.contract.usage.shop import (
    ACME,
    BOLT,
    CERO,
    NOBODY,
    asked,
    body,
    counted,
    days,
    imported,
    made,
    rows,
)

GET = "GET /customers"


def test_each_part_of_a_call_is_a_fact(tmp_path: Path) -> None:
    answer = [{"id": "1", "tier": "gold", "address": {"city": "Lisbon"}, "new": 1}]
    more = {"headers": {"X-Trace": "7"}, "answered": {"X-Total": "1"}}
    calls = [made(ACME, "GET", "/customers?status=frozen&tags=a,z&page=2", 200,
                  response_body=body(answer), **more)]  # fmt: skip
    facts = counted(calls, tmp_path)
    schema = "/components/schemas"
    its = f"{schema}/Customer/properties"
    listed = "/paths/~1customers/get/responses/200/content/application~1json/schema"
    assert rows(facts, "direction, location, part, value") == {
        ("", "call", "", ""),
        ("request", "query", "status", ""), ("request", "query", "status", '"frozen"'),
        ("request", "query", "tags", ""), ("request", "query", "tags", '"a"'),
        ("request", "query", "tags", "(another value)"),
        ("request", "undeclared", "query", ""),
        ("request", "header", "x-trace", ""),
        ("response", "header", "x-total", ""),
        ("response", "media", "application/json", ""),
        ("response", "body", "", ""), ("response", "undeclared", "body", ""),
        ("response", "body", listed, ""), ("response", "body", f"{listed}/items", ""),
        ("response", "body", f"{schema}/Customer", ""),
        ("response", "body", f"{its}/id", ""),
        ("response", "body", f"{its}/tier", ""), ("response", "body", f"{its}/tier", '"gold"'),
        ("response", "body", f"{its}/address", ""), ("response", "body", f"{schema}/Address", ""),
        ("response", "body", f"{schema}/Address/properties/city", ""),
    }  # fmt: skip
    assert rows(facts, "day, consumer, operation, status, calls, first, last") == {
        ("2026-03-01", "Acme", GET, "200", 1, 1772359200.0, 1772359200.0)
    }


def test_what_a_source_does_not_carry_is_blind_and_never_missing(tmp_path: Path) -> None:
    calls = [made(ACME, "POST", "/customers", 201), made(ACME, "GET", "/customers", 200)]
    facts = counted(calls, tmp_path, form=combined)
    assert rows(facts, "operation, direction, part, value", "location = 'blind'") == {
        ("POST /customers", "request", "body", "no bodies"),
        ("POST /customers", "response", "body", "no bodies"),
        (GET, "response", "body", "no bodies"),
        (GET, "request", "header", "no headers"),
        (GET, "response", "header", "no headers"),
    }
    assert rows(facts, "part", "location = 'body'") == set()


def test_broken_and_foreign_bodies_are_blind(tmp_path: Path) -> None:
    calls = [
        made(ACME, "GET", "/customers", 200, response_body='[{"id": "1"'),
        made(ACME, "GET", "/customers/1", 200, response_body="<html>"),
    ]
    facts = counted(calls, tmp_path)
    assert rows(facts, "operation, value", "location = 'blind' AND part = 'body'") == {
        (GET, "bodies cut off or broken"),
        ("GET /customers/{id}", "bodies cut off or broken"),
    }


def test_figures_are_those_that_counting_by_hand_gives(tmp_path: Path) -> None:
    import random

    chance = random.Random(3)
    who = {"Acme": ACME, "Bolt": BOLT, "Cero": CERO, None: NOBODY}
    expected: Counter[tuple[str | None, str]] = Counter()
    calls = []
    for _ in range(400):
        name = chance.choice(list(who))
        fields = chance.sample(["id", "name", "tax_id"], chance.randint(0, 3))
        calls.append(made(who[name], "POST", "/customers", 201,
                          request_body=body(dict.fromkeys(fields, "x"))))  # fmt: skip
        expected.update((name, field) for field in fields)
        expected[(name, "call")] += 1
    # HAR doesn't tell addresses, so that Bolt's calls are nobody's there.
    facts = counted(calls, tmp_path)
    ask = asked(facts)
    for field in ("id", "name", "tax_id"):
        pointer = f"/components/schemas/Customer/properties/{field}"
        condition = "location = 'body' AND part = ? AND value = ''"
        found = {u.consumer: u.calls for u in ask.used(ask.select(None, condition, (pointer,)))}
        assert found == {
            "Acme": expected[("Acme", field)], "Cero": expected[("Cero", field)],
            None: expected[("Bolt", field)] + expected[(None, field)],
        }  # fmt: skip
    assert (ask.calls, ask.consumers) == (400, 2)
    assert ask.unmapped == expected[("Bolt", "call")] + expected[(None, "call")]


def test_few_counts_at_a_time_come_to_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = [made(w, "GET", f"/customers?status={s}", 200, response_body=body([{"id": i}]))
             for i, w in enumerate((ACME, CERO, NOBODY)) for s in ("active", "closed")
             for _ in "ab"]  # fmt: skip
    whole = sorted(counted(calls, tmp_path).run("SELECT * FROM facts"))
    monkeypatch.setattr(recording, "_MOST_FACTS", 5)
    monkeypatch.setattr(usage_facts, "_MOST_ROWS", 20)
    assert sorted(counted(calls, tmp_path).run("SELECT * FROM facts")) == whole


def test_the_same_content_counts_once_packed_or_not(tmp_path: Path) -> None:
    facts = in_memory()
    data = har([made(ACME, "GET", "/customers", 200)])
    assert not imported(facts, tmp_path, data).is_known
    assert imported(facts, tmp_path, data, "other-name").is_known
    assert imported(facts, tmp_path, gzip.compress(data), "calls.gz").is_known
    assert asked(facts).calls == 1
    assert len(facts.imports("API-shop")) == 1


def test_a_log_that_has_grown_replaces_what_it_was(tmp_path: Path) -> None:
    facts = in_memory()
    day = combined([made(ACME, "GET", "/customers", 200)])
    imported(facts, tmp_path, day, "monday")
    found = imported(facts, tmp_path, day + day, "tuesday")
    assert (found.replaces, found.calls) == (("monday",), 2)
    assert asked(facts).calls == 2
    assert [one.name for one in facts.imports("API-shop")] == ["tuesday"]


def test_other_consumers_or_another_contract_count_the_content_anew(tmp_path: Path) -> None:
    facts = in_memory()
    data = combined([made(ACME, "GET", "/customers", 200), made(NOBODY, "GET", "/customers", 200)])
    imported(facts, tmp_path, data)
    found = imported(facts, tmp_path, data, text="consumer,match,value\nNew,user_agent,*\n")
    assert (found.is_known, found.replaces) == (False, ("calls",))
    assert [(u.consumer, u.calls) for u in asked(facts).used(asked(facts).total)] == [("New", 2)]


def test_logs_of_the_same_time_are_told_to_overlap(tmp_path: Path) -> None:
    facts = in_memory()
    lines = combined([made(ACME, "GET", "/customers", 200)]).decode()
    later = lines.replace("01/Mar/2026:11:00:00", "01/Mar/2026:12:00:00")
    imported(facts, tmp_path, (lines + later).encode(), "one")
    between = lines.replace("11:00:00", "11:30:00")
    assert imported(facts, tmp_path, (between + later).encode(), "two").overlaps == ("one",)
    after = lines.replace("11:00:00", "13:00:00")
    assert imported(facts, tmp_path, after.encode(), "three").overlaps == ()


def test_a_source_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    facts = in_memory()
    with pytest.raises(UsageError):
        imported(facts, tmp_path, b"nothing\n", format="jsonl")
    assert facts.run("SELECT * FROM facts") == facts.run("SELECT * FROM imports") == []


def test_a_window_holds_its_days_and_calls_without_a_time(tmp_path: Path) -> None:
    facts = in_memory()
    for day in ("01", "02", "03", "04"):
        line = combined([made(ACME, "GET", "/customers", 200)]).decode()
        imported(facts, tmp_path, line.replace("01/Mar", f"{day}/Mar").encode(), day)
    imported(facts, tmp_path, b'{"method": "GET", "path": "/v1/customers"}\n', "undated")
    assert asked(facts, days("2026-03-04", 2)).calls == 2 + 1
    assert asked(facts, days("2026-03-30", 2)).calls == 1


READERS = ("har", "combined", "caddy", "kong", "aws", "cloudwatch", "otlp", "cloudfront", "alb")


@pytest.mark.parametrize("form", READERS)
def test_no_byte_of_a_secret_is_kept(form: str, tmp_path: Path) -> None:
    calls = []
    for name, value in HEADERS.items():
        calls.append(made(ACME, "GET", "/customers", 200, headers={name: value}))
    for name, value in PARAMETERS.items():
        calls.append(made(ACME, "GET", f"/customers?{name}={value}&status={value}", 200))
    for token in TOKENS.values():
        calls.append(made((token, "10.0.0.1"), "GET", f"/customers/{token}?status={token}", 200,
                          user=token, request_body=body({"name": token}),
                          response_body=body({"name": token, "tier": token})))  # fmt: skip
    (tmp_path / "sightline.toml").write_text("")
    facts = kept_facts(str(tmp_path), writes=True)
    assert facts is not None
    (tmp_path / "in").mkdir()
    found = imported(facts, tmp_path / "in", FORMS[form](calls))
    assert found.calls == len(calls)
    told = repr(facts.run("SELECT * FROM facts")) + repr(facts.run("SELECT * FROM callers"))
    facts.close()
    kept = b"".join(p.read_bytes() for p in (tmp_path / ".sightline").rglob("*") if p.is_file())
    secrets = {part for token in TOKENS.values() for part in token.split(".")} | {MARK}
    for secret in secrets:
        assert secret not in told + repr(found)
        assert secret.encode() not in kept


def test_addresses_and_paths_are_not_kept(tmp_path: Path) -> None:
    facts = counted([made(("", "198.51.100.77"), "GET", "/customers/jane.doe", 200),
                     made(NOBODY, "GET", "/nowhere/jane.doe", 404)],
                    tmp_path, form=combined)  # fmt: skip
    told = repr([facts.run(f"SELECT * FROM {t}") for t in ("facts", "imports", "callers")])
    assert "jane" not in told and "198.51.100.77" not in told
    assert "198.51.100.0/24" in told


def test_a_store_is_opened_only_where_it_is_one(tmp_path: Path) -> None:
    assert kept_facts(str(tmp_path)) is None
    path = tmp_path / PATH
    path.parent.mkdir(parents=True)
    path.write_text("no database")
    with pytest.raises(Refused, match=r"it is no file of usage facts|it can't be read"):
        kept_facts(str(tmp_path))
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="it is not a regular file"):
        kept_facts(str(tmp_path), writes=True)
    assert not (tmp_path / "elsewhere").exists()


def test_the_contract_is_kept_with_the_facts(tmp_path: Path) -> None:
    facts = counted([made(ACME, "GET", "/customers", 200)], tmp_path)
    [one] = facts.imports("API-shop")
    held = json.loads(facts.contract(one.contract) or b"")
    assert held["info"]["title"] == "Shop"
