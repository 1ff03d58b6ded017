"""``contract infer``: a first document for an API that has none."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.contract.inferring.document_file import ENDINGS
from sightline.kernel.asking.registry import export, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError


@dataclass(frozen=True, slots=True)
class InferRequest:
    """Which traffic, and what the API is called."""

    traffic: str = option(
        help="a HAR file, an access log, JSON lines, a gateway's export or OTLP JSON",
        metavar="FILE",
    )
    traffic_format: str = option(help="what the traffic is, where it can't be told", metavar="NAME")
    title: str = option("Drafted API", help="what the API is called", metavar="TITLE")
    out: bool = export(
        help="write it into a file that ends in .yaml, .yml or .json",
        made_by="sightline.contract.inferring.document_file:document_file",
        endings=ENDINGS,
    )


@dataclass(frozen=True, slots=True)
class InferResult:
    """The drafted document, how many exchanges it describes, and how many it can't."""

    document: dict[str, object]
    exchanges: int
    left_out: int
    notes: tuple[str, ...]


@operation(
    "contract.infer",
    outside=True,
    renderers={"text": "sightline.contract.render_contract_infer:text"},
)
def contract_infer(view: WorkspaceView, request: InferRequest) -> InferResult:
    """Draft an OpenAPI document from recorded traffic.

    Paths with identifiers become templates, bodies become schemas. Everything in it is a guess;
    `x-observed` says on how many calls or values it stands. No value of the traffic is copied, but
    for words of paths and, where a field is named like a kind of thing, its few values.
    """
    from sightline.contract.inferring.drafting import document_of, fold
    from sightline.contract.traffic.named_traffic import traffic_named
    from sightline.contract.traffic.reader import exchanges

    if not request.traffic:
        help = "for example: --traffic recorded.har"
        raise UsageError("--traffic names what the draft is made of", help=help)
    found = exchanges(traffic_named(view, request.traffic), request.traffic_format)
    draft = fold(found)
    notes = list(found.tally.notes)
    if found.tally.broken:
        tally = found.tally
        first = f"{tally.unit} {tally.first_broken}: {tally.why}"
        notes.append(f"{tally.broken:,} could not be read, the first of them {first}")
    document = document_of(draft, request.title)
    return InferResult(document, draft.exchanges, draft.left_out, tuple(notes))
