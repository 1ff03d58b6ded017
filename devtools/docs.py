"""Generated documents: written by `dev.py docs`, compared by `python -m devtools.docs --check`.

Every module in `devtools/generators/` is one generator, found by its folder. It has

    OWNS: tuple[str, ...]            # glob patterns of the files it alone writes
    def pages() -> dict[str, str]    # path from the repository's root -> the whole text

A file that matches `OWNS` and that `pages()` no longer names is stale and goes. A generator that
keeps one part of a file (the README's session) reads the file and returns it whole. Generators run
in the environment, so they may import the product.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from devtools import generators
from devtools.generators import sessions
from devtools.paths import ROOT, from_root

LONGEST_DIFF = 40


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is not what its generator says; `new` is None where it should not exist."""

    path: Path
    old: str | None
    new: str | None


def find_generators() -> list[ModuleType]:
    """All generators, by name."""
    names = sorted(each.name for each in pkgutil.iter_modules(generators.__path__))
    return [importlib.import_module(f"{generators.__name__}.{name}") for name in names]


def find_changes(found: Sequence[ModuleType], root: Path = ROOT) -> Iterator[Change]:
    """What would change if everything were generated now."""
    for generator in found:
        pages: dict[str, str] = generator.pages()
        wanted = {root / name: text for name, text in pages.items()}
        present = {path for pattern in generator.OWNS for path in root.glob(pattern)}
        for path in sorted(wanted.keys() | {path for path in present if path.is_file()}):
            old = path.read_text(encoding="utf-8") if path.is_file() else None
            new = wanted.get(path)
            if old != new:
                yield Change(path, old, new)


def write(change: Change) -> None:
    """Bring one file up to date."""
    if change.new is None:
        change.path.unlink()
        return
    change.path.parent.mkdir(parents=True, exist_ok=True)
    change.path.write_text(change.new, encoding="utf-8")


def describe(change: Change) -> str:
    """What is stale about a file, as the beginning of a diff."""
    name = from_root(change.path)
    if change.new is None:
        return f"{name}: no generator writes it any more"
    if change.old is None:
        return f"{name}: missing"
    lines = difflib.unified_diff(
        change.old.splitlines(), change.new.splitlines(), "as committed", "as generated", "", "", 1
    )
    return "\n".join([f"{name}: stale", *list(lines)[:LONGEST_DIFF]])


def main(arguments: Sequence[str]) -> int:
    """Write what is stale, or with `--check` only say so and fail.

    `--but-sessions` leaves out the terminals of the pages, where the tests play them anyway.
    """
    check = "--check" in arguments
    left_out = sessions if "--but-sessions" in arguments else None
    changes = list(find_changes([each for each in find_generators() if each is not left_out]))
    for change in changes:
        if check:
            print(describe(change))
        else:
            write(change)
            print(f"wrote {from_root(change.path)}" if change.new else f"gone {change.path.name}")
    if check and changes:
        print("Generated documents are stale. Run: python3 dev.py docs")
    return int(check and bool(changes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
