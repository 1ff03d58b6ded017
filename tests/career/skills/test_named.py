"""Two texts that name one skill agree, whatever name they use."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.skills.named import named_skills


def keys(text: str) -> list[str]:
    return [skill.key for skill in named_skills(text) if skill.confirmed_by == "dictionary"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("K8s", "Kubernetes"),
        ("Golang", "the Go language"),
        ("NodeJS", "Node.js"),
        ("Postgres", "PostgreSQL"),
        ("CI/CD", "continuous integration"),
        ("continuous-integration", "Continuous Integration"),
        ("AWS", "Amazon Web Services"),
        ("user story", "User stories"),
        ("managing projects", "project management"),
        ("MS Excel", "Microsoft Excel"),
        ("A/B tests", "split testing"),
        ("REST APIs", "RESTful API"),
        ("PRDs", "product requirements document"),
        ("roadmap planning", "product roadmaps"),
        ("analyse business requirements", "analyzing business requirements"),
        ("JIRA", "Atlassian Jira"),
        ("OKRs", "objectives and key results"),
        ("stakeholder management", "managing stakeholders"),
        ("Java", "java"),
        ("ML", "machine learning"),
    ],
)
def test_two_names_of_one_skill_have_one_key(one: str, other: str) -> None:
    text = "Skills: " + one if one == "ML" else one
    assert len(keys(text)) == 1
    assert keys(text) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Java", "JavaScript"),
        ("C++", "C#"),
        ("SQL", "NoSQL"),
        ("React", "React Native"),
        ("project management", "product management"),
        ("Scala", "scalability"),
        ("Terraform", "Ansible"),
    ],
)
def test_two_skills_have_two_keys(one: str, other: str) -> None:
    first, second = keys(f"knowledge of {one}"), keys(f"knowledge of {other}")
    assert first
    assert not set(first) & set(second)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("JavaScript", ["JavaScript"]),
        ("knowledge of Javanese or Javadoc", ["Javanese"]),
        ("SQL Server", ["SQL Server"]),
        ("PostgreSQL", ["PostgreSQL"]),
        ("Java, Script", ["Java"]),
        ("a Software Engineer", []),
        ("(SQL)", ["SQL"]),
        ("Kafka/Redis", ["Kafka", "Redis"]),
        ("Kubernetes.", ["Kubernetes"]),
        ("kubernetes-based", ["kubernetes"]),
    ],
)
def test_the_longest_whole_name_counts(text: str, names: list[str]) -> None:
    found = [text[s.start : s.end] for s in named_skills(text) if s.confirmed_by == "dictionary"]
    assert found == names


def test_a_name_carries_the_identifiers_of_both_lists() -> None:
    (python,) = named_skills("knowledge of Python")
    assert python.esco == ("http://data.europa.eu/esco/skill/ccd0a1d9-afda-43d9-b901-96344886e14d")
    assert python.onet == "43232405"


def test_offsets_count_code_points_over_several_lines() -> None:
    text = "naïve 😀 first\nthen SQL\r\nand Kafka"
    found = named_skills(text)
    assert [text[s.start : s.end] for s in found if s.confirmed_by == "dictionary"] == [
        "SQL",
        "Kafka",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_and_no_two_skills_overlap(text: str) -> None:
    end = 0
    for skill in named_skills(text):
        assert end <= skill.start < skill.end <= len(text)
        assert "\n" not in text[skill.start : skill.end]
        end = skill.end


def test_what_only_the_tagger_found_says_so() -> None:
    found = named_skills("You have deep knowledge of wombat husbandry and SQL .")
    assert {s.confirmed_by for s in found if s.label == "SQL"} == {"dictionary"}
    assert all(s.esco is None for s in found if s.confirmed_by == "tagger")
