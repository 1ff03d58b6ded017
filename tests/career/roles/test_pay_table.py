"""Pay tables that a person supplies: exact look-ups, caps, and files that are none."""

from __future__ import annotations

import contextlib
import importlib
import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.career.roles.card import Card
from sightline.career.roles.cards import load_role
from sightline.career.roles.pay_groups import equalities
from sightline.career.roles.pay_table import cards_of_sheets, pay_table_cards
from sightline.career.roles.table_rows import Sheet, read_sheets
from sightline.kernel.errors import UsageError

TABLE = (
    Path(__file__).resolve().parents[4] / "shared" / "data" / "salary" / "national_M2024_dl.xlsx"
)
ROLE = "technical-product-manager"
openpyxl: Any = importlib.import_module("openpyxl")


@cache
def national() -> tuple[Sheet, ...]:
    if not TABLE.is_file():
        pytest.skip("shared data: no salary")
    return read_sheets(TABLE.name, TABLE.read_bytes())


def looked_up(occupation: str) -> dict[str, Card]:
    cards = cards_of_sheets(TABLE.name, national(), occupation, ROLE)
    return {card.subject or "": card for card in cards}


def test_an_occupation_is_looked_up_exactly() -> None:
    cards = looked_up("15-1211")
    assert {name: card.value for name, card in cards.items()} == {
        "annual 10th percentile": 63_160, "annual 25th percentile": 80_900,
        "annual median": 103_790, "annual mean": 111_960, "annual 75th percentile": 132_360,
        "annual 90th percentile": 166_030, "hourly 10th percentile": 30.36,
        "hourly 25th percentile": 38.89, "hourly median": 49.9, "hourly mean": 53.83,
        "hourly 75th percentile": 63.64, "hourly 90th percentile": 79.82,
    }  # fmt: skip
    median = cards["annual median"]
    assert (median.source, median.line) == (TABLE.name, 76)
    assert median.method == "sheet national_M2024_dl, row 76"
    assert median.proxy_for == "Computer Systems Analysts (15-1211)"
    assert (median.currency, median.place, median.basis) == ("USD", "US", "unstated")
    assert median.as_of == "May 2024"


def test_a_capped_wage_is_open_from_the_cap_that_the_table_names() -> None:
    cards = looked_up("11-1011")
    assert [cards[name].range for name in (
        "annual median", "annual 75th percentile", "annual 90th percentile",
        "hourly 90th percentile",
    )] == [(206_420, 206_420), (239_200, None), (239_200, None), (115, None)]  # fmt: skip


def test_every_look_up_equals_the_cells_of_its_row() -> None:
    national()
    book = openpyxl.load_workbook(TABLE, read_only=True)
    rows = list(book["national_M2024_dl"].iter_rows(values_only=True))
    head = {str(name): number for number, name in enumerate(rows[0])}
    sheet = {str(row[head["OCC_CODE"]]): row for row in rows[1:]}
    for code in ("00-0000", "11-3021", "27-2011", "25-1011", "29-1141"):
        cards, row = looked_up(code), sheet[code]
        for column, name in (("A_PCT10", "annual 10th percentile"), ("A_MEDIAN", "annual median"),
                             ("A_PCT90", "annual 90th percentile"), ("H_MEDIAN", "hourly median"),
                             ("H_MEAN", "hourly mean")):  # fmt: skip
            cell = row[head[column]]
            if cell == "*":
                assert name not in cards
            elif cell == "#":
                known = cards[name].range
                assert known is not None and known[1] is None
            else:
                assert cards[name].value == cell


def test_a_title_is_looked_up_whole_and_a_near_one_proposed() -> None:
    assert looked_up("computer systems analysts")["annual median"].value == 103_790
    with pytest.raises(UsageError) as told:
        looked_up("15-1212x")
    assert "15-1212" in told.value.help
    with pytest.raises(UsageError, match="holds many occupations"):
        looked_up("")


def test_the_middle_figure_of_a_guide_equals_the_median_and_no_more_is_said() -> None:
    cards = cards_of_sheets(TABLE.name, national(), "15-1211", ROLE)
    found = equalities(load_role().cards, cards)
    assert [(card.where, cell.subject) for card, cell in found] == [("S0:54", "annual median")]


def plain(text: str, occupation: str = "", role: str = ROLE) -> tuple[Card, ...]:
    return pay_table_cards("ours.csv", text.encode(), occupation, role)


def test_a_plain_csv_gives_a_card_a_row() -> None:
    cards = plain(
        "title,level,low,high,currency,basis,place,as_of\n"
        "Technical Product Manager,mid,\"90,000\",110000,EUR,base,DE,2026\n"
        "Lamp Lighter,,50000,,EUR,total,DE,\n"
    )  # fmt: skip
    assert [(c.low, c.high, c.proxy_for, c.line, c.as_of) for c in cards] == [
        (90_000, 110_000, None, 2, "2026"), (50_000, None, "Lamp Lighter", 3, None),
    ]  # fmt: skip
    assert [card.title for card in plain(
        "title,value,currency\nA,1,EUR\nB,2,EUR\n", "B")] == ["B"]  # fmt: skip


def test_an_oews_table_may_be_csv_too() -> None:
    (card,) = plain('OCC_CODE,OCC_TITLE,A_MEDIAN\n15-1211,Analysts,"103,790"\n', "15-1211")
    assert (card.value, card.place, card.as_of) == (103_790, "unstated", None)
    (capped,) = plain("OCC_CODE,OCC_TITLE,A_MEDIAN\n1,Chiefs,#\n", "1")
    assert (capped.range, capped.value) == (None, "at least the table's cap")
    assert plain("OCC_CODE,OCC_TITLE,A_MEDIAN\n1,Chiefs,*\n", "1") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b,c\n1,2,3\n", "no pay table"), ("", "no pay table"),
        ("title,low,currency\nA,5,\n", "no currency"),
        ("title,low,high,currency\nA,5,4,EUR\n", "high to low"),
        ("title,value,currency\nA,5,EUR\n", ""),
    ],
)  # fmt: skip
def test_a_file_that_is_no_pay_table_is_told(text: str, message: str) -> None:
    if not message:
        assert len(plain(text)) == 1
        return
    with pytest.raises(UsageError, match=message):
        plain(text)


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda b: b"PK\x03\x04" + b))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UsageError):
        pay_table_cards("x.xlsx", data, "a", ROLE)


def test_a_workbook_that_was_cut_off_is_refused() -> None:
    book = openpyxl.Workbook()
    book.active.append(["title", "value", "currency"])
    held = io.BytesIO()
    book.save(held)
    with pytest.raises(UsageError, match="can't be read as a workbook"):
        pay_table_cards("x.xlsx", held.getvalue()[:-300], "", ROLE)
