"""On invented roles: a consistent file has no conflict; each planted defect is found exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.roles.cards import all_roles, load_role
from sightline.career.roles.conflicts import KINDS, conflicts_of
from tests.career.roles.invented import CONSISTENT, added, found, role_of

YEARLY = "unit: a year, currency: XTS, as_of: 2031"
BAY = f"basis: base, place: Bay, {YEARLY}"
PLANTED = [
    ("disjoint-ranges", added("pay", f"source: A:90, level: hand, low: 1, high: 9, {BAY}"),
     "A:90 B:1"),
    ("disjoint-ranges",
     added("pay", f"source: A:90, level: hand, low: 1, high: 9, place: Bay, {YEARLY}"), "A:90 B:1"),
    ("order-not-borne-out",
     added("pay", f"source: A:90, level: master, relation: above, than: ic, {BAY}",
           f"source: B:91, level: keeper, low: 41, high: 59, {BAY}"), "A:90 B:3 B:91"),
    ("page-contradicts-itself",
     added("pay", f"source: A:90, level: hand, low: 11, high: 20, {BAY}"), "A:90 A:1"),
    ("page-contradicts-itself", added("experience", "source: A:90, title: other, years: 0-31"),
     "A:90 A:11"),
    ("headline-against-rows", added("pay", f"source: A:90, low: 10, high: 50, {BAY}"), "A:90 A:3"),
    ("headline-against-rows",
     CONSISTENT.replace("A:11, title: whole, years: 0-30", "A:11, years: 1-30"), "A:11 A:8"),
    ("ratio-against-table",
     CONSISTENT.replace("share, low: 50, high: 50", "share, low: 60, high: 70"),
     "A:6 A:4 A:5 A:1 A:2"),
    ("several-bases",
     added("pay", f"source: A:90, level: hand, low: 12, high: 22, basis: total, place: Pole, "
           f"{YEARLY}"), "A:1 A:2 A:3 A:4 A:5 B:1 B:2 B:3 A:90"),
    ("missing-basis",
     added("pay", f"source: A:90, level: hand, low: 12, high: 22, basis: total, place: Bay, "
           f"{YEARLY}"), "A:4 A:5"),
    ("unlabelled-figures",
     added("pay", f"source: A:90, value: 7, unlabelled: true, {BAY}"), "A:90"),
    ("proxy-as-the-role",
     added("outlook", "source: A:90, value: 5, unit: percent, as_of: 2031, proxy_for: Wave Clerks"),
     "A:90"),
    ("undated", added("outlook", "source: A:90, value: 5, unit: percent"), "A:90"),
    ("open-end",
     added("pay", f"source: A:90, subject: storms, low: 90, high: null, {BAY}"), "A:90"),
    ("nothing-to-compare-with",
     added("premium", "source: A:90, relation: above, than: lamp-lighter, low: 3, high: 4, "
           "unit: percent, as_of: 2031"), "A:90"),
    ("claim-without-figure",
     added("premium", "source: A:90, relation: above, as_of: 2031"), "A:90"),
    ("before-and-after", CONSISTENT.replace(", comparison: the other pier", ""), "A:19"),
    ("years-to-get-in", CONSISTENT.replace("B:12, years: 0-1", "B:12, years: 0-2"), "A:12 B:12"),
    ("years-to-get-in",
     CONSISTENT.replace("B:12, years: 0-1, years_of: rowing", "B:12, years: 0-1, years_of: rope"),
     "A:12 B:12"),
    ("years-of-a-level",
     CONSISTENT.replace("B:10, level: master, title: Master, years: 6-30",
                        "B:10, level: master, title: Master, years: 6-29"), "A:10 B:10"),
    ("holes-and-overlaps",
     CONSISTENT.replace("A:9, level: keeper, title: Keeper, years: 2 to under 6",
                        "A:9, level: keeper, title: Keeper, years: 3 to under 6"), "A:8 A:9"),
    ("holes-and-overlaps",
     CONSISTENT.replace("A:9, level: keeper, title: Keeper, years: 2 to under 6",
                        "A:9, level: keeper, title: Keeper, years: 2-6"), "A:9 A:10"),
    ("years-in-several-levels",
     CONSISTENT.replace("B:10, level: master, title: Master, years: 6-30",
                        "B:10, level: keeper, title: Keeper, years: 6-30"), "A:10 B:10"),
    ("names-of-a-level", CONSISTENT.replace("B:7, level: hand, title: hand", "B:7, level: hand, "
                                            "title: Deck hand"), "A:7 B:7"),
    ("example-against-benchmark", CONSISTENT.replace("level: keeper, years: 3,",
                                                     "level: keeper, years: 7,"), "A:18 A:10"),
    ("opposed-answers", CONSISTENT.replace('B:13, subject: swim, stance: "yes"',
                                           'B:13, subject: swim, stance: "no"'), "A:13 B:13"),
    ("two-answers-of-one-source",
     added("question", 'source: A:90, subject: swim, stance: "no"'), "A:13 A:90"),
    ("exception-is-usual",
     added("question", 'source: A:90, subject: swim, stance: "yes", when: harbours'),
     "A:90 A:20 B:20"),
    ("two-meanings", CONSISTENT.replace("B:17, subject: TK, value: Tide keeper",
                                        "B:17, subject: TK, value: tea kettle"), "A:17 B:17"),
    ("name-drift", CONSISTENT.replace("value: Tide Keeper (TK)", "value: Ebb Keeper"), "A:14 B:14"),
    ("unverified-name",
     added("tool", "source: A:90, subject: Ebbmeter, verified: false"), "A:90"),
    ("lists-that-differ", added("route", "source: A:90, subject: fishing"), "A:90 A:15 B:15"),
    ("empty-section", added("section", "source: A:90, subject: storms, empty: true"), "A:90"),
    ("no-answer", CONSISTENT.replace("    - {source: B:15, subject: rowing}\n", ""), "A:15"),
]  # fmt: skip


def test_a_consistent_file_has_no_conflict() -> None:
    assert found(CONSISTENT) == set()


@pytest.mark.parametrize(("kind", "cards", "places"), PLANTED, ids=[row[0] for row in PLANTED])
def test_a_planted_defect_is_found_with_its_sides(kind: str, cards: str, places: str) -> None:
    assert cards != CONSISTENT
    of_kind = [sides for one, sides, _ in found(cards) if one == kind]
    assert frozenset(places.split()) in of_kind
    assert len(of_kind) == 1


def test_every_kind_is_planted_once() -> None:
    assert {kind for kind, _, _ in PLANTED} == {kind.id for kind in KINDS}


def test_kinds_have_names_of_their_own() -> None:
    assert len({kind.id for kind in KINDS}) == len(KINDS)
    assert len({kind.words for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_a_card_that_is_taken_away_is_on_no_side_and_its_conflict_changes(kind: object) -> None:
    role, others = load_role(), {one.id: one for one in all_roles()}
    before = list(kind.find(role, others))  # type: ignore[attr-defined]
    assert before
    for name in {side.card for conflict in before for side in conflict.sides}:
        less = replace(role, cards=tuple(card for card in role.cards if card.id != name))
        after = list(kind.find(less, others))  # type: ignore[attr-defined]
        assert all(side.card != name for conflict in after for side in conflict.sides)
        for conflict in before:
            if any(side.card == name for side in conflict.sides):
                assert conflict not in after


@pytest.mark.parametrize("gone", ["A:90", "B:1"])
def test_without_one_side_there_is_no_conflict(gone: str) -> None:
    role = role_of(PLANTED[0][1])
    assert any(conflict.kind == "disjoint-ranges" for conflict in conflicts_of(role))
    less = replace(role, cards=tuple(card for card in role.cards if card.where != gone))
    assert not any(conflict.kind == "disjoint-ranges" for conflict in conflicts_of(less))


@pytest.mark.parametrize(
    "change",
    ["basis: total", "place: Isle", "currency: XXX"],
)
def test_amounts_of_another_basis_place_or_currency_are_never_compared(change: str) -> None:
    key = change.partition(":")[0]
    whole = dict(pair.split(": ") for pair in BAY.split(", "))
    whole[key] = change.partition(": ")[2]
    fields = ", ".join(f"{name}: {value}" for name, value in whole.items())
    cards = added("pay", f"source: A:90, level: master, low: 1, high: 2, {fields}")
    assert not any(kind == "disjoint-ranges" for kind, _, _ in found(cards))


@pytest.mark.parametrize(
    ("change", "assumed"),
    [("basis: base, ", "basis"), ("place: Bay, ", "place"), (", as_of: 2031", "date")],
)
def test_what_is_not_stated_is_told_as_an_assumption(change: str, assumed: str) -> None:
    cards = added("pay", f"source: A:90, level: hand, low: 1, high: 9, {BAY}".replace(change, ""))
    (conflict,) = (c for c in conflicts_of(role_of(cards)) if c.kind == "disjoint-ranges")
    assert conflict.assuming == (assumed,)


LADDERS = st.lists(st.integers(1, 6), min_size=2, max_size=6)


def ladder(source: str, widths: list[int], shift: dict[int, int] | None = None) -> str:
    """A gapless ladder as cards; ``shift`` moves the beginning of a level by so many years."""
    start, lines = 0, []
    for number, width in enumerate(widths):
        low = start + (shift or {}).get(number, 0)
        end = start + width
        lines.append(
            f"    - {{source: {source}:{number + 1}, level: l{number}, "
            f"years: {low} to under {end}}}\n"
        )
        start = end
    return "".join(lines)


def ladder_conflicts(cards: str) -> list[tuple[str, frozenset[str]]]:
    head = (
        "role: tide-keeper\nlevels: [l0, l1, l2, l3, l4, l5]\n"
        "sources: {A: {title: Almanac}, B: {title: Broadsheet}}\n"
    )
    return [
        (c.kind, frozenset(side.where for side in c.sides))
        for c in conflicts_of(role_of("cards:\n  experience:\n" + cards, head))
        if c.kind != "no-answer"
    ]


@settings(max_examples=40)
@given(LADDERS)
def test_two_equal_gapless_ladders_have_no_conflict(widths: list[int]) -> None:
    assert ladder_conflicts(ladder("A", widths) + ladder("B", widths)) == []


@settings(max_examples=60)
@given(LADDERS, st.data())
def test_a_moved_rung_is_a_hole_or_an_overlap_of_its_own_ladder_alone(
    widths: list[int], data: st.DataObject
) -> None:
    rung = data.draw(st.integers(1, len(widths) - 1))
    widest = widths[rung] - 1
    by = data.draw(st.integers(-widths[rung - 1], widest).filter(bool))
    told = ladder_conflicts(ladder("A", widths, {rung: by}) + ladder("B", widths))
    holes = [sides for kind, sides in told if kind == "holes-and-overlaps"]
    assert holes == [frozenset({f"A:{rung}", f"A:{rung + 1}"})]
    same = [sides for kind, sides in told if kind == "years-of-a-level"]
    assert same == [frozenset({f"A:{rung + 1}", f"B:{rung + 1}"})]


RANGES = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@settings(max_examples=50)
@given(st.lists(RANGES, min_size=1, max_size=4), st.lists(RANGES, min_size=1, max_size=4))
def test_disjoint_is_what_a_count_of_common_amounts_says(
    left: list[list[int]], right: list[list[int]]
) -> None:
    left = [list(one) for one in dict.fromkeys(map(tuple, left))]
    right = [list(one) for one in dict.fromkeys(map(tuple, right))]
    lines = [
        f"    - {{source: {source}:{number + 1}, level: l0, low: {low}, high: {high}, {BAY}}}\n"
        for source, ranges in (("A", left), ("B", right))
        for number, (low, high) in enumerate(ranges)
    ]
    head = "role: tide-keeper\nlevels: [l0]\nsources: {A: {title: A}, B: {title: B}}\n"
    role = role_of("cards:\n  pay:\n" + "".join(lines), head)
    told = {
        frozenset(side.where for side in conflict.sides)
        for conflict in conflicts_of(role)
        if conflict.kind == "disjoint-ranges"
    }
    expected = {
        frozenset({f"A:{i + 1}", f"B:{j + 1}"})
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if not set(range(one[0], one[1] + 1)) & set(range(other[0], other[1] + 1))
    }
    assert told == expected
