"""What speaks for a person: one item, the kind of thing that it shows, and how strong it is."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.documents.span import Span

__all__ = ["ARTEFACT", "QUOTED", "RECORD", "SELF_STATED", "STRENGTHS", "Evidence"]

SELF_STATED, QUOTED, ARTEFACT, RECORD = 0, 1, 2, 3

STRENGTHS = {
    SELF_STATED: "their own statement",
    QUOTED: "quoted in their document",
    ARTEFACT: "an artefact in the workspace whose checks pass",
    RECORD: "a verdict on data, or a third party's record",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind of thing that one item shows.

    ``item`` names what would have to be taken away for it to fall: a statement of a document
    (``hash:start``) or an id of the workspace; one item may show several kinds. ``strength`` is a
    key of ``STRENGTHS``. ``spans`` are the words, empty for an artefact. ``told`` says what it is
    where there are no words. ``where`` is the role or section that it stands in. ``dated`` is when
    the thing ended as far as the document says: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    ``is_open``: it was still going on when its document was written. ``is_title``:
    only a job title says it.
    """

    item: str
    kind: str
    strength: int
    spans: tuple[Span, ...] = ()
    told: str = ""
    where: str = ""
    dated: str | None = None
    is_open: bool = False
    is_title: bool = False
