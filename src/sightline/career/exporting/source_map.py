"""Where each line of a sheet comes from, and which have no evidence: the reviewer's twin."""

from __future__ import annotations

from typing import Any

from sightline.career.exporting.layout import Row, plain, rows_of
from sightline.career.exporting.markdown import escaped
from sightline.career.exporting.sheet import Sheet, SheetLine
from sightline.kernel.documents.span import Span

__all__ = ["source_map", "source_map_json", "source_map_markdown", "without_evidence"]

_SAYS = {
    "own": "own statement, no evidence", "slot": "still to be filled", "label": "a label of ours",
}  # fmt: skip


def source_map(sheet: Sheet) -> list[dict[str, Any]]:
    """One record per line: ``row`` (counted from 1), ``text``, ``kind``, ``spans``.

    ``kind`` is that of the line; a quoted line without spans is ``unsupported``.
    """
    return [
        {
            "row": number,
            "text": plain(line.text),
            "kind": _kind(line),
            "spans": [_span(span) for span in line.spans],
        }
        for number, row in enumerate(rows_of(sheet), start=1)
        for line in row.lines
    ]


def without_evidence(sheet: Sheet) -> tuple[SheetLine, ...]:
    """The lines that no document says: own statements, open slots, quotes without a span."""
    return tuple(
        line
        for row in rows_of(sheet)
        for line in row.lines
        if _kind(line) in ("own", "slot", "unsupported")
    )


def source_map_json(sheet: Sheet) -> bytes:
    """The map as JSON: ``lines``, and ``without_evidence`` with the texts alone."""
    import orjson

    value = {
        "lines": source_map(sheet),
        "without_evidence": [plain(line.text) for line in without_evidence(sheet)],
    }
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def source_map_markdown(sheet: Sheet, names: dict[str, str] | None = None) -> bytes:
    """The map to read: every line with its quotes. ``names`` are documents' names by their hash."""
    names = names or {}
    open_lines = without_evidence(sheet)
    parts = ["# Where each line comes from", ""]
    if open_lines:
        parts += [f"{len(open_lines)} without evidence:", ""]
        parts += [f"- {escaped(plain(line.text))} ({_says(line)})" for line in open_lines]
        parts.append("")
    for row in rows_of(sheet):
        parts += _of_row(row, names)
    return ("\n".join(parts) + "\n").encode()


def _of_row(row: Row, names: dict[str, str]) -> list[str]:
    if row.kind == "heading":
        return [f"## {escaped(row.left_text)}", ""]
    parts: list[str] = []
    for line in row.lines:
        parts.append(f"- {escaped(plain(line.text))}")
        if line.kind != "quoted" or not line.spans:
            parts.append(f"  - {_says(line)}")
        parts += [f"  - {_where(span, names)}" for span in line.spans]
    return [*parts, ""]


def _where(span: Span, names: dict[str, str]) -> str:
    name = names.get(span.document, span.document[:12])
    page = f", page {span.page}" if span.page is not None else ""
    quote = escaped(plain(span.quote), is_inner=True)
    return f"{escaped(name)}{page}, {span.start} to {span.end}: “{quote}”"


def _kind(line: SheetLine) -> str:
    return "unsupported" if line.kind == "quoted" and not line.spans else line.kind


def _says(line: SheetLine) -> str:
    return _SAYS.get(line.kind, "no document says it")


def _span(span: Span) -> dict[str, Any]:
    return {
        "document": span.document, "page": span.page, "start": span.start, "end": span.end,
        "quote": span.quote,
    }  # fmt: skip
