"""What `sightline.toml` says about results of tests, and about how long somebody's word holds.

[tests]
junit = ["build/junit.xml", "reports/*.xml"]   # JUnit XML, in the workspace
fresh_within = "7d"                            # older results are STALE
zone = "Europe/Berlin"                         # of times without one; UTC unless said

[attestations]
fresh_within = "90d"                           # of what is attested or reported
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from sightline.kernel.errors import Refused
from sightline.kernel.files.workspace_path import parse_workspace_path
from sightline.text.near import nearest

TESTS, ATTESTATIONS = "tests", "attestations"
_LENGTH = re.compile(r"([0-9]{1,6})\s*(min|h|d|w)\Z")
_UNITS = {"min": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_EXAMPLE = 'write junit = ["build/junit.xml"]'


class SettingProblem(NamedTuple):
    """A mistake in the settings: the keys that lead to it, what is wrong, what to write."""

    path: tuple[str, ...]
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class ResultFiles:
    """Where results of tests are, how old they may be, and the zone of times that name none."""

    junit: tuple[str, ...] = ()
    fresh_within: timedelta = timedelta(days=7)
    zone: str = "UTC"


WORD_HOLDS = timedelta(days=90)


def read_tests(table: Mapping[str, Any]) -> tuple[ResultFiles, list[SettingProblem]]:
    """Return what `[tests]` says, and what is wrong with it."""
    if not table:
        return ResultFiles(), []
    problems = _unknown(table, TESTS, ("junit", "fresh_within", "zone"))
    usual = ResultFiles()
    junit = _files(table, problems)
    fresh = _length(table, TESTS, usual.fresh_within, problems)
    zone = table.get("zone", "UTC")
    if not _is_zone(zone):
        help = 'write zone = "Europe/Berlin"'
        problems.append(SettingProblem((TESTS, "zone"), f"there is no time zone `{zone}`", help))
        zone = usual.zone
    return ResultFiles(junit, fresh, zone), problems


def read_attestations(table: Mapping[str, Any]) -> tuple[timedelta, list[SettingProblem]]:
    """Return how long a word holds, and what is wrong with `[attestations]`."""
    problems = _unknown(table, ATTESTATIONS, ("fresh_within",))
    return _length(table, ATTESTATIONS, WORD_HOLDS, problems), problems


def _unknown(table: Mapping[str, Any], name: str, known: tuple[str, ...]) -> list[SettingProblem]:
    found = []
    for key in table:
        if key not in known:
            near = nearest(key, known, limit=1)
            help = f"did you mean `{near[0]}`?" if near else "known: " + ", ".join(known)
            found.append(SettingProblem((name, key), f"nobody reads the key `{key}`", help))
    return found


def _files(table: Mapping[str, Any], problems: list[SettingProblem]) -> tuple[str, ...]:
    given = table.get("junit", ())
    files = (given,) if isinstance(given, str) else given
    if not isinstance(files, list | tuple) or not files or not all(map(_is_text, files)):
        message = "`junit` should name the files of results"
        problems.append(SettingProblem((TESTS, "junit"), message, _EXAMPLE))
        return ()
    return tuple(file for file in files if _is_inside(file, problems))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_inside(file: str, problems: list[SettingProblem]) -> bool:
    try:
        parse_workspace_path(file)
    except Refused as refused:
        message = refused.message.replace("The path", "The file").rstrip(".")
        help = "name files of this workspace; let the test run write them there: build/junit.xml"
        problems.append(SettingProblem((TESTS, "junit"), message, help))
        return False
    return True


def _length(
    table: Mapping[str, Any], name: str, usual: timedelta, problems: list[SettingProblem]
) -> timedelta:
    text = table.get("fresh_within")
    if text is None:
        return usual
    found = _LENGTH.match(text) if isinstance(text, str) else None
    if found is None or int(found[1]) == 0:
        message = f"`{text}` is not a length of time"
        help = 'write fresh_within = "7d" (min, h, d, w)'
        problems.append(SettingProblem((name, "fresh_within"), message, help))
        return usual
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _is_zone(name: Any) -> bool:
    if name == "UTC":
        return True
    if not isinstance(name, str):
        return False
    from sightline.measure.language.window import (
        is_zone,  # zoneinfo is read only where one is named
    )

    return is_zone(name)
