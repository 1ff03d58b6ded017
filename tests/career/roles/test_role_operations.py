"""What a person sees when they ask about roles: sources side by side, and what nobody says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command_line import Shown, typed
from tests.workspaces import SOMEBODY, ask, write_workspace

OWN = """\
role: lamp-lighter
names: [lamp lighter]
sources:
  Almanac: {title: Almanac of lamps, as_of: 2031}
cards:
  pay:
    - {source: Almanac:3, low: 10, high: null, basis: base, currency: XTS, place: Bay, unit: a year}
  duty:
    - {source: Almanac:4, subject: light the lamps}
"""
COMMANDS = (
    "role", "role all", "role --topic tool", "role --topic all", "salary", "ladder", "routes",
    "pivots", "certifications", "outlook", "faq", "conflicts", "salary --level senior --place US",
    "role it compliance manager", "salary --role product manager", "ladder --role data engineer",
    "conflicts --kind open-end", "conflicts --topic pay", "faq code", "pivots --role lamp lighter",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_workspace(tmp_path, {"career/roles/lamp-lighter.yaml": OWN})


def shown(root: Path, words: str) -> Shown:
    return typed(root, f"sightline career {words}")


@pytest.mark.parametrize("words", COMMANDS)
def test_every_answer_reads_well_at_a_hundred_columns_and_has_its_json(
    root: Path, words: str
) -> None:
    answer = shown(root, words)
    assert (answer.code, answer.err) == (0, "")
    assert max(map(len, answer.out.split("\n"))) <= 100
    assert "None" not in answer.out and not any(
        line.endswith(" ") for line in answer.out.split("\n")
    )
    assert json.loads(shown(root, f"{words} --json").out)


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        ("role tpm", "`tpm` is more than one role: technical product manager or technical program "
         "manager", "write the whole name, such as: technical product manager"),
        ("role lamplighter", "there is no role `lamplighter`", "did you mean lamp lighter?"),
        ("role --topic tooll", "there is no topic `tooll`", "did you mean tool?"),
        ("salary --basis net", "there is no basis `net`", "one of base, total, unstated"),
        ("salary --level seniro", "no source names a level `seniro`", "did you mean senior?"),
        ("salary --occupation 15-1211", "--occupation is one of a table", "add --table FILE"),
        ("salary --into EUR", "--into needs the rates", "add --convert FILE"),
        ("salary --table nowhere.xlsx", "there is no file nowhere.xlsx",
         "paths begin at this folder"),
        ("conflicts --kind open-ends", "there is no kind `open-ends`", "did you mean open-end?"),
        ("faq xyzzy", "no question has these words", "`sightline career faq` shows all"),
    ],
)  # fmt: skip
def test_what_is_mistyped_is_told_with_what_to_write(
    root: Path, words: str, message: str, help: str
) -> None:
    answer = shown(root, words)
    assert (answer.code, answer.err) == (2, f"error: {message}\n  help: {help}\n")


def test_a_figure_of_a_proxy_an_undated_and_an_unlabelled_one_say_so(root: Path) -> None:
    outlook = " ".join(shown(root, "outlook").out.split())
    assert (
        "9 %; projected growth [US, proxy: Computer Systems Analysts (15-1211), as of 2024-34]"
        in (outlook)
    )
    salary = shown(root, "salary").out
    assert "  S0:54 unlabelled " in salary and "$103,790; undated" in salary
    assert "from $300,000, no upper end; as of 2026" in salary


def test_what_no_source_says_is_said(root: Path) -> None:
    assert "  no source says: total, UK\n" in shown(root, "salary --place UK --basis total").out
    assert "product manager: no source says its pay" in shown(root, "pivots").out
    routes = shown(root, "routes").out
    assert "  nothing said by: S0, S1, S2, S3\n" in routes.partition("Which steps")[2]


def test_an_own_role_file_is_read_beside_the_others_and_a_slip_told_with_its_line(
    root: Path,
) -> None:
    assert "Almanac:4" in shown(root, "role lamp lighter").out
    (root / "career/roles/lamp-lighter.yaml").write_text(OWN.replace("duty:", "dutty:"))
    answer = shown(root, "role")
    assert answer.code == 2
    assert "career/roles/lamp-lighter.yaml:8: there is no topic `dutty`" in answer.err
    (root / "career/roles/lamp-lighter.yaml").write_bytes(b"\xff\xfe\x00")
    assert shown(root, "role").code == 2


def test_what_an_audience_may_not_see_is_no_role_for_it(tmp_path: Path) -> None:
    settings = 'name = "X"\nowner = "ana"\n[audiences.guests]\nhide = ["career/**"]\n'
    root = write_workspace(
        tmp_path, {"sightline.toml": settings, "career/roles/lamp-lighter.yaml": OWN}
    )
    assert "lamp lighter" in shown(root, "role all").out
    assert "lamp lighter" not in shown(root, "role all --as guests").out


def test_the_same_is_answered_without_a_workspace(tmp_path: Path) -> None:
    answer = typed(tmp_path, "sightline career certifications")
    assert answer.code == 0 and "CSPO" in answer.out


def test_an_own_table_and_own_rates_are_shown_beside_with_row_and_date(root: Path) -> None:
    (root / "pay.csv").write_text(
        'OCC_CODE,OCC_TITLE,A_MEDIAN,A_PCT90\n7-1,Wave Clerks,"103,790",#\n'
    )
    (root / "rates.csv").write_text("date,from,to,rate\n2026-02-01,GBP,USD,1.25\n")
    said = shown(root, "salary --table pay.csv --occupation 7-1 --convert rates.csv").out
    folded = " ".join(said.split())
    assert "marked as a proxy: an occupation that isn't called technical product manager" in said
    assert (
        "S0:54 equals the annual median of Wave Clerks (7-1) in row 2; that they are equal"
        in folded
    )
    assert "£80,000 to £110,000 = $100,000 to $137,500 at 1.25 of 2026-02-01 (row 2)" in folded
    assert "=" not in shown(root, "salary").out


def test_the_chart_holds_every_amount_of_the_sources(root: Path) -> None:
    result = ask(root, "career.salary", subject=SOMEBODY)
    assert result.chart is not None
    drawn = [value for part in result.chart.spec["vconcat"] for value in part["data"]["values"]]
    assert len(drawn) == sum(len(group.cards) for group in result.groups)
    assert sum(len(table.rows) for table in result.chart.tables) == len(drawn)
    assert shown(root, "salary --chart pay.svg").code == 0
    assert (root / "pay.svg").read_bytes().startswith(b"<svg")


def test_every_level_shows_every_source_or_names_it_as_silent(root: Path) -> None:
    result = ask(root, "career.ladder", subject=SOMEBODY)
    names = {source.id for source in result.sources}
    for level in result.levels:
        assert {row.source for row in level.sources} | set(level.silent) == names


def test_answers_are_the_same_twice(root: Path) -> None:
    for words in COMMANDS:
        assert shown(root, words) == shown(root, words)
