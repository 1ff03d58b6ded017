"""``contract diff``: who breaks when a contract changes, proven, and what to do instead."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.contract.advising.answer import Asked, DiffResult, answered
from sightline.contract.advising.judging import judged_pair, policy_named
from sightline.contract.advising.pairs import pairs_of
from sightline.contract.advising.witness_file import ENDINGS
from sightline.contract.comparison import BREAKING, REVIEW, SEMANTIC, SOURCE, WIRE
from sightline.kernel.asking.registry import argument, export, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

_BY = ("cause", "operation")
_FAIL_ON = (BREAKING, REVIEW, "none")
_CLASSES = (WIRE, SOURCE, SEMANTIC)


@dataclass(frozen=True, slots=True)
class ContractDiffRequest:
    """Which two versions, seen how, judged by what."""

    old: str = argument(help="a file, REV:path of git, or a revision", metavar="[OLD]")
    new: str = argument(help="a file, or REV:path of git", metavar="[NEW]")
    by: str = option(help="list by cause (as usual) or by operation", metavar="cause|operation")
    fail_on: str = option(
        help="what ends with exit code 1: breaking, review (as usual), none", metavar="VERDICT"
    )
    check_version: bool = option(False, help="exit code 1 where the new version says too little")
    policy: str = option(
        help="a policy instead of contracts/<api>/policy.yaml", metavar="POLICY.yaml"
    )
    class_: str = option(help="only wire, source or semantic changes", metavar="CLASS")
    all: bool = option(False, help="show compatible changes as well, and nothing shortened")
    fetch_references: bool = option(False, help="allow URLs, and references that lead to the net")
    witness: bool = export(
        help="write the proofs of what breaks as a test (.py) or as curl commands (.sh)",
        made_by="sightline.contract.advising.witness_file:witness_file",
        endings=ENDINGS,
    )


@operation(
    "contract.diff",
    outside=True,
    pages="entries",
    renderers={
        "text": "sightline.contract.render_contract_diff:text",
        "html": "sightline.contract.render_contract_diff_html:html",
        "markdown": "sightline.contract.render_contract_diff_markdown:markdown",
        "github": "sightline.contract.render_contract_diff_markdown:comment",
        "annotations": "sightline.contract.render_contract_diff_markdown:workflow_commands",
    },
)
def contract_diff(view: WorkspaceView, request: ContractDiffRequest) -> DiffResult:
    """Say who breaks when a contract changes, and prove it.

    Two files, or two revisions (`v1.2:contracts/pets/openapi.yaml`). Without NEW, every contract
    of the workspace against OLD; without both, against where this branch left the main one.
    Exit code 1 on breaking changes and on those that somebody should review.
    """
    asked = Asked(
        _one_of(request.by, "--by", _BY) or "cause",
        _one_of(request.fail_on, "--fail-on", _FAIL_ON),
        _one_of(request.class_, "--class", _CLASSES),
        request.all,
        request.check_version,
    )
    given = policy_named(view, request.policy) if request.policy else None
    pairs = pairs_of(view, request.old, request.new, request.fetch_references)
    judged = [judged_pair(view, pair, given) for pair in pairs]
    return answered(judged, asked, view.as_of, view.hidden)


def _one_of(value: str, option: str, allowed: tuple[str, ...]) -> str:
    if not value or value in allowed:
        return value
    near = nearest(value, allowed, limit=1)
    help = f"did you mean {near[0]}?" if near else "allowed: " + ", ".join(allowed)
    raise UsageError(f"{option} {value}: there is no such choice", help=help)
