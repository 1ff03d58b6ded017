"""Settings that can't be read are told in a person's words, and are the only finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workspaces import findings, write_workspace

USER_OF_SETTINGS = {
    "roadmap/INI-001.md": "---\ntitle: Now\nstatus: committed\nhorizon: next\noutcome: x\n"
    "requirements: [REQ-001]\n---\n",
    "requirements/REQ-001.md": "---\ntitle: Fast\nevidence: [TIC-1]\n---\n",
    "metrics/api.x.yaml": "title: X\nsource: calls\n",
}


@pytest.mark.parametrize(
    ("text", "line", "help"),
    [
        ('name = "x"\nowner = ana b\n', 2, 'write owner = "ana b"'),
        ('owner = "a"\nowner = "b"\n', 2, "keep one owner"),
        ('[defaults\nwindow="1d"\n', 1, "write [defaults]"),
        ('[defaults]\nwindow: "28d"\n', 2, 'write window = "28d"'),
        ('name "x"\n', 1, 'write name = "..."'),
        ('name = "x\n', 1, 'write name = "x"'),
        ("[a]\nb=1\n[a]\nc=2\n", 3, "keep one [a]"),
        ("name = \u201cx\u201d\n", 1, 'write name = "x"'),
        ("name =\n", 1, 'write name = "..."'),
        ('[sources.x]\nfiles = ["a"\nkey = "x"\n', 3, "write ]"),
        (b"name = '\xe9'\n", 1, "UTF-8"),
    ],
)
def test_a_slip_in_the_settings_is_one_finding(
    tmp_path: Path, text: str | bytes, line: int, help: str
) -> None:
    write_workspace(tmp_path, USER_OF_SETTINGS | {"sightline.toml": text})
    found = [d for d in findings(tmp_path) if d.severity != "info"]
    assert [(d.path, d.line) for d in found] == [("sightline.toml", line)]
    assert help in str(found[0].help)


def test_what_does_not_rest_on_settings_is_still_told(tmp_path: Path) -> None:
    lost = "---\ntitle: Fast\nevidence: [INT-001]\n---\n"
    write_workspace(tmp_path, {"sightline.toml": "name =\n", "requirements/REQ-001.md": lost})
    assert {"DOC050", "LNK001"} <= {d.code for d in findings(tmp_path)}


def test_an_ignore_of_a_code_that_does_not_exist_names_a_near_one(tmp_path: Path) -> None:
    text = "---\n# sightline: ignore LNK901 -- later\ntitle: Fast\nevidence: [INT-001]\n---\n"
    write_workspace(tmp_path, {"requirements/REQ-001.md": text})
    (found,) = [d for d in findings(tmp_path) if d.code.startswith("IGN")]
    assert (found.code, found.message) == ("IGN004", "there is no code LNK901")
    assert "LNK001" in str(found.help)
