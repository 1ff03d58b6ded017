"""A document about to be sent, line by line, each line with the words that it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.documents.span import Span

__all__ = ["Entry", "Part", "Sheet", "SheetLine"]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of text. ``spans`` back it; ``kind`` says how.

    ``quoted``: composed from the spans. ``own``: the person's own statement, no evidence.
    ``slot``: still to be filled by the person, shown as such. ``label``: a heading or label of ours
    from a closed list (Experience, Education), which claims nothing.
    """

    text: str
    spans: tuple[Span, ...] = ()
    kind: str = "quoted"


@dataclass(frozen=True, slots=True)
class Entry:
    """One position, study or project: what stands above its bullets, then the bullets."""

    title: SheetLine | None = None
    organisation: SheetLine | None = None
    dates: SheetLine | None = None
    place: SheetLine | None = None
    lines: tuple[SheetLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section. ``kind`` is that of JSON Resume: work, education, skills, projects, basics..."""

    kind: str
    heading: SheetLine
    entries: tuple[Entry, ...] = ()
    lines: tuple[SheetLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A résumé or letter: name, how to reach the person, then its parts in order."""

    name: SheetLine | None
    contact: tuple[SheetLine, ...]
    parts: tuple[Part, ...]
    headline: SheetLine | None = None
