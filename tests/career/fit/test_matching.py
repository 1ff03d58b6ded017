"""A line is met by quotes of all its parts, partly by some, and by nothing that only sounds so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.documents.source_document import SourceDocument
from sightline.career.fit.asked import Asked, asked_of_posting, asked_of_role, parts_of
from sightline.career.fit.gaps import blocking, gaps_of, next_evidence
from sightline.career.fit.matching import Match, matches, record_matches
from sightline.career.fit.record import Record
from sightline.career.fit.skills_gap import skills_missing
from sightline.career.fit.strongest import strongest
from sightline.career.fit.terms import terms_in
from sightline.career.fit.words_in_place import place_of
from sightline.career.fit.years_asked import Held, YearsHeld, category_of, years_held
from sightline.career.ladders.recognizing import MAX_SENTENCE
from sightline.career.posting.posting_of import posting_of
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.career.roles.cards import load_role

_HEAD = (
    "# Ana Vuk\n\nana.vuk@example.com\n\n## Experience\n\n"
    "### Engineer, Wrenfield Tools\nMay 2018 - June 2021\n\n"
)
_CS = "### B.Sc. Computer Science, Lakeside University\n2014 - 2018\n"
_HISTORY = "### B.A. History, Lakeside University\n2014 - 2018\n"


def _document(name: str, text: str) -> SourceDocument:
    return read_document(name, text.encode())


def _record(*bullets: str, after: str = "") -> Record:
    document = _document("r.md", _HEAD + "".join(f"- {one}\n" for one in bullets) + after)
    return Record(resume_of(document), document)


def _match(words: str, record: Record, held: YearsHeld | None = None, **more: object) -> Match:
    asked = Asked(words, None, must=True, **more)  # type: ignore[arg-type]
    return record_matches([asked], record, held)[0]


_CASES = [
    ("Proficiency in SQL", ["Wrote SQL reports for finance"], "met"),
    ("Proficiency in SQL", ["Wrote reports for finance"], "no evidence"),
    ("Experience with Kafka and Kubernetes", ["Ran Kafka for the orders team"], "partly"),
    ("Experience with Kafka or Kubernetes", ["Ran Kafka for the orders team"], "met"),
    ("Knowledge of authentication and rate limiting", ["Wrote the authentication flow"], "partly"),
    ("Experience with Kafka", ["No experience with Kafka yet"], "no evidence"),
    ("Experience with Kafka", ["Want to learn Kafka"], "no evidence"),
    ("Own the roadmap", ["Contributed to the roadmap"], "no evidence"),
    ("Own the roadmap", ["Owned the roadmap of the search page"], "met"),
    ("Own the roadmap of the developer platform", ["Owned the roadmap of the shop"], "partly"),
    ("Experience interviewing customers", ["Interviewed 12 customers about invoices"], "met"),
    ("Experience interviewing customers", ["Helped interview 12 customers"], "no evidence"),
    ("Mentor junior engineers", ["Mentored two engineers"], "met"),
    ("Track record of measurable outcomes", ["Cut the error rate from 4% to 1%"], "met"),
    ("Track record of measurable outcomes", ["Wrote 30 articles"], "no evidence"),
]


@pytest.mark.parametrize(("line", "bullets", "verdict"), _CASES)
def test_a_line_is_met_by_quotes_of_all_its_parts(
    line: str, bullets: list[str], verdict: str
) -> None:
    match = _match(line, _record(*bullets))
    assert match.verdict == verdict
    assert match.is_comparable
    assert bool(match.quotes) == (verdict != "no evidence")


@pytest.mark.parametrize(
    "line",
    ["Excellent communication skills", "A strong team player", "Passion for what we do", "..."],
)
def test_words_that_carry_nothing_are_for_a_person_to_judge(line: str) -> None:
    match = _match(line, _record("Excellent communication skills and strong experience"))
    assert (match.verdict, match.is_comparable, match.parts) == ("no evidence", False, ())


def test_what_is_only_listed_counts_and_is_said_to_be() -> None:
    match = _match("Proficiency in SQL", _record("Wrote reports", after="\n## Skills\n\nSQL, Go\n"))
    assert match.verdict == "met"
    assert match.parts[0].note == "only listed, not shown in use"


def test_a_near_miss_stands_beside_with_the_words_that_make_it_one() -> None:
    match = _match("Own the roadmap", _record("Contributed to the roadmap"))
    near = match.parts[0].near[0]
    assert (near.why, near.because) == ("hedged", "Contributed to")


def test_one_way_of_a_thing_is_shown_and_not_counted() -> None:
    match = _match("Knowledge of authentication", _record("Built logins with OAuth 2.0 in Python"))
    assert match.verdict == "no evidence"
    assert match.parts[0].near[0].why == "one way"


@pytest.mark.parametrize(
    ("low", "high", "asked", "verdict"),
    [
        (48, 50, 4, "met"),
        (46, 49, 4, "partly"),
        (12, 13, 4, "partly"),
        (0, 0, 4, "no evidence"),
    ],
)
def test_years_are_compared_by_their_bounds(low: int, high: int, asked: int, verdict: str) -> None:
    held = YearsHeld({"product": Held(low, high)})
    years = ((float(asked), None, "of product management"),)
    assert _match("years", _record("Built a tool"), held, years=years).verdict == verdict


def test_years_that_no_dates_tell_are_unknown() -> None:
    held = YearsHeld({"all": Held(120, 120)})
    match = _match("years", _record("Built a tool"), held, years=((3.0, None, "in fintech"),))
    assert [part.verdict for part in match.parts] == ["unknown"]
    assert match.verdict == "no evidence"


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("of product management experience", "product"),
        ("on technical products", "technical product"),
        ("software engineering", "engineering"),
        ("managing people", "people lead"),
        ("of relevant work experience", "all"),
        ("in insurance", None),
    ],
)
def test_a_line_says_which_years_it_means(words: str, category: str | None) -> None:
    assert category_of(words) == category


@pytest.mark.parametrize(
    ("studies", "asked", "verdict"),
    [
        (_CS, "Bachelor's degree in Computer Science", "met"),
        (_HISTORY, "Bachelor's degree in Computer Science", "partly"),
        (_HISTORY, "Bachelor's degree", "met"),
        (_HISTORY, "Master's degree", "no evidence"),
        ("", "Bachelor's degree or equivalent experience", "no evidence"),
    ],
)  # fmt: skip
def test_a_degree_is_compared_with_the_studies(studies: str, asked: str, verdict: str) -> None:
    after = f"\n## Education\n\n{studies}" if studies else ""
    match = _match(asked, _record("Built a tool", after=after), is_degree=True)
    assert match.verdict == verdict
    if "equivalent" in asked:
        assert "a person judges" in match.parts[0].note


def test_a_skill_that_only_the_posting_names_is_a_gap_and_no_skill() -> None:
    record = _record("Wrote SQL reports")
    found = record_matches([Asked("Experience with Kafka", None, True)], record)
    assert [gap.label for gap in skills_missing(found)] == ["Apache Kafka"]
    assert "Kafka" not in " ".join(one.told.value for one in record.statements)


def test_the_gaps_that_block_most_must_haves_come_first() -> None:
    lines = ["Kafka", "Experience with Kafka", "GraphQL", "Own the roadmap"]
    found = record_matches([Asked(one, None, True) for one in lines], _record("Built a tool"))
    gaps = gaps_of(found)
    assert gaps[0].musts == (0, 1)
    assert [gap.musts[0] for gap in blocking(gaps)] == [0, 2, 3]
    following = next_evidence(gaps)
    assert following is not None and following.musts == (0, 1)
    assert following.work is not None
    assert following.work.hours is None
    assert following.work.hours_in_words.startswith("hours: no source says")


def test_what_to_lead_with_is_never_the_same_statement_twice() -> None:
    record = _record("Wrote SQL reports and ran Kafka", "Mentored two engineers")
    lines = ["Proficiency in SQL", "Experience with Kafka", "Mentor engineers"]
    found = record_matches([Asked(one, None, True) for one in lines], record)
    items = [quote.statement.item for _, quote in strongest(found)]
    assert len(items) == len(set(items)) == 2


def test_a_role_asks_what_its_sources_say_with_their_lines() -> None:
    asked = asked_of_role(load_role())
    assert asked and all(one.source for one in asked)
    document = _document("r.md", _HEAD + "- Tuned SQL queries\n")
    found = matches(load_role(), resume_of(document), document)
    sql = next(one for one in found if one.asked.source == "S3:29")
    assert sql.verdict == "partly"


_POSTING = """# Technical Product Manager

## Requirements

- 4+ years in product management, 2+ of them on technical products
- A good grasp of REST APIs, authentication and versioning
"""


def test_every_number_of_years_in_a_line_is_a_part_of_it() -> None:
    posting = posting_of(_document("p.md", _POSTING))
    asked = asked_of_posting(posting)[0]
    assert [part.years for part in parts_of(asked)] == [(4.0, None), (2.0, None)]


def test_a_part_stands_where_its_words_stand() -> None:
    document = _document("p.md", _POSTING)
    asked = asked_of_posting(posting_of(document))[1]
    assert asked.told is not None
    for part in parts_of(asked):
        spans = place_of(document, asked.told, part.start, part.end)
        words = " ".join(span.quote for span in spans)
        assert words == asked.words[part.start : part.end]
        assert all(document.text[span.start : span.end] == span.quote for span in spans)


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("Knowledge of authentication and versioning", ["authentication", "versioning"]),
        ("Familiarity with data transformation", ["data transformation"]),
        ("Experience with complex products", []),
        ("Ability to work with engineers", []),
    ],
)  # fmt: skip
def test_a_list_is_cut_at_its_commas(line: str, entries: list[str]) -> None:
    assert [term.words for term in terms_in(line).terms] == entries


_BULLETS = [bullet for _, bullets, _ in _CASES for bullet in bullets]
_LINES = sorted({line for line, _, _ in _CASES})
_RANK = {"no evidence": 0, "partly": 1, "met": 2}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(_BULLETS), min_size=2, max_size=6, unique=True), st.data())
def test_a_statement_less_never_answers_more(bullets: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(bullets))
    rest = [one for one in bullets if one != gone]
    asked = [Asked(line, None, True) for line in _LINES]
    whole = record_matches(asked, _record(*bullets))
    less = record_matches(asked, _record(*rest))
    for before, after in zip(whole, less, strict=True):
        assert _RANK[after.verdict] <= _RANK[before.verdict]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120))
def test_no_line_breaks_the_reader(line: str) -> None:
    for part in parts_of(Asked(line, None, True)):
        assert 0 <= part.start <= part.end <= len(line)


def test_the_years_held_are_those_of_the_tenure() -> None:
    record = _record("Built a tool")
    held = years_held(record.document, record.resume, date(2026, 3, 1))
    own = held.by_category["engineering"]
    assert own.low_months <= 37 <= own.high_months
    assert [told.value for told in held.counted("software engineering")] == ["Engineer"]


def test_a_line_without_an_end_is_quoted_in_parts_that_can_be_read() -> None:
    said = "Built the API with SQL. " * 2_000 + "x" * 5_000
    document = read_document("r.md", f"# A B\n\n## Experience\n\n### PM, Oak\n\n- {said}".encode())
    record = Record(resume_of(document), document)
    parts = [one for one in record.statements if one.how == "shown"]
    assert max(len(one.told.value) for one in parts) <= MAX_SENTENCE
    assert sum(one.told.value.count("SQL") for one in parts) == 2_000
    assert all(document.text[s.start : s.end] == s.quote for one in parts for s in one.told.spans)


_LANGUAGES = "\n## Languages\n\n- German (basic), Spanish (native)\n"
_CERTIFICATES = "\n## Certifications\n\n- PMP (expired 2020)\n- CSPO exam failed 2019\n"
_TAKEN_BACK = [
    ("Experience with Java", "\n## Skills\n\nPython, no Java\n", "no evidence"),
    ("Experience with Kubernetes", "\n## Skills\n\nGo, Kubernetes (learning)\n", "no evidence"),
    ("Fluent German", _LANGUAGES, "partly"),
    ("Fluent Spanish", _LANGUAGES, "met"),
    ("German", _LANGUAGES, "met"),
    ("Fluent German", "\n## Languages\n\n- German: A1\n", "partly"),
    ("Advanced Java", "\n## Skills\n\n- Java - basic\n- Go\n", "partly"),
    ("Expert in Python", "\n## Skills\n\n- Python: beginner\n- Go\n", "partly"),
]


@pytest.mark.parametrize(("line", "after", "verdict"), _TAKEN_BACK)
def test_a_name_that_its_own_entry_takes_back_is_no_evidence(
    line: str, after: str, verdict: str
) -> None:
    assert _match(line, _record("Wrote articles", after=after)).verdict == verdict


@pytest.mark.parametrize("asked", ["PMP certification", "CSPO certification"])
def test_a_certificate_that_failed_or_expired_is_not_held(asked: str) -> None:
    match = _match(asked, _record("Wrote articles", after=_CERTIFICATES), is_certificate=True)
    assert match.verdict == "no evidence"
    assert match.parts[0].near


@pytest.mark.parametrize("said", ["(not completed)", "(expected 2027)", "(in progress)", ""])
def test_a_degree_that_is_not_finished_is_not_met(said: str) -> None:
    study = f"\n## Education\n\n### B.Sc. Physics {said}, Lakeside University\n2014 - 2018\n"
    match = _match("Bachelor's degree", _record("Wrote articles", after=study), is_degree=True)
    assert match.verdict == ("partly" if said else "met")


def test_what_somebody_else_did_meets_nothing() -> None:
    others = ["Trained by Google engineers on Kafka", "Kept notes; the CTO owned the roadmap"]
    assert _match("Mentor junior engineers", _record(others[0])).verdict == "no evidence"
    assert _match("Own the roadmap", _record(others[1])).verdict == "no evidence"
    assert _match("Own the roadmap", _record("Quickly owned the roadmap")).verdict == "met"
    assert _match("Mentor engineers", _record("Mentored by example two engineers")).verdict == "met"
