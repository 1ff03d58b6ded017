"""What is known of a promise that no metric measures: by a test, a contract, or somebody's word.

    FunctionalVerdicts(view).answer(document, promise)

PASS and FAIL come from a test or a contract. What a person attests or reports has words of its own,
grows old, and is never PASS.
"""

from __future__ import annotations

from dataclasses import replace

from sightline.kernel.asking import clock
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.measure.as_of_instant import as_of_instant
from sightline.measure.promises.contract_pointer import is_equal, look_up, shown_value
from sightline.measure.promises.functional_criterion import (
    DecidedByContract,
    DecidedByTest,
    FunctionalCriterion,
)
from sightline.measure.promises.promise import Promise
from sightline.measure.verdict import FAIL, NO_DATA, PASS, STALE
from sightline.measure.words.ages import shown_age
from sightline.measure.words.attestation import Word, age_days, held_against, is_too_old, words_of
from sightline.measure.words.contract_document import ContractDocument, read_contract
from sightline.measure.words.functional_answer import FunctionalAnswer
from sightline.measure.words.junit_results import read_runs
from sightline.measure.words.results_settings import read_attestations
from sightline.measure.words.verdict_of_tests import TestVerdicts


class FunctionalVerdicts:
    """Answers about the promises of one workspace, as one subject sees it on one date.

    Results of tests and contracts are read when the first promise asks for them, and once.
    """

    def __init__(self, view: WorkspaceView) -> None:
        self._view = view
        self._day = view.moment[:10]
        self._holds = read_attestations(view.settings.attestations)[0]
        self._tests = TestVerdicts(lambda: read_runs(view), as_of_instant(view.moment))
        self._contracts: dict[str, ContractDocument] = {}

    def answer(self, document: Document, promise: Promise) -> FunctionalAnswer | None:
        """The answer to a promise; None where data answer it, or where it is a sentence that
        nothing decides and of which nobody said anything."""
        known = promise.functional
        if known is None and not promise.is_prose:
            return None
        words = words_of(self._view, document.id, known, promise.text)
        if known is not None and known.why:
            return FunctionalAnswer(NO_DATA, (known.why,))
        decider = known.decider if known is not None else None
        if isinstance(decider, DecidedByTest):
            found = self._tests.answer(decider.name)
        elif isinstance(decider, DecidedByContract):
            found = self._of_contract(decider)
        else:
            return self._of_words(words, known)
        return _with_words(found, words, self._day)

    def _of_words(
        self, words: list[Word], known: FunctionalCriterion | None
    ) -> FunctionalAnswer | None:
        """The newest word up to the as-of date; what is yet to come doesn't count, and is told."""
        if not words:
            return None
        past = [word for word in words if age_days(word.on, self._day) >= 0]
        if not past:
            first = words[0]
            return FunctionalAnswer(NO_DATA, (f"{first.in_short}, after the as-of date",))
        newest = past[-1]
        bound = known.bound if known is not None else None
        others = [word for word in reversed(past[:-1]) if not word.is_same_as(newest)]
        earlier = tuple(f"before that {word.in_short}" for word in others)
        notes = (*newest.notes, *held_against(bound, newest), *earlier)
        verdict = newest.verdict
        if verdict != FAIL and is_too_old(newest.on, self._day, self._holds):
            verdict = STALE
            why = (
                f"{newest.in_short}, {age_days(newest.on, self._day)} d before the as-of date;"
                f" a word holds for {shown_age(self._holds)} (fresh_within in [attestations])"
            )
            notes = (why, *notes)
        return FunctionalAnswer(
            verdict, notes, newest.by or None, newest.value, newest.unit, newest.n,
            newest.link or None, newest.on, said=newest.notes,
        )  # fmt: skip

    def _of_contract(self, asked: DecidedByContract) -> FunctionalAnswer:
        query = asked.query
        if asked.api not in self._contracts:
            self._contracts[asked.api] = read_contract(self._view, asked.api)
        contract = self._contracts[asked.api]
        if contract.root is None:
            why = self._withheld(asked.api) or contract.why
            return FunctionalAnswer(NO_DATA, (why,), link=contract.path or None, query=query)
        earlier = self._why_not_for_that_day()
        if earlier:
            return FunctionalAnswer(NO_DATA, (earlier,), link=contract.path, query=query)
        found = look_up(contract.root, asked.pointer)
        place = contract.path
        notes: tuple[str, ...] = ()
        if found.node is not None:
            place = f"{contract.path}:{found.node.line}"
        if found.node is None and not found.is_known:
            return FunctionalAnswer(NO_DATA, (found.why,), link=place, query=query)
        if found.node is None:
            near = f"; did you mean {' or '.join(found.near)}?" if found.near else ""
            word, notes = FAIL, (found.why + near,)
        elif asked.equals is not None and not is_equal(found.node, asked.equals):
            word, notes = FAIL, (f"it is {shown_value(found.node)}, not `{asked.equals}`",)
        else:
            word = PASS
        passed = float(word == PASS)
        return FunctionalAnswer(
            word, notes, None, passed, "places", 1, place, self._day, query
        )  # fmt: skip

    def _why_not_for_that_day(self) -> str:
        """That a contract of today says nothing of an earlier day. Where `as_of` in the settings
        stops the time, the files are those of that day."""
        frozen = self._view.settings.as_of
        known = as_of_instant(frozen or clock.today()).date()
        if as_of_instant(self._view.moment).date() >= known:
            return ""
        when = f"on {known}, the as_of of sightline.toml" if frozen else "today"
        return f"the contract is known as it is {when}; for an earlier day see its history"

    def _withheld(self, api: str) -> str:
        """Why an API can't be seen, where it is hidden from whoever asks."""
        if not self._view.subject.audience or self._view.graph.home(api) is not None:
            return ""
        return f"{api} is not visible to you" if self._view.hidden else ""


def functional_verdict(
    view: WorkspaceView, document: Document, promise: Promise
) -> FunctionalAnswer | None:
    """The answer to one promise; for several use ``FunctionalVerdicts``, which reads files once."""
    return FunctionalVerdicts(view).answer(document, promise)


def _with_words(found: FunctionalAnswer, words: list[Word], day: str) -> FunctionalAnswer:
    """What a test or contract says stands; what somebody said besides is told."""
    past = [word for word in words if age_days(word.on, day) >= 0]
    if not past:
        return found
    return replace(found, notes=(*found.notes, f"besides, {past[-1].in_short}"))
