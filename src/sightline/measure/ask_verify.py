"""``verify``: are the promises kept?"""

from __future__ import annotations

from dataclasses import dataclass

from sightline.charts.chart import Chart
from sightline.kernel.asking.registry import argument, export, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.held_values import can_hold
from sightline.kernel.errors import UsageError
from sightline.measure.data_access import DataAccess
from sightline.measure.data_problem import settings_lines
from sightline.measure.figures.chart_file import ENDINGS
from sightline.measure.figures.distribution import Distribution
from sightline.measure.judging.drawn_promise import chart_of_promise, distribution_of_promise
from sightline.measure.judging.posing import question_of
from sightline.measure.language.window import rfc3339
from sightline.measure.promise_result import NotAsked, PromiseResult
from sightline.measure.promises.promise import Promise
from sightline.measure.verdict import FAIL
from sightline.measure.verification import Verification


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """Whose promises to put to the data: all documents' when no id is given."""

    ids: tuple[str, ...] = argument(
        (), metavar="[ID...]", help="only the promises of these documents", complete="id"
    )
    chart: bool = export(
        help="draw the one promise into a file that ends in .svg, .png or .html",
        made_by="sightline.measure.figures.chart_file:chart_file",
        endings=ENDINGS,
    )


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """The verdicts, and apart from them every line that has none.

    ``not_promises`` are lines that data can't keep or break, ``problems`` the reasons why something
    could not be computed, ``hidden`` how many documents and sources are withheld.
    ``distribution`` is that of the one promise of the documents that were named, where it is about
    numbers, ``chart`` its drawing where one was asked for; null otherwise.
    """

    results: tuple[PromiseResult, ...]
    not_promises: tuple[NotAsked, ...]
    problems: tuple[Diagnostic, ...]
    as_of: str
    hidden: int
    distribution: Distribution | None
    chart: Chart | None

    @property
    def exit_code(self) -> int:
        errors = any(problem.severity == "error" for problem in self.problems)
        return int(errors or any(r.verdict == FAIL for r in self.results))


@operation("verify", pages="results", renderers={"text": "sightline.measure.render_verify:text"})
def verify(view: WorkspaceView, request: VerifyRequest) -> VerifyResult:
    """Put every promise to the data: kept, broken, or not known, each with its reading.

    PASS and FAIL are what data show at the stated confidence (95 % unless said). INCONCLUSIVE says
    how many rows would settle it; STALE and NO DATA say why nothing can be known. The exit code is
    1 where a promise is broken or a metric can't be computed. `--record` keeps the verdicts.
    """
    data = DataAccess(view)
    try:
        return verify_with(view, data, request.ids, request.chart)
    finally:
        data.close()


def verify_with(
    view: WorkspaceView, data: DataAccess, ids: tuple[str, ...], wants_chart: bool = False,
    accepts: bool = False,
) -> VerifyResult:  # fmt: skip
    """Ask about the promises of some documents, or of all; `accepts` what was defined anew since
    the last record. Raises UsageError for an unknown id."""
    if view.shared is None or ids or wants_chart or accepts:
        return _verified(view, data, ids, wants_chart, accepts)
    key = ("verify", view.subject)
    if key not in view.shared:
        view.shared[key] = _verified(view, data, ids, wants_chart, accepts)
    return view.shared[key]  # type: ignore[no-any-return]


def _verified(
    view: WorkspaceView, data: DataAccess, ids: tuple[str, ...], wants_chart: bool, accepts: bool
) -> VerifyResult:
    documents = _documents(view, ids)
    lines = settings_lines(view)
    found = Verification(data, documents, lines, view.progress, view, accepts).run()
    return VerifyResult(
        found.results, found.not_promises, found.problems,
        rfc3339(data.as_of), data.hidden, *_drawn(data, found.results, bool(ids), wants_chart),
    )  # fmt: skip


def _drawn(
    data: DataAccess, results: tuple[PromiseResult, ...], is_named: bool, wants_chart: bool
) -> tuple[Distribution | None, Chart | None]:
    """The one promise that was asked about, as it is distributed and as a chart."""
    found = [(one, one._parsed) for one in results if one.reading is not None]
    drawable = [(one, criterion) for one, criterion in found if criterion is not None]
    if wants_chart and len(drawable) != 1:
        help = "name the document of one: sightline verify REQ-1 --chart chart.svg"
        count = f"{len(drawable):,} were answered by data"
        raise UsageError(f"a chart shows one promise, and {count}", help=help)
    if len(drawable) != 1 or not (is_named or wants_chart):
        return None, None
    [(one, criterion)] = drawable
    question, engine = question_of(data, criterion), data.engine()
    distribution = distribution_of_promise(question, engine)
    if not wants_chart:
        return distribution, None
    title = f"{one.verdict} {one.id}: {one.title}"
    return distribution, chart_of_promise(question, distribution, title, engine)


def _documents(view: WorkspaceView, ids: tuple[str, ...]) -> list[Document]:
    """The documents in the order of their paths; of all, those whose kind can hold a promise."""
    if ids:
        found = {document.path: document for document in map(view.find, ids)}
        return [found[path] for path in sorted(found)]
    kinds = view.catalogue.kinds.by_code
    holding = [code for code, kind in kinds.items() if can_hold(kind.model, Promise)]
    return sorted(view.documents(*holding), key=lambda document: document.path)
