"""The walk reaches what a brute-force twin reaches, whatever the graph."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.kernel.documents.neighbourhood import Tie
from sightline.narrate.thread import Rules, Walk, follow, follow_downstream, is_reversed

IDS = [*(f"REQ-{n}" for n in range(5)), "OPP-1", "OPP-2", "DEC-1", "ASK-1", "MET-a", "RDG-1"]
TYPES = ("evidence", "decision", "depends_on", "measures", "mentions", "superseded_by", "of")


class Held:
    """Links held in a list; looked through anew for every question."""

    def __init__(self, ties: list[Tie], ids: list[str] | None = None) -> None:
        self.ties = ties
        self.ids = set(IDS if ids is None else ids)

    def has(self, identifier: str) -> bool:
        return identifier in self.ids

    def outgoing(self, identifier: str) -> list[Tie]:
        return [tie for tie in self.ties if tie.source == identifier]

    def incoming(self, identifier: str) -> list[Tie]:
        return [tie for tie in self.ties if tie.target == identifier]


def tie(source: str, target: str, type: str = "evidence", anchor: str = "") -> Tie:
    return Tie(type, source, target, anchor, f"{source}.md", 1)


ties = st.lists(
    st.builds(
        tie, st.sampled_from(IDS), st.sampled_from([*IDS, "REQ-gone"]), st.sampled_from(TYPES)
    ),
    max_size=30,
)


def pairs_upward(links: Held, mentions: bool) -> set[tuple[str, str, str]]:
    """(later, earlier, type) of every link that carries evidence."""
    found = set()
    for link in links.ties:
        if link.type == "measures" or (link.type == "mentions" and not mentions):
            continue
        pair = (link.source, link.target)
        later, earlier = pair[::-1] if is_reversed(link) else pair
        if later in links.ids and earlier in links.ids:
            found.add((later, earlier, link.type))
    return found


def closure(pairs: set[tuple[str, str, str]], start: str, stop: frozenset[str]) -> set[str]:
    """Everything that a fixed point of single steps reaches, without the start."""
    open_ids, shown = {start}, set()
    while True:
        steps = [(b, kind) for a, b, kind in pairs if a in open_ids]
        more = {b for b, kind in steps if kind not in stop} - open_ids
        shown = {b for b, kind in steps if kind in stop}
        if not more:
            return (open_ids | shown) - {start}
        open_ids |= more


def of_side(walk: Walk, side: str) -> set[str]:
    return {identifier for identifier, found in walk.reached.items() if found.side == side}


@given(ties, st.sampled_from(IDS), st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_is_reached_equals_a_fixed_point_of_single_steps(
    listed: list[Tie], start: str, mentions: bool
) -> None:
    links = Held(listed)
    rules = Rules(mentions=mentions)
    walk = follow(links, start, rules)
    upward = pairs_upward(links, mentions)
    downward = {(earlier, later, kind) for later, earlier, kind in upward if later != earlier}
    # `measures` leads downstream from the metric to whoever asks it, and never upstream.
    downward |= {
        (link.target, link.source, "measures")
        for link in links.ties
        if link.type == "measures" and link.target in links.ids
    }
    above = closure(upward, start, rules.shown)
    below = closure(downward, start, rules.shown) - above
    asked = {t.target for i in {start, *above, *below} for t in links.outgoing(i)
             if t.type == "measures"}  # fmt: skip
    recorded = {t.source for i in {start, *above, *below} for t in links.incoming(i)
                if t.type == "of"}  # fmt: skip
    extra = ((asked | recorded) & links.ids) - above - below - {start}
    assert of_side(walk, "upstream") | of_side(walk, "downstream") == above | below | extra
    assert above <= of_side(walk, "upstream")
    assert below <= of_side(walk, "downstream")


@given(ties, st.sampled_from(IDS))
@settings(max_examples=200, deadline=None)
def test_impact_reaches_every_document_that_rests_on_it(listed: list[Tie], start: str) -> None:
    links = Held(listed)
    walk = follow_downstream(links, start, Rules(shown=frozenset()))
    downward = {(earlier, later, kind) for later, earlier, kind in pairs_upward(links, False)}
    downward |= {(t.target, t.source, "") for t in listed if t.type == "measures"}
    assert of_side(walk, "downstream") == closure(downward, start, frozenset())


@given(ties, st.sampled_from(IDS), st.integers(1, 3))
@settings(max_examples=200, deadline=None)
def test_a_depth_gives_exactly_what_is_so_near_and_counts_the_next(
    listed: list[Tie], start: str, depth: int
) -> None:
    rules = Rules(shown=frozenset())
    links = Held(listed)
    whole = follow_downstream(links, start, rules)
    cut = follow_downstream(links, start, rules._replace(depth=depth))
    near = {i for i, r in whole.reached.items() if r.side == "downstream" and r.distance <= depth}
    next_ones = {
        i for i, r in whole.reached.items()
        if r.side == "downstream" and r.distance == depth + 1 and i not in cut.reached
    }  # fmt: skip
    assert of_side(cut, "downstream") == near
    assert cut.beyond_depth == len(next_ones)


@given(ties, st.sampled_from(IDS))
def test_every_edge_joins_two_ids_of_the_walk_and_stands_there_once(
    listed: list[Tie], start: str
) -> None:
    walk = follow(Held(listed), start, Rules())
    assert all(t.source in walk.reached and t.target in walk.reached for t in walk.ties)
    assert len({t[:4] for t in walk.ties}) == len(walk.ties)


def test_what_stands_on_both_sides_of_a_circle_counts_as_upstream() -> None:
    circle = Held([tie("REQ-0", "REQ-1"), tie("REQ-1", "REQ-2"), tie("REQ-2", "REQ-0")])
    walk = follow(circle, "REQ-0", Rules())
    assert {i: r.side for i, r in walk.reached.items()} == {
        "REQ-0": "self",
        "REQ-1": "upstream",
        "REQ-2": "upstream",
    }


def test_a_dependency_is_shown_and_its_evidence_is_not_taken_for_ours() -> None:
    links = Held([tie("REQ-0", "REQ-1", "depends_on"), tie("REQ-1", "OPP-1")])
    assert set(follow(links, "REQ-0", Rules()).reached) == {"REQ-0", "REQ-1"}


def test_a_settled_request_stands_upstream_of_its_decision() -> None:
    walk = follow(Held([tie("ASK-1", "DEC-1", "decision")]), "DEC-1", Rules())
    assert walk.reached["ASK-1"].side == "upstream"


def test_one_quote_leads_only_to_what_refers_to_that_quote() -> None:
    links = Held([tie("OPP-1", "REQ-0", anchor="q1"), tie("OPP-2", "REQ-0", anchor="q2")])
    assert set(follow(links, "REQ-0", Rules(anchor="q1")).reached) == {"REQ-0", "OPP-1"}


def test_mentions_stand_beside_until_they_are_asked_for() -> None:
    links = Held([tie("REQ-0", "REQ-1", "mentions"), tie("REQ-1", "OPP-1")])
    beside = follow(links, "REQ-0", Rules())
    assert {i: r.side for i, r in beside.reached.items()} == {"REQ-0": "self", "REQ-1": "beside"}
    followed = follow(links, "REQ-0", Rules(mentions=True))
    assert followed.reached["OPP-1"].side == "upstream"


def test_a_chain_of_20_000_links_does_not_overflow() -> None:
    ids = [f"REQ-{n}" for n in range(20_000)]
    listed = [tie(a, b) for a, b in pairwise(ids)]

    class Chain(Held):
        def outgoing(self, identifier: str) -> list[Tie]:
            return listed[int(identifier[4:]) :][:1]

        def incoming(self, identifier: str) -> list[Tie]:
            number = int(identifier[4:])
            return listed[number - 1 : number] if number else []

    walk = follow(Chain(listed, ids), ids[0], Rules())
    assert walk.reached[ids[-1]].distance == 19_999


def test_a_hub_costs_no_more_than_its_links() -> None:
    """Counts questions, not seconds: each id is asked for its links a fixed number of times."""
    asked = 0

    class Hub(Held):
        def outgoing(self, identifier: str) -> list[Tie]:
            nonlocal asked
            asked += 1
            return [] if identifier == "OPP-1" else [tie(identifier, "OPP-1")]

        def incoming(self, identifier: str) -> list[Tie]:
            nonlocal asked
            asked += 1
            return children if identifier == "OPP-1" else []

    ids = [f"REQ-{n}" for n in range(5_000)]
    children = [tie(identifier, "OPP-1") for identifier in ids]
    walk = follow(Hub([], ["OPP-1", *ids]), "OPP-1", Rules())
    assert len(walk.reached) == 5_001
    assert asked <= 6 * 5_001
