"""Numbers in prose are read from the newest record, and a text that says another is found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.narrate import render_numbers, render_today
from sightline.text.markdown.live_numbers import LiveNumber, fill, find_numbers
from tests.narrate.relay import FILES
from tests.workspaces import ask, findings, write_workspace

OTHER = "p50 of api.latency_ms is < 90 ms over 28d"


def _memo(*lines: str, title: str = "The quarter") -> dict[str, str]:
    text = "\n\n".join(lines)
    return {"memos/MEM-q1.md": f'---\ntitle: "{title}"\n---\n\n{text}\n'}


def _numbers(root: Path, files: dict[str, str], **request: Any) -> Any:
    return ask(write_workspace(root, FILES | files), "numbers", **request)


def _shown(result: Any) -> list[tuple[str, str | None, str]]:
    return [(number.reference, number.now, number.state) for number in result.numbers]


def test_every_field_of_the_newest_record_can_be_shown(tmp_path: Path) -> None:
    fields = ("value", "low", "high", "n", "verdict", "as_of", "limits")
    memo = _memo(" ".join(f"{{{{REQ-search.{field}}}}}" for field in fields))
    assert [number.now for number in _numbers(tmp_path, memo).numbers] == [
        "243 ms", "236 ms", "251 ms", "41,902", "FAIL", "28 Feb 2026", "[236, 251]"
    ]  # fmt: skip


def test_what_was_recorded_after_the_as_of_date_is_not_shown(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES | _memo("{{REQ-search.value}}"))
    (number,) = ask(root, "numbers", as_of="2026-02-10").numbers
    assert (number.now, number.record) == ("180 ms", "RDG-001")


def test_a_number_may_name_the_second_criterion_or_one_record(tmp_path: Path) -> None:
    second = (
        f'title: Second\nof: REQ-search\ncriterion: "{OTHER}"\nverdict: PASS\n'
        "as_of: 2026-02-27\nreading:\n  value: 80\n  unit: ms\n  n: 5\n  query: SELECT 80\n"
    )
    files = {"readings/RDG-003-search.yaml": second}
    memo = _memo("{{REQ-search#2.value}} {{REQ-search#3.value}} {{RDG-001.value}}")
    assert _shown(_numbers(tmp_path, files | memo)) == [
        ("REQ-search#2.value", "80 ms", "live"),
        ("REQ-search#3.value", None, "no reading"),
        ("RDG-001.value", "180 ms", "live"),
    ]


def test_a_record_of_a_former_promise_says_nothing_about_this_one(tmp_path: Path) -> None:
    changed = {k: v.replace("< 200 ms", "< 150 ms") for k, v in FILES.items() if k[:3] == "req"}
    assert _shown(_numbers(tmp_path, changed | _memo("{{REQ-search.value}}"))) == [
        ("REQ-search.value", None, "no reading")
    ]


def test_a_pinned_number_that_no_longer_holds_has_drifted(tmp_path: Path) -> None:
    memo = _memo("{{REQ-search.value = 180 ms}} and {{REQ-search.value=243ms}}, or so.")
    result = _numbers(tmp_path, memo)
    assert [(n.said, n.now, n.state, n.line, n.column) for n in result.numbers] == [
        ("180 ms", "243 ms", "drifted", 5, 1),
        ("243ms", "243 ms", "pinned", 5, 35),
    ]
    assert result.exit_code == 1
    assert render_numbers.text(result) == (
        "memos/MEM-q1.md:5:1: drifted: REQ-search.value"
        " the text says 180 ms; since 2026-02-28 it is 243 ms\n"
        "memos/MEM-q1.md:5:35: pinned: REQ-search.value = 243 ms (RDG-002, 2026-02-28)\n"
        "2 live numbers: 1 drifted, 1 pinned\n"
    )


def test_a_morning_tells_what_drifted(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES | _memo("{{REQ-search.value = 180 ms}}"))
    lines = render_today.text(ask(root, "today")).splitlines()
    at = lines.index("NUMBERS THAT DRIFTED (1)  sightline numbers")
    assert lines[at + 1] == (
        "  MEM-q1  line 5, REQ-search.value: the text says 180 ms; since 2026-02-28 it is 243 ms"
    )


def test_what_says_nothing_is_told_with_its_remedy(tmp_path: Path) -> None:
    memo = _memo("{{REQ-none.value}} {{REQ-alone.value}} {{REQ-search.p95}} {{REQ-search}}")
    page = render_numbers.text(_numbers(tmp_path, memo))
    assert page == (
        "memos/MEM-q1.md:5:1: unknown id: REQ-none.value"
        " there is no such document: sightline list shows all\n"
        "memos/MEM-q1.md:5:20: no reading: REQ-alone.value"
        " no reading is recorded: sightline verify REQ-alone --record\n"
        "memos/MEM-q1.md:5:40: unknown field: REQ-search.p95"
        " write one of .value .low .high .n .verdict .as_of .limits\n"
        "memos/MEM-q1.md:5:59: unknown field: {{REQ-search}}"
        " write one of .value .low .high .n .verdict .as_of .limits\n"
        "4 live numbers: 1 unknown id, 1 no reading, 2 unknown field\n"
    )


def test_a_title_may_hold_a_number(tmp_path: Path) -> None:
    memo = _memo("Text.", title="Search takes {{REQ-search.value}}")
    assert _shown(_numbers(tmp_path, memo)) == [("REQ-search.value", "243 ms", "live")]


def test_a_page_shows_titles_with_their_numbers(tmp_path: Path) -> None:
    title = "Search took {{REQ-search.value}}"
    files = {"requests/ASK-1.md": f'---\ntitle: "{title}"\nasked: 2026-02-01\n---\n'}
    text = render_today.text(ask(write_workspace(tmp_path, FILES | files), "today"))
    assert "Search took 243 ms" in text


def test_only_the_named_documents_are_looked_at(tmp_path: Path) -> None:
    files = _memo("{{REQ-search.value}}") | {
        "memos/MEM-2.md": "---\ntitle: B\n---\n\n{{REQ-a.n}}\n"
    }
    assert _shown(_numbers(tmp_path, files, ids=("MEM-2",))) == [("REQ-a.n", None, "unknown id")]


def test_hidden_records_are_as_if_they_were_not_there(tmp_path: Path) -> None:
    from sightline import app
    from sightline.kernel.asking.dispatcher import Dispatcher
    from sightline.kernel.asking.views import Subject

    root = write_workspace(tmp_path, FILES | _memo("{{REQ-search.value = 180 ms}}"))
    dispatcher = Dispatcher(app.parts(), str(root), "2026-03-01")
    result = dispatcher.call("numbers", {}, Subject("test", "partner"))[0]
    assert _shown(result) == [("REQ-search.value", None, "no reading")]


N = "{{REQ-1.value}}"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (f"It takes {N}.", 1),
        (f"# {N}", 1),
        (f"- {N}\n- {N}", 2),
        (f"> {N}", 1),
        (f"| a | b |\n|---|---|\n| {N} | {N} |", 2),
        (f"first\n{N} second\n{N}", 2),
        ("{{ REQ-1.value }}", 1),
        (f"`{N}`", 0),
        (f"``a ` {N} ``", 0),
        (f"` {N}", 1),
        (f"```\n{N}\n```", 0),
        (f"~~~\n{N}\n~~~", 0),
        (f"text\n\n    {N}", 0),
        (f"<!-- {N} -->", 0),
        (f"a <!-- {N} --> b", 0),
        (f"\\{N}", 0),
        (f"\\\\{N}", 1),
        ("{{name}} {{ user.name }} {{#each}}", 0),
        ("{{req-1.value}}", 0),
        ("{{REQ-1.value\n}}", 0),
        ("{{REQ-1.value", 0),
    ],
)
def test_a_number_stands_in_text_and_nowhere_else(text: str, count: int) -> None:
    assert len(find_numbers(text)) == count


def test_places_are_those_of_the_file() -> None:
    text = f"a {N}\n\n> é {N} x {N}\n\n| h |\n|---|\n| {N} |"
    assert [(n.line, n.column, n.end_column) for n in find_numbers(text, 11)] == [
        (11, 3, 18), (13, 5, 20), (13, 23, 38), (17, 3, 18)
    ]  # fmt: skip


def _says(number: LiveNumber) -> str | None:
    return {"REQ-1.value": "243 ms", "REQ-1#2.n": "12"}.get(number.reference)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("It takes {{REQ-1.value}}, n={{REQ-1#2.n}}.", "It takes 243 ms, n=12."),
        ("{{REQ-2.value}} and {{REQ-1}} stay", "{{REQ-2.value}} and {{REQ-1}} stay"),
        ("pinned {{REQ-1.value = 200 ms}}", "pinned 200 ms"),
        ("`{{REQ-1.value}}` {{REQ-1.value}}", "`{{REQ-1.value}}` 243 ms"),
        (r"\{{REQ-1.value}}", "{{REQ-1.value}}"),
        ("no number", "no number"),
    ],
)
def test_a_text_is_filled_where_something_is_known(text: str, filled: str) -> None:
    assert fill(text, _says) == filled


@given(st.text(alphabet="aR-1{}.`\\=#\n> |<!é ", max_size=60))
def test_without_a_number_a_text_is_left_as_it_is(text: str) -> None:
    assert find_numbers(text) == []
    assert fill(text, _says) == text.replace("\\{{", "{{")


@given(st.lists(st.sampled_from([N, "text", "`code`", "\n", " ", "é"]), max_size=20))
def test_what_is_found_stands_where_it_is_said_to_stand(parts: list[str]) -> None:
    text = "".join(parts)
    lines = text.split("\n")
    for number in find_numbers(text):
        line = lines[number.line - 1]
        assert line[number.column - 1 : number.end_column - 1] == N == number.text


@pytest.mark.parametrize(
    ("written", "message", "help"),
    [
        ("{{REQ-search.vlaue}}", "a reading has no `vlaue`", "did you mean `.value`?"),
        (
            "{{REQ-search}}",
            "`{{REQ-search}}` reads like a live number, but names no figure",
            "write as in {{REQ-014.value}}: .value, .low, .high, .n, .verdict, .as_of, .limits",
        ),
        (
            "{{REQ-search.value = }}",
            "`{{REQ-search.value = }}` is pinned to nothing",
            "write {{REQ-search.value}}, or what you saw after the =",
        ),
        (
            "{{REQ-search#0.value}}",
            "`{{REQ-search#0.value}}`: criteria are counted from 1",
            "write as in {{REQ-014.value}}: .value, .low, .high, .n, .verdict, .as_of, .limits",
        ),
    ],
)
def test_check_tells_a_number_that_it_can_not_read(
    tmp_path: Path, written: str, message: str, help: str
) -> None:
    root = write_workspace(tmp_path, FILES | _memo(f"See {written} [[REQ-search]]."))
    found = [d for d in findings(root) if d.code == "NAR002"]
    assert [(d.line, d.column, d.end_column, d.message, d.help) for d in found] == [
        (5, 5, 5 + len(written), message, help)
    ]


def test_check_leaves_numbers_that_it_can_read(tmp_path: Path) -> None:
    memo = _memo("{{REQ-search.value}} {{REQ-search#2.n}} {{REQ-search.value = 1 ms}} {{x}}")
    root = write_workspace(tmp_path, FILES | memo)
    assert [d for d in findings(root) if d.code == "NAR002"] == []


def test_what_a_number_is_read_from_is_linked_as_if_it_were_mentioned(tmp_path: Path) -> None:
    memo = _memo("{{REQ-search#2.n}} `{{REQ-alone.n}}`", title="It took {{REQ-search.value}}")
    root = write_workspace(tmp_path, FILES | memo)
    touched = {n.id for n in ask(root, "impact", id="REQ-search").nodes if n.mentions}
    assert touched == {"MEM-q1"}
    assert ask(root, "impact", id="REQ-alone").mentioned == 1  # by REQ-search, in its prose


def test_a_renamed_promise_is_followed_by_its_numbers(tmp_path: Path) -> None:
    memo = _memo("{{REQ-search.value}} {{ REQ-search.n = 3 }}", title="{{REQ-search.value}}")
    root = write_workspace(tmp_path, FILES | memo)
    ask(root, "rename", id="REQ-search", new="REQ-find")
    assert (root / "memos/MEM-q1.md").read_text() == (
        '---\ntitle: "{{REQ-find.value}}"\n---\n\n{{REQ-find.value}} {{ REQ-find.n = 3 }}\n'
    )


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("{{REQ-search.value = 180 ms}}", [
            ("NAR004", "the text says 180 ms; since 2026-02-28 it is 243 ms",
             "write {{REQ-search.value = 243 ms}}")]),
        ("{{REQ-search.value = 243ms}} {{REQ-search.n}}", []),
        ("{{REQ-search#2.value}}", [
            ("NAR003", "no reading is recorded that says REQ-search#2.value",
             "sightline verify REQ-search --record keeps one")]),
        ("{{RDG-001.value = 180 ms}} {{RDG-002.value}}", []),
        ("{{REQ-gone.value}}", [
            ("LNK001", "there is no REQ-gone",
             "did you mean REQ-alone?")]),
    ],
)  # fmt: skip
def test_check_reads_the_records_of_what_a_text_names(
    tmp_path: Path, written: str, found: list[tuple[str, str, str]]
) -> None:
    root = write_workspace(tmp_path, FILES | _memo(written))
    about = [d for d in findings(root) if d.path.startswith("memos/")]
    assert [(d.code, d.message, d.help) for d in about] == found


def test_a_new_record_is_noticed_by_a_check_that_remembers(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES | _memo("{{REQ-search.value = 243 ms}}"))
    assert "NAR004" not in {d.code for d in findings(root)}
    newer = FILES["readings/RDG-002-search.yaml"].replace("02-28", "03-01").replace("243", "251")
    write_workspace(root, {"sightline.toml": FILES["sightline.toml"], "readings/RDG-9.yaml": newer})
    (found,) = [d for d in findings(root) if d.code == "NAR004"]
    assert found.message == "the text says 243 ms; since 2026-03-01 it is 251 ms"
