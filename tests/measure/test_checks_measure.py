"""Promises of the checks of measuring, beyond the examples on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline import app
from sightline.kernel.documents.reader import Reader
from sightline.kernel.documents.settings import Settings
from sightline.measure.promises.promises import place_within, promises_of
from tests.workspaces import findings, places, write_workspace

PATH = "requirements/REQ-1.md"
METRIC = "title: Latency\nsource: requests\n"
WRONG = "p95 of api.latency_ms is under 200 ms"


def item(*lines: str, body: str = "") -> str:
    """A document with these lines in its front matter."""
    return "\n".join(["---", "title: Search", *lines, "---", "", body])


@pytest.mark.parametrize(
    ("lines", "body", "place"),
    [
        (("criteria:", f"  - {WRONG}"), "", (4, 30, 35)),
        ((f"criteria: {WRONG}",), "", (3, 36, 41)),
        (("criteria:", f"  - '{WRONG}'"), "", (4, 31, 36)),
        ((f'criteria: ["{WRONG}"]',), "", (3, 38, 43)),
        ((), f"## Criteria\n\n- {WRONG}\n", (7, 28, 33)),
        ((), f"## Criteria\n\n- `{WRONG}`\n", (7, 29, 34)),
    ],
)
def test_a_slip_is_shown_at_its_column(
    tmp_path: Path, lines: tuple[str, ...], body: str, place: tuple[int, int, int]
) -> None:
    root = write_workspace(tmp_path, {PATH: item(*lines, body=body)})
    found = [each for each in findings(root) if each.code == "MEA001"]
    assert [(each.line, each.column, each.end_column) for each in found] == [place]
    text = (root / PATH).read_text().split("\n")[place[0] - 1]
    assert text[place[1] - 1 : place[2] - 1] == "under"


PIECES = ("p95", "of", "api.x", "where", "a = 'it''s'", "is", "<", "200 ms", "über", "%", "(", '"')


@given(st.lists(st.sampled_from(PIECES), min_size=1), st.sampled_from(("{}", "'{}'", '"{}"')))
def test_a_slip_is_shown_inside_the_text_that_has_it(pieces: list[str], quotes: str) -> None:
    typed = quotes.format(" ".join(pieces))
    document = Reader(app.kinds(), Settings()).read(
        PATH, item("criteria:", f"  - {typed}").encode()
    )
    for promise in promises_of(document):
        if promise.error is not None:
            place = place_within(promise.node, promise.error.column, promise.error.end_column)
            assert (place.line, place.end_line) == (4, 4)
            assert 5 <= place.column <= place.end_column <= 5 + len(typed) + 1


@pytest.mark.parametrize(
    "lines",
    [
        ("criteria:", "  - >-", "    p95 of api.latency_ms", "    is under 200 ms"),
        ("criteria:", "  - p95 of api.latency_ms where op = 'it''s'", "    is under 200 ms"),
        ("criteria:", "  - 'p95 of api.latency_ms where op = ''a'' is under 200 ms'"),
    ],
)
def test_a_slip_in_a_folded_or_escaped_text_is_shown_somewhere_in_it(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    root = write_workspace(tmp_path, {PATH: item(*lines)})
    assert places(root, "MEA001") == [f"{PATH}:4:5"]


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("objectives/OBJ-1.md", ("key_results:", f"  - {WRONG}")),
        ("rollouts/ROL-1.md", ("guardrails:", f"  - {WRONG}")),
        ("experiments/EXP-1.md", ("guardrails:", f"  - {WRONG}")),
        ("experiments/EXP-1.md", ("primary:", f"  {WRONG}")),
    ],
)
def test_promises_are_found_in_whichever_key_they_stand(
    tmp_path: Path, path: str, lines: tuple[str, ...]
) -> None:
    root = write_workspace(tmp_path, {path: item(*lines)})
    assert len(places(root, "MEA001")) == 1


def test_a_sentence_is_one_of_three_things(tmp_path: Path) -> None:
    lines = ("criteria:", "  - It should be fast", f"  - {WRONG}", "  - text: It should be fast")
    found = findings(write_workspace(tmp_path, {PATH: item(*lines)}))
    assert [(each.code, each.line, each.column) for each in found if each.code[:3] == "MEA"] == [
        ("MEA004", 4, 5),
        ("MEA001", 5, 30),
        ("MEA002", 6, 11),
    ]


def test_a_wish_is_answered_with_the_metrics_it_speaks_of(tmp_path: Path) -> None:
    names = ("api.latency_ms", "billing.total", "auth.latency_ms", "search.session")
    files = {f"metrics/{name}.yaml": METRIC for name in names}
    files[PATH] = item("criteria: [The latency of search should be low]")
    (found,) = [
        each for each in findings(write_workspace(tmp_path, files)) if each.code == "MEA004"
    ]
    assert found.help == (
        "write as in: p95 of METRIC is < 200 ms over 28d; "
        "metrics here: api.latency_ms, auth.latency_ms, search.session, ..."
    )


MEASURED = "reading: {value: 1, n: 1, query: SELECT 1}\n"


@pytest.mark.parametrize("missing", ["value", "n", "query"])
def test_a_typed_verdict_is_not_taken_for_a_measured_one(tmp_path: Path, missing: str) -> None:
    path = "readings/RDG-x.yaml"
    whole = {"value": "value: 1", "n": "n: 1", "query": "query: SELECT 1"}
    reading = ", ".join(text for name, text in whole.items() if name != missing)
    record = f"title: X\nof: REQ-1\nverdict: PASS\nreading: {{{reading}}}\n"
    root = write_workspace(tmp_path, {PATH: item(), path: record})
    assert places(root, "MEA009") == [f"{path}:3:10"]


@pytest.mark.parametrize(
    ("lines", "reading", "reported"),
    [
        (("status: shipped", "review: 2026-02-28"), "", True),
        (("status: shipped", "review: 2026-03-01"), "", False),
        (("status: committed", "review: 2026-02-28"), "", False),
        (("status: shipped",), "", False),
        (("status: shipped", "review: 2026-02-28"), f"of: REQ-1\nverdict: FAIL\n{MEASURED}", False),
        (
            ("status: shipped", "review: 2026-02-28"),
            f"of: REQ-1\nverdict: PASS\nas_of: 2026-03-02\n{MEASURED}",
            True,
        ),
        (
            ("status: shipped", "review: 2026-02-28"),
            f"of: REQ-1\nverdict: PASS\nas_of: 2026-03-01T09:00:00Z\n{MEASURED}",
            False,
        ),
        (
            ("status: shipped", "review: 2026-02-28"),
            f"of: [REQ-2, REQ-1]\nverdict: PASS\n{MEASURED}",
            False,
        ),
        (("status: shipped", "review: 2026-02-28"), "of: REQ-1\nverdict: PASS\n", True),
        (("status: shipped", "review: 2026-02-28"), "of: REQ-1\nverdict: ATTESTED\n", False),
        (("status: shipped", "review: 2026-02-28"), "of: REQ-1\n", True),
        (("status: shipped", "review: 2026-02-28"), "of: REQ-2\nverdict: PASS\n", True),
    ],
)
def test_what_was_shipped_is_looked_at_by_its_review_date(
    tmp_path: Path, lines: tuple[str, ...], reading: str, reported: bool
) -> None:
    files = {PATH: item(*lines)}
    if reading:
        files["readings/RDG-search.yaml"] = f"title: Search after launch\n{reading}"
    root = write_workspace(tmp_path, files)
    assert places(root, "MEA003") == ([f"{PATH}:4:9"] if reported else [])


@pytest.mark.parametrize("folder", ["roadmap/INI-1.md", "rollouts/ROL-1.md", "decisions/DEC-1.md"])
def test_whatever_has_a_review_date_is_looked_at(tmp_path: Path, folder: str) -> None:
    root = write_workspace(tmp_path, {folder: item("status: shipped", "review: 2026-02-01")})
    assert places(root, "MEA003") == [f"{folder}:4:9"]


def test_a_metric_names_a_source_that_is_declared(tmp_path: Path) -> None:
    settings = 'name = "E"\nowner = "ana"\n[sources.requests]\nfiles = "data/*.csv"\n'
    files = {
        "sightline.toml": settings,
        "metrics/a.yaml": "title: A\nsource: requests\n",
        "metrics/b.yaml": "title: B\nsource: requets\n",
        "metrics/c.yaml": "title: C\n",
        "metrics/d.yaml": "title: D\nsource: events\n",
    }
    found = findings(write_workspace(tmp_path, files))
    assert [(each.path, each.code, each.help) for each in found if each.code[:3] == "MEA"] == [
        ("metrics/b.yaml", "MEA006", "did you mean `requests`?"),
        ("metrics/c.yaml", "MEA005", "add source: requests"),
        (
            "metrics/d.yaml",
            "MEA006",
            'declare it in sightline.toml: [sources.events] with files = "data/*.csv"',
        ),
    ]


def test_every_condition_of_a_metric_is_read(tmp_path: Path) -> None:
    text = (
        "title: A\nfilters: [ok = true, status <]\npopulations:\n  slow: ms > 900\n  odd: a ~ 1\n"
    )
    root = write_workspace(tmp_path, {"metrics/a.yaml": text})
    assert places(root, "MEA007") == ["metrics/a.yaml:2:30", "metrics/a.yaml:5:10"]
