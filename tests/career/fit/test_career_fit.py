"""The fit report: every quote is a place, and nothing in it is a score."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from sightline.career.ask_career_fit import CareerFitResult
from sightline.career.reading.read import read_document
from sightline.career.render_career_fit import text
from sightline.career.render_career_fit_docx import fit_file
from sightline.career.render_career_fit_html import html
from sightline.career.render_career_fit_markdown import markdown
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.errors import UsageError
from tests.workspaces import OWNER, ask, write_workspace

_PERSONAS = Path(__file__).resolve().parents[1] / "personas"
_PEOPLE = sorted(path.stem for path in _PERSONAS.glob("*.md") if path.stem != "posting")


@cache
def _fit(person: str) -> CareerFitResult:
    posting = str(_PERSONAS / "posting.md")
    found = _asked(_PERSONAS, str(_PERSONAS / f"{person}.md"), posting=posting)
    assert isinstance(found, CareerFitResult)
    return found


def _asked(root: Path, resume: str, **more: Any) -> Any:
    return ask(root, "career.fit", subject=OWNER, resume=resume, **more)


def _spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"start", "end", "quote", "document"} <= value.keys() else []
        return own + [span for part in value.values() for span in _spans(part)]
    return [span for part in value for span in _spans(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("person", _PEOPLE)
def test_every_quote_is_a_place_of_a_document(person: str) -> None:
    texts = {}
    for name in (f"{person}.md", "posting.md"):
        data = (_PERSONAS / name).read_bytes()
        texts[sha256(data).hexdigest()] = read_document(name, data).text
    spans = _spans(to_plain(_fit(person)))
    assert len(spans) > 50
    for span in spans:
        assert texts[span["document"]][span["start"] : span["end"]] == span["quote"]


@pytest.mark.parametrize("person", _PEOPLE)
def test_met_and_partly_have_quotes_on_both_sides(person: str) -> None:
    for line in _fit(person).lines:
        assert line.spans
        for part in line.parts:
            if part.verdict == "met":
                assert part.quotes and all(quote.spans for quote in part.quotes)
        if line.verdict == "met":
            assert line.parts


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for part in value.values() for key in _keys(part)}
    return {key for part in value for key in _keys(part)} if isinstance(value, list) else set()


def test_there_is_no_score_in_it() -> None:
    keys = _keys(to_plain(_fit("senior_tpm")))
    assert not [key for key in keys if re.search(r"score|percent|rank|rating|match_", key)]


def test_what_the_senior_tpm_is_told() -> None:
    fit = _fit("senior_tpm")
    verdicts = {line.words: line.verdict for line in fit.lines if line.must}
    assert verdicts["Proficiency in SQL"] == "met"
    assert verdicts["Experience interviewing developers or other technical users"] == "met"
    assert verdicts["A good grasp of REST APIs, authentication and versioning"] == "partly"
    assert [skill.label for skill in fit.skills_gap] == ["Apache Kafka"]
    assert (fit.meant.posting, fit.meant.held) == ("product", "product")
    years = {one.category: (one.low_months, one.high_months) for one in fit.years}
    low, high = years["engineering"]
    assert low <= 59 <= high
    assert years["work of any kind"][1] < years["engineering"][1] + years["product work"][1] + 12
    scope = next(c for c in fit.ladders[1].competencies if c.key == "scope")
    assert scope.level == "mid"
    assert {fall.to for fall in scope.falls} == {"junior"}
    assert "overlaps 2, below 1 of 3 cards" in (fit.pay[0].said or "")


def test_what_the_career_changer_is_told() -> None:
    fit = _fit("career_changer")
    degree = next(line for line in fit.lines if "Bachelor" in line.words)
    assert degree.verdict == "no evidence"
    assert any("S1:39" in note for note in fit.notes)
    people = [near for line in fit.lines for part in line.parts for near in part.near]
    assert all(near.why for near in people)
    assert fit.start.matches and fit.start.next is not None


def test_the_general_pm_owns_a_roadmap_of_another_kind() -> None:
    line = next(o for o in _fit("general_pm").lines if o.words.startswith("Own the roadmap"))
    assert line.verdict == "partly"
    assert "no quote says so" in (line.parts[0].note or "")


def test_where_to_start_has_three_of_each_at_most_and_one_next() -> None:
    for person in _PEOPLE:
        start = _fit(person).start
        assert len(start.matches) <= 3 and len(start.gaps) <= 3
        assert start.next is not None and start.next.work is not None
        assert start.next.work.hours is None
    assert len({one.quote.quote for one in _fit("senior_tpm").start.matches}) == 3


def test_the_same_question_has_the_same_answer() -> None:
    posting = str(_PERSONAS / "posting.md")
    first = _fit("senior_tpm")
    second = _asked(_PERSONAS, str(_PERSONAS / "senior_tpm.md"), posting=posting)
    assert json.dumps(to_plain(first)) == json.dumps(to_plain(second))
    assert fit_file(first, "a.docx") == fit_file(second, "b.docx")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "rect", "line"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


def test_the_page_stands_alone_and_every_link_has_its_place() -> None:
    page = html(_fit("senior_tpm"))
    reader = _read(page)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    tags = {tag for tag, _ in reader.seen}
    assert not tags & {"script", "img", "iframe", "object", "form", "input"}
    assert not any("style" in attrs or "onclick" in attrs for _, attrs in reader.seen)
    ids = [attrs["id"] for _, attrs in reader.seen if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [str(attrs["href"]) for tag, attrs in reader.seen if tag == "a"]
    assert len(links) > 50 and all(link[:1] == "#" and link[1:] in ids for link in links)
    assert sum(tag == "svg" for tag in (t for t, _ in reader.seen)) == 5
    assert sum(tag == "table" for tag in (t for t, _ in reader.seen)) == 5
    assert [tag for tag, _ in reader.seen].count("h1") == 1


def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script> owned the \x1b[31mpayments API & "q" ](x) | `c`'
    resume = tmp_path / "r.md"
    resume.write_text(
        "# Eve Mal\n\n## Experience\n\n### PM, <b>Acme</b>\n2019 - 2021\n\n"
        f"- Owned the API {evil}\n"
    )
    result = _asked(tmp_path, str(resume))
    page = html(result)
    _read(page)
    assert "<script" not in page and "<b>Acme" not in page
    assert "<script" not in markdown(result)
    assert "\x1b" not in text(result) + markdown(result) + page


def test_every_form_says_where_to_start_first() -> None:
    result = _fit("backend_engineer")
    for told in (text(result), markdown(result)):
        assert told.index("Where to start") < told.index("What is asked for, line by line")
    for ending in (".html", ".md", ".docx", ".pdf"):
        assert len(fit_file(result, f"r{ending}")) > 1000


def test_a_ladder_of_ones_own_stands_beside_those_of_the_guides(tmp_path: Path) -> None:
    ladder = tmp_path / "ours.yaml"
    ladder.write_text(
        "ladder: ours\ntitle: Ours\ncompetencies: [{key: a, title: A}]\n"
        "levels:\n  - {key: one, anchors: {a: [{kind: deprecation, least: 1}]}}\n"
    )
    result = _asked(tmp_path, str(_PERSONAS / "senior_tpm.md"), ladder=(str(ladder),))
    assert [one.key for one in result.ladders] == ["S0", "S1", "S2", "S3", "ours"]
    assert result.ladders[-1].competencies[0].level == "one"


_DECISION = """---
title: Errors are told
status: committed
owner: Ana Vuk
options:
  - title: Tell
  - title: Stay silent
choice: Tell
decider: Ana Vuk
decided: 2026-01-10
because: People guess
flips_if: nobody reads them
---

Errors are told in one shape.
"""
_PROFILE = "# My words\n\n## Experience\n\n- Owned the roadmap of the developer portal\n"
_WORKSPACE = {
    "decisions/DEC-001.md": _DECISION,
    "decisions/DEC-002.md": _DECISION.replace("owner: Ana Vuk", "owner: Bo"),
    "decisions/DEC-003.md": _DECISION.replace("because: People guess\n", ""),
    "career/profile.md": _PROFILE,
}
_RESUME = (
    "# Ana Vuk\n\n## Experience\n\n### Engineer, Wrenfield\n2018 - 2021\n\n- Built a service\n"
)


def _strengths(result: Any, kind: str) -> set[tuple[str, int]]:
    return {
        (item.item.partition(":")[0][:7], item.strength)
        for ladder in result.ladders
        for competency in ladder.competencies
        for anchor in (*competency.met, *competency.missing)
        if kind in anchor.kinds
        for item in (*anchor.evidence, *anchor.too_weak)
    }


def test_a_document_counts_for_whoever_owns_it_once_its_checks_pass(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, _WORKSPACE)
    (tmp_path / "r.md").write_text(_RESUME)
    strengths = _strengths(_asked(root, "r.md"), "trade-off")
    assert {one for one in strengths if one[0].startswith("DEC")} == {("DEC-001", 2)}
    named = _strengths(_asked(root, "r.md", name="bo"), "trade-off")
    assert {one for one in named if one[0].startswith("DEC")} == {("DEC-001", 2), ("DEC-002", 2)}


def test_own_statements_raise_no_level_of_ours(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, _WORKSPACE)
    (tmp_path / "r.md").write_text(_RESUME)
    with_own = _asked(root, "r.md")
    assert 0 in {strength for _, strength in _strengths(with_own, "roadmap")}
    (tmp_path / "career" / "profile.md").unlink()
    without = _asked(root, "r.md")
    levels = [[c.level for one in r.ladders for c in one.competencies] for r in (with_own, without)]
    assert levels[0] == levels[1]


def test_a_posting_for_the_program_role_is_told_apart(tmp_path: Path) -> None:
    posting = tmp_path / "p.md"
    posting.write_text(
        "# TPM\n\n## Responsibilities\n\n- Manage program schedules and milestones\n"
        "- Run the steering committee and the risk register\n- Track cross-team dependencies\n\n"
        "## Requirements\n\n- PMP\n- 5+ years of program management\n"
    )
    result = _asked(tmp_path, str(_PERSONAS / "senior_tpm.md"), posting=str(posting))
    assert result.meant.posting == "program"
    assert "program role" in result.meant.said


def test_a_letter_is_read_sentence_by_sentence(tmp_path: Path) -> None:
    letter = tmp_path / "l.txt"
    letter.write_text(
        "Good day,\n\nFor three years I have owned the invoicing API at Wrenfield.\n"
        "Setup time fell from nine days to two days.\n\nRegards\n"
    )
    result = _asked(tmp_path, str(letter))
    quotes = {
        item.quote
        for ladder in result.ladders
        for competency in ladder.competencies
        for anchor in competency.met
        for item in anchor.evidence
    }
    assert "Setup time fell from nine days to two days." in quotes
    assert result.person is None


@pytest.mark.parametrize(
    ("files", "request_"),
    [
        ({"r.md": "\n"}, {}),
        ({"r.md": _RESUME}, {"role": "astronaut"}),
        ({"r.md": _RESUME}, {"posting": "gone.md"}),
        ({"r.md": _RESUME, "l.yaml": "ladder: [\n"}, {"ladder": ("l.yaml",)}),
    ],
)
def test_what_cannot_be_laid_beside_is_said(
    tmp_path: Path, files: dict[str, str], request_: dict[str, Any]
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    named = {
        key: str(tmp_path / value) if key == "posting" else value for key, value in request_.items()
    }
    if "ladder" in named:
        named["ladder"] = tuple(str(tmp_path / one) for one in request_["ladder"])
    with pytest.raises(UsageError) as caught:
        _asked(tmp_path, str(tmp_path / "r.md"), **named)
    assert caught.value.help


def test_a_certificate_is_as_old_as_its_own_line_says() -> None:
    lines = [line for line in _fit("general_pm").lines if "Scrum" in line.words]
    quotes = [quote for line in lines for part in line.parts for quote in part.quotes]
    assert [quote.quote for quote in quotes] == ["Certified Scrum Product Owner (CSPO), 2019"]
    assert quotes[0].age.startswith("of 2019, ")
