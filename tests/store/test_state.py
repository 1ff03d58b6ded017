"""The audit trail: one line a record, whole, in order, kept from git."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from sightline.kernel.errors import Refused
from sightline.store.state import append_audit

TRAIL = ".sightline/state/audit.jsonl"


def lines(root: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (root / TRAIL).read_text("utf-8").split("\n")[:-1]]


def test_records_stand_in_order_one_a_line(tmp_path: Path) -> None:
    for number in range(3):
        append_audit(str(tmp_path), {"n": number, "text": "a\nb \u2028 é"})
    assert lines(tmp_path) == [{"n": n, "text": "a\nb \u2028 é"} for n in range(3)]
    assert (tmp_path / ".sightline/state/.gitignore").read_text() == "*\n"


def test_writers_side_by_side_never_mix_their_lines(tmp_path: Path) -> None:
    def work(name: str) -> None:
        for number in range(20):
            append_audit(str(tmp_path), {"who": name, "n": number, "pad": "x" * 5000})

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    records = lines(tmp_path)
    for name in "abc":
        assert [record["n"] for record in records if record["who"] == name] == list(range(20))


def test_a_line_cut_off_by_a_crash_spoils_no_other(tmp_path: Path) -> None:
    append_audit(str(tmp_path), {"n": 1})
    with (tmp_path / TRAIL).open("ab") as file:
        file.write(b'{"n": 2, "te')
    append_audit(str(tmp_path), {"n": 3})
    text = (tmp_path / TRAIL).read_text().splitlines()
    assert [text[0], text[2]] == ['{"n":1}', '{"n":3}']


def test_the_trail_is_never_written_through_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("")
    state = tmp_path / "workspace/.sightline/state"
    state.mkdir(parents=True)
    (state / "audit.jsonl").symlink_to(outside)
    with pytest.raises(Refused):
        append_audit(str(tmp_path / "workspace"), {"n": 1})
    assert outside.read_text() == ""
