"""Promises written as keys and values: what is read, and what is told about a slip."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline import app
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.reader import Reader
from sightline.kernel.documents.settings import Settings
from sightline.measure.language.criterion_parser import parse
from sightline.measure.promises import promise as promises
from sightline.measure.promises.functional_criterion import (
    Attestation,
    DecidedByContract,
    DecidedByTest,
    FunctionalCriterion,
    Report,
)
from sightline.measure.promises.promise import Promise
from sightline.measure.promises.promises import promises_of
from sightline.text.yaml.quoting import double_quoted
from tests.workspaces import findings, write_workspace

PATH = "requirements/REQ-1.md"
URL = "https://bi.example/onboarding"
LINE = "p95 of api.latency_ms is < 200 ms"


def document(*lines: str, kind: str = "REQ", key: str = "criteria") -> Document:
    text = "\n".join(["---", "title: Search", f"{key}:", *lines, "---", ""])
    path = {"REQ": PATH, "OBJ": "objectives/OBJ-1.md", "ROL": "rollouts/ROL-1.md"}[kind]
    return Reader(app.kinds(), Settings()).read(path, text.encode())


def only(*lines: str) -> Promise:
    found = document(*lines)
    assert found.problems == []
    (promise,) = promises_of(found)
    return promise


def slips(*lines: str) -> list[tuple[str, int, int, str]]:
    """Code, line, column and help of each problem."""
    return [(p.code, p.line, p.column, p.help) for p in document(*lines).problems]


DECIDED = [
    (("test: tests.search.test_rights",), DecidedByTest("tests.search.test_rights")),
    (("test: tests/search.py::test_rights",), DecidedByTest("tests/search.py::test_rights")),
    (("test: tests.search.*",), DecidedByTest("tests.search.*")),
    (
        ('contract: {api: API-search, has: "#/paths/~1search"}',),
        DecidedByContract("API-search", "#/paths/~1search"),
    ),
    (
        ("contract:", "    api: API-search", '    has: "#/info/version"', "    equals: 2.0"),
        DecidedByContract("API-search", "#/info/version", "2.0"),
    ),
    (("attested: {by: ines, on: 2026-02-02}",), Attestation("ines", "2026-02-02")),
    (
        (
            "attested:",
            "    by: ines",
            "    on: 2026-02-02",
            "    note: on a phone",
            "    link: DEC-4",
        ),
        Attestation("ines", "2026-02-02", "on a phone", "DEC-4"),
    ),
    (
        (f"reported: {{value: 4.2 d, n: 118, link: {URL!r}, by: ines, on: 2026-02-02}}",),
        Report(4.2, "d", 118, URL, "ines", "2026-02-02"),
    ),
    (
        (f"reported: {{value: '1,400', unit: users, link: {URL!r}, by: ines, on: 2026-02-02}}",),
        Report(1400, "users", None, URL, "ines", "2026-02-02"),
    ),
]


@pytest.mark.parametrize(("lines", "decider"), DECIDED)
def test_each_decider_is_read_as_written(lines: tuple[str, ...], decider: object) -> None:
    promise = only("- text: it names the right", *(f"  {line}" for line in lines))
    assert promise.functional == FunctionalCriterion("it names the right", decider)  # type: ignore[arg-type]
    assert promise.text == "it names the right"
    assert (promise.criterion, promise.error, promise.is_prose) == (None, None, False)
    assert (promise.node.line, promise.node.column) == (4, 9)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ("given: a key without rights", "when: it calls the search", "then: it is told why"),
            "Given a key without rights, when it calls the search, then it is told why",
        ),
        (
            ("given: Given a key,", "when: When it is used.", "then: Then it works."),
            "Given a key, when it is used, then it works",
        ),
        (("then: it works", "when: it is used"), "When it is used, then it works"),
        (("then: it works",), "Then it works"),
        (("given: thenceforth", "then: whenever"), "Given thenceforth, then whenever"),
        (
            ("text: Given a key, when it is used, then it works",),
            "Given a key, when it is used, then it works",
        ),
    ],
)
def test_given_when_then_become_one_sentence(lines: tuple[str, ...], text: str) -> None:
    first, *more = lines
    promise = only(f"- {first}", *(f"  {line}" for line in more))
    assert promise.text == text
    assert promise.is_prose and promise.functional is None
    decided = only(f"- {first}", *(f"  {line}" for line in more), "  test: a.b")
    assert decided.functional == FunctionalCriterion(text, DecidedByTest("a.b"))


@pytest.mark.parametrize(("kind", "key"), [("OBJ", "key_results"), ("ROL", "guardrails")])
def test_they_stand_wherever_a_promise_stands(kind: str, key: str) -> None:
    found = document("- then: it works", "  test: a.b", kind=kind, key=key)
    assert found.problems == []
    assert [p.functional for p in promises_of(found)] == [
        FunctionalCriterion("Then it works", DecidedByTest("a.b"))
    ]


def test_a_reported_figure_may_stand_beside_the_criterion_it_is_held_against() -> None:
    report = f"  reported: {{value: 180 ms, link: {URL!r}, by: ines, on: 2026-02-02}}"
    named = only("- text: search is quick", f"  criterion: {LINE}", report)
    assert named.functional is not None and named.functional.bound == parse(LINE)
    assert named.text == "search is quick"
    alone = only(f"- criterion: {LINE}", report)
    assert alone.text == LINE and alone.functional is not None
    assert alone.functional.bound == parse(LINE)


BAD = [
    # nearest keys
    (("- givn: a", "  then: b", "  test: a"), [("KND002", 4, 3, "did you mean `given`?")]),
    (("- text: a", "  tets: b"), [("KND002", 5, 3, "did you mean `test`?")]),
    (
        ("- text: a", "  attested: {by: ines, onn: 2026-02-02}"),
        [
            ("KND002", 5, 24, "did you mean `on`?"),
            ("MEA031", 5, 3, "write attested: {by: ines, on: 2026-03-01}"),
        ],
    ),
    # two deciders
    (
        ("- text: a", "  test: b", "  attested: {by: ines, on: 2026-02-02}"),
        [("MEA030", 6, 3, "keep one, and write the other as a criterion of its own")],
    ),
    # missing parts
    (("- given: a", "  test: b"), [("KND009", 4, 3, "add then: what must hold")]),
    (("- test: b",), [("KND009", 4, 3, "add text: Given ..., when ..., then ...")]),
    (
        ("- text: a", "  test:"),
        [("KND009", 5, 3, "write test: tests.search.test_rights, or file.py::test_rights")],
    ),
    (("- then: ''", "  test: a.b"), [("KND009", 4, 3, "add words: then: ...")]),
    (
        ("- text: a", "  attested: {on: 2026-02-02}"),
        [("MEA031", 5, 3, "write attested: {by: ines, on: 2026-03-01}")],
    ),
    (
        ("- text: a", "  attested: ines"),
        [("KND003", 5, 13, "write keys and values: by, on, note, link")],
    ),
    # wrong types
    (("- text: [a]", "  test: b"), [("KND003", 4, 9, "write text")]),
    (("- text: a", "  test: [b]"), [("KND003", 5, 9, "write the name of a test")]),
    (
        ("- text: a", "  attested: {by: ines, on: 2026-02-30}"),
        [("KND005", 5, 28, "write a day that exists: 2026-02-28 is the last day of that month")],
    ),
    (("- text: a", "  then: b", "  test: b"), [("KND003", 4, 3, "keep one of them")]),
    (
        ("- text: a", "  criterion: p95 of x is < 2"),
        [("KND003", 5, 3, "write the criterion as a line of its own, or add reported: the figure")],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), BAD)
def test_a_slip_is_told_at_its_place(
    lines: tuple[str, ...], expected: list[tuple[str, int, int, str]]
) -> None:
    found = slips(*lines)
    assert [f[:3] for f in found] == [e[:3] for e in expected]
    for (*_, help), (*_, wanted) in zip(found, expected, strict=True):
        assert help == wanted or (wanted.startswith("write a day") and help)


@pytest.mark.parametrize(
    ("pointer", "code"),
    [
        ("/paths", "MEA035"),
        ("paths", "MEA035"),
        ("''", "MEA035"),
        ("'#'", "MEA035"),
        ("'#/a~2'", "MEA035"),
    ],
)
def test_a_place_in_a_contract_is_a_pointer(pointer: str, code: str) -> None:
    found = slips("- text: a", f"  contract: {{api: API-x, has: {pointer}}}")
    assert [each[0] for each in found] == [code]


def test_an_api_that_is_not_there_is_a_link_to_nothing(tmp_path: Path) -> None:
    lines = ["---", "title: Search", "criteria:", "  - text: a",
             '    contract: {api: API-serch, has: "#/paths"}', "---", ""]  # fmt: skip
    files = {PATH: "\n".join(lines), "contracts/search/openapi.yaml": "openapi: 3.1.0\n"}
    found = [f for f in findings(write_workspace(tmp_path, files)) if f.code == "LNK001"]
    assert [(f.line, f.column, f.help) for f in found] == [(5, 21, "did you mean API-search?")]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("value: fast", "KND003"),
        ("value: 4,2 d", "KND003"),
        ("value: 4.2 d, unit: h", "KND003"),
        ("value: nan", "KND003"),
        ("value: 4.2 d, n: many", "KND003"),
        ("value: 4.2 d, n: 0", "KND003"),
        ("value: 4.2 d, n: -3", "KND003"),
        ("unit: d", "MEA032"),
    ],
)
def test_a_report_without_a_figure_is_none(part: str, code: str) -> None:
    line = "{" + part.replace("4,2 d", "'4,2 d'") + f", link: {URL!r}, by: a, on: 2026-02-02}}"
    found = document("- text: a", f"  reported: {line}")
    assert [p.code for p in found.problems] == [code]
    (promise,) = promises_of(found)
    assert promise.functional is not None and promise.functional.decider is None
    assert promise.functional.why


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "bi.example", "file:///etc/passwd", "http://", "req-1"]
)
def test_a_link_is_an_address_or_an_id(link: str) -> None:
    line = f"{{value: 1, link: {double_quoted(link)}, by: a, on: 2026-02-02}}"
    assert [s[0] for s in slips("- text: a", f"  reported: {line}")] == ["KND003"]


def test_a_broken_decider_leaves_a_promise_that_nobody_takes_for_kept() -> None:
    for lines, _ in BAD:
        for promise in promises_of(document(*lines)):
            known = promise.functional
            if known is not None and known.decider is None:
                assert known.why and not promise.is_prose


def test_keys_that_are_none_of_ours_are_told_as_before() -> None:
    (problem,) = document("- The answer: is fast").problems
    assert problem.message == "this reads as a key `The answer` with a value, not as a criterion"
    (problem,) = document("- [a]").problems
    assert problem.code == "KND003"


def test_a_plain_line_never_loads_what_reads_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(promises, "_with_keys", never)
    assert [p.text for p in promises_of(document(f"- {LINE}", "- text: a"))] == [LINE, "a"]


WORD = st.sampled_from(
    ["text", "given", "then", "test", "contract", "attested", "reported", "criterion", "by", "on",
     "value", "link", "has", "api", "n", "unit", "x"]
)  # fmt: skip
VALUE = st.sampled_from(
    ["a", "", "~", "2026-02-02", "'#/a'", "API-x", "4 d", "[a, b]", "{a: b}", "{by: a, on: b}",
     "{by: , on: 2026-02-02}", "{value: 1}", "{api: 1, has: {}}", "'https://a/b'", LINE]
)  # fmt: skip


@given(st.dictionaries(WORD, VALUE, min_size=1, max_size=6))
def test_whatever_is_written_is_read_or_told(entries: dict[str, str]) -> None:
    (first, *more) = [f"{name}: {value}" for name, value in entries.items()]
    found = document(f"- {first}", *(f"  {line}" for line in more))
    kept = promises_of(found)
    assert kept or found.problems
    for promise in kept:
        known = promise.functional
        if known is not None and known.decider is None:
            assert known.why and found.problems
        assert promise.text.strip() or list(entries) == ["text"]
    for problem in found.problems:
        assert problem.line in range(3, 5 + len(entries)) and problem.help
