"""Pay beside pay: same basis, place and currency only, against a brute-force twin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sightline.career.roles.card import Card
from sightline.career.roles.cards import load_role
from sightline.career.roles.pay import pay_beside, pay_in_words, resolved
from sightline.career.roles.pay_groups import of_level, pay_groups
from sightline.career.roles.shown import amount, range_text

ROLE = load_role()
BASES, PLACES, CURRENCIES = ("base", "total", "unstated"), ("US", "UK", "unstated"), ("USD", "GBP")
RANGES = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@st.composite
def pay_card(draw: st.DrawFn) -> Card:
    low, high = draw(RANGES)
    return Card(
        f"c{draw(st.integers(0, 10**9))}", "r", "pay", "S", 1, low=low,
        high=draw(st.sampled_from([high, None])), basis=draw(st.sampled_from(BASES)),
        place=draw(st.sampled_from(PLACES)), currency=draw(st.sampled_from(CURRENCIES)),
    )  # fmt: skip


@given(RANGES, st.booleans(), st.lists(pay_card(), max_size=8, unique_by=lambda card: card.id))
def test_above_within_below_is_what_amounts_in_common_say(
    own: list[int], is_open: bool, cards: list[Card]
) -> None:
    top = 100
    mine = set(range(own[0], (top if is_open else own[1]) + 1))
    beside = pay_beside(own[0], None if is_open else own[1], "base", "US", "USD", cards)
    above: list[str] = []
    overlapping: list[str] = []
    below: list[str] = []
    for card in cards:
        if (card.basis, card.place, card.currency) != ("base", "US", "USD"):
            continue
        theirs = set(range(int(card.low or 0), int(top if card.high is None else card.high) + 1))
        if mine & theirs:
            overlapping.append(card.id)
        else:
            (above if min(mine) > max(theirs) else below).append(card.id)
    assert (list(beside.above), list(beside.overlapping), list(beside.below)) == (
        above, overlapping, below,
    )  # fmt: skip
    assert set(beside.incomparable) == {c.id for c in cards if c.currency == "USD"} - {
        *above, *overlapping, *below,
    }  # fmt: skip


def test_pay_in_words_counts_cards_of_the_same_kind_and_says_how_many_are_not() -> None:
    said = pay_in_words(190_000, 215_000, "base", "US", "USD", ROLE.cards)
    assert said == (
        "$190,000 to $215,000 (base, US): above 1, overlaps 1, below 1 of 3 cards (2026); "
        "19 more of another or an unstated basis or place are not compared"
    )


def test_nothing_is_compared_where_basis_or_place_are_not_stated() -> None:
    for basis, place in (("unstated", "US"), ("base", "unstated"), ("base", "Mars")):
        said = pay_in_words(1, 2, basis, place, "USD", ROLE.cards)
        assert "no card of the same basis, place and currency" in said


def test_no_group_holds_two_bases_places_currencies_or_periods() -> None:
    groups = pay_groups(ROLE.cards)
    assert len({(g.basis, g.currency, g.place, g.unit) for g in groups}) == len(groups)
    for group in groups:
        for card in group.cards:
            assert (card.basis, card.currency, card.place, card.unit) == (
                group.basis, group.currency, group.place, group.unit,
            )  # fmt: skip
    amounts = [card for card in ROLE.about("pay") if card.range is not None]
    assert sum(len(group.cards) for group in groups) == len(amounts)


def test_a_filter_by_place_keeps_unstated_places_of_its_own_currency_only() -> None:
    assert {group.place for group in pay_groups(ROLE.cards, place="UK")} == {"UK"}
    assert {group.place for group in pay_groups(ROLE.cards, place="us")} == {"US", "unstated"}


def test_levels_are_found_by_crosswalk_and_by_word() -> None:
    senior = of_level(ROLE.about("pay"), "senior")
    assert {card.where for card in senior} == {"S0:39", "S1:65", "S2:117", "S2:126", "S3:81"}
    assert {card.where for card in of_level(ROLE.about("pay"), "FAANG")} == set()
    assert {card.where for card in of_level(ROLE.about("pay"), "principal")} == {"S2:118"}


def test_words_of_a_band_are_resolved_by_the_cards_they_refer_to() -> None:
    cards = ROLE.about("pay")
    ranges = {c.where: resolved(c, cards) for c in cards if c.range is None}
    assert ranges == {
        "S0:37": (100_000, 103_790), "S0:38": (103_790, 103_790), "S0:39": (185_000, 185_000),
        "S0:40": (185_000, None), "S2:120": (700_000, None),
    }  # fmt: skip


def test_amounts_are_written_with_their_currency() -> None:
    assert [amount(49.9, "USD"), amount(1000, "GBP"), amount(7.25), amount(3, "XTS")] == [
        "$49.90", "£1,000", "7.25", "3 XTS",
    ]  # fmt: skip
    assert range_text(0, None, "USD") == "from $0, no upper end"


def test_an_hours_pay_is_not_laid_beside_a_years() -> None:
    card = Card("h", "r", "pay", "S", 1, value=50, basis="base", place="US", currency="USD",
                unit="an hour")  # fmt: skip
    assert pay_beside(1, 2, "base", "US", "USD", [card]).incomparable == ("h",)
    assert pay_beside(1, 2, "base", "US", "USD", [card], "an hour").below == ("h",)
