"""Derived files: whole or absent, shared by processes, never outside the workspace."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.store.snapshots import Snapshots

CACHE = ".sightline/cache"


def test_what_was_saved_is_loaded_and_the_last_one_wins(tmp_path: Path) -> None:
    snapshots = Snapshots(str(tmp_path))
    assert snapshots.load("check") is None
    for data in (b"one", b"", b"\x00" * 10_000):
        snapshots.save("check", data)
        assert Snapshots(str(tmp_path)).load("check") == data
    assert snapshots.load("other") is None


def test_git_never_sees_the_cache_and_nothing_else_is_left_there(tmp_path: Path) -> None:
    snapshots = Snapshots(str(tmp_path))
    snapshots.save("check", b"data")
    snapshots.save("check", b"data again")
    assert snapshots.moment_ns() > 0
    assert sorted(os.listdir(tmp_path / CACHE)) == [".gitignore", "check.snapshot"]
    assert (tmp_path / CACHE / ".gitignore").read_text() == "*\n"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.data())
def test_a_damaged_snapshot_is_no_snapshot(
    tmp_path: Path, data: bytes, draw: st.DataObject
) -> None:
    snapshots = Snapshots(str(tmp_path))
    snapshots.save("check", data)
    path = tmp_path / CACHE / "check.snapshot"
    held = path.read_bytes()
    cut = draw.draw(st.integers(0, len(held) - 1))
    flip = draw.draw(st.integers(1, 255))
    for damaged in (
        held[:cut],
        held[:cut] + bytes([held[cut] ^ flip]) + held[cut + 1 :],
        held + b"x",
    ):
        path.write_bytes(damaged)
        assert snapshots.load("check") is None


def test_the_moment_is_that_of_the_file_system(tmp_path: Path) -> None:
    moment = Snapshots(str(tmp_path)).moment_ns()
    later = tmp_path / "later"
    later.write_text("x")
    assert moment <= later.stat().st_mtime_ns


@pytest.mark.parametrize("link", [".sightline", CACHE, f"{CACHE}/check.snapshot"])
def test_no_link_leads_out_of_the_workspace(tmp_path: Path, link: str) -> None:
    workspace, outside = tmp_path / "workspace", tmp_path / "outside"
    outside.mkdir()
    (outside / "check.snapshot").write_bytes(b"precious")
    place = workspace / link
    place.parent.mkdir(parents=True)
    place.symlink_to(outside / "check.snapshot" if link.endswith("snapshot") else outside)
    snapshots = Snapshots(str(workspace))
    assert snapshots.load("check") is None
    snapshots.save("check", b"data")
    assert (outside / "check.snapshot").read_bytes() == b"precious"
    assert os.listdir(outside) == ["check.snapshot"]


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a.b", "A", "x" * 65])
def test_a_name_is_one_plain_word(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError):
        Snapshots(str(tmp_path)).save(name, b"")


def test_a_cache_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / ".sightline").write_text("a file in the way")
    snapshots = Snapshots(str(tmp_path))
    snapshots.save("check", b"data")
    assert snapshots.load("check") is None
    assert snapshots.moment_ns() == 0


def test_writers_side_by_side_leave_one_whole_snapshot(tmp_path: Path) -> None:
    seen: list[bytes | None] = []

    def work(letter: bytes) -> None:
        snapshots = Snapshots(str(tmp_path))
        for _ in range(30):
            snapshots.save("check", letter * 50_000)
            seen.append(snapshots.load("check"))

    threads = [threading.Thread(target=work, args=(letter,)) for letter in (b"a", b"b", b"c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {data and (data[:1], len(set(data)), len(data)) for data in seen} <= {
        (letter, 1, 50_000) for letter in (b"a", b"b", b"c")
    }
    assert sorted(os.listdir(tmp_path / CACHE)) == [".gitignore", "check.snapshot"]
