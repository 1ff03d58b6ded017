"""What people say of a promise: ATTESTED and REPORTED, dated, growing old, and never PASS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.documents.reader import Reader
from sightline.kernel.documents.settings import Settings
from sightline.kernel.errors import Refused, UsageError
from sightline.measure.records.said_record import said_record_text, says_so_already
from sightline.measure.words.functional_answer import FunctionalAnswer
from tests.cli.command_line import sightline
from tests.measure.functional import REQ, TESTS, answer, answers, case, requirement, suite
from tests.workspaces import SETTINGS, ask, codes, findings, write_workspace

URL = "https://bi.example/onboarding"
WORDS = "a newcomer understands it"
ATTESTED = f"text: {WORDS}\nattested: {{by: ines, on: 2026-02-02, note: two people, link: DEC-4}}"
REPORTED = (
    f"text: {WORDS}\nreported: {{value: 4.2 d, n: 118, link: {URL!r}, by: bob, on: 2026-02-02}}"
)


def record(name: str, verdict: str, on: str, by: str = "eva", reading: str = "") -> dict[str, str]:
    lines = [f"title: {verdict}", "of: REQ-1", f"criterion: {WORDS}", f"verdict: {verdict}"]
    lines += [f"as_of: {on}", *([f"by: {by}"] if by else []), *([reading] if reading else [])]
    return {f"readings/RDG-{name}.yaml": "\n".join(lines) + "\n"}


def test_an_attestation_is_attested_by_its_person(tmp_path: Path) -> None:
    assert answer(tmp_path, {REQ: requirement(ATTESTED)}) == FunctionalAnswer(
        "ATTESTED", ("two people",), "ines", link="DEC-4", on="2026-02-02", said=("two people",)
    )


def test_a_report_has_its_figure_and_its_link(tmp_path: Path) -> None:
    assert answer(tmp_path, {REQ: requirement(REPORTED)}) == FunctionalAnswer(
        "REPORTED", (), "bob", 4.2, "d", 118, URL, "2026-02-02"
    )


@pytest.mark.parametrize(
    ("as_of", "setting", "verdict"),
    [
        ("2026-02-01", "", "NO DATA"),
        ("2026-02-02", "", "SAID"),
        ("2026-02-02T09:00:00Z", "", "SAID"),
        ("2026-05-03", "", "SAID"),
        ("2026-05-04", "", "STALE"),
        ("2026-03-02", "4w", "SAID"),
        ("2026-03-03", "4w", "STALE"),
    ],
)
@pytest.mark.parametrize("item", [ATTESTED, REPORTED])
def test_a_word_grows_old_and_one_of_tomorrow_is_none_yet(
    tmp_path: Path, item: str, as_of: str, setting: str, verdict: str
) -> None:
    settings = SETTINGS + (f'[attestations]\nfresh_within = "{setting}"\n' if setting else "")
    found = answer(tmp_path, {"sightline.toml": settings, REQ: requirement(item)}, as_of)
    word = "ATTESTED" if item == ATTESTED else "REPORTED"
    assert found.verdict == (word if verdict == "SAID" else verdict)
    by = "attested by ines" if item == ATTESTED else "reported as 4.2 d by bob"
    if verdict == "NO DATA":
        assert found == FunctionalAnswer("NO DATA", (f"{by} on 2026-02-02, after the as-of date",))
    if verdict == "STALE":
        days = 91 if not setting else 29
        assert found.notes[0] == (
            f"{by} on 2026-02-02, {days} d before the as-of date; a word holds for"
            f" {days - 1} d (fresh_within in [attestations])"
        )
        assert (found.by, found.on) == ((word == "ATTESTED" and "ines") or "bob", "2026-02-02")


@pytest.mark.parametrize(
    ("value", "bound", "note"),
    [
        ("4.2 d", "< 5 d", "the figure would keep the bound < 5 d; nothing was computed here"),
        (
            "4.2 d",
            "< 96 h",
            "the figure would not keep the bound < 96 h; nothing was computed here",
        ),
        ("5 d", "< 5 d", "the figure would not keep the bound < 5 d; nothing was computed here"),
        ("5 d", "<= 5 d", "the figure would keep the bound <= 5 d; nothing was computed here"),
        ("4.2", "< 5 d", "the figure is without a unit and the bound in d: they can't be compared"),
        ("4.2 kB", "< 5 d", "the figure is in kB and the bound in d: they can't be compared"),
        ("42", "> 40", "the figure would keep the bound > 40; nothing was computed here"),
    ],
)
def test_a_reported_figure_is_held_against_its_bound_and_never_passes(
    tmp_path: Path, value: str, bound: str, note: str
) -> None:
    item = (
        f"criterion: mean of first_call is {bound}\n"
        f"reported: {{value: {value}, link: {URL!r}, by: bob, on: 2026-02-02}}"
    )
    found = answer(tmp_path, {REQ: requirement(item)})
    assert (found.verdict, found.notes) == ("REPORTED", (note,))


def test_the_newest_word_counts_wherever_it_stands(tmp_path: Path) -> None:
    files = {REQ: requirement(ATTESTED)}
    found = answer(tmp_path, {**files, **record("a", "ATTESTED", "2026-02-20")})
    assert (found.verdict, found.by, found.on) == ("ATTESTED", "eva", "2026-02-20")
    assert found.notes == ("before that attested by ines on 2026-02-02",)
    reading = f'reading: {{value: 3, unit: d, n: 9, source: "{URL}"}}'
    found = answer(tmp_path, record("b", "REPORTED", "2026-02-21", reading=reading))
    assert (found.verdict, found.value, found.unit, found.n) == ("REPORTED", 3, "d", 9)
    assert found.notes == (
        "before that attested by eva on 2026-02-20 (RDG-a)",
        "before that attested by ines on 2026-02-02",
    )
    found = answer(tmp_path, record("c", "ATTESTED", "2026-03-02"))
    assert found.on == "2026-02-21"
    found = answer(tmp_path, record("d", "FAIL", "2026-02-22", by="zoe"))
    assert (found.verdict, found.by, found.on) == ("FAIL", "zoe", "2026-02-22")


def test_a_record_of_other_words_or_of_a_test_is_nobodys_word(tmp_path: Path) -> None:
    files = {REQ: requirement(f"text: {WORDS}")}
    other = {"readings/RDG-o.yaml": "title: a\nof: REQ-1\ncriterion: b\nverdict: ATTESTED\n"
             "by: eva\nas_of: 2026-02-02\n"}  # fmt: skip
    measured = "reading: {value: 0, n: 1, query: 'test: a.b', source: build/junit.xml}"
    for more in (
        {}, other, record("f", "FAIL", "2026-02-02", reading=measured),
        record("p", "PASS", "2026-02-02", reading=measured), record("s", "STALE", "2026-02-02"),
    ):  # fmt: skip
        root = write_workspace(tmp_path / str(len(str(more))), {**files, **more})
        assert answers(root) == [None]


def test_a_typed_pass_is_a_word_and_no_more(tmp_path: Path) -> None:
    files = {REQ: requirement(f"text: {WORDS}"), **record("p", "PASS", "2026-02-02")}
    assert answer(tmp_path, files).verdict == "ATTESTED"


def test_what_a_test_says_stands_whatever_somebody_says(tmp_path: Path) -> None:
    files = {
        "sightline.toml": TESTS,
        "build/junit.xml": suite(case("a.b", "<failure/>")),
        REQ: requirement(f"text: {WORDS}\ntest: a.b"),
        **record("a", "ATTESTED", "2026-02-20"),
    }
    found = answer(tmp_path, files)
    assert found.verdict == "FAIL"
    assert found.notes[-1] == "besides, attested by eva on 2026-02-20 (RDG-a)"


def test_a_decider_that_cannot_be_read_is_no_data(tmp_path: Path) -> None:
    found = answer(tmp_path, {REQ: requirement(f"text: {WORDS}\nattested: {{by: ines}}")})
    assert (found.verdict, found.notes) == (
        "NO DATA", ("what decides it can't be read; `sightline check` shows the place",),
    )  # fmt: skip


def test_attest_keeps_a_word_that_is_then_the_answer(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {REQ: requirement(f"text: {WORDS}", "text: it is quick")})
    first = ask(root, "attest", id="REQ-1", promise="newcomer", by="ines", note="two: ok #1")
    assert (first.id, first.path, first.criterion, first.on, first.is_new) == (
        "RDG-req-1-2026-03-01", "readings/RDG-req-1-2026-03-01.yaml", WORDS, "2026-03-01", True,
    )  # fmt: skip
    assert answers(root) == [
        FunctionalAnswer(
            "ATTESTED", ("two: ok #1",), "ines", on="2026-03-01", said=("two: ok #1",)
        ),
        None,
    ]
    before = (root / first.path).read_bytes()
    again = ask(root, "attest", id="REQ-1", promise=WORDS.upper(), by="ines", note="two: ok #1")
    assert (again.id, again.is_new) == (first.id, False)
    assert (root / first.path).read_bytes() == before
    other = ask(root, "attest", id="REQ-1", promise=WORDS, by="bob")
    assert (other.id, other.is_new) == ("RDG-req-1-2026-03-01-2", True)
    found = answers(root)[0]
    assert found is not None and found.by == "bob"
    assert not [f for f in findings(root) if f.path.startswith("readings/")]


def test_report_keeps_a_figure_with_its_link(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {REQ: requirement(f"text: {WORDS}")})
    ask(root, "report", id="REQ-1", value="4.2 d", n="1,118", link=URL, by="ines")
    assert answers(root) == [
        FunctionalAnswer("REPORTED", (), "ines", 4.2, "d", 1118, URL, "2026-03-01")
    ]
    assert not [f for f in findings(root) if f.path.startswith("readings/")]


@pytest.mark.parametrize(
    ("operation", "request_", "message"),
    [
        ("attest", {"promise": WORDS}, "nobody stands for this"),
        ("attest", {"by": "ines"}, "REQ-1 has several promises in words"),
        ("attest", {"by": "ines", "promise": "it"}, "REQ-1 has several promises with these words"),
        ("attest", {"by": "ines", "promise": "xyz"}, "REQ-1 has no promise with these words"),
        ("attest", {"by": "ines", "promise": "p95"}, "REQ-1 has no promise with these words"),
        (
            "attest",
            {"by": "ines", "promise": WORDS, "link": "javascript:alert(1)"},
            "`javascript:alert(1)` is neither an address nor an id",
        ),
        (
            "attest",
            {"by": "ines", "promise": WORDS, "link": "DEC-404"},
            "there is no DEC-404 in this workspace",
        ),
        ("report", {"by": "ines", "promise": WORDS, "link": URL}, "there is no figure"),
        (
            "report",
            {"by": "ines", "promise": WORDS, "value": "fast", "link": URL},
            "`fast` is no figure",
        ),
        (
            "report",
            {"by": "ines", "promise": WORDS, "value": "4 d", "unit": "h", "link": URL},
            "the figure is in d, and --unit says h",
        ),
        (
            "report",
            {"by": "ines", "promise": WORDS, "value": "4"},
            "nobody could look this figure up",
        ),
        (
            "report",
            {"by": "ines", "promise": WORDS, "value": "4", "link": URL, "n": "-1"},
            "`-1` is no number of cases",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_and_writes_nothing(
    tmp_path: Path, operation: str, request_: dict[str, str], message: str
) -> None:
    items = (f"text: {WORDS}", "text: it is quick", "p95 of api.latency_ms is < 200 ms")
    root = write_workspace(tmp_path, {REQ: requirement(*items)})
    with pytest.raises(UsageError) as caught:
        ask(root, operation, id="REQ-1", **request_)
    assert caught.value.message == message and caught.value.help
    assert not (root / "readings").exists()


@pytest.mark.parametrize(
    ("item", "value", "message"),
    [
        ("text: it works in 95 % of cases", "3 d", "the promise is in %, and the figure in d"),
        ("text: it works in 95 % of cases", "96 %", ""),
        ("text: it works in 95 % of cases", "96", ""),
        ("text: 95 % answer in 5 d", "30 h", ""),
        ("text: 5 people find it in an hour", "3 d", ""),
        ("text: it is quick\ncriterion: mean of a.b is < 5 d\n"
         f"reported: {{value: 4 d, link: {URL!r}, by: bob, on: 2026-02-02}}",
         "3 kB", "the promise is in d, and the figure in kB"),
        ("text: it is quick\ncriterion: mean of a.b is < 5 d\n"
         f"reported: {{value: 4 d, link: {URL!r}, by: bob, on: 2026-02-02}}", "30 h", ""),
    ],
)  # fmt: skip
def test_a_figure_of_another_sort_than_the_promise_is_refused(
    tmp_path: Path, item: str, value: str, message: str
) -> None:
    root = write_workspace(tmp_path, {REQ: requirement(item)})
    if not message:
        ask(root, "report", id="REQ-1", value=value, by="ines", link=URL)
        return
    with pytest.raises(UsageError) as caught:
        ask(root, "report", id="REQ-1", value=value, by="ines", link=URL)
    assert caught.value.message == message
    assert caught.value.help and caught.value.help.startswith("report a figure in ")
    assert not (root / "readings").exists()


def test_only_who_sees_all_may_keep_a_word(tmp_path: Path) -> None:
    settings = SETTINGS + '[audiences.few]\nhide = ["decisions/*"]\n'
    files = {"sightline.toml": settings, REQ: requirement(f"text: {WORDS}"),
             "decisions/DEC-1.md": "---\ntitle: a\n---\n"}  # fmt: skip
    root = write_workspace(tmp_path, files)
    dispatcher = Dispatcher(app.parts(), str(root), "2026-03-01")
    with pytest.raises(Refused):
        dispatcher.call("attest", {"id": "REQ-1", "by": "ines"}, Subject("test", "few"))
    assert not (root / "readings").exists()


def test_the_commands_say_what_was_kept(tmp_path: Path) -> None:
    settings = SETTINGS + "as_of = 2026-03-01\n"
    files = {"sightline.toml": settings, REQ: requirement(f"text: {WORDS}")}
    root = write_workspace(tmp_path, files)
    sightline(root, "attest", "REQ-1", "--by", "ines", "--dry-run")
    assert not (root / "readings").exists()
    said = sightline(root, "attest", "REQ-1", "--by", "ines")
    assert said.out == (
        f"ATTESTED  REQ-1  “{WORDS}”  by ines on 2026-03-01\n"
        "recorded: readings/RDG-req-1-2026-03-01.yaml\n"
    )
    said = sightline(
        root, "report", "REQ-1", "newcomer", "--value", "4.2", "--unit", "d", "--n", "118",
        "--link", URL, "--by", "ines",
    )  # fmt: skip
    assert said.out == (
        f"REPORTED  REQ-1  “{WORDS}”: 4.2 d (n=118)  by ines on 2026-03-01\n"
        "recorded: readings/RDG-req-1-2026-03-01-2.yaml\n"
    )
    found = json.loads(sightline(root, "attest", "REQ-1", "--by", "ines", "--json").out)
    assert found["is_new"] is False and found["link"] is None


def reread(text: str) -> Any:
    found = Reader(app.kinds(), Settings()).read("readings/RDG-1.yaml", text.encode())
    assert found.problems == []
    return found.model


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cn")), min_size=1, max_size=20
).filter(lambda text: text.strip())


@given(
    TEXT, TEXT, TEXT, st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)),
    st.sampled_from(["ATTESTED", "REPORTED", "PASS", "FAIL", "NO DATA", "STALE", "INCONCLUSIVE"]),
)  # fmt: skip
def test_a_record_is_read_back_as_it_was_said(
    criterion: str, by: str, note: str, value: float | None, verdict: str
) -> None:
    said = (note,) if verdict in ("ATTESTED", "REPORTED") else ()
    made = FunctionalAnswer(
        verdict, (note,), by, value, "d", 3, "https://a/b", "2026-02-02", "test: a", said
    )
    model = reread(said_record_text("REQ-1", criterion, made, "2026-03-01", "zoe"))
    assert says_so_already(model, criterion, made, "2026-03-01")
    assert model.reading.value == value and model.verdict == verdict


def test_recording_an_old_word_again_makes_it_no_younger(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {REQ: requirement(ATTESTED)})
    (found,) = answers(root, "2026-03-01")
    assert found is not None
    text = said_record_text("REQ-1", WORDS, found, "2026-03-01", "zoe")
    (root / "readings").mkdir()
    (root / "readings/RDG-1.yaml").write_text(text)
    assert answers(root, "2026-03-01") == [found]
    (again,) = answers(root, "2026-05-20")
    assert again is not None
    assert (again.verdict, again.by, again.on) == ("STALE", "ines", "2026-02-02")


def test_a_record_of_a_test_counts_as_data_and_a_typed_one_does_not(tmp_path: Path) -> None:
    files = {
        "sightline.toml": TESTS,
        "build/junit.xml": suite(case("a.b")),
        REQ: requirement(f"text: {WORDS}\ntest: a.b"),
    }
    found = answer(tmp_path, files)
    text = said_record_text("REQ-1", WORDS, found, "2026-03-01", "zoe")
    write_workspace(tmp_path, {**files, "readings/RDG-1.yaml": text})
    assert "MEA009" not in codes(tmp_path)
    write_workspace(tmp_path, {**files, **record("2", "PASS", "2026-02-02")})
    assert "MEA009" in codes(tmp_path)


@pytest.mark.parametrize("verdict", ["ATTESTED", "REPORTED"])
def test_a_word_of_nobody_does_not_count(tmp_path: Path, verdict: str) -> None:
    reading = f'reading: {{value: 3, source: "{URL}"}}'
    files = {REQ: requirement(f"text: {WORDS}")}
    whole = record("a", verdict, "2026-02-02", reading=reading)
    write_workspace(tmp_path, {**files, **whole})
    assert "MEA036" not in codes(tmp_path) and answers(tmp_path) != [None]
    write_workspace(tmp_path, record("a", verdict, "2026-02-02", by="", reading=reading))
    assert "MEA036" in codes(tmp_path) and answers(tmp_path) == [None]


def test_a_report_that_nobody_can_look_up_does_not_count(tmp_path: Path) -> None:
    files = {REQ: requirement(f"text: {WORDS}")}
    for reading in ("", "reading: {value: 3}", f'reading: {{source: "{URL}"}}'):
        more = record("a", "REPORTED", "2026-02-02", reading=reading)
        write_workspace(tmp_path, {**files, **more})
        assert "MEA036" in codes(tmp_path) and answers(tmp_path) == [None]
