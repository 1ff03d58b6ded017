"""Where things are, whatever folder a chore was started from."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
VENV = ROOT / ".venv"
VENV_BIN = VENV / "bin"
VENV_PYTHON = VENV_BIN / "python"
TOOLS = ROOT / ".tools"
REPORTS = TOOLS / "reports"


def from_root(path: Path) -> str:
    """The path as it is written in messages: relative to the repository, with slashes."""
    return path.relative_to(ROOT).as_posix()
