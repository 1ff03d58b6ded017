"""What live numbers say, from what a check may see: their subject and the records about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from sightline.kernel.documents.document import Document, Place
from sightline.kernel.documents.graph import Records, Targets
from sightline.kernel.documents.held_values import values_of
from sightline.measure.language.criterion import Criterion, CriterionError
from sightline.measure.language.criterion_parser import parse
from sightline.measure.promises.backed_verdict import counted_as
from sightline.measure.promises.promise import Promise
from sightline.narrate.number_lookup import shown_field
from sightline.narrate.promise_history import day_of
from sightline.narrate.shapes import Recorded
from sightline.text.markdown.live_numbers import FIELDS, OPENING, LiveNumber, find_numbers


class OnRecord(NamedTuple):
    """A live number at its place, with the newest record of what it names."""

    number: LiveNumber
    place: Place
    record: Recorded | None

    @property
    def now(self) -> str | None:
        """What the number says now."""
        return None if self.record is None else shown_field(self.record, self.number.field)


def numbers_on_record(
    document: Document, targets: Targets, records: Records, as_of: str
) -> Iterator[OnRecord]:
    """The live numbers of a document that name something that exists and can be read."""
    if OPENING not in document.text and OPENING not in document.title:
        return
    for number, place in _numbers(document):
        link = next((k for k in document.links if k.target == number.id), None)
        subject = targets.document(link) if link is not None else None
        if number.field not in FIELDS or subject is None or subject.model is None:
            continue
        about = [subject] if subject.kind == "RDG" else list(records.about(number.id))
        known = [_recorded(d) for d in about if d.model is not None]
        past = [r for r in known if (r.as_of or "")[:10] <= as_of[:10]]
        found = list(_about(subject, number.which, past))
        yield OnRecord(number, place, max(found, key=lambda r: (day_of(r), r.id), default=None))


def _numbers(document: Document) -> Iterator[tuple[LiveNumber, Place]]:
    for number in find_numbers(document.title):
        yield number, document.place("title")
    for number in find_numbers(document.text, document.text_line):
        yield number, Place(number.line, number.column, number.line, number.end_column)


def _recorded(document: Document) -> Recorded:
    """What the file of a reading says."""
    model = document.model
    value, unit, n, low, high, day = (
        getattr(model.reading, key, None) for key in ("value", "unit", "n", "low", "high", "as_of")
    )
    return Recorded(
        str(document.id), counted_as(model), model.as_of or day, model.criterion, value, unit, n,
        low, high, document.path,
    )  # fmt: skip


def _about(subject: Document, which: int, records: Iterable[Recorded]) -> Iterator[Recorded]:
    """The records of one promise of a subject; of a subject that promises nothing, all."""
    promises = values_of(subject.model, Promise)
    if not promises:
        yield from records if which == 1 else ()
    elif 0 < which <= len(promises):
        yield from (r for r in records if _is_about(r, promises[which - 1]))


def _is_about(record: Recorded, promise: Promise) -> bool:
    """Whether a record is of a promise, whatever its spelling, and whatever its metric was called:
    former names stand in the metric's own file, which is out of reach here."""
    if not record.verdict or not record.criterion:
        return False
    if record.criterion.split() == promise.text.split():
        return True
    try:
        said = parse(record.criterion)
    except CriterionError:
        return False
    asked = promise.criterion
    if not isinstance(said, Criterion) or asked is None:
        return False
    return replace(said, metric=asked.metric) == asked
