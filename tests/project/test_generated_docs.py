"""Generated documents: what is stale, missing or left over is found, and mended."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from devtools.docs import find_changes, write


def generator(pages: dict[str, str], *owns: str) -> ModuleType:
    """A generator module as `devtools/generators/` holds them."""
    module = ModuleType("generator")
    module.__dict__.update(OWNS=owns, pages=lambda: pages)
    return module


def test_stale_missing_and_left_over_pages_are_found_and_mended(tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    for name, text in {"old.md": "gone", "stale.md": "before", "same.md": "same"}.items():
        (tmp_path / "reference" / name).write_text(text)
    (tmp_path / "mine.md").write_text("nobody generates this")
    pages = {"reference/stale.md": "after", "reference/same.md": "same", "new/page.md": "new"}
    one = generator(pages, "reference/*.md")
    changes = list(find_changes([one], tmp_path))
    assert {(each.path.name, each.old, each.new) for each in changes} == {
        ("old.md", "gone", None),
        ("stale.md", "before", "after"),
        ("page.md", None, "new"),
    }
    for change in changes:
        write(change)
    assert list(find_changes([one], tmp_path)) == []
    assert (tmp_path / "mine.md").read_text() == "nobody generates this"
