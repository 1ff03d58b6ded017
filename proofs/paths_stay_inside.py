"""No path that somebody types, sends or puts into a link leads out of the workspace.

Each round builds a tree of folders and links at random: links inside, out, up, absolute, in loops,
to private folders. Paths are taken from lists of traversals and made at random from parts that have
fooled others. Whatever such a path is, reading through it gives nothing that stands outside or in a
private folder, and writing changes nothing there. Outside stands the same tree, so that a path that
leads out finds something.
"""

from __future__ import annotations

import os
import random
import tempfile
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from proofs._hostile import CORPORA, SETTINGS, corpus
from sightline.kernel.errors import Refused
from sightline.kernel.files.safe_paths import WorkspaceRoot, read_document
from sightline.kernel.files.workspace_path import is_private_name, parse_workspace_path
from sightline.kernel.files.writer import Edit, apply_edits
from sightline.store.errors import SourceError
from sightline.store.sources import Source, resolve_files
from sightline.text.yaml.nodes import Problem

TITLE = "No path leads out of the workspace, through whatever links, to read or to write"
ROUNDS_SMALL = 12
ROUNDS_FULL = 1_500

_PATHS = 60
_INSIDE, _OUTSIDE = b"inside", b"OUTSIDE"
_NAMES = ("a", "b", "c.md", "d.csv", "requirements", "REQ-1.md")
_PARTS = (
    *_NAMES, *_NAMES, "..", ".", "", " ..", ".. ", "...", "..;", "%2e%2e", "..%2f", "\\u002e.",
    "\u2024\u2024", "\uff0e\uff0e", "\u2025", "..\u200b", "\u202e..", "..\\", "\\", "C:", "~",
    "~root",
    "$HOME", ".git",
    ".GIT", ".git ", "git~1", ".g\u200cit", ".sightline", "*", "**", "?", "[a]", "{a,b}", "\x00",
    "\n", "\udcff", "con", "a" * 300, "file:", "\uff0e\uff0e", "..\u0000", "l0", "l1", "l2", "l3",
)  # fmt: skip


def run(seed: int, rounds: int) -> dict[str, object]:
    """Each round is a tree with sixty paths."""
    rng = random.Random(seed)
    listed = corpus("traversal") if CORPORA.is_dir() else ()
    done: Counter[str] = Counter()
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            base = Path(folder)
            links = _build(base, rng)
            before = _outside(base)
            with WorkspaceRoot(base / "w") as root:
                for path in _some_paths(rng, listed, links):
                    what = f"seed {seed}, round {number}: {path!r}"
                    done[_read(root, base, path, what)] += 1
                    done[_ask_for_source(base, path, what)] += 1
                    done[_write(base, path, what)] += 1
            assert _outside(base) == before, f"seed {seed}, round {number}: changed outside"
    return {"rounds": rounds, **done}


def _build(base: Path, rng: random.Random) -> list[str]:
    """The same tree inside and outside, then links; where the links stand."""
    root = base / "w"
    for top, content in ((root, _INSIDE), (base / "outside", _OUTSIDE)):
        for folder in ("", "a", "a/b", "requirements", ".git", ".sightline/state"):
            (top / folder).mkdir(parents=True, exist_ok=True)
            for name in ("c.md", "d.csv", "REQ-1.md", "config"):
                private = folder.startswith(".")
                (top / folder / name).write_bytes(_OUTSIDE if private else content)
    (base / "c.md").write_bytes(_OUTSIDE)
    (root / "sightline.toml").write_text(SETTINGS)
    made = []
    for name in ("l0", "l1", "l2", "l3"):
        place = rng.choice(("", "a/", "a/b/", "requirements/")) + name
        up = "../" * place.count("/")
        target = rng.choice(
            (f"{up}../outside", f"{up}../outside/c.md", str(base / "outside"), f"{up}a", f"{up}a/b",
             "l1", "l2", f"{up}a/b/l3", ".", "..", f"{up}.git", f"{up}.sightline/state/config",
             f"{up}c.md", str(root / "a"), str(root / "c.md"), "/", "/etc", "nowhere",
             f"{up}a/../..", f"{root}/../outside", f"{root}x")
        )  # fmt: skip
        os.symlink(target, root / place)
        made.append(place)
    return made


def _some_paths(rng: random.Random, listed: tuple[bytes, ...], links: list[str]) -> Iterator[str]:
    for _ in range(_PATHS):
        kind = rng.random()
        if kind < 0.3 and listed:
            text = os.fsdecode(rng.choice(listed))
            text = text.replace("{FILE}", "outside/c.md")
            yield urllib.parse.unquote(text) if rng.random() < 0.5 else text
        elif kind < 0.6:
            yield "/".join([rng.choice(links), *rng.choices(_PARTS[:12], k=rng.randrange(0, 4))])
        else:
            yield "/".join(rng.choices(_PARTS, k=rng.randrange(1, 6)))


def _read(root: WorkspaceRoot, base: Path, text: str, what: str) -> str:
    try:
        path = parse_workspace_path(text)
    except Refused as refused:
        assert refused.help and refused.message, what
        return "refused"
    parts = path.split("/")
    assert ".." not in parts and not any(map(is_private_name, parts)), what
    data = read_document(root, path)
    if isinstance(data, Problem):
        return "not read"
    assert data != _OUTSIDE, f"{what}: read outside"
    real = Path(os.path.realpath(base / "w" / path))
    assert real.is_relative_to(os.path.realpath(base / "w")), f"{what}: read at {real}"
    return "read"


def _ask_for_source(base: Path, text: str, what: str) -> str:
    try:
        files = resolve_files(base / "w", Source("x", (text,), "csv"))
    except SourceError:
        return "no source"
    top = os.path.realpath(base / "w")
    for file in files:
        assert Path(file).is_relative_to(top), f"{what}: source {file}"
        inner = Path(file).relative_to(top).parts
        assert not any(map(is_private_name, inner)), f"{what}: source in private folder {file}"
    return "source"


def _write(base: Path, text: str, what: str) -> str:
    try:
        apply_edits(base / "w", [Edit(text, None, b"new")])
    except Refused:
        return "not written"
    real = Path(os.path.realpath(base / "w" / text))
    assert real.read_bytes() == b"new", what
    assert real.is_relative_to(os.path.realpath(base / "w")), f"{what}: written at {real}"
    os.unlink(real)
    return "written"


def _outside(base: Path) -> dict[str, bytes]:
    """Every file outside of the workspace, and in its private folders."""
    private = [base / "w" / ".git", base / "w" / ".sightline" / "state"]
    tops = [base / "outside", *private]
    found = [p for top in tops for p in top.rglob("*") if p.is_file() and p.name != "lock"]
    found += [p for p in base.iterdir() if p.is_file()]
    return {str(path): path.read_bytes() for path in found}
