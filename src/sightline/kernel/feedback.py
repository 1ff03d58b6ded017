"""Feedback files: rows that people can point to, such as ``TIC-8812``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from sightline.kernel.document import Document, Place, Quote
from sightline.kernel.settings import FeedbackRows
from sightline.kernel.source_text import MAX_FOREIGN_BYTES, read_source
from sightline.text.near import nearest
from sightline.text.yaml.nodes import Problem


def read_rows(document: Document, data: bytes, rows: FeedbackRows) -> None:
    """Fill a document with the rows of a CSV or JSON Lines file: ``quotes[row id] = its words``."""
    source = read_source(data, MAX_FOREIGN_BYTES)
    document.problems.extend(source.problems)
    if source.problems and not source.text:
        return
    lines = _json_lines if document.path.endswith(".jsonl") else _csv_lines
    for line, record in lines(source.text, document, rows):
        value = record.get(rows.key)
        if value is None or str(value) == "":
            _problem(document, "LNK011", line, f"this row has no `{rows.key}`", "give it an id")
            continue
        identifier = row_id(rows.prefix, str(value))
        if identifier in document.quotes:
            first = document.quotes[identifier].place.line
            message = f"{identifier} stands twice in this file; the first is on line {first}"
            _problem(document, "LNK011", line, message, "ids of rows must differ")
            continue
        words = record.get(rows.text) if rows.text else None
        text = str(words) if words is not None else "\n".join(str(v) for v in record.values() if v)
        document.quotes[identifier] = Quote(text, (), Place(line, 1, line, 1))


def row_id(prefix: str, value: str) -> str:
    """A key column may hold the whole id or only what follows the prefix.

    >>> row_id("TIC", "8812"), row_id("TIC", "TIC-8812")
    ('TIC-8812', 'TIC-8812')
    """
    return value if value.startswith(prefix + "-") else f"{prefix}-{value}"


def _problem(document: Document, code: str, line: int, message: str, help: str) -> None:
    document.problems.append(Problem(code, message, line, 1, line, 1, help))


def _csv_lines(
    text: str, document: Document, rows: FeedbackRows
) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        if rows.key not in header:
            near = nearest(rows.key, header, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "columns: " + ", ".join(header)
            _problem(document, "LNK011", 1, f"there is no column `{rows.key}`", hint)
            return
        end = reader.line_num
        for values in reader:
            start, end = end + 1, reader.line_num
            if values:
                yield start, dict(zip(header, values, strict=False))
    except csv.Error as error:
        help = "close every quotation mark; double those inside a quoted value"
        _problem(document, "LNK011", reader.line_num or 1, f"not readable as CSV: {error}", help)


def _json_lines(
    text: str, document: Document, rows: FeedbackRows
) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            _problem(document, "LNK011", number, "this line is not JSON", "one object a line")
            continue
        if "\\u" in line and _has_half_character(record):
            message = "this line has half a character (a lone surrogate such as \\ud83d)"
            _problem(document, "LNK011", number, message, "export it as whole UTF-8 text")
        elif isinstance(record, dict):
            yield number, record
        else:
            _problem(document, "LNK011", number, "this line is not an object", "write {...}")


def _has_half_character(record: Any) -> bool:
    r"""Whether a text holds one half of a pair, which JSON can escape and UTF-8 cannot write.

    >>> _has_half_character("\ud83d"), _has_half_character("\U0001f600")
    (True, False)
    """
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False
