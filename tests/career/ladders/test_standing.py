"""Levels hang on evidence alone: more never lowers one, less never raises one."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.ladders.evidence import Evidence
from sightline.career.ladders.ladder import Anchor, Competency, Ladder, Level
from sightline.career.ladders.standing import level_reached, profile_of

_KINDS = ("a", "b", "c", "d")
_ANCHORS = st.builds(
    lambda kinds, least, beside: Anchor(tuple(kinds), least, "asks", is_certificate=beside),
    st.lists(st.sampled_from(_KINDS), max_size=2, unique=True),
    st.integers(0, 3),
    st.integers(0, 9).map(lambda n: n == 0),
)
_EVIDENCE = st.lists(
    st.builds(
        Evidence,
        st.sampled_from(["x:1", "x:2", "y:1", "REQ-001", "z:9"]),
        st.sampled_from(_KINDS),
        st.integers(0, 3),
    ),
    max_size=8,
)


@st.composite
def _ladders(draw: st.DrawFn) -> Ladder:
    levels = tuple(
        Level(f"l{index}", f"Level {index}", (("q", tuple(draw(st.lists(_ANCHORS, max_size=3)))),))
        for index in range(draw(st.integers(1, 5)))
    )
    return Ladder("t", "t", "", (Competency("q", "q"),), levels, draw(st.booleans()))


def _twin(ladder: Ladder, evidence: Sequence[Evidence]) -> int | None:
    """The definition, word for word, by trying each level from the top."""
    for index in reversed(range(len(ladder.levels))):
        own = ladder.levels[index].asked("q")
        asked = list(own)
        if ladder.builds_up:
            asked = [anchor for level in ladder.levels[: index + 1] for anchor in level.asked("q")]
        met = [
            any(one.kind in anchor.kinds and one.strength >= anchor.least for one in evidence)
            for anchor in asked
        ]
        if own and all(met):
            return index
    return None


def _rank(level: int | None) -> int:
    return -1 if level is None else level


@settings(max_examples=60)
@given(_ladders(), _EVIDENCE)
def test_a_level_is_the_highest_whose_anchors_are_all_met(
    ladder: Ladder, evidence: list[Evidence]
) -> None:
    assert level_reached(ladder, "q", evidence) == _twin(ladder, evidence)


@settings(max_examples=60)
@given(_ladders(), _EVIDENCE, st.integers(0, 7))
def test_taking_evidence_away_never_raises_a_level(
    ladder: Ladder, evidence: list[Evidence], index: int
) -> None:
    rest = evidence[:index] + evidence[index + 1 :]
    whole = _rank(level_reached(ladder, "q", evidence))
    assert _rank(level_reached(ladder, "q", rest)) <= whole


@settings(max_examples=60)
@given(_ladders(), _EVIDENCE, st.integers(1, 10))
def test_ten_quotes_of_one_kind_are_one(
    ladder: Ladder, evidence: list[Evidence], times: int
) -> None:
    many = [
        Evidence(f"{one.item}-{copy}", one.kind, one.strength)
        for one in evidence
        for copy in range(times)
    ]
    assert level_reached(ladder, "q", many) == level_reached(ladder, "q", evidence)


@settings(max_examples=60)
@given(_ladders(), _EVIDENCE)
def test_what_hangs_on_one_item_is_what_falls_without_it(
    ladder: Ladder, evidence: list[Evidence]
) -> None:
    standing = profile_of(ladder, evidence).standings[0]
    keys = [level.key for level in ladder.levels]
    expected = {}
    for item in {one.item for one in evidence}:
        left = _twin(ladder, [one for one in evidence if one.item != item])
        if left != _twin(ladder, evidence):
            expected[item] = None if left is None else keys[left]
    assert {fall.item: fall.to for fall in standing.falls} == expected


@settings(max_examples=60)
@given(_ladders(), _EVIDENCE, st.randoms(use_true_random=False))
def test_the_order_of_evidence_changes_nothing(
    ladder: Ladder, evidence: list[Evidence], random: object
) -> None:
    shuffled = list(evidence)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = profile_of(ladder, evidence).standings[0], profile_of(ladder, shuffled)
    again = second.standings[0]
    assert (first.level, first.next_level) == (again.level, again.next_level)
    assert [one.anchor for one in first.met] == [one.anchor for one in again.met]
    assert [one.anchor for one in first.missing] == [one.anchor for one in again.missing]
    assert set(first.falls) == set(again.falls)


@settings(max_examples=60)
@given(_ladders(), _EVIDENCE)
def test_a_certificate_raises_nothing(ladder: Ladder, evidence: list[Evidence]) -> None:
    levels = tuple(
        Level(
            level.key,
            level.title,
            (("q", (*level.asked("q"), Anchor(("paper",), 1, "", is_certificate=True))),),
        )
        for level in ladder.levels
    )
    with_papers = Ladder("t", "t", "", ladder.competencies, levels, ladder.builds_up)
    papers = [*evidence, Evidence("p:1", "paper", 3)]
    assert level_reached(with_papers, "q", papers) == level_reached(ladder, "q", evidence)


def test_an_own_statement_meets_only_an_anchor_that_asks_for_no_more() -> None:
    def ladder(least: int) -> Ladder:
        level = Level("l", "l", (("q", (Anchor(("a",), least, ""),)),))
        return Ladder("t", "t", "", (Competency("q", "q"),), (level,))

    said = [Evidence("own:1", "a", 0)]
    assert [level_reached(ladder(least), "q", said) for least in range(4)] == [0, None, None, None]
    weak = profile_of(ladder(1), said).standings[0].missing[0]
    assert [one.item for one in weak.too_weak] == ["own:1"]


def test_what_meets_an_anchor_is_shown_strongest_and_newest_first() -> None:
    level = Level("l", "l", (("q", (Anchor(("a",), 1, ""),)),))
    ladder = Ladder("t", "t", "", (Competency("q", "q"),), (level,))
    evidence = [
        Evidence("d:1", "a", 1, dated="2015"),
        Evidence("d:2", "a", 1),
        Evidence("d:3", "a", 1, dated="2020-05"),
        Evidence("REQ-1", "a", 2),
    ]
    shown = profile_of(ladder, evidence).standings[0].met[0].evidence
    assert [one.item for one in shown] == ["REQ-1", "d:3", "d:1", "d:2"]


def test_a_record_of_many_thousand_quotes_is_looked_at_a_few_times() -> None:
    anchors = tuple(Anchor((kind,), 1, "asks") for kind in _KINDS)
    ladder = Ladder(
        "t", "t", "", (Competency("q", "q"),), (Level("l", "L", (("q", anchors),)),), True
    )
    evidence = [Evidence(f"x:{n}", _KINDS[n % 3], 1) for n in range(6_000)]
    alone = Evidence("y:1", "d", 1)
    (standing,) = profile_of(ladder, [*evidence, alone]).standings
    assert (standing.level, [(fall.item, fall.to) for fall in standing.falls]) == (
        "l", [("y:1", None)],
    )  # fmt: skip
