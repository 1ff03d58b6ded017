"""``numbers``: the live numbers in prose, what each says now, and which have drifted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kernel.asking.registry import argument, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.document import Document
from sightline.narrate.number_lookup import NumberLookup, ShownNumber
from sightline.text.markdown.live_numbers import OPENING


@dataclass(frozen=True, slots=True)
class NumbersRequest:
    """In which documents: in all when no id is given."""

    ids: tuple[str, ...] = argument(
        (), metavar="[ID...]", help="only the numbers in these documents", complete="id"
    )


@dataclass(frozen=True, slots=True)
class NumbersResult:
    """The live numbers in the order of their places, and how many documents are withheld."""

    numbers: tuple[ShownNumber, ...]
    as_of: str
    hidden: int

    @property
    def exit_code(self) -> int:
        return int(any(number.state not in ("live", "pinned") for number in self.numbers))


@operation("numbers", pages="numbers", renderers={"text": "sightline.narrate.render_numbers:text"})
def numbers(view: WorkspaceView, request: NumbersRequest) -> NumbersResult:
    """List the live numbers in prose: what each says now, and which have drifted.

    A number is {{REQ-014.value}}, or pinned to what its author saw: {{REQ-014.value = 243 ms}}. It
    comes from the newest recorded reading; nothing is put to the data. The exit code is 1 where one
    has drifted or says nothing.
    """
    documents = [view.find(i) for i in request.ids] if request.ids else view.documents()
    found = sorted(numbers_in(view, documents), key=lambda n: (n.path, n.line, n.column))
    return NumbersResult(tuple(found), view.as_of, view.hidden)


def numbers_in(view: WorkspaceView, documents: Iterable[Document]) -> list[ShownNumber]:
    """The live numbers of some documents; only those with ``{{`` in them are looked at closer."""
    lookup = NumberLookup(view)
    holding = [d for d in documents if OPENING in d.text or OPENING in d.title]
    return [number for document in holding for number in lookup.numbers(document)]
