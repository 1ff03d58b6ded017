"""The page of the criteria's language: every line on it parses, every list on it is complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sightline.measure.judging.bound import PER_TIME
from sightline.measure.language import units
from sightline.measure.language.criterion import Criterion, CriterionError
from sightline.measure.language.criterion_parser import parse
from sightline.measure.language.criterion_printer import render
from sightline.measure.language.statistic_parser import STATISTICS
from sightline.measure.language.window_parser import WINDOW_UNITS
from sightline.stats import always_valid, binomial, quantile
from sightline.stats.binomial import Decision

PAGE = Path(__file__).resolve().parents[2] / "docs/reference/criteria.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```criterion\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines()]
# A part of the language stands in the first column of a table, and in a whole line here.
WHOLE = {
    "Conditions": "p95 of api.latency_ms where {} is < 1 s",
    "Bounds": "p95 of api.latency_ms is {}",
    "Windows": "p95 of api.latency_ms is < 1 s over {}",
    "Baselines": "p95 of api.latency_ms is up by 1 % vs {}",
    "Brackets": "p95 of api.latency_ms is < 1 s [{}]",
}


def section(title: str) -> str:
    found = re.search(rf"^##+ {title}\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None, title
    return found[1]


def rows(title: str) -> list[list[str]]:
    """The cells of a section's table, without its head."""
    lines = [line for line in section(title).splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def firsts(title: str) -> list[str]:
    return [row[0].strip().strip("`") for row in rows(title)]


def parts() -> list[str]:
    """Each part of the language that a table shows, in a whole line."""
    found = [WHOLE[title].format(part) for title in WHOLE for part in firsts(title)]
    return [f"{line} vs previous" if re.search(r" is (up|down) by [^v]+$", line) else line
            for line in found]  # fmt: skip


@pytest.mark.parametrize("line", [*LINES, *parts()])
def test_every_line_on_the_page_parses_and_is_printed_as_what_it_means(line: str) -> None:
    criterion = parse(line)
    assert isinstance(criterion, Criterion)
    assert parse(render(criterion)) == criterion


def test_the_page_has_lines_and_parts_of_every_section() -> None:
    assert len(LINES) >= 20
    assert {title: len(firsts(title)) > 2 for title in WHOLE} == dict.fromkeys(WHOLE, True)


def test_every_statistic_is_in_the_table_and_in_a_line() -> None:
    told = " ".join(row[0] for row in rows("Statistics"))
    named = set(re.findall(r"`(\w+)", told))
    assert named >= {name for name in STATISTICS if not name.startswith("p")}
    shown = {parse(line).statistic.name for line in LINES}  # type: ignore[union-attr]
    assert shown >= {name for name in STATISTICS if not name.startswith("p")}


def test_every_unit_is_told() -> None:
    told = set(re.findall(r"`([^`]+)`", section("Units")))
    assert told >= set(units.WRITABLE)
    assert set(PER_TIME) <= told
    windows = set(re.findall(r"`([a-z]+)`", section("Windows")))
    assert windows | {"d"} >= set(WINDOW_UNITS)


@pytest.mark.parametrize("row", rows("What is refused"), ids=lambda row: row[0])
def test_a_refused_line_says_what_the_page_says(row: list[str]) -> None:
    with pytest.raises(CriterionError) as refused:
        parse(row[0].strip("`"))
    assert refused.value.message.startswith(row[1])
    assert refused.value.help


@pytest.mark.parametrize("row", rows("How many rows it takes"), ids=lambda row: row[0])
def test_the_least_numbers_of_rows_are_those_that_decide(row: list[str]) -> None:
    statistic = parse(f"{row[0].strip('`')} of a.b is < 1").statistic  # type: ignore[union-attr]
    assert statistic.level_ppm is not None
    allowed = quantile.allowed_share(statistic.level_ppm, "<")
    once, looked_at = (int(cell.replace(",", "")) for cell in row[1:])
    for decide, n in ((binomial.decide, once), (always_valid.decide_share, looked_at)):
        assert decide(0, n, allowed, 0.95) is Decision.PASS
        assert decide(0, n - 1, allowed, 0.95) is Decision.INCONCLUSIVE
