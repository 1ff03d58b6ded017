"""A snapshot that is whole, has the right key and makes no sense is as good as none."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import orjson
import pytest

from proofs._hostile import say, write_files
from sightline.kernel.compiling.workspace import ChangedMeanwhile, Workspace
from sightline.store.snapshots import Snapshots

FILES = {
    "requirements/REQ-1.md": "---\ntitle: One\nx: 1\ndepends_on: REQ-2\n---\n[[OPP-9]]\n",
    "requirements/REQ-2.md": "---\ntitle: Two\ndepends_on: REQ-1\n---\n",
    "opportunities/OPP-1.md": "---\ntitle: Slow\nevidence: INT-1#q1\n---\n",
    "interviews/INT-1.md": "---\ntitle: Talk\n---\n> slow {#q1}\n<!-- sightline: ignore X1 -->\n",
}
WRONG: tuple[Any, ...] = (None, True, 0, -1, 1e300, "", "x", [], [[]], {}, {"a": []}, [None] * 9)


def _places(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if not isinstance(value, dict | list):
        return [way]
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [way, *(place for key, part in inner for place in _places(part, (*way, key)))]


def _with(value: Any, way: tuple[Any, ...], wrong: Any) -> Any:
    if not way:
        return wrong
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[way[0]] = _with(value[way[0]], way[1:], wrong)
    return copy


def test_whatever_a_snapshot_holds_nothing_fails(tmp_path: Path) -> None:
    root = write_files(tmp_path, FILES)
    cold = say(root, "check", "--json").out
    snapshots = Snapshots(str(root))
    held = orjson.loads(snapshots.load("check") or b"")
    places = [place for place in _places(held) if place[:1] != ("key",)]
    rng = random.Random(1)
    for place in rng.sample(places, min(120, len(places))):
        wrong = rng.choice(WRONG)
        snapshots.save("check", orjson.dumps(_with(held, place, wrong)))
        commands = [["check"], ["check", "--json"], ["list"]]
        if place[2:4] != (3, 4):  # the parts of links are believed: there are too many of them
            commands += [["show", "REQ-1"], ["thread", "OPP-1"]]
        for words in commands:
            assert say(root, *words).code in (0, 1, 2), (place, wrong)
    snapshots.save("check", orjson.dumps([held]))
    assert say(root, "check", "--json").out == cold


@pytest.mark.parametrize("data", [b"", b"null", b"[]", b"{", b"\xff", b"7", b'"x"', b"[" * 9_999])
def test_a_snapshot_of_something_else_is_replaced(tmp_path: Path, data: bytes) -> None:
    root = write_files(tmp_path, FILES)
    cold = say(root, "check", "--json").out
    Snapshots(str(root)).save("check", data)
    assert say(root, "check", "--json").out == cold
    assert (Snapshots(str(root)).load("check") or b"").startswith(b'{"key"')


def test_a_fault_of_ours_is_not_hidden_by_asking_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_files(tmp_path, FILES)
    say(root, "check")
    monkeypatch.setattr("sightline.kernel.asking.views.git_dates", None)
    with pytest.raises(AssertionError, match="ended with 70"):
        say(root, "list")


@pytest.mark.parametrize("operation", ["show", "list", "thread", "why", "impact", "check"])
@pytest.mark.parametrize("times", [1, 99])
def test_files_that_change_while_they_are_read_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, operation: str, times: int
) -> None:
    root = write_files(tmp_path, FILES)
    left = [times]
    opened = Workspace.open

    def changing(self: Workspace, path: str) -> Any:
        left[0] -= 1
        if left[0] >= 0:
            raise ChangedMeanwhile(path)
        return opened(self, path)

    monkeypatch.setattr(Workspace, "open", changing)
    words = [] if operation in ("list", "check") else ["REQ-1"]
    said = say(root, operation, *words)
    assert said.code == (3 if times > 9 else said.code % 2)


def test_a_snapshot_with_any_one_byte_changed_is_ignored(tmp_path: Path) -> None:
    snapshots = Snapshots(str(write_files(tmp_path, FILES)))
    snapshots.save("check", b'{"key": [1, "x"], "files": {"a": [1, 2, 3]}}')
    path = tmp_path / ".sightline" / "cache" / "check.snapshot"
    whole = path.read_bytes()
    for at in range(len(whole)):
        for bit in (1, 16, 128):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
            assert snapshots.load("check") is None, at
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert snapshots.load("check") is None, end
    path.write_bytes(whole + b"x")
    assert snapshots.load("check") is None


def test_a_snapshot_of_another_version_is_ignored_and_replaced(tmp_path: Path) -> None:
    root = write_files(tmp_path, FILES)
    cold = say(root, "check", "--json").out
    snapshots = Snapshots(str(root))
    held = orjson.loads(snapshots.load("check") or b"")
    old = {**held, "key": [held["key"][0], "0" * 64, held["key"][2]], "files": {"x": 1}, "graph": 7}
    snapshots.save("check", orjson.dumps(old))
    assert say(root, "check", "--json").out == cold
    assert orjson.loads(snapshots.load("check") or b"") == held
