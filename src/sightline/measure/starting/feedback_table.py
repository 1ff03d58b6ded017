"""A table of feedback as somebody exported it: which column is the key, which holds the words.

Everything here is a guess from names and values, so that a person can start at once; each guess is
told, and stands in `sightline.toml`, where it can be changed. Values are never changed, except that
a text in an older encoding becomes UTF-8.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import NamedTuple

from sightline.kernel.errors import UsageError
from sightline.measure.starting.column_guesses import Column, Guesses, guesses_of
from sightline.text.csv_dialect import separator_of

MAX_BYTES = 200_000_000
NUMBER = "row"
"""The column that holds the number of a row where no column of its own tells rows apart."""

_WHAT = "name a CSV file whose first line names the columns"


class FeedbackRow(NamedTuple):
    """A row that can be pointed to: what follows the prefix of its id, what it says, and what it
    is filed under: its values in columns of few values, such as an area or a plan."""

    key: str
    words: str
    filed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedbackTable:
    """The table as it is to be kept. ``notes`` tell what was done to it, ``warnings`` what a
    person should look at."""

    content: bytes
    rows: tuple[FeedbackRow, ...]
    guesses: Guesses
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    warnings: tuple[str, ...]


def read_feedback(
    data: bytes, shown: str, number_rows: bool = False, keep_personal: bool = False
) -> FeedbackTable:
    """Read the bytes of a CSV file; ``shown`` is how the file is called in errors.

    Raises UsageError where it is no table, or where no column tells its rows apart.
    """
    if len(data) > MAX_BYTES:
        what = f"{shown}: {len(data) // 1_000_000} MB are more than a table of feedback may have"
        raise UsageError(what, help=f"at most {MAX_BYTES // 1_000_000} MB; split it by year")
    text, encoding = _decoded(data, shown)
    separator = separator_of(text[: 1 << 16])
    header, records = _records(text, separator, shown)
    notes = [f"read as {encoding} and kept as UTF-8"] if encoding else []
    is_numbered = number_rows and NUMBER not in header
    if is_numbered:
        header = [NUMBER, *header]
        records = [[str(number), *record] for number, record in enumerate(records, 1)]
        notes.append(f"rows are numbered in a new column `{NUMBER}`: never sort or cut the file")
    columns = [
        Column(name, values)
        for name, values in zip(header, zip(*records, strict=True), strict=True)
    ]
    guesses = guesses_of(columns, NUMBER if number_rows else "", shown)
    if guesses.date and not guesses.is_iso_date:
        notes.append(
            f"not all of `{guesses.date}` reads as 2026-03-01: rows can't be counted by day"
        )
    left_out = () if keep_personal else tuple(c.name for c in columns if c.name in guesses.personal)
    is_as_it_was = not (encoding or is_numbered or left_out)
    written = data if is_as_it_was else _written(header, records, left_out, separator)
    return FeedbackTable(
        written.removeprefix(b"\xef\xbb\xbf"),
        _rows(columns, guesses),
        guesses,
        left_out,
        tuple(notes),
        tuple(_warnings(guesses, left_out)),
    )


def _decoded(data: bytes, shown: str) -> tuple[str, str]:
    """The text, and the encoding where it was not UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), "UTF-16"
    if b"\0" in data[:4096]:
        raise UsageError(f"{shown}: this is no text", help=_WHAT)
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "Windows-1252 (Latin-1)"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "Latin-1"


def _records(text: str, separator: str, shown: str) -> tuple[list[str], list[list[str]]]:
    """The header, and the rows, each as long as it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[list[str]] = []
    try:
        header = next(reader, [])
        _refuse_header(header, shown)
        for record in reader:
            if len(record) == len(header):
                records.append(record)
            elif any(record):
                what = f"this row has {len(record)} values, the header has {len(header)}"
                help = f'put a value that holds `{_spoken(separator)}` between "'
                raise UsageError(what, help=help, path=shown, line=reader.line_num)
    except csv.Error as error:
        help = "close every quotation mark; double those inside a quoted value"
        what = f"this is not readable as CSV: {error}"
        raise UsageError(what, help=help, path=shown, line=max(reader.line_num, 1)) from None
    if not records:
        raise UsageError(f"{shown}: there is no row below the header", help=_WHAT)
    return header, records


def _refuse_header(header: list[str], shown: str) -> None:
    if len(header) < 2 and not any(header):
        raise UsageError(f"{shown}: the file is empty or has no header", help=_WHAT)
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice is not None:
        what = f"two columns are called `{twice}`" if twice else "two columns have no name"
        raise UsageError(what, help="name each column differently", path=shown, line=1)


def _written(
    header: list[str], records: list[list[str]], left_out: tuple[str, ...], separator: str
) -> bytes:
    kept = [index for index, name in enumerate(header) if name not in left_out]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow([header[index] for index in kept])
    writer.writerows([record[index] for index in kept] for record in records)
    return out.getvalue().encode("utf-8", "replace")


def _rows(columns: list[Column], guesses: Guesses) -> tuple[FeedbackRow, ...]:
    """What each row says: its words, and its subject line where it has one."""
    held = {column.name: column.values for column in columns}
    keys = [value.strip().removeprefix(guesses.key_prefix) for value in held[guesses.key]]
    spoken = [held[name] for name in dict.fromkeys((guesses.text, guesses.subject)) if name]
    groups = [held[name] for name in guesses.groups]
    nothing = ((),) * len(keys)
    said = zip(*spoken, strict=True) if spoken else nothing
    filed = zip(*groups, strict=True) if groups else nothing
    rows = zip(keys, said, filed, strict=True)
    return tuple(FeedbackRow(key, "\n".join(words), tuple(under)) for key, words, under in rows)


def _warnings(guesses: Guesses, left_out: tuple[str, ...]) -> list[str]:
    found = []
    for name, what in guesses.personal.items():
        told = "left out (--keep-personal keeps it)" if name in left_out else "kept, as you asked"
        found.append(f"column `{name}` looks like {what}: {told}")
    if guesses.author and guesses.author not in left_out:
        found.append(
            f"column `{guesses.author}` may hold names of people: delete it unless they agreed"
        )
    if guesses.rows_with_address:
        rows = guesses.rows_with_address
        count = "1 row has" if rows == 1 else f"{rows:,} rows have"
        found.append(f"{count} an e-mail address among the words: read them before you commit")
    return found


def _spoken(separator: str) -> str:
    return {"\t": "a tab"}.get(separator, separator)
