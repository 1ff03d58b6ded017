"""A level, a number and a certificate that are asked for are met by as much, and not by less."""

from __future__ import annotations

import random
from datetime import date

import pytest

from sightline.career.fit.amounts_asked import amounts_in
from sightline.career.fit.asked import asked_of_posting
from sightline.career.fit.gaps import gaps_of
from sightline.career.fit.matching import Match, record_matches
from sightline.career.fit.record import Record
from sightline.career.fit.years_asked import years_held
from sightline.career.ladders.evidence import Evidence
from sightline.career.ladders.known import known_ladders, ladder_of
from sightline.career.ladders.recognizing import kinds_in
from sightline.career.ladders.standing import profile_of
from sightline.career.posting.posting_of import posting_of
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.kernel.errors import UsageError

_BULLETS = (
    "Led a team of four engineers through a migration from PHP to Kotlin services",
    "Mentored two junior developers",
    "Cut p95 latency of the search page from 900 ms to 310 ms",
    "Ran the public API, used by 60 merchants",
    "Acted as product owner for the integrations team in 2020",
    "Reviewed about 30 design documents from other teams",
    "Moved the parcel history to PostgreSQL",
)
_RECORD = """# Ana Vuk

ana.vuk@example.com

## Experience

### Software Engineer, Wrenfield Tools
May 2014 - June 2021

{bullets}
## Certifications

- AWS Certified Solutions Architect \u2013 Associate (2022)
- Project Management Professional

## Languages

- Polish (native), English (C1), German (B1)
- Spanish
"""


def _matches(line: str, bullets: tuple[str, ...] = _BULLETS) -> tuple[Match, ...]:
    told = _RECORD.format(bullets="".join(f"- {one}\n" for one in bullets))
    document = read_document("r.md", told.encode())
    resume = resume_of(document)
    posting = f"Technical Product Manager\nAcme Ltd\n\nRequirements\n- {line}\n"
    asked = asked_of_posting(posting_of(read_document("p.txt", posting.encode())))
    held = years_held(document, resume, date(2026, 1, 1))
    return record_matches(asked, Record(resume, document), held)


_CASES = [
    ("AWS Certified Solutions Architect \u2013 Professional", "no evidence"),
    ("AWS Certified Solutions Architect, Professional", "no evidence"),
    ("AWS Certified Solutions Architect (Professional) certification", "no evidence"),
    ("AWS Certified Developer \u2013 Associate", "no evidence"),
    ("AWS Certified Solutions Architect \u2013 Associate", "met"),
    ("AWS Certified Solutions Architect \u2013 Associate or Professional", "met"),
    ("AWS certification", "met"),
    ("Amazon Web Services certification", "met"),
    ("PMP certification", "met"),
    ("Certification such as CSPO or PMP", "met"),
    ("Certified Scrum Product Owner", "no evidence"),
    ("Experience leading teams of 20+ engineers", "partly"),
    ("Experience leading teams of 3+ engineers", "met"),
    ("Experience leading a team of up to 2 engineers", "met"),
    ("Reduced latency to less than 1 second", "met"),
    ("Reduced latency to under 0.1 seconds", "partly"),
    ("Managed 50 direct reports", "partly"),
    ("Mentored 10 junior engineers", "partly"),
    ("Mentored at least two engineers", "met"),
    ("Reduced latency below 100 ms", "partly"),
    ("Reduced latency below 400 ms", "met"),
    ("Reviewed 100 design documents", "partly"),
    ("Reviewed 20 design documents", "met"),
    ("Experience with APIs used by 1,000+ merchants", "partly"),
    ("Experience with APIs used by 50 merchants", "met"),
    ("Fluent German", "partly"),
    ("German", "met"),
    ("English C2", "partly"),
    ("English C1", "met"),
    ("Native Polish", "met"),
    ("Fluent in German and Polish", "partly"),
    ("Fluent Spanish", "partly"),
    ("Hands-on Kotlin in production for 5 years", "partly"),
    ("5+ years of Kotlin", "partly"),
    ("5+ years of professional experience", "met"),
    ("5+ years in software", "met"),
    ("2 years in a technical role", "met"),
    ("5+ years of work experience, strong Terraform", "partly"),
    ("5+ years of work experience, strong SQL", "met"),
    ("Experience as a product owner", "met"),
    ("Product ownership", "met"),
    ("Join design reviews", "met"),
    ("Proficiency in SQL", "met"),
]


@pytest.mark.parametrize(("line", "verdict"), _CASES)
def test_less_than_what_is_asked_is_never_met(line: str, verdict: str) -> None:
    (match,) = _matches(line)
    assert match.is_comparable
    assert match.verdict == verdict, [(p.part.label, p.verdict, p.note) for p in match.parts]


@pytest.mark.parametrize("line", ["You'll own our API platform.", "Own the API platform"])
def test_designing_a_part_is_not_owning_the_whole(line: str) -> None:
    (match,) = _matches(line, ("Designed the idempotency layer of the public payments API",))
    assert match.verdict == "no evidence"


def test_both_sides_of_a_comparison_are_said() -> None:
    (german,) = _matches("Fluent German")
    assert "asked at `Fluent`, the document says `B1`" in german.parts[0].note
    assert [gap.work for gap in gaps_of([german])] == [None]
    (team,) = _matches("Experience leading teams of 20+ engineers")
    assert "`20+ engineers` asked for, the quotes say `four engineers`" in team.parts[0].note
    (other,) = _matches("AWS Certified Developer \u2013 Associate")
    assert [near.why for near in other.parts[0].near] == ["another certificate"]


def test_years_that_no_dates_tell_are_for_a_person_to_judge_and_no_gap() -> None:
    (match,) = _matches("7+ years in zymurgy")
    assert [part.verdict for part in match.parts] == ["unknown"]
    assert (match.is_comparable, gaps_of([match])) == (False, ())


def test_years_named_twice_by_one_line_hang_on_one_must_have() -> None:
    found = _matches("5+ years in software, of which at least 2 years in product ownership")
    assert [len(gap.musts) for gap in gaps_of(found)] == [1]
    labels = [part.part.label for part in found[0].parts]
    assert len(labels) == len(set(labels)) == 2


def test_work_without_its_title_stands_beside_the_years_that_no_dates_tell() -> None:
    (match,) = _matches("2+ years of product ownership")
    (part,) = match.parts
    assert part.verdict == "no evidence"
    assert ("no title", _BULLETS[4]) in [(one.why, one.statement.told.value) for one in part.near]


def test_taking_a_sentence_away_never_meets_more() -> None:
    order = ["no evidence", "partly", "met"]
    chosen = random.Random(5)
    for line, _ in _CASES:
        full = order.index(_matches(line)[0].verdict)
        fewer = tuple(one for one in _BULLETS if chosen.random() < 0.5)
        assert order.index(_matches(line, fewer)[0].verdict) <= full, line


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("a 12-person team", [("people", 12)]),
        ("teams of 5-10", [("people", 5)]),
        ("handled 3 million events", [("event", 3_000_000)]),
        ("from 900 ms to 310 ms", [("time", 310)]),
        ("2k requests per second", [("request per second", 2000)]),
        ("OAuth 2.0 flows and SOC 2", []),
        ("Wrote Python 3 services", []),
        ("5+ years", []),
        ("99.9% uptime", [("%", 99.9)]),
    ],
)
def test_amounts_are_of_a_kind(text: str, amounts: list[tuple[str, float]]) -> None:
    assert [(one.kind, one.value) for one in amounts_in(text)] == amounts


@pytest.mark.parametrize("words", ["I'll own the public API", "I'd lead the platform"])
def test_what_somebody_would_do_is_not_done(words: str) -> None:
    assert [one.but for one in kinds_in(words)] in (["meant", "meant"], ["meant"])


@pytest.mark.parametrize(
    ("kinds", "is_met"),
    [(["measured-outcome"], False), (["roadmap"], False), (["measured-outcome", "roadmap"], True)],
)
def test_what_a_roadmap_brought_about_needs_a_roadmap(kinds: list[str], is_met: bool) -> None:
    evidence = [Evidence(f"r:{at}", kind, 1) for at, kind in enumerate(kinds)]
    (standing,) = [
        one
        for one in profile_of(known_ladders()[0], evidence).standings
        if one.competency.key == "roadmap"
    ]
    told = [one.anchor.asks for one in standing.met]
    assert ("what the roadmap brought about" in told) == is_met


def test_a_ladder_that_needs_an_unknown_kind_is_refused() -> None:
    anchor = "{kind: roadmap, least: 1, asks: a roadmap, needs: rodmap}"
    told = (
        "ladder: ours\ntitle: Ours\nsource: us\ncompetencies:\n  - {key: a, title: A}\nlevels:\n"
        f"  - key: one\n    title: One\n    anchors:\n      a:\n        - {anchor}\n"
    )
    assert ladder_of("ours.yaml", told.replace("rodmap", "roadmap").encode())
    with pytest.raises(UsageError, match="rodmap"):
        ladder_of("ours.yaml", told.encode())
