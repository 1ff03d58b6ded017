"""A unit or a column that doesn't fit is found by `verify`, at its place, with a remedy."""

from __future__ import annotations

import json

import pytest

from tests.acceptance.mistake import AS_OF
from tests.acceptance.seeding import Seeded
from tests.cli.command_line import sightline

PATH = "requirements/REQ-005-self-service-keys.md"
P90 = "p90 of signup.minutes_to_first_payment is < "
SHARE = "share(reached_first_payment = true) of signup.partners is "

# What is written → where `verify` finds it, and what it says to type.
SLIPS = {
    f"{P90}240 kB over 28d": ("240 kB", "min"),
    f"{P90}50 % over 28d": ("50 %", "min"),
    f"{SHARE}>= 600 % over 28d": ("600 %", "100 %"),
    f"{SHARE}>= 60 over 28d": ("60 over", "%"),
    f"{SHARE}>= 60 ms over 28d": ("60 ms", "%"),
    "share(reached_frist_payment = true) of signup.partners is >= 60 %": (
        "reached_frist_payment", "reached_first_payment",
    ),
    "p95 of api.latency_ms where operaton = 'search' is < 200 ms": ("operaton", "operation"),
    "p95 of api.latencyms is < 200 ms": ("api.latencyms", "api.latency_ms"),
}  # fmt: skip


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Seeded:
    return Seeded(tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize("criterion", SLIPS)
def test_a_promise_that_does_not_fit_its_metric_is_found_where_it_is_written(
    criterion: str, seeded: Seeded
) -> None:
    where, word = SLIPS[criterion]
    path = seeded.root / PATH
    text = seeded.healthy[PATH]
    good = next(line[2:] for line in text.splitlines() if line.startswith("- p90"))
    path.write_text(text.replace(good, criterion))
    shown = sightline(seeded.root, "verify", "REQ-005", "--as-of", AS_OF, "--json")
    path.write_text(text)
    answer = json.loads(shown.out)
    assert [one["verdict"] for one in answer["results"]] == ["NO DATA"]
    assert shown.code == 1, "a slip is a finding, also where nothing failed"
    problem = answer["problems"][0]
    line = next(n for n, one in enumerate(text.splitlines(), 1) if one.startswith("- p90"))
    assert (problem["path"], problem["line"]) == (PATH, line)
    assert problem["column"] == 3 + criterion.index(where)
    assert word in f"{problem['message']} {problem['help']}"


def test_a_healthy_workspace_is_verified_without_a_problem(seeded: Seeded) -> None:
    shown = sightline(seeded.root, "verify", "--as-of", AS_OF, "--json")
    answer = json.loads(shown.out)
    told = [(found["code"], found["severity"], found["path"]) for found in answer["problems"]]
    assert told == [("MEA043", "warning", "requirements/REQ-003-webhook-signatures.md")]
    assert answer["not_promises"] == []
    assert len(answer["results"]) == 16
    assert {one["verdict"] for one in answer["results"]} <= {"INCONCLUSIVE", "NO DATA", "STALE"}
