"""What live numbers say: read from the newest record of the promise that each of them names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, Protocol, TypeVar

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.neighbourhood import Neighbourhood
from sightline.measure.shown_figures import shown_limits, shown_value
from sightline.narrate.days import shown_day
from sightline.narrate.promise_history import PromiseHistory, day_of
from sightline.narrate.shapes import Recorded
from sightline.text.markdown.live_numbers import FIELDS, OPENING, LiveNumber, fill, find_numbers

State = Literal["live", "pinned", "drifted", "unknown id", "unknown field", "no reading"]


class _HasTitle(Protocol):
    @property
    def title(self) -> str: ...


Titled = TypeVar("Titled", bound=_HasTitle)


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """A live number where it is written, and what it says now. ``id`` is the document's that holds
    it.

    ``said`` is what it is pinned to, ``now`` what the newest record says, ``since`` the day of that
    record; ``state`` is live, pinned (and still true), drifted, or why it says nothing.
    """

    id: str | None
    text: str
    reference: str
    said: str | None
    now: str | None
    since: str | None
    record: str | None
    state: State
    path: str
    line: int
    column: int


class NumberLookup:
    """Reads records for live numbers, each document's once."""

    def __init__(self, view: WorkspaceView) -> None:
        self._view = view
        self._verdicts = PromiseHistory(view, Neighbourhood(view.graph))
        self._records: dict[str, list[Recorded | None]] = {}

    def fill(self, text: str) -> str:
        """A text with its numbers filled in."""
        return fill(text, self.value) if OPENING in text else text

    def titled(self, items: Iterable[Titled]) -> tuple[Titled, ...]:
        """Things with titles, the numbers in these filled in."""
        return tuple(
            replace(item, title=self.fill(item.title)) if OPENING in item.title else item  # type: ignore[type-var]
            for item in items
        )

    def value(self, number: LiveNumber) -> str | None:
        """What a number says now; None where nothing is known of it."""
        record = self.record(number)
        return None if record is None else shown_field(record, number.field)

    def record(self, number: LiveNumber) -> Recorded | None:
        """The newest record of the promise that a number names."""
        records = self._of(number.id)
        return records[number.which - 1] if 0 < number.which <= len(records) else None

    def numbers(self, document: Document) -> Iterator[ShownNumber]:
        """The live numbers of a document, those of its title first; none of what is withheld."""
        if OPENING in document.title:
            place = document.place("title")
            for number in find_numbers(document.title):
                yield self._shown(document, number, place.line, place.column)
        for number in find_numbers(document.text, document.text_line):
            if self._view.masked(number.text) == number.text:
                yield self._shown(document, number, number.line, number.column)

    def _shown(self, document: Document, number: LiveNumber, line: int, column: int) -> ShownNumber:
        now = self.value(number) if number.field in FIELDS else None
        record = self.record(number) if now is not None else None
        return ShownNumber(
            document.id, number.text, number.reference if number.id else number.text,
            number.said, now,
            None if record is None else record.as_of, None if record is None else record.id,
            self._state(number, now), document.path, line, column,
        )  # fmt: skip

    def _state(self, number: LiveNumber, now: str | None) -> State:
        if not number.id or number.field not in FIELDS:
            return "unknown field"
        if number.id not in self._view.graph.by_id:
            return "unknown id"
        if now is None:
            return "no reading"
        if number.said is None:
            return "live"
        return "pinned" if says_the_same(number.said, now) else "drifted"

    def _of(self, identifier: str) -> list[Recorded | None]:
        """The newest record of each promise of a document; of a document without, its newest."""
        if identifier not in self._records:
            self._records[identifier] = self._read(identifier)
        return self._records[identifier]

    def _read(self, identifier: str) -> list[Recorded | None]:
        home = self._view.graph.home(identifier)
        document = self._view.open(home) if home is not None else None
        if document is None or document.id != identifier:
            return []
        if document.kind == "RDG":
            return [self._verdicts.record(identifier)]
        kept = list(self._verdicts.of(document))
        if kept:
            return [one.records[0] if one.records else None for one in kept]
        return list(self._verdicts.about(identifier)[:1])


def shown_field(record: Recorded, field: str) -> str | None:
    """One field of a record as prose says it; None where the record doesn't hold it."""
    if field in ("value", "low", "high"):
        figure = getattr(record, field)
        return None if figure is None else shown_value(figure, record.unit or "")
    if field == "n":
        return None if record.n is None else f"{record.n:,}"
    if field == "as_of":
        return None if record.as_of is None else shown_day(day_of(record))
    if field == "limits":
        return shown_limits(record) or None
    return record.verdict if field == "verdict" else None


def says_the_same(said: str, now: str) -> bool:
    """Whether two figures read the same, however they are spaced.

    >>> says_the_same("243ms", "243 ms"), says_the_same("243 ms", "251 ms")
    (True, False)
    """
    return "".join(said.split()) == "".join(now.split())
