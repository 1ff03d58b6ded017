"""Asks the data about every promise that a view shows, each distinct promise once.

What is no promise and what cannot be computed are told apart: neither is ever dressed as a verdict
that data gave.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.document import TOP, Document, Place
from sightline.measure.data_access import DataAccess, NoSuchMetric
from sightline.measure.data_problem import place_of_source
from sightline.measure.judging.api_operations import ApiOperations
from sightline.measure.judging.earlier_verdicts import EarlierVerdicts
from sightline.measure.judging.evaluation import evaluate_all
from sightline.measure.judging.posing import expect, question_of
from sightline.measure.judging.soundness import weaknesses
from sightline.measure.language.criterion import Criterion, CriterionError
from sightline.measure.language.promise_conflicts import contradictions, with_window
from sightline.measure.promise_result import NotAsked, PromiseResult, Verified
from sightline.measure.promises.promise import Promise
from sightline.measure.promises.promises import (
    IN_QUOTES,
    is_split_by_commas,
    place_of,
    place_within,
    promises_of,
)
from sightline.measure.question import Question
from sightline.measure.records.redefinition import Redefinitions
from sightline.measure.rewriting import how_to_write
from sightline.measure.rows.metric import MetricError
from sightline.measure.suggesting.metrics_today import MetricsToday
from sightline.measure.verdict import (
    NO_DATA,
    Verdict,
)
from sightline.measure.withheld import Withheld
from sightline.measure.words.functional_verdict import FunctionalVerdicts
from sightline.store.errors import SourceError

_NOT_COMPUTED = "it could not be computed: {}"
_OR_DECIDED = '; or add test: NAME beside text:, or type: sightline attest {} "…" --by NAME'


class Verification:
    """One pass over the promises of some documents; `accepts` where the verdicts are recorded."""

    def __init__(
        self,
        data: DataAccess,
        documents: Sequence[Document],
        settings_lines: Sequence[str],
        progress: Callable[[str], None],
        view: WorkspaceView,
        accepts: bool = False,
    ) -> None:
        self._data = data
        self._documents = documents
        self._settings_lines = settings_lines
        self._progress = progress
        self._earlier = EarlierVerdicts(view)
        self._redefinitions = Redefinitions(view, self._earlier, accepts)
        self._operations = ApiOperations(view)
        self._functional = FunctionalVerdicts(view)
        self._metrics = MetricsToday(data)
        self._known: dict[Criterion, Verdict | Exception] = {}
        self._problems: dict[Diagnostic, None] = {}

    def run(self) -> Verified:
        """Ask about every promise; a mistake in one is told and spoils no other."""
        promises = list(self._promises())
        asked = [(d, p, p.criterion) for d, p in promises if p.criterion is not None]
        if any(_is_sentence(promise) for _, promise in promises):
            self._data.expect(self._data.metric_names())  # any of them may be what was meant
        self._ask_all([criterion for _, _, criterion in asked])
        self._tell_weaknesses(asked)
        self._tell_contradictions(asked)
        results: list[PromiseResult] = []
        not_promises: list[NotAsked] = []
        for document, promise in promises:
            found = self._answered(document, promise)
            if found is None:
                not_promises.append(self._not_a_promise(document, promise))
            else:
                results.append(found)
        problems = sorted(self._problems, key=lambda p: (*p[:8], p.help or ""))
        return Verified(tuple(results), tuple(not_promises), tuple(problems))

    def _answered(self, document: Document, promise: Promise) -> PromiseResult | None:
        """What data, a test, a contract or a person say; None where nothing can."""
        if promise.criterion is not None:
            return self._result(document, promise, promise.criterion)
        said = self._functional.answer(document, promise)
        if said is None:
            return None
        said = self._redefinitions.of_words(document, promise, said)
        place = promise.node
        return PromiseResult(
            document.id or document.path, promise.text, said.verdict, None, None, said.notes,
            document.title, "", document.path, place.line, place.column, by=said.by, answer=said,
        )  # fmt: skip

    def _promises(self) -> Iterator[tuple[Document, Promise]]:
        for document in self._documents:
            if document.model is None:
                self._tell_unread(document)
            elif document.status != "dropped":
                for promise in promises_of(document):
                    yield document, promise

    def _tell_unread(self, document: Document) -> None:
        """A document that can't be read may have promised anything: that is told, at its slip."""
        name = document.id or document.path
        message = f"{name} can't be read, so its promises were not asked"
        first = min(document.problems, key=lambda p: (p.line, p.column), default=None)
        place = (
            TOP
            if first is None
            else Place(first.line, first.column, first.end_line, first.end_column)
        )
        code = "DOC020" if first is None else first.code
        self._keep(code, document.path, place, message, "`sightline check` says why")

    def _not_a_promise(self, document: Document, promise: Promise) -> NotAsked:
        error = promise.error
        if error is None:
            why = "a sentence, and nothing decides it: no criterion, test, contract or person"
            help = self._meant(promise.text)
            if document.id:
                help += _OR_DECIDED.format(document.id)
            return _not_asked(document, promise, why, help)
        if not error.not_a_criterion:
            help = error.help
        elif is_split_by_commas(document, promise):
            help = IN_QUOTES
        else:
            help = self._meant(promise.text)
        return _not_asked(document, promise, error.message, help)

    def _meant(self, text: str) -> str:
        """Criteria that a sentence may have meant, each beside the figure of today."""
        found = self._metrics.suggested(text).suggestions
        if not found:
            return how_to_write(text, self._data.metric_names())
        return "try: " + "; or: ".join(f"{one.criterion} (today {one.today})" for one in found)

    def _result(self, document: Document, promise: Promise, criterion: Criterion) -> PromiseResult:
        known = self._known[criterion]
        if isinstance(known, Exception):
            note = self._withheld(document, known)
            note = note or _NOT_COMPUTED.format(self._told(document, promise, criterion, known))
            known = Verdict(NO_DATA, None, None, (note,))
        known = self._redefinitions.of_data(document, promise, criterion, known)
        place = promise.node
        return PromiseResult(
            document.id or document.path, promise.text, known.verdict, known.reading,
            known.needed_n, known.notes, document.title, criterion.metric, document.path,
            place.line, place.column, known.needed_by, known.baseline, known.change,
            known.plan, known.wish, None, None, criterion, known.definition,
        )  # fmt: skip

    def _ask_all(self, criteria: Sequence[Criterion]) -> None:
        """Ask the data about each distinct criterion, all at once."""
        data = self._data
        distinct = list(dict.fromkeys(criteria))
        expect(data, distinct)
        questions: list[Question] = []
        for criterion in distinct:
            try:
                questions.append(question_of(self._data, criterion))
            except (CriterionError, MetricError, SourceError, NoSuchMetric) as error:
                self._known[criterion] = error
        if not questions:
            return
        self._progress(f"{len(questions)} promises are put to the data")
        answers = evaluate_all(questions, data.engine())
        for question, answer in zip(questions, answers, strict=True):
            if isinstance(answer, MetricError):
                answer = data.explained(answer, question.metric)
            if isinstance(answer, MetricError) and question.other is not None:
                answer = data.explained(answer, question.other.metric)
            self._known[question.criterion] = self._with_operations(question, answer)

    def _tell_weaknesses(self, asked: list[tuple[Document, Promise, Criterion]]) -> None:
        """Tell of promises without a recorded verdict whether data can keep and break them."""
        new = [one for one in asked if not self._is_recorded(*one)]
        questions, verdicts = [], []
        for criterion in dict.fromkeys(criterion for _, _, criterion in new):
            answer = self._known[criterion]
            if isinstance(answer, Verdict) and answer.reading is not None:
                questions.append(question_of(self._data, criterion))
                verdicts.append(answer)
        if not questions:
            return
        found = weaknesses(questions, verdicts, self._data.engine())
        weak = {q.criterion: one for q, one in zip(questions, found, strict=True)}
        for document, promise, criterion in new:
            place = place_of(promise)
            for one in weak.get(criterion, ()):
                found_here = (one.code, "warning", one.message, one.help)
                self._problems[Diagnostic(document.path, *place, *found_here)] = None

    def _tell_contradictions(self, asked: list[tuple[Document, Promise, Criterion]]) -> None:
        """Tell of promises of two documents that can't both be kept; within one, `check` does."""
        window = self._data.default_window
        held = [((d, promise), with_window(criterion, window)) for d, promise, criterion in asked]
        for (first, one), (second, other) in contradictions(held):
            if first is not second:
                message = f"this can't be kept together with {first.id or first.path}: {one.text}"
                help = "change one of the two, or its condition"
                found = ("MEA044", "warning", message, help)
                self._problems[Diagnostic(second.path, *place_of(other), *found)] = None

    def _is_recorded(self, document: Document, promise: Promise, criterion: Criterion) -> bool:
        return self._earlier.newest(document, promise.text, criterion) is not None

    def _with_operations(
        self, question: Question, answer: Verdict | Exception
    ) -> Verdict | Exception:
        """A verdict that remembers the operations of contracts that its promise names, too."""
        if not isinstance(answer, Verdict) or not answer.definition:
            return answer
        criterion, metric = question.criterion, question.metric
        known = metric.populations.items()
        used = (part for name, part in known if f"population {name}" in answer.definition)
        asked = (criterion.where, criterion.statistic.predicate, *metric.filters, *used)
        named = self._operations.named_in(asked)
        return replace(answer, definition={**answer.definition, **named}) if named else answer

    def _withheld(self, document: Document, error: Exception) -> str:
        """What is hidden from whoever asks, in words; empty where something is wrong instead."""
        if isinstance(error, NoSuchMetric) and self._data.is_withheld(document, error.name):
            error = Withheld("metric", f"the metric {error.name}")
        return error.message if isinstance(error, Withheld) else ""

    def _told(
        self, document: Document, promise: Promise, criterion: Criterion, error: Exception
    ) -> str:
        """Keep a problem at the place that has to change; return it in one sentence."""
        if isinstance(error, NoSuchMetric):
            text = f"there is no metric {error.name}"
            near = " or ".join(error.near)
            help = f"did you mean {near}?" if near else "define it in metrics/"
            length = criterion.metric_column + len(error.name)
            place = place_within(promise.node, criterion.metric_column, length)
            return self._keep("MEA022", document.path, place, text, help)
        if isinstance(error, CriterionError):
            place = place_within(promise.node, error.column, error.end_column)
            return self._keep("MEA022", document.path, place, error.message, error.help)
        definition = self._data.document(criterion.metric)
        if isinstance(error, MetricError):
            place = place_of_key(definition, error.key)
            return self._keep("MEA020", definition.path, place, error.message, error.help)
        assert isinstance(error, SourceError)
        if error.source and self._settings_lines:
            path, place = place_of_source(self._settings_lines, error.source, error.key)
            return self._keep("MEA021", path, place, error.message, error.help)
        place = place_of_key(definition, "source")
        return self._keep("MEA020", definition.path, place, error.message, error.help)

    def _keep(self, code: str, path: str, place: Place, message: str, help: str) -> str:
        self._problems[Diagnostic(path, *place, code, "error", message, help or None)] = None
        return message


def place_of_key(definition: Document, key: str) -> Place:
    """The place of a key of a metric such as `expression`, `filters/0`, `dimensions/region`."""
    steps = [int(step) if step.isdigit() else step for step in key.split("/")]
    return definition.place(*steps)


def _not_asked(document: Document, promise: Promise, why: str, help: str) -> NotAsked:
    place = promise.node
    identifier = document.id or document.path
    return NotAsked(
        identifier,
        promise.text.removeprefix("text:").strip(),
        why,
        help,
        document.path,
        place.line,
        place.column,
    )


def _is_sentence(promise: Promise) -> bool:
    """Whether a promise says in words what some metric may measure."""
    return promise.is_prose or (promise.error is not None and promise.error.not_a_criterion)
