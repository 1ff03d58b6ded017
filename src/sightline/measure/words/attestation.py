"""What people say of a promise: attested or reported, in the document itself or as a record.

The newest word counts, and says how old it is. It is knowledge of another kind than data: it is
shown with its name, ATTESTED or REPORTED, and never becomes PASS.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sightline.kernel.asking.views import WorkspaceView
from sightline.measure.language.criterion import Criterion, Threshold
from sightline.measure.language.criterion_printer import render_bound
from sightline.measure.language.units import UnitError, convert
from sightline.measure.promises.backed_verdict import counted_as, is_unbacked, lacking
from sightline.measure.promises.functional_criterion import Attestation, FunctionalCriterion, Report
from sightline.measure.verdict import ATTESTED, FAIL, REPORTED
from sightline.measure.words.functional_answer import typed_figure

_COUNTED = (ATTESTED, REPORTED, FAIL)
_COMPARED = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
_TRAILING = re.compile(r"-([0-9]+)\Z")


@dataclass(frozen=True, slots=True)
class Word:
    """What one person said on one day; ``record`` is the id of its file, "" where it stands in the
    document. FAIL is bad news that somebody wrote down: it needs no proof to be listened to."""

    verdict: str
    by: str
    on: str
    value: float | None = None
    unit: str = ""
    n: int | None = None
    link: str = ""
    notes: tuple[str, ...] = ()
    record: str = ""

    @property
    def order(self) -> tuple[str, bool, int, str]:
        """Later words come after earlier ones; of one day, records after what the document says."""
        count = _TRAILING.search(self.record.removesuffix(self.on))
        return (self.on, bool(self.record), int(count[1]) if count else 0, self.record)

    def is_same_as(self, other: Word) -> bool:
        """Whether both are one word, which stands in the document and was recorded as well."""
        one, two = (
            (word.verdict, word.by, word.on, word.value, word.unit) for word in (self, other)
        )
        return one == two

    @property
    def in_short(self) -> str:
        """`attested by ines on 2026-02-02`."""
        what = {ATTESTED: "attested", REPORTED: "reported", FAIL: "said to fail"}[self.verdict]
        figure = f" as {typed_figure(self.value, self.unit)}" if self.value is not None else ""
        by = f" by {self.by}" if self.by else ""
        where = f" ({self.record})" if self.record else ""
        return f"{what}{figure}{by} on {self.on}{where}"


def words_of(
    view: WorkspaceView, identifier: str | None, known: FunctionalCriterion | None, text: str
) -> list[Word]:
    """Everything that was said of a promise, the oldest first."""
    found = [*_inline(known), *(_recorded(view, identifier, text) if identifier else ())]
    return sorted(found, key=lambda word: word.order)


def _inline(known: FunctionalCriterion | None) -> Iterable[Word]:
    decider = known.decider if known is not None else None
    if isinstance(decider, Attestation):
        notes = (decider.note,) if decider.note else ()
        yield Word(ATTESTED, decider.by, decider.on, link=decider.link, notes=notes)
    elif isinstance(decider, Report):
        notes = (decider.note,) if decider.note else ()
        yield Word(
            REPORTED, decider.by, decider.on, decider.value, decider.unit, decider.n,
            decider.link, notes,
        )  # fmt: skip


def _recorded(view: WorkspaceView, identifier: str, text: str) -> Iterable[Word]:
    """What records say. A verdict that data or a test gave is none of anybody's word."""
    wanted = text.split()
    for path, _ in view.graph.incoming_of_type(identifier, "of"):
        document = view.open(path)
        model = document.model
        if document.kind != "RDG" or model is None or (model.criterion or "").split() != wanted:
            continue
        word = counted_as(model)
        day = _day_of(model)
        if word not in _COUNTED or not day or lacking(model):
            continue
        if is_unbacked(model) if word == FAIL else model.by:
            yield _word(word, model, day, document.id or path)


def _word(verdict: str, model: Any, day: str, record: str) -> Word:
    reading = model.reading
    value, unit, n, link = (
        getattr(reading, key, None) for key in ("value", "unit", "n", "source")
    )  # fmt: skip
    if verdict != REPORTED:
        value = n = unit = None
    return Word(verdict, model.by or "", day, value, unit or "", n, link or "", model.notes, record)


def _day_of(model: Any) -> str:
    """The day of the word itself, which a record that was made later keeps apart."""
    reading = model.reading
    text = (getattr(reading, "as_of", None) or model.as_of or "")[:10]
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def age_days(on: str, day: str) -> int:
    """How many days lie between a word and the as-of date; negative where it is yet to come."""
    return (date.fromisoformat(day) - date.fromisoformat(on)).days


def is_too_old(on: str, day: str, holds: timedelta) -> bool:
    """Whether a word no longer holds."""
    return timedelta(days=age_days(on, day)) > holds


def held_against(bound: Criterion | None, word: Word) -> tuple[str, ...]:
    """Whether a reported figure would keep a bound, in a note; a verdict it is not."""
    if bound is None or word.value is None or not isinstance(bound.bound, Threshold):
        return ()
    threshold = bound.bound
    unit = threshold.quantity.unit
    try:
        if bool(unit) != bool(word.unit):
            raise UnitError("one of them has no unit")
        value = word.value if unit == word.unit else convert(word.value, word.unit, unit)
    except UnitError:
        units = [f"in {name}" if name else "without a unit" for name in (word.unit, unit)]
        return (f"the figure is {units[0]} and the bound {units[1]}: they can't be compared",)
    kept = _COMPARED[threshold.comparator](value, threshold.quantity.value)
    would = "would keep" if kept else "would not keep"
    return (f"the figure {would} the bound {render_bound(threshold)}; nothing was computed here",)
