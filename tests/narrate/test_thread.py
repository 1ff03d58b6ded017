"""A thread is opened at both ends, names its gaps, and shows nobody more than they may see."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import schema_of, to_plain
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import UsageError
from sightline.narrate import render_thread
from sightline.narrate.layout import WIDTH
from tests.narrate.relay import CRITERION, FILES
from tests.workspaces import AS_OF, write_workspace


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("relay"), FILES)


def ask(root: Path, operation: str, audience: str = "", as_of: str = AS_OF, **request: Any) -> Any:
    dispatcher = Dispatcher(app.parts(), str(root), as_of)
    return dispatcher.call(operation, request, Subject("test", audience))[0]


def node(result: Any, identifier: str) -> Any:
    return next(node for node in result.nodes if node.id == identifier)


def gaps(result: Any, identifier: str) -> list[str]:
    return [gap.missing for gap in result.gaps if gap.id == identifier]


def test_a_requirement_leads_back_to_the_words_and_on_to_the_verdict(relay: Path) -> None:
    result = ask(relay, "thread", id="REQ-search")
    sides = {n.id: n.side for n in result.nodes}
    rows = [f"TIC-881{n}" for n in range(2, 7)]
    upstream = ["OPP-003", "DEC-002", "INS-typing", "INT-003", "INT-004", "INT-005", *rows]
    downstream = ["INI-001", "ROL-001", "RDG-001", "RDG-002", "MET-api.latency_ms"]
    assert sides == {
        "REQ-search": "self",
        "REQ-alone": "beside",
        **dict.fromkeys(upstream, "upstream"),
        **dict.fromkeys(downstream, "downstream"),
    }


def test_an_edge_runs_from_whoever_wrote_the_link(relay: Path) -> None:
    result = ask(relay, "thread", id="INS-typing", depth=1)
    edges = to_plain(result)["edges"]
    quotes = {"from": "INS-typing", "to": "INT-003", "type": "quotes", "anchor": "q4"}
    evidence = {"from": "OPP-003", "to": "INS-typing", "type": "evidence", "anchor": None}
    assert edges == [quotes, evidence]


def test_quotes_are_opened_with_who_and_when_and_the_words_picked_out(relay: Path) -> None:
    quote = node(ask(relay, "thread", id="REQ-search"), "INT-003").quotes[0]
    assert (quote.reference, quote.words, quote.who, quote.when) == (
        "INT-003#q4",
        "I stop typing and wait",
        "Lee, Acme",
        "2026-01-12",
    )
    assert quote.text == "I stop typing and wait, every single time."
    assert (quote.path, quote.line) == ("interviews/INT-003-acme.md", 8)


def test_whoever_stays_anonymous_is_named_by_their_group(relay: Path) -> None:
    result = ask(relay, "thread", id="REQ-search")
    assert node(result, "INT-004").quotes[0].who == "platform team"
    assert "Robin Roe" not in json.dumps(to_plain(result))


def test_the_words_of_someone_who_did_not_agree_are_withheld(relay: Path) -> None:
    for operation in ("thread", "why", "impact"):
        for identifier in ("REQ-search", "INT-005"):
            result = ask(relay, operation, id=identifier)
            assert "Never print" not in json.dumps(to_plain(result))
    quote = node(ask(relay, "thread", id="REQ-search"), "INT-005").quotes[0]
    assert (quote.text, quote.who) == (None, None)
    assert quote.note == "words withheld: this person did not agree to be quoted"


def test_a_promise_carries_its_newest_verdict_and_says_when_there_is_none(relay: Path) -> None:
    first, second = node(ask(relay, "thread", id="REQ-search"), "REQ-search").criteria
    assert (first.text, first.word, first.verdict.id) == (CRITERION, "FAIL", "RDG-002")
    assert (second.word, second.verdict) == ("no verdict recorded", None)


def test_a_verdict_recorded_later_than_the_date_asked_for_is_not_known_yet(relay: Path) -> None:
    result = ask(relay, "thread", id="REQ-search", as_of="2026-02-10")
    assert node(result, "REQ-search").criteria[0].word == "PASS"


def test_a_statement_without_words_is_shown_as_such(relay: Path) -> None:
    result = ask(relay, "thread", id="REQ-search")
    notes = {s.text: s.note for s in node(result, "INS-typing").statements}
    assert notes == {
        "People stop typing to wait": None,
        "Everyone wants dark mode": "own statement, no evidence",
    }
    assert node(ask(relay, "thread", id="REQ-alone"), "REQ-alone").note is not None


def test_a_broken_thread_names_each_gap_and_why_it_matters(relay: Path) -> None:
    result = ask(relay, "thread", id="REQ-alone")
    missing = ["words of a customer", "reason", "plan", "verdict", "metric"]
    assert gaps(result, "REQ-alone") == missing
    assert all(len(gap.why) > 20 and not gap.draft for gap in result.gaps)


def test_gaps_of_drafts_are_marked(relay: Path) -> None:
    result = ask(relay, "thread", id="REQ-search")
    found = {(gap.id, gap.missing, gap.draft) for gap in result.gaps}
    assert found == {
        ("INS-typing", "words behind a claim", True),
        ("ROL-001", "guardrail", False),
        ("ROL-001", "rollback", False),
    }


GAPS: dict[str, tuple[str, str, list[str]]] = {
    "an opportunity on nothing": ("OPP-1", "title: T", ["words of a customer", "evidence"]),
    "a decision that says nothing": (
        "DEC-1",
        "title: T",
        ["words of a customer", "choice", "reason", "decider", "evidence"],
    ),
    "a requirement without a decision": (
        "REQ-1",
        "title: T\nevidence: [TIC-1]",
        ["decision", "criterion"],
    ),
    "a link to nothing": (
        "REQ-1",
        "title: T\ndecision: DEC-9\nevidence: [TIC-1]\ncriteria: [p50 of a is < 1 over 28d]",
        ["DEC-9", "MET-a"],
    ),
    "words that are not there": (
        "OPP-1",
        "title: T\nevidence: [INT-1#q9]",
        ["words of a customer", "INT-1#q9"],
    ),
    "an initiative without outcome": (
        "INI-1",
        "title: T",
        ["words of a customer", "outcome", "reason"],
    ),
    "a request nobody answered": ("ASK-1", "title: T", ["answer"]),
    "an objective on no metric": ("OBJ-1", "title: T", ["metric"]),
    "a file that can't be read": ("ASK-1", "title: [", ["readable file"]),
    "what was dropped": ("REQ-1", "title: T\nstatus: dropped", []),
}
FOLDERS = {"OPP": "opportunities", "DEC": "decisions", "REQ": "requirements", "INI": "roadmap",
           "ASK": "requests", "OBJ": "objectives"}  # fmt: skip


@pytest.mark.parametrize("case", GAPS)
def test_gap(case: str, tmp_path: Path) -> None:
    identifier, front, missing = GAPS[case]
    files = {
        "sightline.toml": FILES["sightline.toml"],
        "feedback/t.csv": "id,words\n1,slow\n",
        "interviews/INT-1.md": "---\ntitle: T\nconsent: given\n---\n\n> w {#q1}\n",
        f"{FOLDERS[identifier[:3]]}/{identifier}.md": f"---\n{front}\n---\n",
    }
    result = ask(write_workspace(tmp_path, files), "thread", id=identifier)
    assert gaps(result, identifier) == missing


SECRETS = ("stop typing and wait", "cache what we can", "lose them", "Lee", "Robin", "slow on",
           "INT-00", "TIC-88", "Type-ahead at Acme")  # fmt: skip


@pytest.mark.parametrize("operation", ["thread", "why", "impact"])
@pytest.mark.parametrize(
    "identifier", ["REQ-search", "OPP-003", "INS-typing", "DEC-002", "MET-api.latency_ms"]
)
def test_an_audience_sees_no_word_of_what_is_hidden_from_it(
    relay: Path, operation: str, identifier: str
) -> None:
    result = ask(relay, operation, "board", id=identifier)
    renderer = Dispatcher(app.parts(), None).operation(operation).renderer("text")
    shown = json.dumps(to_plain(result)) + renderer(result)
    assert [secret for secret in SECRETS if secret.lower() in shown.lower()] == []
    if operation == "thread" and identifier in ("OPP-003", "REQ-search"):
        assert result.hidden == 8
        assert "8 hidden" in shown


def test_hidden_evidence_is_not_called_missing(relay: Path) -> None:
    result = ask(relay, "thread", "board", id="OPP-003")
    assert gaps(result, "OPP-003") == []
    assert node(result, "OPP-003").note is None


def test_a_verdict_that_may_be_hidden_is_missed_with_that_reservation(relay: Path) -> None:
    result = ask(relay, "thread", "partner", id="REQ-search")
    why = next(gap.why for gap in result.gaps if gap.missing == "verdict")
    assert why.endswith("(that can be seen here: 2 documents are hidden)")


def test_a_hidden_id_is_as_unknown_as_one_that_never_was(relay: Path) -> None:
    with pytest.raises(UsageError, match="there is no INT-003 in this workspace"):
        ask(relay, "thread", "board", id="INT-003")


def test_a_quote_that_is_not_there_is_refused_with_those_that_are(relay: Path) -> None:
    with pytest.raises(UsageError) as refused:
        ask(relay, "thread", id="INT-003#q9")
    assert refused.value.help == "quotes there: q4, q5"


def test_one_quote_is_followed_alone(relay: Path) -> None:
    result = ask(relay, "thread", id="INT-003#q5")
    assert [n.id for n in result.nodes] == ["INT-003"]
    assert [q.words for q in result.nodes[0].quotes] == ["We cache what we can."]


HOSTILE = [
    "a\x1b[31mred",
    "“]:::gap",
    '"];click n0 "javascript:x"',
    "end",
    "x" * 500,
    "%%{init}%%",
    "`md`",
    "<script>",
    "\u202egnp.exe",
    "line\nbreak",
    "[[REQ-search]]",
]


def test_text_is_never_wider_than_100_columns_and_holds_nothing_a_terminal_obeys(
    tmp_path: Path,
) -> None:
    files = {
        f"requirements/REQ-{n}.md": f"---\ntitle: {json.dumps(title)}\n"
        f"story: {json.dumps(title)}\ndepends_on: [REQ-{(n + 1) % len(HOSTILE)}]\n---\n"
        for n, title in enumerate(HOSTILE)
    }
    root = write_workspace(tmp_path, files)
    for n in range(len(HOSTILE)):
        for operation in ("thread", "why", "impact"):
            result = ask(root, operation, id=f"REQ-{n}")
            renderer = Dispatcher(app.parts(), None).operation(operation).renderer("text")
            lines = renderer(result).splitlines()
            assert max(map(len, lines)) <= WIDTH
            assert all(line.isprintable() for line in lines)


def test_a_hub_of_5_000_is_told_in_full_and_shown_in_part(tmp_path: Path) -> None:
    files = {
        f"requirements/REQ-{n}.md": "---\ntitle: T\nopportunity: OPP-1\n---\n" for n in range(5_000)
    }
    files["opportunities/OPP-1.md"] = "---\ntitle: Hub\nevidence: [REQ-1]\n---\n"
    root = write_workspace(tmp_path, files)
    result = ask(root, "thread", id="OPP-1")
    assert len(result.nodes) == 5_001
    assert result.unopened == 4_001
    page = render_thread.text(result)
    assert len(page.splitlines()) < 100
    assert "4,974 more: --format json has all" in page


def test_colours_are_there_only_when_they_are_wanted(relay: Path) -> None:
    result = ask(relay, "thread", id="REQ-search")
    assert "\x1b" not in render_thread.text(result)
    assert "\x1b[31mFAIL\x1b[0m" in render_thread.text(result, colour=True)


def test_a_depth_below_zero_is_refused(relay: Path) -> None:
    with pytest.raises(UsageError):
        ask(relay, "thread", id="REQ-search", depth=-1)


def test_the_same_question_has_the_same_answer(relay: Path) -> None:
    for operation in ("thread", "why", "impact"):
        first, second = (to_plain(ask(relay, operation, id="REQ-search")) for _ in range(2))
        assert json.dumps(first) == json.dumps(second)


def test_a_verdict_that_may_be_hidden_is_not_called_never_asked(relay: Path) -> None:
    result = ask(relay, "thread", "partner", id="REQ-search")
    assert [c.word for c in node(result, "REQ-search").criteria] == ["no verdict seen"] * 2


def test_a_reading_says_what_it_recorded(relay: Path) -> None:
    page = render_thread.text(ask(relay, "thread", id="RDG-002"))
    heading = "WHAT WAS RECORDED\n  FAIL  2026-02-28  243 ms [236, 251] n=41,902  RDG-002\n"
    assert heading in page


def test_each_result_has_a_json_schema_that_its_answers_keep(relay: Path) -> None:
    for operation in ("thread", "why", "impact"):
        declared = Dispatcher(app.parts(), None).operation(operation)
        schema = schema_of(declared.result)
        plain = to_plain(ask(relay, operation, id="REQ-search"))
        assert set(plain) == set(schema["required"])


@pytest.mark.parametrize("operation", ["thread", "why", "impact"])
@pytest.mark.parametrize("identifier", ["REQ-search", "OPP-003", "INI-001", "MET-api.latency_ms"])
def test_an_audience_without_readings_learns_no_figure(
    relay: Path, operation: str, identifier: str
) -> None:
    result = ask(relay, operation, "partner", id=identifier)
    renderer = Dispatcher(app.parts(), None).operation(operation).renderer("text")
    shown = json.dumps(to_plain(result)) + renderer(result)
    assert [s for s in ("RDG-00", "243", "41,902", "41902", "FAIL", "PASS") if s in shown] == []


def test_the_links_and_words_of_a_transcript_belong_to_its_interview(tmp_path: Path) -> None:
    files = {
        "interviews/INT-1-talk.vtt": "WEBVTT\n\nc1\n00:01.000 --> 00:02.000\nFrom a tape\n",
        "interviews/INT-1-talk.md": "---\ntitle: T\nconsent: given\nparticipant: Lee\n---\n",
        "opportunities/OPP-1.md": "---\ntitle: T\nevidence: [INT-1#c1]\n---\n",
    }
    result = ask(write_workspace(tmp_path, files), "thread", id="OPP-1")
    (quote,) = node(result, "INT-1").quotes
    assert (quote.words, quote.who, quote.path) == (
        "From a tape",
        "Lee",
        "interviews/INT-1-talk.vtt",
    )
    assert result.gaps == ()


TYPED = {
    "a word": ("", "ATTESTED"),
    "a value that nobody read anywhere": ("reading: {value: 180, n: 3}\n", "ATTESTED"),
    "a value, its source and a person": (
        "by: ines\nreading: {value: 180, source: the vendor's report}\n", "REPORTED",
    ),
    "a value, its rows and its query": (
        "reading: {value: 180, n: 3, query: SELECT 180}\n", "PASS",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TYPED)
def test_a_pass_that_was_typed_is_not_shown_as_measured(case: str, tmp_path: Path) -> None:
    more, word = TYPED[case]
    line = "p50 of a is < 1 over 28d"
    files = {
        "metrics/a.yaml": "title: A\n",
        "requirements/REQ-1.md": f"---\ntitle: T\nstatus: shipped\ncriteria:\n  - {line}\n---\n",
        "readings/RDG-x.yaml": f"title: X\nof: REQ-1\ncriterion: {line}\nverdict: PASS\n"
        f"as_of: 2026-02-01\n{more}",
    }
    root = write_workspace(tmp_path, files)
    result = ask(root, "thread", id="REQ-1")
    assert result.nodes[0].criteria[0].word == word
    assert ask(root, "why", id="REQ-1").verdict == word
    readings = [node for node in result.nodes if node.kind == "RDG"]
    assert [node.recorded.verdict for node in readings] == [word]


def test_a_document_stands_on_the_line_of_its_title_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "requirements/REQ-1.md": "---\nowner: bo\ntags: []\ntitle: R\nopportunity: OPP-1\n---\n",
        "opportunities/OPP-1.md": "---\n# first\ntitle: O\n---\n",
    }
    root = write_workspace(tmp_path, files)
    lines = {"REQ-1": 4, "OPP-1": 3}
    listed = ask(root, "list").documents
    assert {one.id: one.line for one in listed} == lines
    assert {i: ask(root, "show", id=i).line for i in lines} == lines
    assert {n.id: n.line for n in ask(root, "thread", id="REQ-1").nodes} == lines
    assert {n.id: n.line for n in ask(root, "why", id="REQ-1").chain} == lines
    monkeypatch.setattr("sightline.narrate.telling.MAX_OPENED", 1)
    assert {n.id: n.line for n in ask(root, "thread", id="REQ-1").nodes} == lines
