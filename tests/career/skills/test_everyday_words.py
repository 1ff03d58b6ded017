"""A word of every day is a skill only where its neighbours say so."""

from __future__ import annotations

import pytest

from sightline.career.skills.named import named_skills

MEANT = [
    ("Experience with C, C++ and Go", ["C", "C++", "Go"]),
    ("Programming in R and SQL", ["R", "SQL"]),
    ("Swift, Kotlin and Rust", ["Swift", "Kotlin", "Rust"]),
    ("Advanced Excel skills", ["Excel"]),
    ("Microsoft Word, Excel, Access", ["Microsoft Word", "Excel", "Access"]),
    ("Node.js, .NET, React", ["Node.js", ".NET", "React"]),
    ("Built services in Go and Kafka", ["Go", "Kafka"]),
    ("Python / R / SQL", ["Python", "R", "SQL"]),
    ("using Slack and Jira", ["Slack", "Jira"]),
    ("Spark and Hadoop pipelines", ["Spark", "Hadoop"]),
    ("knowledge of economics", ["economics"]),
    ("R", ["R"]),
    ("Minors in Mathematics and Psychology", ["Mathematics", "Psychology"]),
    ("• Go", ["Go"]),
    ("German (native), French: B2", ["German", "French"]),
    ("English - fluent", ["English"]),
    ("Languages: Danish, Finnish", ["Danish", "Finnish"]),
    ("ERP implementation", ["ERP"]),
    ("Backlog in Trello", ["Trello"]),
    ("Fluent in English, Polish and German", ["English", "Polish", "German"]),
]
NOT_MEANT = [
    "I go to work by bike",
    "Go above and beyond",
    "R&D budget",
    "Vitamin C and plan C",
    "Swift response to incidents",
    "They excel at listening",
    "Access to the building",
    "In a word, nobody knew",
    "Word of mouth",
    "We react to outages, rest on Sundays and express thanks",
    "A spark of joy",
    "polish the product",
    "An energy company",
    "Grade C in the exam",
    "J. R. Doe",
    "the project office",
    "Notes of the meeting are in the doc",
    "rust on the pipes",
    "took the rails",
    "the Danish population",
    "a pioneer of the Romanian market",
    "github.com/jane and jane@slack.com",
    "linkedin.com/in/jane",
    "Content Manager at Acme",
    "Shipped industry firsts",
    "set up your workspace",
    "Meet the team",
    "go",
]


@pytest.mark.parametrize(("text", "names"), MEANT)
def test_an_everyday_word_among_skills_is_one(text: str, names: list[str]) -> None:
    found = [text[s.start : s.end] for s in named_skills(text) if s.confirmed_by == "dictionary"]
    assert found == names


@pytest.mark.parametrize("text", NOT_MEANT)
def test_an_everyday_word_alone_is_none(text: str) -> None:
    assert [s.label for s in named_skills(text) if s.confirmed_by == "dictionary"] == []
