"""``contract approve``: let one change of a contract through, on record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sightline.contract.advising.approval_record import approval_text, title_of
from sightline.contract.advising.judging import judged_pair
from sightline.contract.advising.pairs import pairs_of
from sightline.contract.advising.subject import headline
from sightline.contract.comparison import COMPATIBLE, Entry
from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.new_ids import file_name, label_of, next_number
from sightline.kernel.authoring.second_look import refuse_partial_view, reread
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.text.near import nearest
from sightline.text.yaml.scalars import as_date

_KIND = "DEC"


@dataclass(frozen=True, slots=True)
class ContractApproveRequest:
    """Which change, who answers for it, why, and for how long."""

    entry: str = argument(
        help="the id of an entry of `contract diff`", metavar="ENTRY", required=True
    )
    old: str = argument(help="as for `contract diff`", metavar="[OLD]")
    new: str = argument(help="as for `contract diff`", metavar="[NEW]")
    owner: str = option(
        help="who answers for it (as usual, the owner in sightline.toml)", metavar="NAME"
    )
    reason: str = option(help="why it may ship all the same", metavar="TEXT")
    until: str = option(help="the last day on which the approval holds", metavar="YYYY-MM-DD")


@dataclass(frozen=True, slots=True)
class ContractApproveResult:
    """The decision that was written, and the change that it lets through."""

    id: str
    path: str
    title: str
    entry: str
    fingerprint: str
    message: str
    owner: str
    until: str


@operation(
    "contract.approve",
    writes=True,
    renderers={"text": "sightline.contract.render_contract_approve:text"},
)
def contract_approve(
    view: WorkspaceView, request: ContractApproveRequest
) -> Planned[ContractApproveResult]:
    """Let one change of a contract through, on record.

    Writes a decision with owner, reason and last day. It holds for exactly this edit of this place,
    wherever it is merged or rebased to; another edit needs another decision. `contract diff` shows
    it as approved, and it fails no run.
    """
    refuse_partial_view(view)
    request = replace(request, owner=request.owner.strip() or view.settings.owner)
    _refuse_incomplete(view, request)
    contract, entry = _found(view, request)
    if entry.verdict == COMPATIBLE:
        raise UsageError(f"{entry.id} hurts nobody", help="it needs no approval")
    if entry.approved_by:
        help = f"open {view.graph.home(entry.approved_by)}"
        raise UsageError(f"{entry.id} is approved by {entry.approved_by} already", help=help)
    kind = view.catalogue.kinds.by_code[_KIND]
    identifier = next_number(_KIND, view.graph.by_id)
    title = title_of(entry)
    path = f"{kind.folder}/{file_name(kind, identifier, label_of(title))}"
    data = approval_text(
        entry, contract, request.owner, request.reason, view.as_of[:10], request.until
    ).encode()
    for problem in reread(view, path, data).problems:
        raise UsageError(problem.message, help=problem.help)
    result = ContractApproveResult(
        identifier, path, title, entry.id, entry.fingerprint, headline(entry), request.owner,
        request.until,
    )  # fmt: skip
    return Planned(result, (Edit(path, None, data),))


def _refuse_incomplete(view: WorkspaceView, request: ContractApproveRequest) -> None:
    if not request.owner.strip():
        raise UsageError("nobody answers for it", help="write --owner ana")
    if not request.reason.strip():
        raise UsageError("an approval gives a reason", help='write --reason "Nobody calls it"')
    last = as_date(request.until)
    if last is None:
        said = f"`{request.until}` is not a date" if request.until else "an approval ends one day"
        raise UsageError(said, help="write --until 2026-12-31")
    if last < date.fromisoformat(view.as_of[:10]):
        raise UsageError(f"{request.until} is over", help="name a day to come")


def _found(view: WorkspaceView, request: ContractApproveRequest) -> tuple[str, Entry]:
    """The contract and the entry with an id, or with a fingerprint."""
    known: dict[str, tuple[str, Entry]] = {}
    for pair in pairs_of(view, request.old, request.new, fetch=False):
        for entry in judged_pair(view, pair, None).comparison.entries:
            if request.entry == entry.fingerprint:
                return pair.api, entry
            if entry.id == request.entry and known.get(entry.id, ("", entry))[1] != entry:
                help = f"name it by its fingerprint, such as {entry.fingerprint}"
                raise UsageError(f"several changes are called {entry.id}", help=help)
            known[entry.id] = (pair.api, entry)
    if request.entry in known:
        return known[request.entry]
    near = nearest(request.entry, known, limit=1)
    help = f"did you mean {near[0]}?" if near else "`sightline contract diff` shows all ids"
    raise UsageError(f"no change is called {request.entry}", help=help)
