"""The graph: a wrong link is found wherever it is written, and what is right stays quiet."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline import app
from sightline.kernel.documents.circles import circles, strongly_connected
from tests.workspaces import findings, places, write_workspace

OPP = "opportunities/OPP-003-speed.md"
REQ = "requirements/REQ-014-search.md"
INTERVIEW = {
    "interviews/INT-003-acme.md": (
        "---\ntitle: Acme\nconsent: given\n---\n\n> Four seconds! {#q1 speed}\n"
    ),
}
FRONT = "---\ntitle: Search is slow\nevidence: [{}]\n---\n"
PROSE = "---\ntitle: Search is slow\n---\n\nSee [[{}]].\n"

# Reference that is wrong → its code. Each is tried in front matter and in prose.
WRONG = {
    "a dangling link": ("INT-404", "LNK001"),
    "a dangling link with an anchor": ("INT-404#q1", "LNK001"),
    "a malformed reference": ("int-3", "LNK002"),
    "an anchor that is not there": ("INT-003#q9", "LNK005"),
    "a link to itself": ("OPP-003", "LNK010"),
}

# Checks of links that look at one form only, and why the other form has no twin.
FRONT_MATTER_ONLY = {
    "LNK004": "a mention may name a document of any kind",
    "LNK006": "a mention orders nothing, so a circle of mentions is no contradiction",
    "LNK008": "what replaces what is said in keys only",
    "LNK012": "a mention is not what a document stands on: history may be told",
}
ABOUT_DOCUMENTS = {"LNK003", "LNK007", "LNK009", "LNK011", "LNK013"}


@pytest.mark.parametrize(("reference", "code"), WRONG.values(), ids=list(WRONG))
@pytest.mark.parametrize(("form", "place"), [(FRONT, "3:12"), (PROSE, "5:5")], ids=["key", "prose"])
def test_a_wrong_link_is_found_in_keys_and_in_prose(
    reference: str, code: str, form: str, place: str, tmp_path: Path
) -> None:
    root = write_workspace(tmp_path, {OPP: form.format(reference), **INTERVIEW})
    loud = [d for d in findings(root) if d.severity != "info"]
    assert [(d.code, f"{d.line}:{d.column}") for d in loud] == [(code, place)]
    assert all(d.help for d in loud)


def test_every_check_of_links_has_its_twin_or_a_reason() -> None:
    links = {code for code in app.checks().by_code if code.startswith("LNK")}
    twins = {code for _, code in WRONG.values()}
    assert links == twins | FRONT_MATTER_ONLY.keys() | ABOUT_DOCUMENTS


def test_a_mention_may_name_any_kind_and_any_circle(tmp_path: Path) -> None:
    root = write_workspace(
        tmp_path, {OPP: PROSE.format("REQ-014"), REQ: PROSE.format("OPP-003"), **INTERVIEW}
    )
    assert [d.code for d in findings(root) if d.severity != "info"] == []


def test_an_interview_may_point_to_its_own_quote(tmp_path: Path) -> None:
    text = INTERVIEW["interviews/INT-003-acme.md"] + "\nMost of all [[INT-003#q1]].\n"
    root = write_workspace(tmp_path, {"interviews/INT-003-acme.md": text})
    assert places(root, "LNK010") == []


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("INT-003#q9", "did you mean INT-003#q1?"),
        ("INT-003#something-else", "it has #q1"),
        ("REQ-014#q1", 'it has none; mark one: sightline quote REQ-014 "words"'),
        ("TIC-1#q1", "write TIC-1 alone"),
    ],
)
def test_a_lost_anchor_names_those_that_are_there(written: str, help: str, tmp_path: Path) -> None:
    settings = 'name = "x"\n[feedback.TIC]\nfiles = "feedback/*.csv"\nkey = "id"\n'
    root = write_workspace(
        tmp_path,
        {
            "sightline.toml": settings,
            "feedback/a.csv": "id,words\n1,slow\n",
            OPP: FRONT.format(written),
            REQ: "---\ntitle: Search\n---\n",
            **INTERVIEW,
        },
    )
    assert [d.help for d in findings(root) if d.code == "LNK005"] == [help]


def test_an_anchor_in_a_file_that_cannot_be_read_is_not_reported_twice(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {OPP: FRONT.format("INT-003#q1")}
    files |= {"interviews/INT-003-acme.md": b"\xff\xfe\x00"}
    found = findings(write_workspace(tmp_path, files))
    assert [d.code for d in found if d.severity == "error"] == ["DOC009"]


def test_the_kinds_a_key_takes_are_named(tmp_path: Path) -> None:
    text = "---\ntitle: Search\ndepends_on: [INT-003]\nsupersedes: [INT-003]\n---\n"
    root = write_workspace(tmp_path, {REQ: text, **INTERVIEW})
    assert [d.message for d in findings(root) if d.code == "LNK004"] == [
        "`depends_on` leads to INT-003; only a REQ or an API can stand here",
        "`supersedes` leads to INT-003; only a REQ can stand here",
    ]


def requirement(depends_on: str, extra: str = "") -> str:
    return f"---\ntitle: Search\ndepends_on: [{depends_on}]\n{extra}---\n"


def test_one_circle_gives_one_finding_that_shows_the_way(tmp_path: Path) -> None:
    files = {
        "requirements/REQ-3.md": requirement("REQ-1, REQ-4"),
        "requirements/REQ-1.md": requirement("REQ-2"),
        "requirements/REQ-2.md": requirement("REQ-3"),
        "requirements/REQ-4.md": requirement("REQ-5"),
        "requirements/REQ-5.md": requirement(""),
        "requirements/REQ-8.md": requirement("REQ-9"),
        "requirements/REQ-9.md": requirement("REQ-8"),
    }
    found = [d for d in findings(write_workspace(tmp_path, files)) if d.code == "LNK006"]
    assert [(d.path, d.line, d.column, d.message) for d in found] == [
        ("requirements/REQ-1.md", 3, 14,
         "`depends_on` goes round in a circle: REQ-1 → REQ-2 → REQ-3 → REQ-1"),
        ("requirements/REQ-8.md", 3, 14,
         "`depends_on` goes round in a circle: REQ-8 → REQ-9 → REQ-8"),
    ]  # fmt: skip


def test_the_way_round_a_long_circle_is_shortened(tmp_path: Path) -> None:
    names = [f"REQ-{number}" for number in range(10, 40)]
    files = {
        f"requirements/{name}.md": requirement(after)
        for name, after in zip(names, [*names[1:], names[0]], strict=True)
    }
    (found,) = [d for d in findings(write_workspace(tmp_path, files)) if d.code == "LNK006"]
    assert found.message == (
        "`depends_on` goes round in a circle: "
        "REQ-10 → REQ-11 → REQ-12 → REQ-13 → REQ-14 → REQ-15 → (24 more) → REQ-10"
    )


def test_both_ends_of_a_supersede_make_one_circle(tmp_path: Path) -> None:
    files = {
        "decisions/DEC-1.md": "---\ntitle: a\nsupersedes: DEC-2\n---\n",
        "decisions/DEC-2.md": "---\ntitle: b\nsuperseded_by: DEC-3\n---\n",
        "decisions/DEC-3.md": "---\ntitle: c\nsuperseded_by: DEC-1\nsupersedes: DEC-1\n---\n",
    }
    found = [d for d in findings(write_workspace(tmp_path, files)) if d.code == "LNK006"]
    assert [(d.path, d.message) for d in found] == [
        ("decisions/DEC-3.md", "`supersedes` goes round in a circle: DEC-1 → DEC-3 → DEC-1")
    ]


@pytest.mark.parametrize("status", ["draft", "committed", "dropped"])
def test_a_one_sided_supersede_weighs_what_the_newer_document_weighs(
    status: str, tmp_path: Path
) -> None:
    files = {
        "decisions/DEC-1.md": "---\ntitle: old\nstatus: dropped\n---\n",
        "decisions/DEC-2.md": f"---\ntitle: new\nstatus: {status}\nsupersedes: DEC-1\n---\n",
        "decisions/DEC-3.md": "---\ntitle: old\nstatus: dropped\nsuperseded_by: DEC-4\n---\n",
        "decisions/DEC-4.md": f"---\ntitle: new\nstatus: {status}\n---\n",
    }
    found = [d for d in findings(write_workspace(tmp_path, files)) if d.code == "LNK008"]
    severity = {"draft": "info", "committed": "error"}.get(status)
    assert [(d.path, d.severity, d.message) for d in found] == (
        [
            ("decisions/DEC-2.md", severity, "DEC-1 does not say that DEC-2 replaced it"),
            ("decisions/DEC-4.md", severity,
             "DEC-3 says that this replaced it, and this does not say so"),
        ]
        if severity
        else []
    )  # fmt: skip


def test_a_transcript_beside_its_interview_is_no_orphan(tmp_path: Path) -> None:
    files = {
        OPP: FRONT.format("INT-003"),
        **INTERVIEW,
        "interviews/INT-003-acme.vtt": "WEBVTT\n\nc1\n00:00.000 --> 00:01.000\nFour seconds!\n",
        "interviews/series.yaml": "consent: given\n",
        "insights/INS-alone.md": "---\ntitle: Nobody knows me\n---\n\nBut [[INS-alone]].\n",
    }
    assert places(write_workspace(tmp_path, files), "LNK009") == ["insights/INS-alone.md:2:8"]


NODES = st.sampled_from("abcdefgh")
GRAPHS = st.dictionaries(NODES, st.lists(NODES, max_size=4).map(sorted))


@given(GRAPHS)
def test_circles_are_found_as_by_trying_every_way(edges: dict[str, list[str]]) -> None:
    reach = {node: set(after) for node, after in edges.items()}
    for middle in "abcdefgh":
        for found in reach.values():
            if middle in found:
                found |= reach.get(middle, set())
    together = {
        frozenset(b for b in reach if b == a or (b in reach[a] and a in reach[b])) for a in reach
    }
    nodes = {*edges, *(after for found in edges.values() for after in found)}
    knots = [frozenset(knot) for knot in strongly_connected(edges)]
    assert set(knots) == together | {frozenset(n) for n in nodes - edges.keys()}
    assert sum(map(len, knots)) == len(nodes)
    ways = list(circles(edges))
    assert [way[0] for way in ways] == sorted(min(knot) for knot in together if len(knot) > 1)
    for way in ways:
        assert way[0] == way[-1] and len(set(way)) == len(way) - 1
        assert all(after in edges[node] for node, after in pairwise(way))


def test_a_circle_through_a_hundred_thousand_documents_exhausts_nothing() -> None:
    edges = {str(n): [str((n + 1) % 100_000)] for n in range(100_000)}
    (way,) = circles(edges)
    assert len(way) == 100_001
