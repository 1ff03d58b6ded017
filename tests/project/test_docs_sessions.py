"""Sessions in pages: commands run in a place of their own, and what can't be run is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from devtools.errors import ChoreError
from devtools.generators.sessions import played


def page(folder: Path, text: str) -> Path:
    written = folder / "page.md"
    written.write_text("<!-- session: empty -->\n" + text, encoding="utf-8")
    return written


def test_a_block_with_a_path_is_written_and_a_command_reads_it(tmp_path: Path) -> None:
    text = "```yaml a/b.yaml\ntitle: Hello\n```\n\n```console\n$ cat a/b.yaml\nstale\n```\n"
    assert played(page(tmp_path, text)).endswith("```console\n$ cat a/b.yaml\ntitle: Hello\n```\n")


def test_a_page_that_was_played_stays_as_it_is(tmp_path: Path) -> None:
    text = "```console\n$ printf 'a\\n\\nb\\n\\n'\n$ cd ..\n$ ls workspace\n\n$ false\n```\n"
    once = played(page(tmp_path, text))
    assert played(page(tmp_path, once.partition("\n")[2])) == once


def test_a_command_that_does_not_exist_stops_the_page(tmp_path: Path) -> None:
    with pytest.raises(ChoreError, match=r"page\.md: `sihgtline check` could not be run"):
        played(page(tmp_path, "```console\n$ sihgtline check\n```\n"))


def test_other_blocks_are_left_alone(tmp_path: Path) -> None:
    text = "```sh\n$ rm -rf everything\n```\n\n```text\n$ not run\n```\n"
    assert played(page(tmp_path, text)) == "<!-- session: empty -->\n" + text
