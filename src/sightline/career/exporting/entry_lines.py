"""Certificates, languages and the like out of formats that name their fields: a line for each.

JSON Resume and LinkedIn's export hold each value by itself. A line of its own for an issuer or a
date says nothing to a reader; here it stands beside what it belongs to, parted by a comma.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from sightline.career.documents.source_document import SourceDocument
from sightline.career.exporting.sheet import Part, Sheet, SheetLine

__all__ = ["with_entry_lines"]

_FORMS = ("json-resume", "linkedin")
_WHOLE = ("languages", "interests")
_HEADS = frozenset((
    "position", "name", "title", "organization", "awarder", "issuer", "publisher", "entity",
    "authority", "company name", "date", "releasedate", "issued on", "published on", "startdate",
    "enddate", "started on", "finished on",
))  # fmt: skip


def with_entry_lines(sheet: Sheet, document: SourceDocument) -> Sheet:
    """The sheet with the values that head one entry in a line, where the format tells them.

    Statements and addresses stay lines of their own. A comma parts two days, too: that one leads
    to the other is nothing that a single value says.
    """
    if document.form not in _FORMS:
        return sheet
    labels = {line.start: line.label for line in document.lines}
    return replace(
        sheet,
        parts=tuple(
            part
            if part.entries or part.kind in ("skills", "summary")
            else replace(part, lines=tuple(_lines(part, labels)))
            for part in sheet.parts
        ),
    )


def _lines(part: Part, labels: dict[int, str]) -> Iterator[SheetLine]:
    for place, group in groupby(part.lines, lambda line: _place(line, labels)[0]):
        listed = list(group)
        is_head = [
            bool(place) and (part.kind in _WHOLE or _place(line, labels)[1] in _HEADS)
            for line in listed
        ]
        heads = [line for line, head in zip(listed, is_head, strict=True) if head]
        if heads:
            words = ", ".join(line.text for line in heads)
            spans = tuple(span for line in heads for span in line.spans)
            yield SheetLine(words, spans, heads[0].kind)
        yield from (line for line, head in zip(listed, is_head, strict=True) if not head)


def _place(line: SheetLine, labels: dict[int, str]) -> tuple[str, str]:
    """Which entry a line belongs to, and its field; empty where the format doesn't say."""
    label = labels.get(line.spans[0].start, "") if line.spans else ""
    if label.startswith("/"):
        steps = label.split("/")
        return ("/".join(steps[:3]), steps[3].lower()) if len(steps) > 3 else ("", "")
    table, _, rest = label.partition(":")
    row, _, field = rest.partition(":")
    return (f"{table}:{row}", field.lower()) if field else ("", "")
