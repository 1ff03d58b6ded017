"""Feedback files: rows that people can point to, such as ``TIC-8812``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from sightline.kernel.documents.document import Document, Place, Quote
from sightline.kernel.documents.identifiers import is_id
from sightline.kernel.documents.settings import FeedbackRows
from sightline.kernel.files.source_text import MAX_FOREIGN_BYTES, read_source
from sightline.text.csv_dialect import separator_of
from sightline.text.near import nearest
from sightline.text.yaml.nodes import Problem

_LONGEST_HEADER = 1 << 16
_SHOWN = {"\t": "a tab"}


def read_rows(document: Document, data: bytes, rows: FeedbackRows) -> None:
    """Fill a document with the rows of a CSV or JSON Lines file: ``quotes[row id] = its words``."""
    source = read_source(data, MAX_FOREIGN_BYTES)
    document.problems.extend(source.problems)
    if source.problems and not source.text:
        return
    is_json = document.path.endswith((".jsonl", ".ndjson"))
    for line, record in (_json_lines if is_json else _csv_lines)(source.text, document, rows):
        identifier = _identifier(record.get(rows.key), line, document, rows)
        if not identifier:
            continue
        if identifier in document.quotes:
            first = document.quotes[identifier].place.line
            message = f"{identifier} stands twice in this file; the first is on line {first}"
            _problem(document, "LNK011", line, message, "ids of rows must differ")
            continue
        words = record.get(rows.text) if rows.text else None
        text = str(words) if words is not None else "\n".join(str(v) for v in record.values() if v)
        document.quotes[identifier] = Quote(text, (), Place(line, 1, line, 1))


def _identifier(value: Any, line: int, document: Document, rows: FeedbackRows) -> str:
    """The id of a row; empty, and told, where it has none that a link could name."""
    if value is None or value == "":
        _problem(document, "LNK011", line, f"this row has no `{rows.key}`", "give it an id")
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        identifier = row_id(rows.prefix, str(value).strip())
        if is_id(identifier):
            return identifier
    shown = value if isinstance(value, str) else json.dumps(value)
    message = f"`{shown}` can't be the id of a row: no link could name {rows.prefix}-{shown}"
    help = "write a number, or small letters, digits, `-`, `_` and `.`, such as 8812 or ab-12"
    _problem(document, "LNK011", line, message, help)
    return ""


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
    separator = separator_of(text[:_LONGEST_HEADER])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = next(reader, [])
        if not _is_header(header, document, rows):
            return
        end = reader.line_num
        for values in reader:
            start, end = end + 1, reader.line_num
            if len(values) == len(header):
                yield start, dict(zip(header, values, strict=True))
            elif values:
                message = f"this row has {_values(len(values))}, the header has {len(header)}"
                help = f'put a value that holds `{_SHOWN.get(separator, separator)}` between "'
                _problem(document, "LNK011", start, message, help)
    except csv.Error as error:
        help = "close every quotation mark; double those inside a quoted value"
        _problem(document, "LNK011", reader.line_num or 1, f"not readable as CSV: {error}", help)


def _is_header(header: list[str], document: Document, rows: FeedbackRows) -> bool:
    """Whether each row can be told by its id: the columns of id and words stand there once."""
    readable = True
    for name in filter(None, (rows.key, rows.text)):
        if name not in header:
            near = nearest(name, header, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "columns: " + ", ".join(header)
            _problem(document, "LNK011", 1, f"there is no column `{name}`", hint)
            readable = readable and name != rows.key
        elif header.count(name) > 1:
            message = f"two columns are called `{name}`"
            _problem(document, "LNK011", 1, message, "name each column differently")
            readable = False
    return readable


def _values(count: int) -> str:
    return "1 value" if count == 1 else f"{count} values"


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
