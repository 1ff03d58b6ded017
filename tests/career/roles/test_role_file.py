"""Role files that people write: what is read, and what is told of slips, with the line."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.career.roles.card import Years
from sightline.career.roles.cards import joined, load_role
from sightline.career.roles.role_file import read_role_file, years_of
from sightline.kernel.errors import UsageError
from tests.career.roles.invented import CONSISTENT, HEAD, role_of

SLIPS = [
    ("", 1, "a role file is a map"),
    ("- a\n", 1, "a role file is a map"),
    ("cards: {}\n", 1, "names its role"),
    ("role: Tide Keeper\n", 1, "names its role"),
    ("role: a\nname: b\n", 2, "no key `name`"),
    ("role: a\nkind: friend\n", 2, "no kind of role `friend`"),
    ("role: a\ncards: {salary: []}\n", 2, "no topic `salary`"),
    ("role: a\ncards: {pay: 7}\n", 2, "is a list of cards"),
    ("role: a\ncards:\n  tool:\n    - {subject: x}\n", 4, "a card without a source"),
    ("role: a\ncards:\n  tool:\n    - {source: S9:1}\n", 4, "no source `S9`"),
    ("role: a\nsources: {S: {}}\ncards:\n  tool:\n    - {source: S:0}\n", 5, "no source and line"),
    ("role: a\nsources: {S: {when: x}}\n", 2, "no key `when`"),
    ("role: a\nsources: {'S:1': {}}\n", 2, "has a colon"),
    ("role: a\nsources: {S: {}}\ncards:\n  pay:\n    - {source: S, low: ten}\n", 5, "no number"),
    ("role: a\nsources: {S: {}}\ncards:\n  pay:\n    - {source: S, low: .nan}\n", 5, "no number"),
    ("role: a\nsources: {S: {}}\ncards:\n  pay:\n    - {source: S, low: 1e99}\n", 5, "no number"),
    ("role: a\nsources: {S: {}}\ncards:\n  pay:\n    - {source: S, low: 2, high: 1}\n", 5,
     "runs backwards"),
    ("role: a\nsources: {S: {}}\ncards:\n  pay:\n    - {source: S, high: 1}\n", 5,
     "high end without a low"),
    ("role: a\nsources: {S: {}}\ncards:\n  pay:\n    - {source: S, value: 9, unit: a year}\n", 5,
     "without a currency"),
    ("role: a\nsources: {S: {}}\ncards:\n  pay:\n    - {source: S, basis: net}\n", 5,
     "no basis `net`"),
    ("role: a\nsources: {S: {}}\ncards:\n  level:\n    - {source: S, years: few}\n", 5,
     "are no years"),
    ("role: a\nsources: {S: {}}\ncards:\n  tool:\n    - {source: S, verified: maybe}\n", 5,
     "neither true nor false"),
    ("role: a\nsources: {S: {}}\ncards:\n  tool:\n    - {source: S, id: A b}\n", 5, "is no id"),
    ("role: a\nsources: {S: {}}\ncards:\n  tool:\n    - {source: S, relation: near}\n", 5,
     "no relation `near`"),
    ("role: a\nquestions: {q: {asks: Q?, topics: [paye]}}\n", 2, "no topic `paye`"),
    ("role: a\n\tb: c\n", 2, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "message"), SLIPS)
def test_a_slip_is_told_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(UsageError) as told:
        read_role_file("career/roles/a.yaml", text)
    assert told.value.line == line and message in told.value.message
    assert told.value.help


def test_a_near_word_is_proposed() -> None:
    with pytest.raises(UsageError) as told:
        read_role_file("a.yaml", "role: a\ncards: {certificatoin: []}\n")
    assert told.value.help == "did you mean certification?"


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(UsageError):
        read_role_file("a.yaml", text)


@given(st.data())
def test_any_cut_of_a_role_file_is_read_or_refused(data: st.DataObject) -> None:
    whole = HEAD + CONSISTENT
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    with contextlib.suppress(UsageError):
        role_of(whole[:start] + whole[end:], head="")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("3-5", Years(3, 5)), ("3–5", Years(3, 5)), ("8+", Years(8, None)), ("4", Years(4, 4)),  # noqa: RUF001
        ("0 to under 3", Years(0, 3, None, True)), ("0.5-2", Years(0.5, 2)),
        ("5-3", None), ("3 to under 3", None), ("", None), ("-3", None), ("3-", None),
        ("three", None), ("3-5+", None),
    ],
)  # fmt: skip
def test_years_as_people_write_them(text: str, years: Years | None) -> None:
    assert years_of(text) == years


def test_two_cards_of_one_id_and_a_reference_to_nothing_are_refused() -> None:
    head = "role: a\nsources: {S: {}}\ncards:\n  tool:\n"
    for cards, message in (
        ("    - {source: S, id: x}\n    - {source: S, id: x}\n", "two cards are called x"),
        ("    - {source: S, refers: y}\n", "refers to y"),
    ):
        with pytest.raises(UsageError, match=message):
            joined([read_role_file("a.yaml", head + cards)])


def test_cards_without_an_id_get_one_of_topic_source_and_line() -> None:
    text = (
        "role: a\nsources: {Our Book: {}}\ncards:\n  tool:\n"
        "    - {source: Our Book:3, subject: x}\n    - {source: Our Book:3, subject: y}\n"
        "    - {source: Our Book, subject: z}\n"
    )
    ids = [card.id for card in read_role_file("a.yaml", text).cards]
    assert ids == ["tool.our-book-3", "tool.our-book-3.2", "tool.our-book"]


def test_a_card_takes_the_date_of_its_source_unless_it_has_its_own() -> None:
    text = (
        "role: a\nsources: {S: {as_of: 2031}}\ncards:\n  tool:\n"
        "    - {source: S, subject: x}\n    - {source: S, subject: y, as_of: 2029}\n"
    )
    assert [card.as_of for card in read_role_file("a.yaml", text).cards] == ["2031", "2029"]


def test_pay_without_basis_or_place_is_unstated_and_an_open_end_stays_open() -> None:
    text = (
        "role: a\nsources: {S: {}}\ncards:\n  pay:\n"
        "    - {source: S, low: 5, high: null, currency: XTS}\n"
    )
    (card,) = read_role_file("a.yaml", text).cards
    assert (card.basis, card.place, card.range) == ("unstated", "unstated", (5, None))


def test_a_persons_own_file_adds_to_a_role_that_is_there() -> None:
    text = (
        "role: technical-product-manager\nsources: {ours: {title: our table}}\ncards:\n  pay:\n"
        "    - {source: ours:1, level: mid, low: 5, high: 6, currency: XTS}\n"
    )
    role = load_role(own=[read_role_file("career/roles/ours.yaml", text)])
    assert "ours" in {source.id for source in role.sources}
    assert len(role.cards) == len(load_role().cards) + 1


def test_an_unknown_role_is_told() -> None:
    with pytest.raises(UsageError, match="no role lamp-lighter"):
        load_role("lamp-lighter")


def test_a_role_of_too_many_figures_is_refused_and_levels_follow_the_cards() -> None:
    head = "role: a\nsources: {S: {}}\ncards:\n  pay:\n"
    line = "    - {source: S, level: l%d, low: 5, currency: XTS}\n"
    few = joined([read_role_file("a.yaml", head + line % 2 + line % 1)])
    assert few.levels == ("l2", "l1")
    many = read_role_file("a.yaml", head + "".join(line % n for n in range(301)))
    with pytest.raises(UsageError, match="301 cards of pay"):
        joined([many])
