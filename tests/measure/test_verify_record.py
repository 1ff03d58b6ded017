"""`verify --record`: a verdict is kept once, and can be asked again years later."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import Refused
from sightline.store.engine import Engine
from sightline.store.sources import read_sources
from tests.cli.command_line import sightline
from tests.measure.promised import HEADER, requirement, rows, workspace
from tests.workspaces import ask, codes, findings

REQ = "requirements/REQ-014-quick.md"
LINES = (
    "p95 of api.latency_ms where operation = 'search' and latency_ms >= 100 is < 250 ms",
    "share(ok) of api.ok where user != 'u0' and ok = true is > 10 %",
    'count of api.requests where operation = "it\'s: #1" is < 5',
)
SHIPPED = "status: shipped\nreview: 2026-02-01\n"


def recorded(root: Path) -> list[str]:
    folder = root / "readings"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def promising(tmp_path: Path, *lines: str) -> Path:
    return workspace(tmp_path, {REQ: requirement(*lines, more=SHIPPED)})


def models(root: Path) -> list[Any]:
    dispatcher = Dispatcher(app.parts(), str(root))
    dispatcher.call("list", {}, Subject("test"))
    return [d.model for d in dispatcher.workspace().documents() if d.kind == "RDG"]


def test_a_recorded_verdict_settles_the_review_and_stands_in_the_thread(tmp_path: Path) -> None:
    root = promising(tmp_path, LINES[0])
    assert "MEA003" in codes(root)
    result = ask(root, "record", ids=("REQ-014",))
    assert [(r.id, r.path, r.verdict, r.is_new) for r in result.recorded] == [
        ("RDG-req-014-2026-03-01", "readings/RDG-req-014-2026-03-01.yaml", "PASS", True)
    ]
    assert "MEA003" not in codes(root)
    assert not [d for d in findings(root) if d.path.startswith("readings/")]
    thread = json.dumps(json.loads(sightline(root, "thread", "REQ-014", "--json").out))
    assert '"verdict": "PASS"' in thread and "RDG-req-014-2026-03-01" in thread


def test_a_record_holds_everything_to_get_the_number_again(tmp_path: Path) -> None:
    root = promising(tmp_path, *LINES[:2])
    results = ask(root, "record").results
    tables = {"requests": {"files": "data/requests.csv", "time": "ts"}}
    by_criterion = {model.criterion: model for model in models(root)}
    with Engine(root, read_sources(tables)[0].values()) as engine:
        for result in results:
            held = by_criterion[result.criterion].reading
            assert held.value == result.reading.value
            assert held.params.values == result.reading.params
            assert [type(v) for v in held.params.values] == [type(v) for v in result.reading.params]
            assert engine.run(held.query, held.params.values)[1][0][0] == pytest.approx(held.value)
            assert held.window == result.reading.window
            assert (held.low, held.high, held.n) == (
                result.reading.low, result.reading.high, result.reading.n,
            )  # fmt: skip


def test_recording_again_the_same_day_writes_nothing(tmp_path: Path) -> None:
    root = promising(tmp_path, *LINES[:2], LINES[0])
    first = ask(root, "record")
    files = {name: (root / "readings" / name).read_bytes() for name in recorded(root)}
    again = ask(root, "record")
    assert recorded(root) == [
        "RDG-req-014-2026-03-01-2.yaml", "RDG-req-014-2026-03-01.yaml",
    ]  # fmt: skip
    assert [r.is_new for r in first.recorded] == [True, True]
    assert [r.is_new for r in again.recorded] == [False, False]
    assert {name: (root / "readings" / name).read_bytes() for name in files} == files


def test_what_differs_or_another_day_is_a_record_of_its_own(tmp_path: Path) -> None:
    root = promising(tmp_path, LINES[0])
    ask(root, "record")
    (root / "data/requests.csv").write_text(HEADER + rows(100, first=200))
    ask(root, "record")
    ask(root, "record", as_of="2026-03-02")
    assert recorded(root) == [
        "RDG-req-014-2026-03-01-2.yaml",
        "RDG-req-014-2026-03-01.yaml",
        "RDG-req-014-2026-03-02.yaml",
    ]
    assert sorted(model.verdict for model in models(root)) == ["FAIL", "FAIL", "PASS"]


def test_a_file_that_stands_in_the_way_is_left_alone(tmp_path: Path) -> None:
    root = promising(tmp_path, LINES[0])
    (root / "readings").mkdir()
    taken = root / "readings/RDG-req-014-2026-03-01.yaml"
    taken.write_text("title: [unfinished\n")
    ask(root, "record")
    assert taken.read_text() == "title: [unfinished\n"
    assert recorded(root)[0] == "RDG-req-014-2026-03-01-2.yaml"


def test_what_could_not_be_computed_is_not_recorded(tmp_path: Path) -> None:
    root = promising(tmp_path, "p95 of api.latency is < 2 ms", "Should be fast", LINES[0])
    found = ask(root, "record")
    assert [r.criterion for r in found.recorded] == [LINES[0]]
    assert len(found.problems) == 1 and len(recorded(root)) == 1


def test_awkward_words_are_read_back_as_they_were(tmp_path: Path) -> None:
    line = "count of api.requests where operation = 'it''s: #1 \"x\"' is < 5"
    root = promising(tmp_path, json.dumps(line))
    ask(root, "record")
    (model,) = models(root)
    assert model.criterion == line
    assert model.reading.params.values[-1] == 'it\'s: #1 "x"'
    assert model.by == "test"


def test_only_who_sees_all_may_record(tmp_path: Path) -> None:
    root = promising(tmp_path, LINES[0])
    settings = root / "sightline.toml"
    settings.write_text(settings.read_text() + '[audiences.few]\nhide = ["requirements/*"]\n')
    with pytest.raises(Refused):
        Dispatcher(app.parts(), str(root)).call("record", {}, Subject("test", "few"))
    assert recorded(root) == []


def test_the_command_and_its_alias_say_the_same_and_a_dry_run_writes_nothing(
    tmp_path: Path,
) -> None:
    root = promising(tmp_path, LINES[0])
    dry = sightline(root, "verify", "--record", "--dry-run")
    assert "+++ b/readings/RDG-req-014-2026-03-01.yaml" in dry.out and recorded(root) == []
    one = sightline(root, "verify", "--record", "--json")
    two = sightline(root, "record", "--json")
    first, second = json.loads(one.out), json.loads(two.out)
    assert [r.pop("is_new") for r in (*first["recorded"], *second["recorded"])] == [True, False]
    assert first == second
    assert sightline(root, "verify", "--dry-run").out == sightline(root, "verify").out
