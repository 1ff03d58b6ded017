"""Ladders are files that people write; a mistake is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.career.ladders.evidence import Evidence
from sightline.career.ladders.kinds import kind_table
from sightline.career.ladders.known import known_ladders, ladder_of
from sightline.career.ladders.standing import profile_of
from sightline.kernel.errors import UsageError

_SHARED = Path(__file__).resolve().parents[4] / "shared"
_LADDER = """\
ladder: ours
title: Our ladder
competencies:
  - {key: api, title: APIs}
levels:
  - key: one
    years: 0-2
    anchors:
      api:
        - {kind: api-design | spec-review, least: 1, asks: worked on one}
  - {key: two, title: Two}
"""


def test_a_ladder_is_read_as_written() -> None:
    ladder = ladder_of("ours.yaml", _LADDER.encode())
    assert [level.key for level in ladder.levels] == ["one", "two"]
    anchor = ladder.levels[0].asked("api")[0]
    assert anchor.kinds == ("api-design", "spec-review")
    assert (ladder.levels[0].years, ladder.builds_up) == ("0-2", True)


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("api-design", "api-desing", 10, "there is no kind of evidence `api-desing`"),
        ("least: 1", "least: 4", 10, "`least` is 0, 1, 2 or 3"),
        ("      api:", "      apu:", 9, "the anchors of a level has no `apu`"),
        ("ladder: ours\n", "", 1, "`ladder` is missing"),
        ("key: two", "key: one", 1, "the level `one` is there twice"),
        ("spec-review", "certificate", 10, "a certificate stands beside"),
        ("years: 0-2", "years: [0, 2]", 7, "one value stands here"),
        ("title: Our ladder", "title: [", 2, ""),
    ],
)
def test_a_mistake_is_told_with_its_line(before: str, after: str, line: int, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        ladder_of("ours.yaml", _LADDER.replace(before, after).encode())
    assert words in caught.value.message
    assert caught.value.help
    if words:
        assert caught.value.line == line


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"- a\n", b"---\n---\n", b"---\ntopics: 3\n---\n"]
)
def test_what_is_no_ladder_is_refused(data: bytes) -> None:
    with pytest.raises(UsageError):
        ladder_of("x.yaml", data)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for told in (text, "---\n" + text, _LADDER + text):
        try:
            ladder_of("x", told.encode("utf-8", "surrogatepass"))
        except UsageError as error:
            assert error.help


def test_every_anchor_of_ours_names_its_source_and_asks_for_a_quote_at_least() -> None:
    for ladder in known_ladders():
        for level in ladder.levels:
            assert level.source
            for competency in ladder.competencies:
                assert competency.source
                for anchor in level.asked(competency.key):
                    assert anchor.least >= 1
                    assert anchor.source == "ours" or anchor.source.startswith(f"{ladder.key}:")


def test_the_levels_of_our_ladders_are_those_of_the_guides() -> None:
    guides = _SHARED / "guides"
    if not guides.is_dir():
        pytest.skip("shared data: no guides")
    files = sorted(guides.glob("0*.txt"))
    for ladder in known_ladders():
        lines = files[int(ladder.key[1])].read_text(encoding="utf-8").split("\n")
        for level in ladder.levels:
            line = lines[int(level.source.partition(":")[2]) - 1].replace("\u2013", "-")
            assert level.years.split(" ")[0] in line
            assert len(ladder.levels) in (3, 4)


def test_public_frameworks_are_read() -> None:
    folder = _SHARED / "data" / "ladders" / "monzo" / "frameworks"
    if not folder.is_dir():
        pytest.skip("shared data: no ladders")
    ladder = ladder_of("product.md", (folder / "product.md").read_bytes())
    assert [level.title for level in ladder.levels] == [f"Level {n}" for n in (1, 2, 3, 4)]
    assert len(ladder.competencies) == 7
    for path in sorted(folder.rglob("*.md"))[::3]:
        found = ladder_of(path.name, path.read_bytes())
        lines = path.read_text(encoding="utf-8").split("\n")
        for level in found.levels:
            for competency in found.competencies:
                for anchor in level.asked(competency.key):
                    assert anchor.kinds == ()
                    line = int(anchor.source.rpartition(":")[2])
                    assert anchor.asks[:12].strip(".") in lines[line - 1]


_FRAMEWORK = """\
---
title: "Product Framework"
topics:
  - name: "users"
    content:
      - level: 1
        criteria:
          - "Interviews users before anything is built"
      - level: 2
        criteria:
          - "Is kind"
---
"""


def test_a_sentence_of_a_framework_is_never_met_by_rule() -> None:
    ladder = ladder_of("f.md", _FRAMEWORK.encode())
    evidence = [Evidence("r:1", kind, 3) for kind in kind_table().kinds]
    standing = profile_of(ladder, evidence).standings[0]
    assert standing.level is None
    assert standing.met == ()
    assert [len(one.bearing) > 0 for one in standing.missing] == [True, False]
    assert standing.missing[0].anchor.source == "f.md:8"
