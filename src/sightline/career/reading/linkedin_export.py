"""LinkedIn's data export: the tables of a ZIP, each filled cell a line with its name."""

from __future__ import annotations

import csv
import io
import re

from sightline.career.documents.source_document import SourceDocument
from sightline.career.reading.bullets import bullet_mark
from sightline.career.reading.encoding import decoded
from sightline.career.reading.line_writer import LineWriter
from sightline.career.reading.zip_parts import ZipParts

__all__ = ["is_linkedin_export", "read_linkedin_export"]

#: The tables that say something of the person's work, in the order of telling, and the columns by
#: which each is known. Messages, connections, advertisements are none of them and stay unread.
_TABLES: dict[str, tuple[str, ...]] = {
    "Profile.csv": ("First Name", "Last Name", "Headline", "Summary"),
    "Email Addresses.csv": ("Email Address",),
    "PhoneNumbers.csv": ("Number",),
    "Profile Summary.csv": ("Profile Summary",),
    "Positions.csv": ("Company Name", "Title"),
    "Education.csv": ("School Name", "Degree Name"),
    "Skills.csv": ("Name",),
    "Certifications.csv": ("Name", "Authority"),
    "Languages.csv": ("Name", "Proficiency"),
    "Projects.csv": ("Title", "Description"),
    "Honors.csv": ("Title", "Description"),
    "Courses.csv": ("Name", "Number"),
    "Organizations.csv": ("Name", "Position"),
    "Patents.csv": ("Title", "Description"),
    "Publications.csv": ("Name", "Published On"),
    "TestScores.csv": ("Name", "Score"),
    "Volunteering.csv": ("Company Name", "Role"),
    "Causes You Care About.csv": ("Supported Cause",),
}
_KNOWN = {re.sub(r"[ _-]", "", name).lower(): name for name in _TABLES}
#: What is nobody's evidence of work, and isn't wanted in a reading: birth dates, post codes, and
#: what the site notes about an address or a number.
_PRIVATE = frozenset(
    {"Birth Date", "Maiden Name", "Instant Messengers", "Zip Code", "Address"}
    | {"Confirmed", "Primary", "Updated On", "Extension", "Type"}
)
#: ``[PORTFOLIO:https://example.com],[OTHER:...]``: the addresses alone are the person's.
_LISTED = frozenset({"Websites", "Twitter Handles"})
_BRACKETED = re.compile(r"\[(?:[A-Z_ ]{1,40}:)?([^\[\]]{1,2000})\]")
_MAX_ROWS = 20_000


def is_linkedin_export(parts: ZipParts) -> bool:
    """Whether a ZIP holds a table that only this export has."""
    known = {table for table in map(_table_of, parts.names) if table}
    return bool(known & {"Profile.csv", "Positions.csv", "Education.csv"})


def read_linkedin_export(name: str, data: bytes, parts: ZipParts) -> SourceDocument:
    """An export, table by table. Labels are ``Positions.csv:2:Company Name``.

    Rows are counted as a spreadsheet counts them: the names of the columns are row 1. Raises
    UnreadableDocument where no table says anything.
    """
    writer = LineWriter(name, data, "linkedin")
    found: dict[str, str] = {}
    for part in parts.names:
        table = _table_of(part)
        if table and table not in found:
            found[table] = part
    for table in _TABLES:
        if table in found:
            _write_table(writer, table, decoded(found[table], parts.read(found[table])))
    stamps = [parts.stamp(found[table]) for table in _TABLES if table in found]
    days = [stamp for stamp in stamps if stamp is not None]
    writer.dated = max(days) if days else None
    return writer.document()


def _table_of(part: str) -> str:
    """The table that a part is, by its last name; spelled with blanks or underscores."""
    leaf = part.replace("\\", "/").rpartition("/")[2]
    if leaf.startswith("._") or "__MACOSX" in part:
        return ""
    return _KNOWN.get(re.sub(r"[ _-]", "", leaf).lower(), "")


def _write_table(writer: LineWriter, table: str, text: str) -> None:
    rows, broken = _rows(text)
    if broken:
        writer.refuse("damaged", f"{table}, {broken}")
    first = next((at for at, row in enumerate(rows) if _is_head(row, _TABLES[table])), None)
    if rows and first is None:
        writer.refuse("damaged", f"{table}: no row names its columns")
    if first is None:
        return
    names = [_name(cell) for cell in rows[first]]
    for number, row in enumerate(rows[first + 1 :], start=2):
        writer.new_block()
        if len(row) > len(names):
            writer.refuse("damaged", f"{table}, row {number}: more cells than columns")
        for name, cell in zip(names, row, strict=False):
            if name and name not in _PRIVATE:
                cell = "\n".join(_BRACKETED.findall(cell)) or cell if name in _LISTED else cell
                _write_cell(writer, f"{table}:{number}:{name}", cell)


def _write_cell(writer: LineWriter, label: str, cell: str) -> None:
    for line in cell.splitlines():
        mark = bullet_mark(line)
        writer.write(line[mark:], role="bullet" if mark else "", label=label)


def _name(cell: str) -> str:
    """A column's name, without a mark of order left over from its encoding."""
    return " ".join(cell.replace("\ufeff", "").split())


def _rows(text: str) -> tuple[list[list[str]], str]:
    """The rows of a table, quoted line ends kept, and what ended it if it is broken."""
    head = text[:2_000]
    sign = ";" if head.count(";") > head.count(",") else ","
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) > _MAX_ROWS:
                break
    except csv.Error as error:
        return rows, f"line {reader.line_num}: {error}"
    return rows, ""


def _is_head(row: list[str], columns: tuple[str, ...]) -> bool:
    """Whether a row names the columns; some tables begin with notes of their own."""
    cells = set(map(_name, row))
    return columns[0] in cells and (len(columns) == 1 or bool(cells & set(columns[1:])))
