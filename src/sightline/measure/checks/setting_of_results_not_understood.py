"""What the settings say about results of tests, or about attestations, can't be understood.

Without them promises that a test decides have NO DATA, and everybody's word stays fresh for the
usual 90 days, without another sign. Files of results stand in the workspace; a length of time is
written `7d`, `12h` or `4w`.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"

    [tests]
    junit = "../build/junit.xml"
    fresh_within = "a week"

    [attestations]
    fresh = "30d"

## Good

sightline.toml
    name = "Example"
    owner = "ana"

    [tests]
    junit = "build/junit.xml"
    fresh_within = "7d"

    [attestations]
    fresh_within = "30d"
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, Place
from sightline.kernel.documents.settings import FILE_NAME, Settings
from sightline.measure.words.results_settings import read_attestations, read_tests

_NO_KIND = ""


@check("MEA034", on=(_NO_KIND,))
def setting_of_results_not_understood(document: Document, settings: Settings) -> Iterator[Finding]:
    if document.path != FILE_NAME:
        return
    for problem in (*read_tests(settings.tests)[1], *read_attestations(settings.attestations)[1]):
        place = Place(*settings.place(problem.path))
        yield Finding(problem.message, place, problem.help)
