"""``brief``: the whole story on one page: did it work, what is promised, why, and who is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, zip_longest
from typing import Any

from sightline.kernel.asking.registry import operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.identifiers import kind_of
from sightline.kernel.documents.neighbourhood import Neighbourhood
from sightline.measure.ask_verify import VerifyResult, verify_with
from sightline.measure.data_access import DataAccess
from sightline.measure.language.criterion import DateRange, Previous
from sightline.measure.language.criterion_printer import render_statistic
from sightline.measure.promise_result import NotAsked, PromiseResult
from sightline.measure.rows.defined_metric import PREFIX
from sightline.measure.suggesting.metrics_today import MetricsToday
from sightline.measure.suggesting.suggested_criteria import Suggestion
from sightline.narrate.ask_why import WhyRequest, WhyResult, why
from sightline.narrate.broken_threads import LIVE, broken_threads
from sightline.narrate.needs import Need, broken, need, unanswered, without_rollback
from sightline.narrate.number_lookup import NumberLookup
from sightline.narrate.promise_history import PromiseHistory
from sightline.narrate.recorded_verdicts import WORST_FIRST

NOT_PROVEN = "before/after, cause NOT proven"


@dataclass(frozen=True, slots=True)
class BriefRequest:
    """Nothing to choose: the page is about the whole workspace."""


@dataclass(frozen=True, slots=True)
class KeyResult:
    """A key result of an objective: what it was, what it is; ``caveat`` where it is only compared
    with an earlier time, so that nothing says what caused the change. ``missing_means`` is what the
    metric says of those who have no value."""

    name: str
    caveat: str | None
    answer: PromiseResult
    missing_means: str


@dataclass(frozen=True, slots=True)
class PlainSentence:
    """A line that data can't keep or break, with criteria that say what it may have meant; where
    no metric fits, ``missing`` names the sort that is missing."""

    line: NotAsked
    title: str
    suggestions: tuple[Suggestion, ...]
    missing: str | None


@dataclass(frozen=True, slots=True)
class BriefResult:
    """The page. Figures are measured now; ``promises`` and ``sentences`` are of requirements that
    are committed or shipped, ``others`` counts the lines that stand elsewhere (drafts, guardrails,
    experiments). ``why`` is about the promise that is worst.
    """

    name: str
    as_of: str
    interviews: int
    feedback: int
    feedback_noun: str
    key_results: tuple[KeyResult, ...]
    promises: tuple[PromiseResult, ...]
    sentences: tuple[PlainSentence, ...]
    others: int
    why: WhyResult | None
    needs: tuple[Need, ...]
    commands: tuple[str, ...]
    problems: tuple[Diagnostic, ...]
    hidden: int


@operation("brief", renderers={"text": "sightline.narrate.render_brief:text"})
def brief(view: WorkspaceView, request: BriefRequest) -> BriefResult:
    """Tell the story on one page: did it work, which promises hold, why, who is needed.

    Every figure is measured for this page, from the data as they are at the as-of date.
    """
    data = DataAccess(view)
    try:
        found = verify_with(view, data, ())
    finally:
        data.close()
    promises = tuple(r for r in found.results if _is_promised(view, r.id))
    sentences = tuple(_sentences(view, found))
    results = tuple(_key_results(view, found))
    lines = len(found.results) + len(found.not_promises)
    worst = _worst(promises)
    fill = NumberLookup(view).titled
    return BriefResult(
        view.settings.name, view.as_of, *_heard(view), _feedback_noun(view), results,
        fill(promises), sentences, lines - len(promises) - len(sentences) - len(results),
        None if worst is None else _why(view, worst),
        fill(_needs(view, promises)), _commands(view, worst), found.problems, found.hidden,
    )  # fmt: skip


def _is_promised(view: WorkspaceView, identifier: str) -> bool:
    """Whether a requirement is committed or shipped."""
    home = view.graph.home(identifier)
    return (
        kind_of(identifier) == "REQ" and home is not None and view.graph.nodes[home].status in LIVE
    )


def _sentences(view: WorkspaceView, found: VerifyResult) -> Iterator[PlainSentence]:
    """The sentences among the promises, each with what it may have meant."""
    lines = [line for line in found.not_promises if _is_promised(view, line.id)]
    data = DataAccess(view)
    metrics = MetricsToday(data)
    try:
        for line in lines:
            made = metrics.suggested(line.text)
            yield PlainSentence(line, view.find(line.id).title, *made)
    finally:
        data.close()


def _key_results(view: WorkspaceView, found: VerifyResult) -> Iterator[KeyResult]:
    """The key results of objectives that are not dropped, named by their metrics."""
    for result in found.results:
        if kind_of(result.id) != "OBJ":
            continue
        baseline = result._parsed.baseline if result._parsed is not None else None
        caveat = NOT_PROVEN if isinstance(baseline, Previous | DateRange) else None
        home = view.graph.home(PREFIX + result.metric)
        model = view.open(home).model if home is not None else None
        means = getattr(model, "missing_means", None) or ""
        yield KeyResult(_name(view, result), caveat, result, means)


def _name(view: WorkspaceView, result: PromiseResult) -> str:
    """What a key result is called: as its metric, or as the share that it asks of it."""
    criterion = result._parsed
    if criterion is not None and criterion.statistic.predicate is not None:
        return f"{render_statistic(criterion.statistic)} of {criterion.metric}"
    home = view.graph.home(PREFIX + result.metric)
    return view.graph.nodes[home].title if home is not None else result.title


def _heard(view: WorkspaceView) -> tuple[int, int]:
    """How many interviews and how many rows of feedback there are."""
    rows = {feedback.prefix for feedback in view.settings.feedback}
    kinds = [kind_of(identifier) for identifier in view.graph.by_id]
    return kinds.count("INT"), sum(kind in rows for kind in kinds)


def _feedback_noun(view: WorkspaceView) -> str:
    """What rows of feedback are called: as their file is, where there is one."""
    files = [name for feedback in view.settings.feedback for name in feedback.files]
    stem = files[0].rpartition("/")[2].rpartition(".")[0] if len(files) == 1 else ""
    return stem if stem.isalpha() and stem.endswith("s") else "rows of feedback"


def _worst(promises: Iterable[PromiseResult]) -> PromiseResult | None:
    ranked = [(WORST_FIRST.index(r.verdict), n, r) for n, r in enumerate(promises)]
    return min(ranked)[2] if ranked else None


def _why(view: WorkspaceView, worst: PromiseResult) -> WhyResult:
    """The thread of a promise, up to the verdict of today instead of the recorded one."""
    return replace(why(view, WhyRequest(worst.id)), verdict=worst.verdict)


def _needs(view: WorkspaceView, promises: Iterable[PromiseResult]) -> tuple[Need, ...]:
    """What needs somebody: the first of each sort before the second of any."""
    documents = list(view.documents())
    failed = {r.id: r.line for r in reversed(tuple(promises)) if r.verdict == "FAIL"}
    fails = [need(view, view.find(i), "fails", f"why {i}", failed[i]) for i in reversed(failed)]
    links = Neighbourhood(view.graph)
    sorts: tuple[list[Need], ...] = (
        fails,
        _waiting(view, documents),
        list(without_rollback(view, documents)),
        list(broken(view, broken_threads(view, links, PromiseHistory(view, links)))),
    )
    return tuple(n for n in chain.from_iterable(zip_longest(*sorts)) if n is not None)


def _waiting(view: WorkspaceView, documents: list[Any]) -> list[Need]:
    """Requests without an answer, as needs."""
    found = []
    for ask in unanswered(view, documents, date.fromisoformat(view.moment[:10])):
        who = f"({ask.asker}) " if ask.asker else ""
        days = f" {ask.days} d" if ask.days is not None else ""
        words = f"{who}unanswered{days}"
        found.append(need(view, view.find(ask.id), words, f"show {ask.id}", ask.line))
    return found


def _commands(view: WorkspaceView, worst: PromiseResult | None) -> tuple[str, ...]:
    """What to type next."""
    if worst is None:
        return ("sightline new REQ", "sightline today")
    after = "sightline init" if "synthetic" in view.settings.name else "sightline today"
    return (f"sightline thread {worst.id}", f"sightline why {worst.id}", after)
