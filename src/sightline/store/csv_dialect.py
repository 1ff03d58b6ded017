"""How a CSV file is written: its separator is told by its header (see `text.csv_dialect`).

Quotes are `"`, doubled inside; a row that does not fit the header is an error with its line.
"""

from __future__ import annotations

import csv
import gzip
import io

from sightline.store.errors import SourceError
from sightline.text.csv_dialect import separator_of

_LONGEST_HEADER = 1 << 16


def separator(path: str, source: str) -> str:
    """Return the separator of a file; raise SourceError where the file has no header."""
    try:
        with _opened(path) as file:
            header = file.read(_LONGEST_HEADER).decode("utf-8", "replace").lstrip("\ufeff")
    except (OSError, EOFError) as error:
        raise SourceError(f"the file cannot be read: {error}", "look at the file", source) from None
    line = header.splitlines()[0] if header else ""
    if not line.strip():
        help = "its first line should name the columns"
        raise SourceError("the file is empty or has no header", help, source)
    return separator_of(line)


def misfit(path: str, delimiter: str) -> str:
    """Return what is wrong with the first row that does not fit the header, or ""."""
    try:
        with _opened(path) as raw, io.TextIOWrapper(raw, "utf-8", newline="") as text:
            rows = csv.reader(text, delimiter=delimiter, strict=True)
            width = len(next(rows))
            for row in rows:
                if row and len(row) != width:
                    return f"line {rows.line_num} has {len(row)} fields, the header has {width}"
    except UnicodeDecodeError:
        return "the file is not UTF-8"
    except csv.Error as error:
        return f"line {rows.line_num}: {error}"
    except (OSError, EOFError, StopIteration):
        return ""
    return ""


def _opened(path: str) -> io.BufferedReader:
    if path.endswith(".gz"):
        return io.BufferedReader(gzip.open(path))
    return open(path, "rb")
