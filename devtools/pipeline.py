"""What CI asks of a change, in order: `python3 dev.py test`."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from devtools.browser import ensure_browser
from devtools.environment import chore_environment, ensure
from devtools.errors import ChoreError
from devtools.paths import REPORTS, ROOT, VENV_PYTHON
from devtools.skips import read_skip_reasons, summarise_skips
from devtools.steps import Outcome, Step, describe, last_line, run_steps

PYTHON = str(VENV_PYTHON)
JUNIT = REPORTS / "pytest.xml"
TYPED = ("src", "devtools", "dev.py", "conftest.py", "proofs", "benchmarks")


def all_steps() -> list[Step]:
    """Every step; the long ones first, so that both cores stay busy to the end."""
    typed = [name for name in TYPED if _holds_python(ROOT / name)]
    report = f"--junitxml={JUNIT}"
    return [
        Step("tests", (PYTHON, "-m", "pytest", "-n", "2", report), last_line),
        Step("types", (PYTHON, "-m", "mypy", *typed), last_line),
        Step("format", (PYTHON, "-m", "ruff", "format", "--check", ".")),
        Step("lint", (PYTHON, "-m", "ruff", "check", ".")),
        Step("imports", (str(VENV_PYTHON.parent / "lint-imports"),)),
        Step("docs", (PYTHON, "-m", "devtools.docs", "--check")),
        Step("product", (PYTHON, "-m", "devtools.main_job")),
    ]


def run_pipeline(names: Sequence[str], tests: Sequence[str] = ()) -> int:
    """Set up, run the steps (all, or those named), tell each, and count what was skipped."""
    steps = choose_steps(all_steps(), names, tests)
    ensure("dev")
    if any(step.name == "tests" for step in steps):
        ensure_browser()
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir(parents=True)
    started = time.monotonic()
    outcomes: list[Outcome] = []
    for outcome in run_steps(steps, folder=ROOT, environment=_environment()):
        print(describe(outcome), flush=True)
        outcomes.append(outcome)
    print(summarise(outcomes, time.monotonic() - started))
    print(summarise_skips(read_skip_reasons(JUNIT)), flush=True)
    return int(any(outcome.status for outcome in outcomes))


def choose_steps(steps: Sequence[Step], names: Sequence[str], tests: Sequence[str]) -> list[Step]:
    """The steps named, all if none is; paths or `-k` words narrow the tests and leave the rest.

    Where all run, the commands of the pages are run by the tests, and not a second time.
    """
    known = [step.name for step in steps]
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise ChoreError(f"no step is called {', '.join(unknown)}; there are {', '.join(known)}")
    if tests:
        names = [*names, "tests"]
    chosen = [step for step in steps if not names or step.name in names]
    more = {"tests": tuple(tests), "docs": () if names else ("--but-sessions",)}
    return [
        Step(step.name, (*step.command, *more.get(step.name, ())), step.closing) for step in chosen
    ]


def summarise(outcomes: Sequence[Outcome], seconds: float) -> str:
    """One line: how many steps, which failed, how long it took."""
    failed = [outcome.step.name for outcome in outcomes if outcome.status]
    verdict = f"{len(failed)} failed: {', '.join(failed)}" if failed else "all fine"
    return f"{len(outcomes)} steps, {verdict}; {seconds:.0f} s"


def _environment() -> dict[str, str]:
    """Nothing about the person at the keyboard changes what the steps see."""
    environment = chore_environment()
    environment.update(PYTHONUTF8="1", NO_COLOR="1", COLUMNS="100", TZ="UTC")
    for name in ("FORCE_COLOR", "PYTEST_ADDOPTS", "PYTHONWARNINGS"):
        environment.pop(name, None)
    return environment


def _holds_python(path: Path) -> bool:
    return path.is_file() or any(path.glob("**/*.py"))
