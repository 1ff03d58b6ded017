"""What everybody runs all day loads nothing it doesn't need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = {"duckdb", "numpy", "pydantic", "rich", "scipy", "starlette", "uvicorn"}


def imported_by(*arguments: str, folder: Path, unwanted: set[str] = HEAVY) -> set[str]:
    """The unwanted packages that one `sightline` command imports."""
    command = [sys.executable, "-X", "importtime", "-m", "sightline", *arguments]
    answer = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr[-2000:]
    lines = (line for line in answer.stderr.splitlines() if line.startswith("import time:"))
    names = [line.rpartition("|")[2].strip() + "." for line in lines]
    return {each for each in unwanted if any(name.startswith(each + ".") for name in names)}


def test_the_version_is_told_without_loading_anything_heavy(tmp_path: Path) -> None:
    assert imported_by("--version", folder=tmp_path) == set()


def test_a_warm_check_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "sightline.toml").write_text('name = "Small"\n')
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "REQ-1-words.md").write_text("---\ntitle: Words\n---\n")
    imported_by("check", folder=tmp_path)
    assert imported_by("check", folder=tmp_path) == set()


def test_comparing_two_contracts_loads_no_other_room_and_no_network(tmp_path: Path) -> None:
    rooms = {f"sightline.{room}" for room in ("measure", "narrate", "decide", "web")}
    own = {f"sightline.contract.{part}" for part in ("traffic", "usage", "drift", "lifecycle")}
    document = '{"openapi": "3.1.0", "info": {"title": "P", "version": "1"}, "paths": {}}'
    (tmp_path / "a.json").write_text(document)
    unwanted = HEAVY | rooms | own | {"http", "ssl", "yaml", "yaml_rs"}
    asked = ("contract", "diff", "a.json", "a.json", "--json")
    assert imported_by(*asked, folder=tmp_path, unwanted=unwanted) == set()
