"""What is to be sent says what the person's documents say, in their words, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.career.claims.checker import UNSUPPORTED, check_text
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.career.tailoring.sheet_file import sheet_bytes
from sightline.career.tailoring.sheet_text import lines_of
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.errors import Refused, UsageError
from tests.career.tailoring.people import PEOPLE, POSTING, quotes_of
from tests.cli.command_line import sightline
from tests.workspaces import AS_OF, OWNER, ask, write_workspace


def asked(operation: str, root: Path, **request: Any) -> Any:
    return ask(root, operation, subject=OWNER, **request)


_MADE: dict[tuple[str, str], Any] = {}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("workspace"), {})


def made(operation: str, root: Path, person: Path) -> Any:
    """What an operation makes of a person for the posting; made once."""
    key = (operation, person.name)
    if key not in _MADE:
        _MADE[key] = asked(operation, root, resume=str(person), posting=str(POSTING))
    return _MADE[key]


def named(stem: str) -> Path:
    return next(path for path in PEOPLE if path.stem == stem)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
def test_every_line_to_be_sent_is_what_its_spans_quote(person: Path, root: Path) -> None:
    result = made("career.tailor", root, person)
    document = read_document(person.name, person.read_bytes())
    for line in lines_of(result.sheet):
        if line.kind == "label":
            continue
        assert line.spans, line.text
        for span in line.spans:
            assert span.document == document.hash
            assert document.text[span.start : span.end] == span.quote
        assert words(line.text) == words(" ".join(span.quote for span in line.spans))


def plain(markdown: bytes) -> str:
    """Markdown without the signs that keep its brackets from being markup."""
    return re.sub(r"\\([^\w\s])", r"\1", markdown.decode())


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
@pytest.mark.parametrize("operation", ["career.tailor", "career.letter"])
def test_the_checker_supports_the_clean_file(operation: str, person: Path, root: Path) -> None:
    result = made(operation, root, person)
    clean = plain(sheet_bytes(result.sheet, "sent.md"))
    document = read_document(person.name, person.read_bytes())
    checked = check_text(clean, [(document, resume_of(document))])
    assert [s.text for s in checked if s.verdict == UNSUPPORTED] == []


@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
def test_no_word_of_the_document_goes_missing_unsaid(person: Path, root: Path) -> None:
    result = made("career.tailor", root, person)
    document = read_document(person.name, person.read_bytes())
    told = {(s.start, s.end) for line in lines_of(result.sheet) for s in line.spans}
    told |= {(s.start, s.end) for one in result.left_out for s in one.spans}
    for line in document.lines:
        if line.role != "heading" and re.search(r"\w", document.words(line)):
            assert any(a < line.end and line.start < b for a, b in told), document.words(line)


@pytest.mark.parametrize("most", [1, 2, 3, 10])
def test_no_position_shows_more_statements_than_were_asked_for(most: int, root: Path) -> None:
    for person in PEOPLE:
        result = asked("career.tailor", root, resume=str(person), posting=str(POSTING), most=most)
        (work,) = [part for part in result.sheet.parts if part.kind == "work"]
        assert max(len(entry.lines) for entry in work.entries) <= most


def test_positions_stay_chronological_and_keep_their_own_statements(root: Path) -> None:
    for person in PEOPLE:
        document = read_document(person.name, person.read_bytes())
        own = {
            (position.title.value if position.title else "", statement.value)
            for position in resume_of(document).experience
            for statement in position.statements
        }
        result = made("career.tailor", root, person)
        (work,) = [part for part in result.sheet.parts if part.kind == "work"]
        shown = {
            (e.title.text if e.title else "", line.text) for e in work.entries for line in e.lines
        }
        assert shown <= own
        periods = [position.period for position in resume_of(document).experience]
        known = [period for period in periods if period is not None and period.start]
        if len(known) == len(periods):
            dates = [entry.dates.text for entry in work.entries if entry.dates]
            newest = max(known, key=lambda one: (one.is_open, one.end or "", one.start or ""))
            assert dates[0] == newest.words.value


def test_a_skill_that_only_the_posting_names_is_a_gap_and_never_in_the_file(root: Path) -> None:
    person = named("backend_engineer")
    result = made("career.tailor", root, person)
    missing = [one.words for one in result.coverage.missing]
    assert {"GraphQL", "Kafka"} <= set(missing)
    sent = " ".join(line.text for line in lines_of(result.sheet)).casefold()
    assert [skill for skill in ("graphql", "kafka") if skill in sent] == []


def test_the_only_answer_to_a_must_stays_when_a_second_quote_of_another_has_to_go(
    root: Path,
) -> None:
    result = made("career.tailor", root, named("senior_tpm"))
    sent = [line.text for line in lines_of(result.sheet)]
    assert any("single-request authentication flow" in line for line in sent)
    gone = next(one for one in result.left_out if one.text.startswith("Led the deprecation"))
    assert gone.why.startswith("speaks of deprecated an API")


def test_a_skill_is_there_where_two_share_their_noun_and_years_are_no_skill(root: Path) -> None:
    result = made("career.tailor", root, named("senior_tpm"))
    there = {one.words: one.there for one in result.coverage.skills}
    assert [span.quote for span in there["REST APIs"]] != []
    assert "product management" not in there
    assert "software engineering" not in there


@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
@pytest.mark.parametrize("words", ["fit", "letter", "learn", "tailor", "stories"])
def test_no_line_is_wider_than_a_terminal(words: str, person: Path) -> None:
    told = sightline(person.parent, "career", words, str(person), "--posting", str(POSTING))
    assert told.code == 0
    assert [line for line in told.out.splitlines() if len(line) > 100] == []


def test_a_learning_plan_shows_how_to_write_a_day_that_it_gave_itself(root: Path) -> None:
    person = str(named("career_changer"))
    told = sightline(root, "career", "learn", person, "--as-of", "2026-11-21").out
    assert told.splitlines()[-1] == "  - system design: 2026-12-19"  # a course on it is no evidence


def test_a_name_for_the_review_copy_says_which_ending_it_takes(root: Path) -> None:
    person, posting = str(PEOPLE[0]), str(POSTING)
    told = sightline(root, "career", "tailor", person, "--posting", posting, "--review", "r.docx")
    assert "the name has to end in .md\n" in told.err


def test_coverage_counts_and_gives_no_score(root: Path, tmp_path: Path) -> None:
    person = named("backend_engineer")
    result = made("career.tailor", root, person)
    there, missing = result.coverage.there, result.coverage.missing
    shown = sightline(tmp_path, "career", "tailor", str(person), "--posting", str(POSTING))
    said = " ".join(shown.out.split())
    total = len(there) + len(missing)
    assert (
        f"{len(there)} of {total} named skills are in your document; {len(missing)} are not" in said
    )
    assert "%" not in said.replace("p95", "")
    document = read_document(person.name, person.read_bytes())
    for one in there:
        for span in one.there:
            assert document.text[span.start : span.end] == span.quote


def test_contributed_and_prototype_are_never_dropped(root: Path) -> None:
    person = named("backend_engineer")
    result = asked("career.tailor", root, resume=str(person), posting=str(POSTING), most=10)
    sent = [line.text for line in lines_of(result.sheet)]
    letter = made("career.letter", root, person)
    told = " ".join(line.text for line in lines_of(letter.sheet))
    assert "Contributed to the migration of 14 services to Kubernetes" in sent
    assert "Built a prototype of a rate-limiting proxy in Go" in sent
    assert "Kubernetes" not in told or "contributed to the migration" in told
    assert "proxy" not in told or "a prototype of a rate-limiting proxy" in told


@pytest.mark.parametrize(
    ("to", "starts"),
    [("r.md", b"# "), ("r.docx", b"PK"), ("r.pdf", b"%PDF"), ("r.json", b"{")],
)
def test_a_clean_file_of_every_kind_holds_the_lines_and_no_marks(
    to: str, starts: bytes, tmp_path: Path
) -> None:
    person = named("senior_tpm")
    shown = sightline(
        tmp_path, "career", "tailor", str(person), "--posting", str(POSTING), "--to", to,
        "--review", "review.md",
    )  # fmt: skip
    assert shown.code == 0, shown.err
    data = (tmp_path / to).read_bytes()
    assert data.startswith(starts)
    read = read_document(to, data)
    told = " ".join(read.text.split())
    assert "Own the REST and GraphQL APIs that 1,250 outside developers build on" in told
    assert [
        mark for mark in ("sup>", "own statement", "senior_tpm.md", "[1]") if mark in told
    ] == []
    review = (tmp_path / "review.md").read_text()
    assert "not to be sent" in review and "senior\\_tpm.md" in review.replace(
        "senior_", "senior\\_"
    )
    assert quotes_of(read)[0] == "Adaeze Okafor"


def test_own_statements_are_added_when_asked_for_and_marked_in_the_review_alone(
    tmp_path: Path,
) -> None:
    person = named("backend_engineer")
    own = "# Profile, in my own words\n\n## 2026-02-01\n\nI taught myself GraphQL last year.\n"
    root = write_workspace(tmp_path, {"career/profile.md": own})
    without = asked("career.tailor", root, resume=str(person), posting=str(POSTING))
    with_own = asked("career.tailor", root, resume=str(person), posting=str(POSTING), own=True)
    assert without.no_evidence == ()
    assert with_own.no_evidence == ("I taught myself GraphQL last year.",)
    clean = sheet_bytes(with_own.sheet, "x.md").decode()
    assert "I taught myself GraphQL last year." in clean and "no evidence" not in clean
    assert "own statement, no evidence" in with_own.review
    assert "GraphQL" in [one.words for one in with_own.coverage.missing]


def test_a_letter_keeps_its_slots_open_and_is_not_written_before_they_are_filled(
    tmp_path: Path,
) -> None:
    person = named("senior_tpm")
    words = ("career", "letter", str(person), "--posting", str(POSTING))
    seen = sightline(tmp_path, *words)
    assert "[genuine reason]" in seen.out and "Dear [hiring manager]," in seen.out
    refused = sightline(tmp_path, *words, "--to", "letter.md")
    assert refused.code == 2 and "genuine reason" in refused.err
    assert not (tmp_path / "letter.md").exists()
    asked_for = sightline(tmp_path, *words, "--to", "letter.md", "--with-slots")
    assert asked_for.code == 0 and "[genuine reason]" in plain(
        (tmp_path / "letter.md").read_bytes()
    )
    filled = sightline(
        tmp_path, *words, "--to", "letter.md", "--set", "genuine-reason=I build with your API.",
        "--set", "hiring manager=Ines Vogt",
    )  # fmt: skip
    assert filled.code == 0, filled.err
    letter = (tmp_path / "letter.md").read_text()
    assert "[" not in letter and "Dear Ines Vogt," in letter
    assert "I build with your API." in filled.out.split("which nothing backs:")[1]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
def test_a_letter_has_a_salutation_three_paragraphs_and_a_close(person: Path, root: Path) -> None:
    result = made("career.letter", root, person)
    greeting, body, closing = result.sheet.parts
    assert (greeting.kind, body.kind, closing.kind) == ("greeting", "letter", "closing")
    quoted = [line for line in body.lines if line.kind == "quoted"]
    assert 1 <= len(quoted) <= 2 and body.lines[-1].kind == "slot"
    for line in quoted:
        assert {span.document for span in line.spans} == {result.documents[0].document}


@pytest.mark.parametrize(
    ("operation", "request_", "message"),
    [
        ("career.tailor", {}, "for which posting?"),
        ("career.letter", {}, "for which posting?"),
        ("career.tailor", {"posting": "nowhere.md"}, "there is no file nowhere.md"),
        ("career.tailor", {"posting": str(POSTING), "most": 0}, "--most 0"),
        ("career.letter", {"posting": str(POSTING), "set": ("reason=x",)}, "a letter has no slot"),
        ("career.letter", {"posting": str(POSTING), "set": ("company=[x]",)}, "`company` holds"),
        (
            "career.letter",
            {"posting": str(POSTING), "set": ("company=",)},
            "`company=` says nothing",
        ),
    ],
)
def test_what_cannot_be_made_is_refused_in_words(
    operation: str, request_: dict[str, Any], message: str, root: Path
) -> None:
    with pytest.raises(UsageError) as refused:
        asked(operation, root, resume=str(PEOPLE[0]), **request_)
    assert refused.value.message.startswith(message)


def test_a_document_without_a_resume_makes_no_person(root: Path) -> None:
    (root / "empty.md").write_text("   \n")
    (root / "list.md").write_text("# Milk\n\nBuy bread.\n")
    for name in ("empty.md", "list.md"):
        with pytest.raises(UsageError):
            asked("career.letter", root, resume=name, posting=str(POSTING))


def test_stories_cite_a_record_for_each_part_or_say_that_there_is_none(tmp_path: Path) -> None:
    shown = sightline(tmp_path, "career", "stories", str(PEOPLE[0]))
    assert shown.code == 0 and "no record yet" in shown.out
    root = write_workspace(tmp_path / "w", {})
    for person in PEOPLE:
        document = read_document(person.name, person.read_bytes())
        result = asked("career.stories", root, resume=str(person))
        for story in result.stories:
            for record in (*story.situation, *story.task, *story.action, *story.result):
                assert record.spans
                for span in record.spans:
                    assert document.text[span.start : span.end] == span.quote
            assert story.task == ()


def test_stories_of_a_workspace_follow_its_links(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {
        "opportunities/OPP-001-slow.md": "---\ntitle: Search is slow\n---\n",
        "decisions/DEC-001-index.md": (
            "---\ntitle: How\nopportunity: OPP-001\nchoice: Build an index\nbecause: fast\n---\n"
        ),
        "requirements/REQ-001-fast.md": "---\ntitle: Fast search\nopportunity: OPP-001\n---\n",
        "requirements/REQ-002-other.md": "---\ntitle: Something else\n---\n",
    })  # fmt: skip
    first, second = asked("career.stories", root).stories
    told = [[(r.id, r.text) for r in getattr(first, part)] for part in
            ("situation", "task", "action", "result")]  # fmt: skip
    assert told == [
        [("OPP-001", "Search is slow")], [("REQ-001", "Fast search")],
        [("DEC-001", "Build an index")], [],
    ]  # fmt: skip
    assert (second.situation, second.action, second.missing) == (
        (), (), ("situation", "action", "result"),
    )  # fmt: skip


def test_a_private_resume_is_not_tailored_for_a_server(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {
        "career/resume.md": PEOPLE[0].read_bytes(), "posting.md": POSTING.read_bytes(),
    })  # fmt: skip
    request = {"resume": "career/resume.md", "posting": "posting.md"}
    assert asked("career.tailor", root, **request).sheet.name is not None
    with pytest.raises((UsageError, Refused)):
        ask(root, "career.tailor", **request)
    seen = Dispatcher(app.parts(), str(root), AS_OF)
    assert seen.operation("career.tailor").writes is False


_LESS = (
    "# Sam Vane\n\nsam.vane@example.com\n\n## Experience\n\n### Product Manager, Alpha Corp\n"
    "Jan 2020 - Mar 2024\n\n- Used SQL daily\n\n## Education\n\n"
    "### MBA (expected 2027), Boston College\n2025 - Present\n\n"
    "## Skills\n\nPython (basic), SQL, Kafka\n"
)


def test_what_weakens_a_skill_or_a_degree_goes_with_it_and_with_nothing_else(
    root: Path, tmp_path: Path
) -> None:
    path = tmp_path / "less.md"
    path.write_text(_LESS)
    sent = [line.text for line in lines_of(made("career.tailor", root, path).sheet)]
    assert {"Python (basic)", "SQL", "Kafka", "MBA (expected 2027)"} <= set(sent)
    page = asked("career.profile", root, resume=str(path))
    assert {"Python (basic)", "MBA (expected 2027)"} <= {one.words for one in page.fields}
    assert not {"Python", "MBA"} & {one.words for one in page.fields}


@pytest.mark.parametrize(
    "text", ["Python", "SQL (basic)", "Python, SQL", "Expert in Python", "MBA", "Kafka (basic)"]
)
def test_a_weakened_skill_is_never_said_without_it_nor_another_with_it(text: str) -> None:
    document = read_document("less.md", _LESS.encode())
    (said,) = check_text(text + ".", [(document, resume_of(document))])
    assert said.verdict == UNSUPPORTED


@pytest.mark.parametrize("line", ["Java - basic", "Java: beginner", "Java (A1)"])
def test_a_level_in_any_writing_is_no_skill_and_stays_with_its_own(line: str) -> None:
    document = read_document("less.md", _LESS.replace("Python (basic), SQL, Kafka", line).encode())
    resume = resume_of(document)
    assert [one.value for one in resume.skills] == ["Java"]
    verdicts = [check_text(text, [(document, resume)])[0].verdict for text in ("Java.", line)]
    assert verdicts == ["unsupported", "supported"]
