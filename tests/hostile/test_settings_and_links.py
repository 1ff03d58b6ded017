"""Neither settings nor symbolic links lead Sightline out of its workspace, or make it fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from proofs._hostile import SETTINGS, findings, say, write_files
from sightline.store.errors import SourceError
from sightline.store.sources import Source, resolve_files

FEEDBACK = SETTINGS + '[feedback.TIC]\nfiles = {}\nkey = "id"\n'


def _codes(root: Path) -> list[tuple[str, str]]:
    return [(d["code"], d["path"]) for d in findings(root)]


@pytest.mark.parametrize(
    "pattern",
    [
        "../outside/*.csv", "feedback/../../outside/*.csv", "/etc/*", "~/x.csv", ".git/*",
        ".sightline/*", "**/*.csv", "*.csv", "rows.csv", "feedback\\\\*.csv", "./feedback/*.csv",
        "feedback//*.csv", "[f]eedback/*.csv", "C:/x.csv", "\\ufffe/x\\u0000.csv",
    ],
)  # fmt: skip
def test_feedback_is_only_looked_for_in_folders_of_the_workspace(
    tmp_path: Path, pattern: str
) -> None:
    write_files(tmp_path / "outside", {"tickets.csv": "id\n1\n"})
    root = write_files(tmp_path / "w", {"sightline.toml": FEEDBACK.format(f'"{pattern}"')})
    assert _codes(root) == [("DOC051", "sightline.toml")]
    assert say(root, "show", "TIC-1").code == 2


@pytest.mark.parametrize("files", ["7", "[7]", "[[7]]", '[""]', "{a = 1}", "true", '["a/b", 1]'])
def test_feedback_of_a_wrong_type_is_a_finding(tmp_path: Path, files: str) -> None:
    root = write_files(tmp_path, {"sightline.toml": FEEDBACK.format(files)})
    assert _codes(root) == [("DOC051", "sightline.toml")]


@pytest.mark.parametrize(
    "text",
    ["x = " + "[" * 20_000, "name = " + "1" * 5_000, "a." * 9_000 + "a = 1", "as_of = 10:00:00"],
)
def test_settings_that_cannot_be_read_are_told_in_plain_words(tmp_path: Path, text: str) -> None:
    root = write_files(tmp_path, {"sightline.toml": text})
    [found] = findings(root)
    assert found["code"] in ("DOC050", "DOC051")
    assert "recursion" not in found["message"]
    assert "set_int" not in found["message"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xef\xbb\xbfname = 'x'\r\nowner = 'y'\r\n", None),
        (b'name = "\xe9"\n', "DOC001"),
        ("name = 'x'\n".encode("utf-16"), "DOC009"),
        (b"name = 'x'\x00\n", "DOC004"),
    ],
)
def test_settings_in_every_encoding_have_a_place(
    tmp_path: Path, data: bytes, code: str | None
) -> None:
    root = write_files(tmp_path, {"sightline.toml": data})
    assert [d["code"] for d in findings(root)][:1] == ([code] if code else [])


def test_settings_that_are_too_large_say_so(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"sightline.toml": b"#" * 5_000_001})
    said = say(root, "check")
    assert said.code == 3
    assert "MB" in said.err


def test_a_folder_that_is_a_link_is_one_finding_and_nothing_behind_it_is_read(
    tmp_path: Path,
) -> None:
    write_files(tmp_path / "outside", {"INT-1.md": "# Secret\n", "t.csv": "id\n1\n"})
    settings = FEEDBACK.format('"feedback/*.csv"')
    root = write_files(tmp_path / "w", {"sightline.toml": settings, "requirements/REQ-1.md": "x"})
    (root / "feedback").symlink_to(tmp_path / "outside")
    (root / "interviews").symlink_to("../outside")
    (root / "insights").symlink_to("requirements")
    (root / "roadmap").symlink_to("roadmap")
    (root / "rollouts").symlink_to("nowhere")
    found = [pair for pair in _codes(root) if pair[1] != "requirements/REQ-1.md"]
    assert found == [
        ("DOC006", "feedback"), ("DOC008", "insights"), ("DOC006", "interviews"),
        ("DOC007", "roadmap"), ("DOC005", "rollouts"),
    ]  # fmt: skip


def test_half_a_character_in_feedback_is_a_finding_and_the_other_rows_are_read(
    tmp_path: Path,
) -> None:
    rows = r'{"id": "\ud800"}' + "\n" + r'{"id": "b", "t": "\ud83d\ude00"}' + "\n"
    settings = FEEDBACK.format('"feedback/*.jsonl"')
    root = write_files(tmp_path, {"sightline.toml": settings, "feedback/a.jsonl": rows})
    assert [(d["code"], d["line"]) for d in findings(root)] == [("LNK011", 1)]
    assert say(root, "show", "TIC-b", "--json").code == 0


@pytest.mark.parametrize("path", ["requirments", "requirements/REQ-9.md", "x\\y", "..", "/etc"])
def test_a_slip_in_a_path_is_not_taken_for_a_healthy_workspace(tmp_path: Path, path: str) -> None:
    root = write_files(tmp_path, {"requirements/REQ-1.md": "---\nx: 1\n---\n", "docs/a.txt": ""})
    for operation in ("check", "fix"):
        assert say(root, operation, "--", path).code in (2, 4)
    assert say(root, "check", "docs").code == 0
    for named in ("requirements", "requirements/", "./requirements/REQ-1.md"):
        assert say(root, "check", named).code == 1


def test_a_pattern_of_a_source_goes_through_no_link_and_into_no_private_folder(
    tmp_path: Path,
) -> None:
    root = write_files(tmp_path / "w", {"data/a.csv": "x\n1\n", ".sightline/state/s.csv": "x\n1\n"})
    (root / "data" / "all").symlink_to("/")
    (root / "data" / "self").symlink_to("..")
    (root / "private.csv").symlink_to(".sightline/state/s.csv")
    assert resolve_files(root, Source("s", ("data/**/*.csv",), "csv")) == [str(root / "data/a.csv")]
    assert resolve_files(root, Source("s", ("**/[a-b].csv",), "csv")) == [str(root / "data/a.csv")]
    for pattern in (".sightline/state/*.csv", ".git/x.csv", "private.csv", "**.csv", "data/**x"):
        with pytest.raises(SourceError):
            resolve_files(root, Source("s", (pattern,), "csv"))
