"""Rows of a spreadsheet or CSV that somebody hands in, with their numbers in the file."""

from __future__ import annotations

import csv
import importlib
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.kernel.errors import UsageError

__all__ = ["Sheet", "read_sheets"]

_MOST_ROWS = 500_000
_MOST_COLUMNS = 500
_MOST_UNPACKED = 1024 * 1024 * 1024
_LONGEST_CELL = 10_000
_FIRST_ROWS = 20
_LEAST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. ``rows`` are those below its heading, by column name in small letters, each with
    its number in the file (from 1). A sheet without a heading has only ``texts``: its cells in
    words, row by row."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, Any]], ...]
    texts: tuple[str, ...]


def read_sheets(name: str, data: bytes) -> tuple[Sheet, ...]:
    """Every sheet of an xlsx, or the one of a CSV. Raises UsageError."""
    if data[:4] == b"PK\x03\x04":
        return _workbook(name, data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        help = "give an xlsx, or a CSV in UTF-8"
        raise UsageError(f"{name} is neither xlsx nor UTF-8", help=help, path=name) from None
    dialect = "excel-tab" if "\t" in text.partition("\n")[0] else "excel"
    try:
        rows = list(_limited(name, csv.reader(io.StringIO(text, newline=""), dialect)))
    except csv.Error as error:
        raise UsageError(f"{name} is no CSV: {error}", help="check its quotes", path=name) from None
    return (_sheet("CSV", rows),)


def _workbook(name: str, data: bytes) -> tuple[Sheet, ...]:
    openpyxl: Any = importlib.import_module("openpyxl")

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
                raise UsageError(
                    f"{name} unpacks to more than 1 GB", help="save it anew", path=name
                )
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return tuple(
            _sheet(title, list(_limited(name, book[title].iter_rows(values_only=True))))
            for title in book.sheetnames
            if hasattr(book[title], "iter_rows")
        )
    except UsageError:
        raise
    except Exception as error:  # whatever a damaged file makes openpyxl raise is about the file
        raise UsageError(
            f"{name} can't be read as a workbook ({type(error).__name__})",
            help="open it, and save it as xlsx or CSV", path=name,
        ) from error  # fmt: skip


def _limited(name: str, rows: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    for number, row in enumerate(rows):
        if number >= _MOST_ROWS:
            raise UsageError(f"{name} has over {_MOST_ROWS:,} rows", help="give a part", path=name)
        yield tuple(row[:_MOST_COLUMNS])


def _sheet(name: str, rows: list[tuple[Any, ...]]) -> Sheet:
    """A sheet whose heading is the first row with several words in it and no number."""
    for index, row in enumerate(rows[:_FIRST_ROWS]):
        filled = [cell for cell in row if cell not in (None, "")]
        if len(filled) >= _LEAST_COLUMNS and all(isinstance(cell, str) for cell in filled):
            columns = tuple(str(cell or "").strip().casefold() for cell in row)
            below = tuple(
                (number, dict(zip(columns, cells, strict=False)))
                for number, cells in enumerate(rows[index + 1 :], index + 2)
            )
            return Sheet(name, columns, below, ())
    texts = tuple(str(cell)[:_LONGEST_CELL] for row in rows for cell in row if cell is not None)
    return Sheet(name, (), (), texts)
