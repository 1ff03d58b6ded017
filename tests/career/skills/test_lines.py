"""An entry per line, spans as a person would mark them, and nothing that a text does stops it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.ask_career_skills import CareerSkillsResult, _lines
from sightline.career.render_career_skills import jsonl, text
from sightline.career.skills.lines import skills_of_line, skills_of_lines
from sightline.career.skills.named import named_skills

NAUGHTY = Path(__file__).resolve().parents[4] / "shared/data/hostile/naughty-strings.json"


def marked(line: str, layer: str) -> list[str]:
    return [line[s.start : s.end] for s in skills_of_line(line) if s.layer == layer]


@pytest.mark.parametrize(
    "line",
    ["Grade C or above in mathematics.", "Plan C was never needed.",
     "Hepatitis C screening programme lead.", "Please contact Ms. R. Jones for details."],
)  # fmt: skip
def test_a_letter_alone_is_no_span(line: str) -> None:
    assert [line[s.start : s.end] for s in skills_of_line(line) if s.end - s.start == 1] == []


@pytest.mark.parametrize(
    ("line", "known", "done"),
    [
        ("You have strong knowledge of SQL, Python and Java.", ["SQL", "Python", "Java"], []),
        ("You have strong knowledge of SQL Python and Java .", ["SQL", "Python", "Java"], []),
        ("Fluent in English and German.", ["English", "German"], []),
        ("We offer free lunch and a gym.", [], []),
        ("Experience with Kubernetes (AWS).", ["Kubernetes", "AWS"], []),
        ("Ability to manage stakeholders.", [], ["manage stakeholders"]),
        ("Strong communication skills", [], ["communication skills"]),
        ("", [], []),
    ],
)
def test_spans_are_those_that_a_person_would_mark(
    line: str, known: list[str], done: list[str]
) -> None:
    assert marked(line, "knowledge") == known
    if done or not line:
        assert [words for words in marked(line, "skill") if words in done] == done


def test_an_identifier_is_given_only_where_the_words_are_a_name() -> None:
    line = "You have strong knowledge of SQL, wombat husbandry and Kubernetes."
    held = {line[s.start : s.end]: (s.esco, s.onet) for s in skills_of_line(line)}
    assert held["SQL"] == (
        "http://data.europa.eu/esco/skill/598de5b0-5b58-4ea7-8058-a4bc4d18c742",
        "43232306",
    )
    assert held["Kubernetes"] == (None, "43232701")
    assert held.get("wombat husbandry", (None, None)) == (None, None)


def test_there_is_an_entry_for_each_line_and_none_for_the_last_line_end() -> None:
    data = b"Requirements:\r\n\r\nknowledge of SQL\r\n"
    assert _lines("-", data) == ("Requirements:", "", "knowledge of SQL")
    entries = list(skills_of_lines(_lines("-", data)))
    assert [len(entry) for entry in entries] == [0, 0, 1]
    assert _lines("-", b"") == ()


def test_json_lines_say_what_the_json_says() -> None:
    result = CareerSkillsResult(("knowledge of SQL", "", "We offer lunch"))
    streamed = [json.loads(line) for line in jsonl(result)]
    assert [[s["start"], s["end"]] for s in streamed[0]] == [[13, 16]]
    assert streamed == [
        [
            {"start": s.start, "end": s.end, "layer": s.layer, "esco": s.esco, "onet": s.onet}
            for s in line
        ]
        for line in result.lines
    ]


def test_json_lines_come_one_by_one() -> None:
    stream = jsonl(CareerSkillsResult(("knowledge of SQL",) * 1_000_000))
    assert next(iter(stream)).startswith("[{")


def test_marks_stand_below_their_words() -> None:
    shown = text(CareerSkillsResult(("knowledge of SQL",))).split("\n")
    assert shown[0].index("SQL") == shown[1].index("~~~")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_lines_are_read_and_spans_lie_in_them(lines: list[str]) -> None:
    entries = list(skills_of_lines(lines))
    assert len(entries) == len(lines)
    for line, entry in zip(lines, entries, strict=True):
        for span in entry:
            assert 0 <= span.start < span.end <= len(line)
            assert not line[span.start].isspace()
            assert not line[span.end - 1].isspace()


@pytest.mark.parametrize(
    "line",
    [
        "x" * 300_000,
        "(" * 100_000 + "a" + ")" * 100_000,
        "SQL, " * 2_000,
        "." * 200_000,
        "\x00 \x1b[31m " * 1_000,
        "\ud800 knowledge of \udfff SQL",
        "a " * 5_000,
        "\u202e\u200b\u0301" * 5_000,
        "knowledge of SQL and Go " * 300,
    ],
    ids=lambda line: repr(line[:12]),
)
def test_a_hostile_line_is_read_in_the_end(line: str) -> None:
    (entry,) = skills_of_lines([line])
    assert all(span.end <= len(line) for span in entry)
    assert all(skill.end <= len(line) for skill in named_skills(line))
    assert text(CareerSkillsResult((line,)))


def test_naughty_strings_are_read() -> None:
    if not NAUGHTY.exists():
        pytest.skip("shared data: no naughty strings")
    strings = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    assert len(list(skills_of_lines(strings))) == len(strings)
    assert all(named_skills(string) is not None for string in strings)
