"""A document that doesn't say its own day takes the day that its owner says, and no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.command_line import sightline

PERSONAS = Path(__file__).parent / "personas"
DATED = (
    '{"basics": {"name": "Ana Beaumont"}, "work": [{"position": "Product Manager", "name": "Relay",'
)
DATED += ' "startDate": "2020-01"}], "meta": {"lastModified": "2025-05-01"}}'


def read(folder: Path, *words: str) -> tuple[str, str, int]:
    shutil.copy(PERSONAS / "general_pm.md", folder / "me.md")
    (folder / "me.json").write_text(DATED)
    shown = sightline(folder, "career", "read", *words, "--as-of", "2026-11-01")
    return shown.out, shown.err, shown.code


def test_the_day_that_the_owner_says_is_the_present(tmp_path: Path) -> None:
    out, _, code = read(tmp_path, "me.md", "--dated", "2026-10-01")
    assert code == 0
    assert '"present" is 2026-10-01, as you say' in out
    assert '"present" is between' in read(tmp_path, "me.md")[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["me.md", "--dated", "2026-12-01"], "2026-12-01 is still to come"),
        (["me.md", "--dated", "last week"], "`last week` is not a date"),
        (["me.json", "--dated", "2026-01-01"], "me.json says itself that it is of 2025-05-01"),
    ],
)
def test_another_day_is_refused(tmp_path: Path, words: list[str], said: str) -> None:
    out, err, code = read(tmp_path, *words)
    assert (out, code) == ("", 2)
    assert said in err
