"""Two deciders stand beside one promise, and they may disagree.

A promise has one answer, so one thing decides it: a test, a place in a contract, somebody's dated
word, or a reported figure. Where two of them matter they are two promises, each with its own words
and its own verdict.

## Bad

requirements/REQ-014-rights.md
    ---
    title: An answer says which right is missing
    criteria:
      - given: a key without rights
        when: it calls the search
        then: the answer names the right that is missing
        test: tests.search.test_rights
        attested: {by: ines, on: 2026-02-02}
    ---

sightline.toml
    name = "Example"
    owner = "ana"
    [tests]
    junit = ["build/junit.xml"]

## Good

requirements/REQ-014-rights.md
    ---
    title: An answer says which right is missing
    criteria:
      - given: a key without rights
        when: it calls the search
        then: the answer names the right that is missing
        test: tests.search.test_rights
      - text: a newcomer understands the answer
        attested: {by: ines, on: 2026-02-02}
    ---

sightline.toml
    name = "Example"
    owner = "ana"
    [tests]
    junit = ["build/junit.xml"]
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("MEA030")
