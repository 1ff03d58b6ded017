"""A bound and its metric disagree on the unit: `check` says so, where the slip is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sightline.measure.language import units
from tests.workspaces import findings, write_workspace

PATH = "requirements/REQ-1.md"
METRIC = "metrics/api.latency_ms.yaml"


def found(root: Path, line: str, unit: str = "ms", status: str = "committed") -> list[str]:
    """Codes, places and helps of what units do wrong."""
    files = {
        PATH: f"---\ntitle: Search\nstatus: {status}\ncriteria:\n  - {line}\n---\n",
        METRIC: f"title: Latency\nsource: requests\nexpression: latency_ms\nunit: {unit}\n",
    }
    return [
        f"{each.severity} {each.code} {each.path}:{each.line}:{each.column} {each.help}"
        for each in findings(write_workspace(root, files))
        if each.code in ("MEA010", "MEA011", "MEA001")
    ]


P95 = "p95 of api.latency_ms is < "
SHARE = "share(latency_ms < 300) of api.latency_ms is >= "


@pytest.mark.parametrize(
    ("line", "typed", "help"),
    [
        (P95 + "200 kB over 28d", "200", "write the bound in ms"),
        (P95 + "50 % over 28d", "50", "write the bound in ms"),
        (P95 + "1 mo", "1 mo", "write it in ms"),
        (P95 + "5 EUR [n>=10]", "5 EUR", "write the bound in ms"),
        (SHARE + "999 % over 28d", "999", "write: < 5 %"),
        (SHARE + "100.5 % over 28d", "100.5", "write: < 5 %"),
        (SHARE + "60 over 28d", "60", "write: < 5 %"),
        (SHARE + "60 ms", "60", "write: < 5 %"),
        ("count of api.latency_ms is < 50 ms", "50", "leave the unit out"),
    ],
)
def test_a_bound_in_another_unit_is_found_at_its_number(
    tmp_path: Path, line: str, typed: str, help: str
) -> None:
    column = 5 + line.rindex(typed)
    assert found(tmp_path / "a", line) == [f"error MEA010 {PATH}:5:{column} {help}"]
    assert found(tmp_path / "b", line, status="draft")[0].startswith("info MEA010")


@pytest.mark.parametrize(
    "line",
    [
        P95 + "200 ms over 28d", P95 + "0.2 s", P95 + "200", SHARE + "99 %", SHARE + "100 %",
        SHARE + "0.9 over 28d", "count of api.latency_ms is < 50 over 28d",
        "p95 of api.latency_ms where note = ' is < 5 kB' is < 200 ms over 28d",
        "p95 of api.latency_ms is between 1 and 2 s", "p95 of api.latency is < 200 kB",
    ],
)  # fmt: skip
def test_a_bound_that_can_be_turned_into_the_metrics_unit_is_fine(
    tmp_path: Path, line: str
) -> None:
    assert found(tmp_path, line) == []


def test_a_misspelt_unit_of_a_metric_is_its_own_mistake_not_the_criterions(tmp_path: Path) -> None:
    assert found(tmp_path, P95 + "200 ms", "millis") == [f"error MEA011 {METRIC}:4:7 write ms"]


@pytest.mark.parametrize(
    ("unit", "help"),
    [
        ("MS", "write ms"), ("Minutes", "write min"), ("m", "write min or mo"),
        ("years", "write d"), ("percent", "write %"), ("kb", "write kB"), ("k", "leave the unit"),
    ],
)  # fmt: skip
def test_another_spelling_of_a_unit_is_told_with_the_one_to_write(
    tmp_path: Path, unit: str, help: str
) -> None:
    (only,) = found(tmp_path, P95 + "200", unit)
    assert only.startswith(f"error MEA011 {METRIC}:4:7 ")
    assert help in only


@pytest.mark.parametrize("unit", [*units.UNITS, "EUR", "commits", "people", "req/s"])
def test_known_units_and_things_that_are_counted_are_fine(tmp_path: Path, unit: str) -> None:
    assert found(tmp_path, P95 + "200", f'"{unit}"') == []
