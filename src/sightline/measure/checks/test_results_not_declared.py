"""A promise is decided by a test, and nothing says where the results of tests are.

Sightline runs no tests. It reads what a test run wrote: JUnit XML, which pytest, Jest, Maven, Go
and most others can write. Name the files in `sightline.toml`; until then the promise has NO DATA.

## Bad

requirements/REQ-014-rights.md
    ---
    title: An answer says which right is missing
    criteria:
      - given: a key without rights
        when: it calls the search
        then: the answer names the right that is missing
        test: tests.search.test_rights
    ---

## Good

requirements/REQ-014-rights.md
    ---
    title: An answer says which right is missing
    criteria:
      - given: a key without rights
        when: it calls the search
        then: the answer names the right that is missing
        test: tests.search.test_rights
    ---

sightline.toml
    name = "Example"
    owner = "ana"
    [tests]
    junit = ["build/junit.xml"]
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.settings import Settings
from sightline.measure.promises.functional_criterion import DecidedByTest
from sightline.measure.promises.promises import place_within, promises_of


@check("MEA033", severity="thread")
def test_results_not_declared(document: Document, settings: Settings) -> Iterator[Finding]:
    if settings.tests or not settings.is_readable:
        return
    for promise in promises_of(document):
        known = promise.functional
        if known is not None and isinstance(known.decider, DecidedByTest):
            place = place_within(promise.node, 1, len(promise.node.text) + 1)
            message = f"`{known.decider.name}` decides this, and no results of tests are declared"
            help = 'declare them in sightline.toml: [tests] junit = ["build/junit.xml"]'
            yield Finding(message, place, help)
