# ruff: noqa: E501  (words and signs stand here as people write them)
"""Studies: degree, place of study, dates, out of a part about education."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import told
from sightline.career.resume.dates import Stretch
from sightline.career.resume.degrees import degree_score, is_detail, school_score
from sightline.career.resume.entries import is_wrapped, statements_of
from sightline.career.resume.pieces import Head, Piece, clean, head_of
from sightline.career.resume.places import is_known_place
from sightline.career.resume.resume import Period, Study
from sightline.career.resume.rows import Row, cut, is_prose

__all__ = ["studies_of"]

Place = tuple[int, int]
_TAIL = re.compile(
    r",?\s+(?:\(?(?:summa|magna) )?\(?cum laude\)?.*$|,?\s*[(]?c?gpa\b.*$|,\s*(?:with )?(?:first[- ]class )?(?:highest )?(?:honou?rs|distinction)\b.*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Study:
    degree: Place | None = None
    school: Place | None = None
    unknown: list[Place] = field(default_factory=list)
    dates: list[Stretch] = field(default_factory=list)
    places: list[Piece] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def studies_of(
    document: SourceDocument, rows: list[Row], width: dict[int, float]
) -> tuple[Study, ...]:
    """The studies of one part, in the order in which they stand."""
    found: list[_Study] = []
    for row in (part for whole in rows for part in _one_each(document, whole)):
        if _is_body(row, found, width):
            found[-1].body.append(row)
            continue
        said = _said(document, row)
        if not found or _begins(found[-1], said, row):
            found.append(_Study())
        _add(found[-1], said, row)
    return tuple(
        _study(document, one, width) for one in found if one.degree or one.school or one.unknown
    )


def _one_each(document: SourceDocument, row: Row) -> list[Row]:
    """A line that lists several degrees with semicolons between them, as a line for each."""
    parts = row.words.split(";")
    if len(parts) < 2 or not all(degree_score(part) == 3 for part in parts):
        return [row]
    found, here = [], row.start
    for part in parts:
        cut_out = cut(document, row, here, here + len(part))
        found += [cut_out] if cut_out is not None else []
        here += len(part) + 1
    return found


def _is_body(row: Row, found: list[_Study], width: dict[int, float]) -> bool:
    if not found:
        return False
    current = found[-1]
    if row.is_bullet:
        return bool(current.degree or current.school) and not _is_entry_bullet(row, current)
    if is_detail(row.words) or (is_prose(row.words) and not row.stretches):
        return degree_score(row.words) < 3 or is_detail(row.words)
    return bool(current.body) and is_wrapped(current.body[-1], row, width)


def _is_entry_bullet(row: Row, current: _Study) -> bool:
    """Studies listed as bullets, one each."""
    is_listed = bool(current.rows) and current.rows[0].is_bullet
    return is_listed and (degree_score(row.words) >= 2 or school_score(row.words) > 0)


def _said(document: SourceDocument, row: Row) -> _Study:
    head: Head = head_of(document, [row])
    said = _Study(dates=head.dates, places=head.places)
    for piece in head.pieces:
        if is_detail(piece.words):
            continue
        _sort_piece(document.text, said, piece)
    return said


def _sort_piece(text: str, said: _Study, piece: Piece) -> None:
    if piece.says == "title":
        said.degree = said.degree or (piece.start, piece.end)
        return
    degree, school = degree_score(piece.words), school_score(piece.words)
    if piece.says == "company" or (school and degree < 2):
        _put_school(said, (piece.start, piece.end))
    elif degree >= 2 and school and "," in piece.words:
        _part(text, said, piece)
    elif degree >= 2 and school:
        _put_degree_or_school(text, said, piece)
    elif degree >= 2:
        _put_degree(text, said, piece)
    else:
        said.unknown.append((piece.start, piece.end))


def _put_degree(text: str, said: _Study, piece: Piece) -> None:
    parts = _comma_parts(text, piece.start, piece.end)
    whole = len(parts)
    while len(parts) > 1 and _is_behind_school(text[slice(*parts[-1])]):
        parts.pop()
    scores = [degree_score(text[start:end]) for start, end in parts]
    ends_with_name = len(parts) >= 2 and scores[0] == 3 and scores[-1] == 0
    is_behind_field = len(parts) > 3 or (len(parts) == 3 and scores[1] == 1)
    if ends_with_name and (len(parts) < whole or is_behind_field):
        _put_school(said, parts[-1])
        parts = parts[:-1]
    place = _without_tail(text, (parts[0][0], parts[-1][1]))
    if said.degree is None:
        said.degree = place


def _is_behind_school(words: str) -> bool:
    return is_detail(words) or is_known_place(words.strip(" ."))


def _put_degree_or_school(text: str, said: _Study, piece: Piece) -> None:
    """ "Certificate Program of the School of Law": the degree where it begins with one."""
    place = (piece.start, piece.end)
    if degree_score(piece.words) == 3 and said.degree is None:
        said.degree = _without_tail(text, place)
    else:
        _put_school(said, place)


def _put_school(said: _Study, place: Place) -> None:
    if said.school is None:
        said.school = place
    else:
        said.unknown.append(place)


def _part(text: str, said: _Study, piece: Piece) -> None:
    """Degree and place of study with commas between them, in either order."""
    parts = _comma_parts(text, piece.start, piece.end)
    kinds = ["" for _ in parts]
    for at, (start, end) in enumerate(parts):
        words = text[start:end]
        if is_detail(words):
            kinds[at] = "detail"
        elif school_score(words) and degree_score(words) < 3:
            kinds[at] = "school"
        elif degree_score(words) >= 2:
            kinds[at] = "degree"
    for at in range(len(parts)):
        if not kinds[at]:
            kinds[at] = kinds[at - 1] if at and kinds[at - 1] else "degree"
    for kind in ("degree", "school"):
        mine = [at for at in range(len(parts)) if kinds[at] == kind]
        if mine:
            last = mine[0]
            while last + 1 < len(parts) and kinds[last + 1] == kind:
                last += 1
            place = _without_tail(text, (parts[mine[0]][0], parts[last][1]))
            if kind == "degree":
                said.degree = said.degree or place
            else:
                _put_school(said, place)


def _comma_parts(text: str, start: int, end: int) -> list[Place]:
    parts, here, depth = [], start, 0
    for at in range(start, end):
        depth += (text[at] == "(") - (text[at] == ")")
        if text[at] == "," and depth <= 0:
            parts.append(clean(text, here, at))
            here = at + 1
    parts.append(clean(text, here, end))
    return [part for part in parts if part[0] < part[1]] or [(start, end)]


def _without_tail(text: str, place: Place) -> Place:
    """A degree without the grade that stands behind it."""
    match = _TAIL.search(text[place[0] : place[1]])
    if match and match.start():
        return clean(text, place[0], place[0] + match.start())
    return place


def _begins(current: _Study, said: _Study, row: Row) -> bool:
    """A line that says again what the entry says already begins the next one."""
    if said.degree and current.degree:
        return True
    if said.school and current.school:
        return True
    if said.dates and current.dates and (said.degree or said.school or said.unknown):
        return True
    if current.body and (said.degree or said.school or said.unknown):
        return True
    is_unknown = bool(said.unknown) and not said.degree and not said.school
    if is_unknown and current.degree and (current.school or current.unknown):
        return row.line.is_bold or (not current.rows[0].line.is_bold and bool(said.dates))
    complete = bool(current.degree and (current.school or current.unknown))
    return complete and row.line.is_bold and bool(said.degree or said.school)


def _add(current: _Study, said: _Study, row: Row) -> None:
    current.degree = current.degree or said.degree
    if said.school:
        _put_school(current, said.school)
    current.unknown += said.unknown
    current.dates += said.dates
    current.places += said.places
    current.rows.append(row)


def _study(document: SourceDocument, one: _Study, width: dict[int, float]) -> Study:
    unknown = list(one.unknown)
    school, degree = one.school, one.degree
    if school is None and unknown:
        school = unknown.pop(0)
    if degree is None and unknown:
        first = unknown[0]
        if not is_detail(document.text[slice(*first)]):
            degree = unknown.pop(0)
    dates = next(
        (stretch for stretch in one.dates if stretch.is_range), one.dates[0] if one.dates else None
    )
    return Study(
        degree=told(document, *degree) if degree else None,
        institution=told(document, *school) if school else None,
        dates=told(document, dates.start, dates.end) if dates else None,
        location=told(document, one.places[0].start, one.places[0].end) if one.places else None,
        period=_period(document, dates) if dates else None,
        statements=statements_of(document, one.body, width),
    )


def _period(document: SourceDocument, stretch: Stretch) -> Period:
    """A lone date is the day of the degree: when the study began, nobody says."""
    first = stretch.first if stretch.is_range else None
    return Period(told(document, stretch.start, stretch.end), first, stretch.last, stretch.is_open)
