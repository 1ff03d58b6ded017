"""Every promise with all verdicts that were recorded of it, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sightline.kernel.documents.document import Document
from sightline.kernel.documents.held_values import values_of
from sightline.measure.promises.promise import Promise
from sightline.narrate.recorded_verdicts import RecordedVerdicts
from sightline.narrate.shapes import Recorded


class Kept(NamedTuple):
    """A promise and what was recorded of it up to the as-of date, the newest first."""

    document: Document
    promise: Promise
    records: tuple[Recorded, ...]


class PromiseHistory(RecordedVerdicts):
    """Reads the records of promises as they stand now, whatever spelling they had that day."""

    def of(self, document: Document) -> Iterator[Kept]:
        """The promises of a document in the order of its keys."""
        promises = values_of(document.model, Promise)
        records = self.about(document.id) if promises and document.id else []
        for promise in promises:
            about = tuple(record for record in records if self._is_about(record, promise))
            yield Kept(document, promise, about)


def day_of(record: Recorded) -> date:
    """The day for which a record holds; one that can't be read is the distant past."""
    try:
        return date.fromisoformat((record.as_of or "")[:10])
    except ValueError:
        return date.min
