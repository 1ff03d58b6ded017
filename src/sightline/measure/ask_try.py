"""``try``: what would the data say to this promise, before it is written down?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sightline.kernel.asking.registry import argument, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.measure.data_access import DataAccess, NoSuchMetric
from sightline.measure.figures.distribution import Distribution, DrawnBound, distribution_of
from sightline.measure.figures.figures import Observed
from sightline.measure.judging.bound import value_in
from sightline.measure.judging.evaluation import FAULTS, evaluate_all
from sightline.measure.judging.posing import expect, question_of
from sightline.measure.judging.soundness import Weakness, weaknesses
from sightline.measure.language.criterion import Criterion, CriterionError, Prose, Threshold
from sightline.measure.language.criterion_parser import parse
from sightline.measure.language.criterion_printer import render
from sightline.measure.language.promise_conflicts import contradictions, implied, with_window
from sightline.measure.language.window import rfc3339
from sightline.measure.promises.promises import promises_of
from sightline.measure.question import Question, compared_metric
from sightline.measure.rewriting import how_to_write
from sightline.measure.rows.defined_metric import PREFIX
from sightline.measure.rows.facts import facts_of
from sightline.measure.rows.metric import MetricError
from sightline.measure.samples.sample import Limit
from sightline.measure.verdict import Change, Reading, Verdict
from sightline.stats.quantile import allowed_share
from sightline.store.engine import Engine

WEEKS_BACK = 12


@dataclass(frozen=True, slots=True)
class TryRequest:
    """The line to try."""

    criterion: str = argument(
        help='a criterion, such as "p95 of api.latency_ms is < 200 ms over 28d"'
    )


@dataclass(frozen=True, slots=True)
class EarlierWeek:
    """What the data said at an earlier date."""

    as_of: str
    verdict: str
    value: float | None
    n: int


@dataclass(frozen=True, slots=True)
class TryResult:
    """What the data say to a line: today, at the end of the last twelve weeks, and whether it can
    be kept or broken at all (``weaknesses``)."""

    criterion: str
    verdict: str
    reading: Reading | None
    needed_n: int | None
    needed_by: str | None
    baseline: Reading | None
    change: Change | None
    plan: str | None
    wish: str | None
    notes: tuple[str, ...]
    weaknesses: tuple[Weakness, ...]
    earlier: tuple[EarlierWeek, ...]
    distribution: Distribution | None
    as_of: str
    hidden: int
    _parsed: Criterion | None = None


@operation("try", renderers={"text": "sightline.measure.render_try:text"})
def try_(view: WorkspaceView, request: TryRequest) -> TryResult:
    """Try a promise before you write it: what data say, today and in the last twelve weeks.

    It also tells what makes a promise worthless: that nothing could break it, that it never once
    held, that its window never holds enough rows, or that its condition meets no row.
    """
    criterion = _criterion(view, request.criterion)
    data = DataAccess(view)
    try:
        expect(data, [criterion])
        return _tried(data, criterion, tuple(_conflicts(view, data, criterion)))
    except NoSuchMetric as error:
        near = " or ".join(error.near)
        help = f"did you mean {near}?" if near else "`sightline list metric` shows all"
        raise UsageError(f"there is no metric {error.name}", help=help) from None
    except FAULTS as error:
        if isinstance(error, MetricError):
            error = _explained(data, criterion, error)
        message, help = _at_its_column(error), getattr(error, "help", "")
        raise UsageError(message, help=help or "`sightline explain MEA020` says more") from None
    finally:
        data.close()


def _explained(data: DataAccess, criterion: Criterion, error: MetricError) -> MetricError:
    """A mistake of one of the metrics asked; where a query reads a hidden source, that it does."""
    for name in (criterion.metric, compared_metric(criterion)):
        try:
            error = data.explained(error, data.metric(name)) if name else error
        except (MetricError, NoSuchMetric):
            continue  # of that metric not even the query is known
    return error


def _at_its_column(error: Exception) -> str:
    """What is wrong, and where in the line, if it is a part of the line that is wrong."""
    if isinstance(error, CriterionError) and error.end_column > error.column:
        return f"column {error.column}: {error.message}"
    return str(error)


def _criterion(view: WorkspaceView, text: str) -> Criterion:
    try:
        found = parse(text)
    except CriterionError as error:
        help = error.help
        if error.not_a_criterion:
            names = [i.removeprefix("MET-") for i in view.graph.by_id if i.startswith("MET-")]
            help = how_to_write(text, sorted(names))
        help = help or "`sightline explain MEA001` shows how a criterion is written"
        raise UsageError(f"column {error.column}: {error.message}", help=help) from None
    if isinstance(found, Prose):
        raise UsageError("a sentence can't be put to the data", help="leave out text:")
    return found


def _conflicts(view: WorkspaceView, data: DataAccess, asked: Criterion) -> Iterator[Weakness]:
    """What stands in the way of a promise among those that are made about its metric already."""
    criterion = with_window(asked, data.default_window)
    home = f"{PREFIX}{criterion.metric}"
    paths = dict.fromkeys(path for path, link in view.graph.incoming.get(home, ()))
    for path in paths:
        document = view.open(path)
        if document.status == "dropped":
            continue
        for promise in promises_of(document):
            if promise.criterion is None:
                continue
            other = with_window(promise.criterion, data.default_window)
            if other != criterion:
                pair = [(True, criterion), (False, other)]
                where = f"{document.id or path}: {' '.join(promise.text.split())}"
                yield from _conflict(pair, where)


def _conflict(pair: list[tuple[bool, Criterion]], where: str) -> Iterator[Weakness]:
    """What a promise that is tried (True) and one that is made (False) have against each other."""
    if list(contradictions(pair)):
        help = "change one of the two, or its condition"
        yield Weakness("MEA044", f"this can't be kept together with {where}", help)
    elif (False, True) in implied(pair):
        yield Weakness(
            "MEA045", f"this is kept whenever {where} is", "leave it out, or promise more"
        )


def _tried(data: DataAccess, criterion: Criterion, known: tuple[Weakness, ...]) -> TryResult:
    engine = data.engine()
    weeks = list(_earlier(data.as_of))
    today = question_of(data, criterion)
    answer, *before = evaluate_all(
        [today, *(question_of(data, criterion, week) for week in weeks)], engine
    )
    if isinstance(answer, Exception):
        raise answer
    told = weaknesses([today], [answer], engine) if answer.reading is not None else [()]
    return TryResult(
        render(criterion), answer.verdict, answer.reading, answer.needed_n, answer.needed_by,
        answer.baseline, answer.change, answer.plan, answer.wish, answer.notes, (*told[0], *known),
        tuple(_week(rfc3339(week), one) for week, one in zip(weeks, before, strict=True)),
        _distribution(today, answer, data, engine), rfc3339(data.as_of), data.hidden, criterion,
    )  # fmt: skip


def _earlier(as_of: datetime) -> Iterator[datetime]:
    """The ends of the last twelve weeks, the oldest first, as far as there are dates."""
    for back in range(WEEKS_BACK, 0, -1):
        try:
            yield as_of - timedelta(weeks=back)
        except OverflowError:
            continue


def _week(as_of: str, answer: Verdict | Exception) -> EarlierWeek:
    if isinstance(answer, Exception) or answer.reading is None:
        return EarlierWeek(as_of, "NO DATA", None, 0)
    return EarlierWeek(as_of, answer.verdict, answer.reading.value, answer.reading.n)


def _distribution(
    question: Question, answer: Verdict, data: DataAccess, engine: Engine
) -> Distribution | None:
    """How the values lie beside the bound: of a percentile, a mean, a least or a greatest."""
    criterion, reading = question.criterion, answer.reading
    bound, level = criterion.bound, criterion.statistic.level_ppm
    is_of_values = level is not None or criterion.statistic.name in ("mean", "min", "max")
    if reading is None or not reading.n or not is_of_values:
        return None
    facts = facts_of(
        question.metric, question.source, engine, question.as_of, question.sources, criterion.where
    )
    mark = None
    if isinstance(bound, Threshold) and (level is not None or criterion.statistic.name == "mean"):
        limit = limit_of(question, bound)
        allowed = None if level is None else allowed_share(level, bound.comparator)
        mark = DrawnBound(limit.comparator, limit.value, allowed)
    observed = Observed(question.metric, question.source, facts, question.span, criterion.where)
    return distribution_of(observed, engine, mark)


def limit_of(question: Question, bound: Threshold) -> Limit:
    """A threshold in the unit of a metric's own values."""
    metric, statistic = question.metric, question.criterion.statistic
    return Limit(bound.comparator, value_in(bound.quantity, metric.unit, statistic, metric))
