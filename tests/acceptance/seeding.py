"""Puts mistakes into a copy of the healthy workspace, and compares what is found."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sightline.kernel.diagnostics import Diagnostic
from tests.acceptance import (
    mistakes_in_criteria,
    mistakes_in_keys,
    mistakes_in_links,
    mistakes_in_settings,
    mistakes_in_the_thread,
    mistakes_in_yaml,
)
from tests.acceptance.mistake import AS_OF, HEALTHY, Mistake, place_of, read_healthy
from tests.workspaces import findings

MISTAKES = (
    *mistakes_in_yaml.MISTAKES,
    *mistakes_in_keys.MISTAKES,
    *mistakes_in_links.MISTAKES,
    *mistakes_in_the_thread.MISTAKES,
    *mistakes_in_criteria.MISTAKES,
    *mistakes_in_settings.MISTAKES,
)


class Report(NamedTuple):
    """What a person is told: code, severity, path, line; column 0 where it doesn't matter."""

    code: str
    severity: str
    path: str
    line: int
    column: int

    def fits(self, wanted: Report) -> bool:
        """Whether this is the finding that was wanted."""
        return self[:4] == wanted[:4] and wanted.column in (0, self.column)


class Seeded:
    """A copy of the healthy workspace that mistakes are put into and taken out of."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(HEALTHY, root, dirs_exist_ok=True)
        self.healthy = read_healthy()
        self.before = frozenset(findings(root, as_of=AS_OF))

    def put(self, mistakes: Iterable[Mistake], *, mended: bool = False) -> dict[str, str]:
        """Make the mistakes, or mend them; the files as they are afterwards."""
        files = dict(self.healthy)
        for mistake in mistakes:
            content = mistake.content(self.healthy, mistake.mended if mended else mistake.new)
            path = self.root / mistake.path
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            files[mistake.path] = content.decode("utf-8", "replace")
        return files

    def take_out(self, mistakes: Iterable[Mistake]) -> None:
        """Make the workspace healthy again."""
        for mistake in mistakes:
            path = self.root / mistake.path
            if mistake.path in self.healthy:
                path.write_text(self.healthy[mistake.path], encoding="utf-8")
            else:
                path.unlink(missing_ok=True)

    def new_findings(self) -> list[Diagnostic]:
        """What is found beyond what the healthy workspace says."""
        return [found for found in findings(self.root, as_of=AS_OF) if found not in self.before]


def wanted(mistake: Mistake, files: dict[str, str]) -> list[Report]:
    """What has to be reported about a mistake."""
    return [
        Report(one.code, one.severity, *place_of(mistake, one, files)) for one in mistake.expected
    ]


def reported(found: Diagnostic) -> Report:
    """A finding as a person sees it."""
    return Report(found.code, found.severity, found.path, found.line, found.column)


def pair_up(reports: list[Report], wants: list[Report]) -> tuple[list[Report], list[Report]]:
    """What is wanted and missing, and what is reported on top."""
    rest, missing = list(reports), []
    for want in wants:
        match = next((report for report in rest if report.fits(want)), None)
        if match is None:
            missing.append(want)
        else:
            rest.remove(match)
    return missing, rest
