"""Reflections, the page, the week, the path and the plan: the person's words, days marked whose."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.career.progress.plan import Plan, PlanLine, plan_lines
from sightline.career.progress.reflection import answers_of, reflection_text
from sightline.career.progress.reflection_questions import questions_about
from sightline.career.roles.cards import load_role
from sightline.kernel.errors import Refused, UsageError
from tests.career.tailoring.people import PEOPLE, POSTING
from tests.cli.command_line import sightline
from tests.workspaces import OWNER, ask, write_workspace

PERSON = str(PEOPLE[0])
QUESTIONS = questions_about(load_role())


def asked(root: Path, operation: str, as_of: str = "2026-03-01", **request: Any) -> Any:
    return ask(root, f"career.{operation}", subject=OWNER, as_of=as_of, **request)


def test_the_questions_are_four_for_and_four_against_each_with_its_line() -> None:
    assert [q.side for q in QUESTIONS] == ["for"] * 4 + ["against"] * 4
    assert [q.source for q in QUESTIONS] == [
        f"S2:{n}" for n in (155, 156, 157, 158, 162, 163, 164, 165)
    ]


def test_answers_are_kept_by_day_in_the_persons_words_and_never_scored(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {})
    asked(root, "reflect", answer=("technical-depth=Five years of it",))
    asked(root, "reflect", answer=("bored-by-details=No.\n## really",))
    later = asked(root, "reflect", "2026-06-01", answer=("technical-depth=Less now",))
    told = {r.question.key: [(a.day, a.text) for a in r.answers] for r in later.questions}
    assert told["technical-depth"] == [
        ("2026-06-01", "Less now"), ("2026-03-01", "Five years of it"),
    ]  # fmt: skip
    assert "really" in told["bored-by-details"][0][1]
    assert later.days == ("2026-06-01", "2026-03-01")
    shown = sightline(root, "career", "reflect").out
    assert not re.search(r"\d+ ?%|\d+ of \d+|score:", shown)


def test_words_typed_into_the_file_by_hand_are_not_lost(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {})
    asked(root, "reflect", new=True)
    path = root / "career/reflections/2026-03-01.md"
    by_hand = path.read_text().replace("My own words.", "Written on a train. My own words.")
    path.write_text(by_hand)
    with pytest.raises(UsageError, match="changed by hand"):
        asked(root, "reflect", answer=("technical-depth=Yes",))
    assert path.read_text() == by_hand


ANSWERS = st.dictionaries(
    st.sampled_from([q.key for q in QUESTIONS]),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=60),
    max_size=4,
)


@given(ANSWERS)
def test_what_is_answered_is_read_again(answers: dict[str, str]) -> None:
    given_ = {key: " ".join(text.split()) for key, text in answers.items() if text.split()}
    text = reflection_text("2026-03-01", QUESTIONS, given_)
    found = {a.key: a.text.strip() for a in answers_of(text, "2026-03-01", "x.md")}
    assert found == given_


def test_every_field_of_the_page_is_off_until_a_yes_to_its_words(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {"me.md": PEOPLE[0].read_bytes()})
    first = asked(root, "profile", resume="me.md")
    assert [field.key for field in first.fields if field.show] == []
    assert (first.sheet.name, first.sheet.contact, first.sheet.parts) == (None, (), ())
    refused = sightline(root, "career", "profile", "me.md", "--to", "page.html")
    assert refused.code == 2 and not (root / "page.html").exists()
    asked(root, "profile", resume="me.md", show=("name", "work-1-1"))
    again = asked(root, "profile", resume="me.md")
    assert [field.key for field in again.fields if field.show] == ["name", "work-1-1"]
    (root / "me.md").write_bytes(PEOPLE[0].read_bytes().replace(b"refunds", b"returns"))
    changed = asked(root, "profile", resume="me.md")
    assert [field.key for field in changed.fields if field.show] == ["name"]
    asked(root, "profile", resume="me.md", hide=("name",))
    assert [f.key for f in asked(root, "profile", resume="me.md").fields if f.show] == []


@pytest.mark.parametrize("page", ["page.html", "page.json"])
def test_the_page_shows_what_was_said_yes_to_and_loads_nothing(tmp_path: Path, page: str) -> None:
    root = write_workspace(tmp_path, {"me.md": PEOPLE[0].read_bytes()})
    shown = sightline(
        root, "career", "profile", "me.md", "--show", "name", "work-1-1", "--to", page
    )
    assert shown.code == 0, shown.err
    written = (root / page).read_text()
    assert "Noor Haddad" in written and "Designed the REST API" in written
    hidden = ("example.com", "206", "Seattle", "Harborline", "Ridgeway", "Kubernetes", "Summary")
    assert [word for word in hidden if word in written] == []
    if page.endswith("html"):
        assert "default-src 'none'" in written
        assert not re.search(r"<script|<link|<img|src=|href=(?!.#main\b)|http:|https:", written)


@pytest.mark.parametrize("text", ["fields: 3\n", "fields:\n  - {field: name}\n", "a: [\n", "x"])
def test_a_broken_file_of_choices_publishes_nothing(tmp_path: Path, text: str) -> None:
    files: dict[str, str | bytes] = {
        "me.md": PEOPLE[0].read_bytes(),
        "career/profile-page.yaml": text,
    }
    with pytest.raises(UsageError, match=r"profile-page\.yaml"):
        asked(write_workspace(tmp_path, files), "profile", resume="me.md")


def test_the_week_tells_what_the_files_record_and_is_kept_here(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {
        "career/applications/APP-001-acme.md":
            "---\ntitle: Acme\nstatus: applied\nmoved: 2026-02-27\n"
            "next_step: Call\nby: 2026-03-03\n---\n",
        "career/applications/APP-002-globex.md":
            "---\ntitle: Globex\nsaved: 2026-01-05\ncloses: 2026-03-09\n"
            "posting: career/p.md\n---\n",
        "career/reflections/2026-02-28.md": "# Reflection of 2026-02-28\n",
        "career/plan.md": "- learn SQL: 2026-03-02\n- [x] 2026-03-02 done\n- 2027-01-01 far\n",
        "decisions/DEC-001-a.md": "---\ntitle: A\ndecided: 2026-02-23\n---\n",
        "decisions/DEC-002-b.md": "---\ntitle: B\ndecided: 2026-02-22\n---\n",
    })  # fmt: skip
    week = asked(root, "digest")
    assert [(str(one.day), one.id or one.title) for one in week.changed] == [
        ("2026-02-28", "Reflection of 2026-02-28"), ("2026-02-27", "APP-001"),
        ("2026-02-23", "DEC-001"),
    ]  # fmt: skip
    assert [one.id for one in week.saved] == ["APP-002"]
    assert [(step.id, step.days) for step in week.due] == [("APP-001", 2), ("APP-002", 8)]
    assert [line.words for line in week.plan] == ["learn SQL"]
    assert asked(root, "digest", keep=True).written == "career/digests/2026-03-01.md"
    first = (root / "career/digests/2026-03-01.md").read_bytes()
    asked(root, "digest", keep=True)
    assert (root / "career/digests/2026-03-01.md").read_bytes() == first
    assert "DEC-002" not in first.decode() and "2026-03-03" in first.decode()


def test_the_path_has_the_guides_five_steps_and_four_tracks_with_lines(tmp_path: Path) -> None:
    found = asked(write_workspace(tmp_path, {}), "path", resume=PERSON)
    assert [(s.number, s.source) for s in found.steps] == [
        (1, "S4:5"), (2, "S4:7"), (3, "S4:9"), (4, "S4:11"), (5, "S4:13"),
    ]  # fmt: skip
    assert [t.source for t in found.growth] == ["S2:143", "S2:145", "S2:147", "S2:149"]
    for step in (*found.steps, *found.growth):
        for item in step.items:
            assert item.source.startswith(("S2:", "S4:"))
            assert (item.next is None) == any(shown.is_evidence for shown in item.there)
        assert all(item.next is None for item in step.items) or any(
            item.next and item.next.by for item in step.items
        )


def test_days_are_the_persons_or_marked_as_ours(tmp_path: Path) -> None:
    plan = {"career/plan.md": "# Plan\n\n- cloud basics: 2026-05-01\n- 2026-12-24 rest\n"}
    found = asked(write_workspace(tmp_path, plan), "path", resume=PERSON, weeks=2.0)
    days = {
        item.words: (str(item.next.by.day), item.next.by.set_by)
        for item in found.steps[0].items
        if item.next and item.next.by
    }
    assert days["cloud basics"] == ("2026-05-01", "person")
    ours = [day for day, by in days.values() if by == "ours"]
    assert ours == ["2026-03-15", "2026-03-29"][: len(ours)] and ours
    assert [line.words for line in found.plan_others] == ["rest"]
    later = [i.next.by for s in (*found.steps[1:], *found.growth) for i in s.items if i.next]
    counted = [by.day for by in later if by is not None]
    assert counted == sorted(set(counted)) and None in later  # one day each, for what comes first


def test_a_course_is_shown_as_taken_and_takes_no_day_off_the_plan(tmp_path: Path) -> None:
    resume = (
        "# Ana Lima\n\n## Experience\n\n### Product Manager, Oakline\nJan 2020 - Dec 2023\n\n"
        "- {said}\n\n## Courses\n\n- Data analysis with SQL\n"
    )
    for said, is_shown in (
        ("Completed a training in SQL and dashboards", False),
        ("Wrote a course on SQL for the sales team", True),
    ):
        root = write_workspace(tmp_path, {"career/resume.md": resume.format(said=said)})
        units = {unit.area: unit for unit in asked(root, "learn", resume="career/resume.md").units}
        assert (units["SQL"].by is None) is is_shown
        assert {shown.text: shown.taken for shown in units["SQL"].there} == {
            said: not is_shown, "Data analysis with SQL": True,
        }  # fmt: skip


def test_without_a_document_nothing_is_said_to_be_there(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {})
    for operation in ("path", "learn"):
        found = asked(root, operation)
        parts = found.steps if operation == "path" else found.units
        items = [item for step in parts for item in step.items] if operation == "path" else parts
        assert [item for item in items if item.there] == []


def test_own_words_are_shown_as_such_and_close_no_gap(tmp_path: Path) -> None:
    own = "# Profile, in my own words\n\nI write SQL every day.\n"
    root = write_workspace(tmp_path, {"career/profile.md": own})
    found = asked(root, "learn")
    (sql,) = [unit for unit in found.units if unit.area == "SQL"]
    assert [(shown.own, shown.text) for shown in sql.there] == [(True, "I write SQL every day.")]
    assert sql.by is not None
    # and somebody else, who doesn't see career/, isn't told
    assert ask(root, "career.learn").units[2].there == ()


def test_resources_are_those_that_a_guide_names_or_none(tmp_path: Path) -> None:
    found = asked(write_workspace(tmp_path, {}), "learn", posting=str(POSTING))
    told = {unit.area: [(r.what, r.source) for r in unit.resources] for unit in found.units}
    assert ("Designing Data-Intensive Applications", "S2:103") in told["system design"]
    assert told["SQL"] == []
    (sql,) = [unit for unit in found.units if unit.area == "SQL"]
    assert any("SQL" in one.text for one in sql.asked)
    assert "no guide names a resource" in sightline(tmp_path, "career", "learn").out


LINES = st.text(st.characters(codec="ascii", exclude_categories=["C"]), max_size=30)


@given(st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2999, 1, 1)), LINES), max_size=5))
def test_a_plan_is_read_line_by_line(lines: list[tuple[date, str]]) -> None:
    text = "".join(f"- {day}: {words}\n" for day, words in lines)
    assert [(line.day, line.line) for line in plan_lines(text)] == [
        (day, number) for number, (day, _) in enumerate(lines, 1)
    ]


@given(st.text(max_size=200))
def test_no_text_of_a_plan_or_a_reflection_is_too_odd_to_read(text: str) -> None:
    assert all(line.day for line in plan_lines(text))
    assert all(answer.text for answer in answers_of(text, "2026-03-01", "x.md"))


def test_a_calendar_of_ours_never_counts_what_the_person_dated() -> None:
    line = PlanLine(date(2026, 9, 1), "learn SQL", False, "career/plan.md", 3)
    plan = Plan([line], date(2026, 3, 1), 1.0)
    assert (plan.by("SQL").set_by, plan.by("data").day, plan.by("speaking").day) == (
        "person", date(2026, 3, 8), date(2026, 3, 15),
    )  # fmt: skip
    assert plan.others == ()


@pytest.mark.parametrize("operation", ["reflect", "profile", "digest", "tracker"])
def test_what_is_kept_in_career_is_asked_by_its_owner_alone(tmp_path: Path, operation: str) -> None:
    root = write_workspace(tmp_path, {"me.md": PEOPLE[0].read_bytes()})
    request = {"resume": "me.md"} if operation == "profile" else {}
    with pytest.raises(Refused, match="career/ is private"):
        ask(root, f"career.{operation}", **request)


def test_an_application_that_was_only_kept_has_moved_nowhere(tmp_path: Path) -> None:
    day = "saved: 2026-02-27\nmoved: 2026-02-27\n"
    root = write_workspace(tmp_path, {
        "career/applications/APP-001-acme.md": f"---\ntitle: Acme\nstatus: saved\n{day}---\n",
        "career/applications/APP-002-elm.md": f"---\ntitle: Elm\nstatus: applied\n{day}---\n",
    })  # fmt: skip
    week = asked(root, "digest")
    assert {one.id: one.what for one in week.changed} == {"APP-001": "saved", "APP-002": "moved"}
    assert week.saved == ()
