"""`check PATH` and `fix PATH` are about a part that is there, and count that part."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofs._hostile import SETTINGS, say, write_files

FILES = {
    "requirements/REQ-014-search.md": "---\ntitle: Search\ndepends_on: REQ-015\n---\n",
    "requirements/REQ-015-export.md": "# Export\n",
    "interviews/INT-003-acme.md": "---\ntitle: Acme\n---\n\n[[REQ-014]] and [[REQ-015]]\n",
    "interviews/INT-003-acme.vtt": "WEBVTT\n",
}
HIDE = '[audiences.partner]\nhide = ["interviews/*"]\n'


@pytest.mark.parametrize("operation", ["check", "fix"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("requirments", "requirements"),
        ("requirments/", "requirements"),
        ("requirments/REQ-014-search.md", "requirements/REQ-014-search.md"),
        ("requirements/REQ-014-serch.md", "requirements/REQ-014-search.md"),
        ("requirements/REQ-014.md", "requirements/REQ-014-search.md"),
        ("REQ-014-search.md", "requirements/REQ-014-search.md"),
        ("nosuch.md", "such as requirements"),
    ],
)
def test_a_slip_in_a_path_is_told_with_the_nearest(
    tmp_path: Path, operation: str, typed: str, meant: str
) -> None:
    said = say(write_files(tmp_path, FILES), operation, typed)
    assert said.code == 2
    assert f"help: did you mean {meant}?" in said.err or f"{meant}\n" in said.err


@pytest.mark.parametrize(
    ("path", "documents", "links"),
    [
        ("", 3, 3),
        ("requirements", 2, 1),
        ("requirements/", 2, 1),
        ("./requirements/REQ-015-export.md", 1, 0),
        ("interviews", 1, 2),
        ("interviews/INT-003-acme.vtt", 1, 0),
        ("sightline.toml", 0, 0),
    ],
)
def test_the_counts_are_those_of_the_part(
    tmp_path: Path, path: str, documents: int, links: int
) -> None:
    root = write_files(tmp_path, FILES)
    found = say(root, "check", *filter(None, [path]), "--json").json
    assert (found["documents"], found["links"]) == (documents, links)


def test_a_transcript_and_its_interview_are_one_document_wherever_they_are_counted(
    tmp_path: Path,
) -> None:
    root = write_files(tmp_path, {**FILES, "sightline.toml": SETTINGS + HIDE})
    for _ in range(2):  # cold, and from what the first run remembers
        assert say(root, "check", "--json").json["documents"] == 3
    assert len(say(root, "list", "--json").json["documents"]) == 3
    seen = say(root, "list", "--as", "partner", "--json").json
    assert (len(seen["documents"]), seen["hidden"]) == (2, 1)
    assert say(root, "check", "--as", "partner", "--json").json["documents"] == 2
