"""`measure --compare`: the same figures in another window, and how much they changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sightline.kernel.errors import UsageError
from sightline.measure.figures.comparison import compared_span
from sightline.measure.language.window import resolve
from sightline.measure.language.window_parser import parse_window
from sightline.measure.render_measure import text
from tests.measure.promised import HEADER, again, requirement, rows, verify, workspace
from tests.workspaces import ask

# 100..159 in the week of 23 February, 200..279 in the one before.
DATA = HEADER + rows(60, day=25) + rows(80, day=18, first=200)
AS_OF = datetime(2026, 3, 1, tzinfo=UTC)


def compared(root: Path, **more: Any) -> Any:
    asked = {"metric": "api.latency_ms", "over": "7d", "compare": "previous", **more}
    return ask(workspace(root, {"data/requests.csv": DATA}), "measure", **asked)


@pytest.mark.parametrize(
    ("window", "asked", "start", "end"),
    [
        ("28d", "previous", "2026-01-04T00:00:00Z", "2026-02-01T00:00:00Z"),
        ("28d", "7d", "2026-01-25T00:00:00Z", "2026-02-01T00:00:00Z"),
        ("1mo calendar", "previous", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
        ("28d", "2026-01-01 to 2026-02-01", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
        ("28d", "2026-01-01..2026-02-01", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
        (
            "4w calendar Europe/Berlin",
            "2026-01-01 to 2026-02-01",
            "2025-12-31T23:00:00Z",
            "2026-01-31T23:00:00Z",
        ),
    ],
)
def test_another_window_is_the_one_before_a_length_before_or_a_range(
    window: str, asked: str, start: str, end: str
) -> None:
    parsed = parse_window(window)
    found = compared_span(asked, parsed, resolve(parsed, AS_OF)).as_json()
    assert (found["start"], found["end"]) == (start, end)


@pytest.mark.parametrize(
    "asked",
    ["soon", "api.ok", "", "2026-02-01", "2026-02-01 to 2026-01-01", "2026-02-01 to 2026-04-01",
     "2026-01-01 to 2026-02-01 please", "28", "previous week"],
)  # fmt: skip
def test_what_is_no_window_is_refused_with_what_to_write(asked: str) -> None:
    window = parse_window("28d")
    with pytest.raises(UsageError) as caught:
        compared_span(asked, window, resolve(window, AS_OF))
    assert caught.value.message.startswith("--compare: ")
    assert caught.value.help


def test_each_figure_stands_beside_the_one_before_with_its_change(tmp_path: Path) -> None:
    found = compared(tmp_path)
    changes = {change.statistic: change for change in found.groups[0].changes}
    # Independently: medians of 100..159 and 200..279 (nearest rank), their means, their numbers.
    assert {name: (c.before.value, c.absolute.value) for name, c in changes.items()} == {
        "p50": (239, 129 - 239),
        "p95": (275, 156 - 275),
        "mean": (239.5, pytest.approx(129.5 - 239.5)),
        "count": (80, -20),
    }
    assert changes["mean"].relative.value == pytest.approx(129.5 / 239.5 - 1)
    assert changes["count"].relative.value == -0.25
    assert changes["count"].relative.low is None
    assert found.compared["end"] == found.window["start"]
    befores = [change.before for change in found.groups[0].changes]
    assert again(tmp_path, *befores) == [239, 275, 239.5, 80]


def test_the_limits_of_a_change_hold_the_change_and_come_from_those_of_both(
    tmp_path: Path,
) -> None:
    for change in compared(tmp_path).groups[0].changes[:1]:
        assert change.absolute.low < change.absolute.value < change.absolute.high < 0
        assert change.relative.low < change.relative.value < change.relative.high < 0


def test_the_limits_of_a_changed_share_are_those_that_a_promise_is_judged_by(
    tmp_path: Path,
) -> None:
    root = workspace(
        tmp_path,
        {
            "data/requests.csv": DATA,
            "requirements/REQ-1.md": requirement(
                "'share(ok) of api.ok is up by 1 % over 7d vs previous'",
                "'share(ok) of api.ok is up by 1 pp over 7d vs previous'",
            ),
        },
    )
    share = (
        ask(root, "measure", metric="api.ok", over="7d", compare="previous").groups[0].changes[0]
    )
    relative, points = (found.change for found in verify(root).results)
    for mine, theirs, times in ((share.relative, relative, 1), (share.absolute, points, 100)):
        found = [times * part for part in (mine.value, mine.low, mine.high)]
        assert found == pytest.approx([theirs.value, theirs.low, theirs.high])


def test_data_that_begin_within_the_other_window_are_told(tmp_path: Path) -> None:
    note = "data begin on 2026-02-18, within the window that is compared with"
    assert note in compared(tmp_path / "a").notes
    assert note not in compared(tmp_path / "b", compare="2026-02-18 to 2026-02-25").notes


def test_windows_that_overlap_or_differ_in_length_are_told_and_promise_no_limits(
    tmp_path: Path,
) -> None:
    found = compared(tmp_path, compare="2026-02-15 to 2026-02-26")
    limits = [(c.absolute.low, c.absolute.high) for c in found.groups[0].changes]
    assert limits == [(None, None)] * 4
    assert found.notes[-2:] == (
        "the two windows are not equally long, so their counts don't compare",
        "the two windows overlap, so no limits of a change can be given",
    )


def test_from_nothing_there_is_no_relative_change(tmp_path: Path) -> None:
    found = compared(tmp_path, compare="2026-01-01 to 2026-01-08")
    p50, *_, count = found.groups[0].changes
    assert (p50.absolute, p50.relative) == (None, None)
    assert (count.before.value, count.absolute.value, count.relative) == (0, 60, None)
    assert "not known" in text(found)


def test_groups_are_compared_each_with_itself(tmp_path: Path) -> None:
    found = compared(tmp_path, metric="api.ok", by="operation")
    (group,) = found.groups
    assert group.changes[0].absolute.value == pytest.approx(45 / 60 - 60 / 80)
    assert "(0 %)" in text(found)


def test_without_compare_there_is_no_change(tmp_path: Path) -> None:
    found = compared(tmp_path, compare="")
    assert (found.compared, found.groups[0].changes) == (None, None)


def test_a_change_is_read_in_the_unit_and_in_percent(tmp_path: Path) -> None:
    shown = text(compared(tmp_path))
    assert "over 7 d to 2026-03-01T00:00:00Z, beside 7 d to 2026-02-22" in shown
    rows_shown = {line.split()[0]: line for line in shown.split("\n")[2:7]}
    assert rows_shown["now"].split() == ["now", "before", "change"]
    assert rows_shown["p50"].split("n=80")[1].strip().startswith("-110 ms, -46 % [-")
    assert rows_shown["count"].endswith("-20, -25 %")
    share = text(compared(tmp_path, metric="api.ok", over="4d", compare="7d"))
    assert "0 pp, 0 % [-" in share
