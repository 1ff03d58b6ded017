"""``contract changelog``: what changed, for those who build it, who call it, or who only use it."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.contract.advising.changelog import AUDIENCES, ContractChanges, changes_of
from sightline.contract.advising.judging import judged_pair
from sightline.contract.advising.pairs import pairs_of
from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest
from sightline.text.yaml.scalars import as_date


@dataclass(frozen=True, slots=True)
class ContractChangelogRequest:
    """Which two versions, told to whom."""

    old: str = argument(help="a file, REV:path of git, or a revision", metavar="[OLD]")
    new: str = argument(help="a file, or REV:path of git", metavar="[NEW]")
    for_: str = option(
        help="engineers (as usual), partners or everyone", metavar="engineers|partners|everyone"
    )
    effective: str = option(help="the day on which NEW goes live", metavar="YYYY-MM-DD")
    fetch_references: bool = option(False, help="allow URLs, and references that lead to the net")


@dataclass(frozen=True, slots=True)
class ChangelogResult:
    """What changed, contract by contract. ``problems`` are what could not be understood."""

    audience: str
    contracts: tuple[ContractChanges, ...]
    problems: tuple[Diagnostic, ...]
    as_of: str
    hidden: int


@operation(
    "contract.changelog",
    outside=True,
    renderers={
        "text": "sightline.contract.render_contract_changelog:text",
        "markdown": "sightline.contract.render_contract_changelog:markdown",
        "html": "sightline.contract.render_contract_changelog:html",
    },
)
def contract_changelog(view: WorkspaceView, request: ContractChangelogRequest) -> ChangelogResult:
    """Tell what changed between two versions of a contract.

    Engineers get every change with its place; partners what they have to do and by when, without
    operations marked `x-internal`; everyone a few plain sentences. OLD and NEW are as for
    `contract diff`.
    """
    audience = request.for_ or AUDIENCES[0]
    if audience not in AUDIENCES:
        near = nearest(audience, AUDIENCES, limit=1)
        help = f"did you mean {near[0]}?" if near else "allowed: " + ", ".join(AUDIENCES)
        raise UsageError(f"--for {audience}: there is no such choice", help=help)
    if request.effective and as_date(request.effective) is None:
        help = "write --effective 2026-12-31"
        raise UsageError(f"`{request.effective}` is not a date", help=help)
    contracts: list[ContractChanges] = []
    problems: list[Diagnostic] = []
    for pair in pairs_of(view, request.old, request.new, request.fetch_references):
        judged = judged_pair(view, pair, None)
        contracts.append(changes_of(pair, judged.comparison, audience, request.effective))
        problems += judged.problems
    return ChangelogResult(audience, tuple(contracts), tuple(problems), view.as_of, view.hidden)
