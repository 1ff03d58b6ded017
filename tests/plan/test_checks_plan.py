"""Promises of the checks of planning, beyond the examples on their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import places, write_workspace

METRIC = {"metrics/search.session.yaml": "title: Searches\nsource: s\n"}


def item(*lines: str) -> str:
    """A document with these lines in its front matter."""
    return "\n".join(["---", "title: Search", *lines, "---", ""])


@pytest.mark.parametrize(
    ("settings", "lines", "reported"),
    [
        ('name = "Example"\n', (), True),
        ('name = "Example"\n', ("owner: ~",), True),
        ('name = "Example"\n', ("owner: mira",), False),
        ('name = "Example"\nowner = "ana"\n', (), False),
    ],
)
def test_the_owner_of_the_workspace_stands_in_for_the_initiative(
    tmp_path: Path, settings: str, lines: tuple[str, ...], reported: bool
) -> None:
    files = {"sightline.toml": settings, "roadmap/INI-1.md": item(*lines)}
    root = write_workspace(tmp_path, files)
    assert places(root, "PLN002") == (["roadmap/INI-1.md:2:8"] if reported else [])


@pytest.mark.parametrize(
    ("key_results", "reported"),
    [
        ("", True),
        ("key_results: []", True),
        ("key_results: [text: feels instant]", True),
        ("key_results: ['share(found) of search.session is >= 60 %']", False),
        ("key_results: ['share(found) of search.session is >= 60 %', text: instant]", False),
        ("key_results: ['share(found of search.session is >= 60 %']", False),
        ("key_results: [search feels instant]", False),
    ],
)
def test_an_objective_needs_one_key_result_that_data_can_answer(
    tmp_path: Path, key_results: str, reported: bool
) -> None:
    """Where a key result has a slip in it, that is what is reported."""
    files = {**METRIC, "objectives/OBJ-1.md": item(key_results)}
    assert bool(places(write_workspace(tmp_path, files), "PLN004")) == reported


@pytest.mark.parametrize(
    ("lines", "required", "reported"),
    [
        (("horizon: now",), "draft", True),
        (("horizon: next",), "draft", False),
        (("horizon: now",), "committed", False),
        (("horizon: now",), "shipped", False),
        (("horizon: now", "status: shipped"), "draft", False),
        (("horizon: now", "status: dropped"), "draft", False),
        ((), "draft", False),
    ],
)
def test_now_is_for_what_was_committed_to(
    tmp_path: Path, lines: tuple[str, ...], required: str, reported: bool
) -> None:
    files = {
        "roadmap/INI-1.md": item("requirements: [REQ-9, REQ-1]", *lines),
        "requirements/REQ-1.md": item(f"status: {required}"),
    }
    found = places(write_workspace(tmp_path, files), "PLN005")
    assert found == (["roadmap/INI-1.md:3:23"] if reported else [])
