"""What was agreed about changes of a contract can't be understood.

A slip in a policy lets a change through that should have been stopped, or stops one that was
agreed on, without another sign. This is about `[contract]` in `sightline.toml`, which holds for all
contracts, and about `contracts/<api>/policy.yaml`, which holds for one and which `sightline
contract diff` reads; both know the same keys. A rule that ignores something says why.

## Bad

sightline.toml
    name = "Example"
    owner = "ana"

    [contract]
    fail_on = "braking"

    [[contract.ignore]]
    kind = "operation-removed"

## Good

sightline.toml
    name = "Example"
    owner = "ana"

    [contract]
    fail_on = "breaking"

    [[contract.ignore]]
    kind = "operation-removed"
    owner = "* /internal/*"
    reason = "Only our own workers call it"
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.contract.advising.policy_file import read_table
from sightline.contract.policy import Policy
from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, Place
from sightline.kernel.documents.settings import FILE_NAME, Settings

_NO_KIND = ""


@check("CON010", on=(_NO_KIND,))
def policy_not_understood(document: Document, settings: Settings) -> Iterator[Finding]:
    if document.path != FILE_NAME or not settings.contract:
        return
    for problem in read_table(settings.contract, Policy())[1]:
        keys = tuple(str(step) for step in problem.path if isinstance(step, str))
        yield Finding(problem.message, Place(*settings.place(("contract", *keys))), problem.help)
