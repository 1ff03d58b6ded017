"""Promises about the repository itself: small rooms, locks with hashes, no traces of a machine."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from devtools.docs import describe, find_changes, find_generators
from devtools.errors import ChoreError
from devtools.generators.changelog import compile_changelog, parse_fragment
from devtools.paths import REQUIREMENTS, ROOT

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LONGEST_README = 40
SOURCES = sorted((ROOT / "src" / "sightline").rglob("*.py"))
CHORES = sorted((ROOT / "devtools").rglob("*.py"))
LOCKS = sorted(REQUIREMENTS.glob("*.lock"))
ROOMS = sorted(
    path.parent
    for path in (ROOT / "src" / "sightline").glob("*/__init__.py")
    if len(list(path.parent.rglob("*.py"))) > 1
)
# Written in pieces, so that this file doesn't hold what it looks for.
MACHINE_TRACES = re.compile(
    "|".join(
        ("/wor" + r"k/(main|shared|\.library)", "/tm" + "p/w/", "/roo" + r"t/", "/home/" + r"\w+/")
    )
)
REGISTRIES = re.compile(
    "|".join(
        (
            "files.python" + r"hosted\.org",
            "py" + r"pi\.org/simple",
            "registry.npm" + r"js\.org",
            "static.crates" + r"\.io",
        )
    )
)


@cache
def tracked_texts() -> dict[str, str]:
    """Every file that git knows, if it is text."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode != 0:
        pytest.skip("git: this checkout has no history")
    texts = {}
    for name in filter(None, listing.stdout.split("\0")):
        path = ROOT / name
        if path.is_file() and not path.is_symlink():
            texts[name] = path.read_bytes().decode("utf-8", "ignore")
    return texts


def name_of(path: Path) -> str:
    """The path as a test's id."""
    return path.relative_to(ROOT).as_posix()


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    lengths = {name_of(path): len(path.read_bytes().splitlines()) for path in SOURCES + CHORES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_sixty_lines() -> None:
    too_long = {}
    for path in SOURCES + CHORES:
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    too_long[f"{name_of(path)}:{node.lineno} {node.name}"] = lines
    assert too_long == {}


def test_no_module_is_named_for_nothing() -> None:
    nothing = {"utils", "util", "helpers", "helper", "misc", "common"}
    assert [name_of(path) for path in SOURCES + CHORES if path.stem in nothing] == []


def test_every_room_says_in_forty_lines_what_comes_in_and_goes_out() -> None:
    lines = {}
    for room in ROOMS:
        readme = room / "README.md"
        lines[name_of(readme)] = len(readme.read_bytes().splitlines()) if readme.is_file() else None
    wrong = {name: count for name, count in lines.items() if not count or count > LONGEST_README}
    assert wrong == {}


@pytest.mark.parametrize("lock", LOCKS, ids=name_of)
def test_a_lock_pins_every_package_with_hashes_and_no_address(lock: Path) -> None:
    text = re.sub(r"^ *#.*$", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    packages = re.split(r"\n(?=\S)", text.strip())
    unpinned = [
        package.splitlines()[0]
        for package in packages
        if not re.match(r"[a-z0-9.-]+(\[[a-z,]+\])?==\S+( ; .+)? \\\n", package)
        or "--hash=sha256:" not in package
    ]
    assert unpinned == []
    assert re.findall(r"\S*://\S*|--(?:extra-)?index\S*|--find-links\S*", text) == []


def test_the_locks_agree_on_every_version() -> None:
    pins: dict[str, set[str]] = {}
    for name in ("dev.lock", "runtime.lock", "build.lock"):
        text = (REQUIREMENTS / name).read_text(encoding="utf-8")
        for package, version in re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE):
            pins.setdefault(package, set()).add(version)
    assert {package: found for package, found in pins.items() if len(found) > 1} == {}


@pytest.mark.parametrize("traces", [MACHINE_TRACES, REGISTRIES], ids=["paths", "registries"])
def test_no_tracked_file_tells_where_it_was_written(traces: re.Pattern[str]) -> None:
    found = {name: match.group() for name, text in tracked_texts().items()
             if (match := traces.search(text))}  # fmt: skip
    assert found == {}


def test_the_chores_need_only_the_standard_library() -> None:
    import sys

    foreign = set()
    for path in [ROOT / "dev.py", *CHORES]:
        if {"generators", "skills_data"} & set(path.parts):  # these run in the environment
            continue
        for node in ast.walk(ast.parse(path.read_bytes())):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            foreign |= {name.partition(".")[0] for name in names}
    assert foreign - set(sys.stdlib_module_names) == {"devtools"}


def test_the_changelog_is_what_the_fragments_say() -> None:
    changelog = [each for each in find_generators() if each.__name__.endswith(".changelog")]
    assert [describe(change) for change in find_changes(changelog)] == []


def test_fragments_become_sections_by_version_and_category() -> None:
    text = compile_changelog(
        {
            "Unreleased": {
                "0003-b.md": "category: fixed\n\nIt works\nagain.\n",
                "0002-a.md": "category: added\n\nA thing.\n",
            },
            "0.1.0": {"0001-x.md": "category: added\n\nThe first.\n"},
            "0.0.1": {},
        }
    )
    assert text.partition("changes/`.\n")[2] == (
        "\n## Unreleased\n\n### Added\n\n- A thing.\n\n### Fixed\n\n- It works\n  again.\n"
        "\n## 0.1.0\n\n### Added\n\n- The first.\n"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("0001-x.md", "category: new\n\nWords.\n"),
        ("0001-x.md", "Words.\n"),
        ("1-x.md", "category: added\n\nWords.\n"),
    ],
)
def test_a_fragment_that_cannot_be_read_says_how_it_should_look(name: str, text: str) -> None:
    with pytest.raises(ChoreError, match="should"):
        parse_fragment(name, text)
