# ruff: noqa: RUF001  (words and signs stand here as people write them)
"""Positions: who was what, where, when, out of the heads of a part about work."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.resume.dates import Stretch
from sightline.career.resume.entries import Entry, entries_of, note_of, statements_of, widths
from sightline.career.resume.job_words import employer_score, is_team, title_score
from sightline.career.resume.pieces import Head, Piece, clean, head_of
from sightline.career.resume.places import is_known_place, is_place
from sightline.career.resume.resume import Period, Position
from sightline.career.resume.rows import Row, is_prose

__all__ = ["period_of", "positions_of"]

_AT = re.compile(r"\s+(?:at|bei|chez|en|presso|bij|w|@)\s+(?=[A-ZÀ-Þ0-9])")
_SURE = 2


@dataclass(slots=True)
class _Found:
    """One entry with what its head says so far."""

    entry: Entry
    head: Head
    title: tuple[int, int] | None = None
    company: tuple[int, int] | None = None
    is_banner: bool = False


def positions_of(
    document: SourceDocument, rows: list[Row], width: dict[int, float]
) -> tuple[Position, ...]:
    """The positions of one part, in the order in which they stand."""
    found = [_read(document, entry) for entry in entries_of(rows, width)]
    edges = widths(rows)
    order = _order(found)
    for one in found:
        _assign(document.text, one, order)
        if one.title is not None and one.company is None:
            one.company = one.head.own_work
    _part_unknown_places(document.text, found)
    _inherit(document.text, found)
    return tuple(
        _position(document, one, width, edges)
        for one in found
        if not one.is_banner and (one.title or one.company)
    )


def _read(document: SourceDocument, entry: Entry) -> _Found:
    head = head_of(document, entry.head)
    if not head.pieces and entry.body and entry.body[0].is_bullet and head.dates:
        first = entry.body[0]
        if not is_prose(first.words) and title_score(re.split(r"[,|–—]", first.words)[0]) >= 2:
            entry = Entry([*entry.head, first], entry.body[1:])
            dates = head.dates
            head = head_of(document, entry.head)
            head.dates = dates
    _part_place(document.text, head)
    return _Found(entry, head)


def _part_place(text: str, head: Head) -> None:
    """ "Larkmont, Germany" is an employer in a country where nothing else is the employer."""
    if len(head.pieces) != 1 or not head.places or _parted(text, head.pieces[0], 0):
        return
    place = head.places[0]
    first, comma, rest = place.words.partition(",")
    if not comma or is_known_place(first) or is_known_place(rest.strip()[:2]) or "," in rest:
        return
    if len(rest.strip()) == 2 or title_score(head.pieces[0].words) < 2:
        return
    end = place.start + len(first)
    start = place.start + len(first) + 1
    start, end2 = clean(text, start, place.end)
    head.pieces.append(replace(place, end=end, words=first))
    head.places[0] = replace(place, start=start, end=end2, words=text[start:end2])


def _part_unknown_places(text: str, found: list[_Found]) -> None:
    """A town that no list knows is one where most entries of the part say "employer, town"."""
    known = [one for one in found if any(_follows(text, one, place) for place in one.head.places)]
    if len(known) < _SURE or 2 * len(known) < len(found):
        return
    for one in found:
        if one.company is None or one.head.places:
            continue
        start, end = one.company
        at = text.rfind(",", start, end)
        left, right = clean(text, at + 1, end)
        if at > start and _may_be_town(text[left:right]):
            one.company = clean(text, start, at)
            one.head.places.append(Piece(left, right, text[left:right], 0, 0, False))


def _follows(text: str, one: _Found, place: Piece) -> bool:
    return one.company is not None and text[one.company[1] : place.start].strip() == ","


def _may_be_town(words: str) -> bool:
    tokens = words.split()
    is_name = 1 <= len(tokens) <= 3 and all(token[0].isupper() for token in tokens)
    return (
        is_name
        and words.replace(" ", "").isalpha()
        and not (employer_score(words) or title_score(words) or is_team(words))
    )


def _lean(first: str, second: str) -> int:
    """Above 0 where the first words look like the title and the second like the employer."""
    return (title_score(first) - employer_score(first)) - (
        title_score(second) - employer_score(second)
    )


def _order(found: list[_Found]) -> int:
    """Whether titles or employers come first in this part, by all of its entries together."""
    total = 0
    for one in found:
        pieces = one.head.pieces
        if len(pieces) >= 2:
            lean = _lean(pieces[0].words, pieces[1].words)
            total += (lean > 0) - (lean < 0) if abs(lean) < _SURE else (2 if lean > 0 else -2)
    return total


def _assign(text: str, one: _Found, order: int) -> None:
    pieces = [piece for piece in one.head.pieces if not piece.says]
    for piece in one.head.pieces:
        if piece.says == "title":
            one.title = (piece.start, piece.end)
        if piece.says == "company":
            one.company = (piece.start, piece.end)
    if one.title or one.company:
        return
    if not pieces:
        return
    if len(pieces) == 1:
        _assign_one(text, one, pieces[0], order)
        return
    _assign_several(text, one, pieces, order)


def _assign_one(text: str, one: _Found, piece: Piece, order: int) -> None:
    both = _parted(text, piece, order)
    if both is not None:
        one.title, one.company = both
        return
    place = (piece.start, piece.end)
    title, employer = title_score(piece.words), employer_score(piece.words)
    is_title = title >= max(employer, 1) if title != employer else order >= 0
    if is_title:
        one.title = place
    else:
        one.company = place


def _parted(text: str, piece: Piece, order: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Title and employer that a comma or "at" parts; a team's name stays with its title."""
    if match := _AT.search(text, piece.start, piece.end):
        left = (piece.start, match.start())
        if title_score(text[slice(*left)]) >= 2:
            return left, (match.end(), piece.end)
    commas = [match.start() for match in re.finditer(r",\s", text[piece.start : piece.end])]
    best, best_score = None, 0
    for comma in commas:
        at = piece.start + comma
        first, second = clean(text, piece.start, at), clean(text, at + 1, piece.end)
        if first[0] >= first[1] or second[0] >= second[1]:
            continue
        score = _comma_score(text[slice(*first)], text[slice(*second)], order)
        if abs(score) > abs(best_score):
            best_score = score
            best = (first, second) if score > 0 else (second, first)
    return best


def _comma_score(first: str, second: str, order: int) -> int:
    if employer_score(second) == 4 and "," not in second and len(second.split()) == 1:
        return 0
    titles = title_score(first), title_score(second)
    if titles[0] >= 3 and titles[1] < 3 and not is_team(second):
        return 4 + employer_score(second) - titles[1] - ("," in second)
    if titles[1] >= 3 and titles[0] < 3 and not is_team(first):
        return -(4 + employer_score(first) - titles[0])
    if titles[0] == 2 and titles[1] < 2 and employer_score(second) > 0:
        return 3
    if (
        titles == (0, 0)
        and employer_score(second) >= 2
        and employer_score(first) == 0
        and order >= 0
    ):
        return 1
    return 0


def _assign_several(text: str, one: _Found, pieces: list[Piece], order: int) -> None:
    scores = [title_score(piece.words) - employer_score(piece.words) for piece in pieces]
    first, second = pieces[0], pieces[1]
    lean = scores[0] - scores[1]
    if len(pieces) > 2 and max(scores[:2]) < 2 and max(scores[2:]) >= 3:
        best = max(range(len(pieces)), key=lambda at: (scores[at], -at))
        one.title = (pieces[best].start, pieces[best].end)
        rest = [piece for at, piece in enumerate(pieces) if at != best]
        chosen = max(rest, key=lambda piece: (employer_score(piece.words), -piece.start))
        one.company = (chosen.start, chosen.end)
        return
    is_title_first = lean > 0 if abs(lean) >= _SURE else (order >= 0 if order else lean >= 0)
    title, company = (first, second) if is_title_first else (second, first)
    # "Engineer, Acme" above "Platform team": the second line names no employer.
    both = _parted(text, title, order)
    is_weak = employer_score(company.words) == 0 and (
        is_team(company.words) or "team" in company.words.lower()
    )
    if both is not None and is_weak and employer_score(text[slice(*both[1])]) > 0:
        one.title, one.company = both
        return
    one.title, one.company = (title.start, title.end), (company.start, company.end)
    if is_title_first and len(pieces) > 2 and is_team(company.words):
        other = max(pieces[2:], key=lambda piece: (employer_score(piece.words), -piece.start))
        if employer_score(other.words) >= 1 or other.row > company.row:
            one.company = (other.start, other.end)


def _inherit(text: str, found: list[_Found]) -> None:
    """Roles under an employer's banner are at that employer."""
    banner: _Found | None = None
    for at, one in enumerate(found):
        if _is_banner(one, found[at + 1] if at + 1 < len(found) else None):
            one.is_banner = True
            banner = one
        elif one.company is not None:
            banner = one if _begins_with_company(one) else None
        elif one.title is not None and banner is not None and _is_under(banner, one):
            one.company = banner.company


def _is_under(banner: _Found, one: _Found) -> bool:
    return banner.company is not None and (banner.is_banner or _is_sibling(banner, one))


def _is_banner(one: _Found, after: _Found | None) -> bool:
    if one.company is None or one.title is not None or after is None:
        return False
    if any(row.is_bullet for row in one.entry.body):
        return False
    return after.title is not None and after.company is None


def _begins_with_company(one: _Found) -> bool:
    pieces = one.head.pieces
    if one.title is None or one.company is None or len(one.entry.head) < 2:
        return False
    return pieces[0].start == one.company[0] and any(
        piece.start == one.title[0] and piece.row > pieces[0].row for piece in pieces
    )


def _is_sibling(banner: _Found, one: _Found) -> bool:
    """Whether a role looks as the banner's own role does, not as its employer's line."""
    role = next(
        (
            row
            for row in banner.entry.head
            if banner.title and row.start <= banner.title[0] < row.end
        ),
        None,
    )
    top, first = banner.entry.head[0], one.entry.head[0]
    if role is None or (one.head.pieces and len(one.head.pieces) > 1):
        return False
    same = (first.line.is_bold, round(first.left)) == (role.line.is_bold, round(role.left))
    if not first.line.size:
        return first.line.role == role.line.role
    return same and (
        top.line.is_bold != role.line.is_bold
        or abs(top.left - role.left) > 3
        or top.line.size != role.line.size
        or not one.head.places
    )


def _position(
    document: SourceDocument, one: _Found, width: dict[int, float], edges: dict[int, float]
) -> Position:
    dates = _chosen(one.head.dates)
    statements = [told(document, *place) for place in one.head.told]
    statements += statements_of(document, one.entry.body, width, edges)
    return Position(
        title=told(document, *one.title) if one.title else None,
        company=told(document, *one.company) if one.company else None,
        dates=told(document, dates.start, dates.end) if dates else None,
        location=_location(document, one, edges),
        period=period_of(document, dates) if dates else None,
        statements=tuple(statements),
        heading=tuple(told(document, row.start, row.end) for row in one.entry.head),
    )


def _location(document: SourceDocument, one: _Found, edges: dict[int, float]) -> Told | None:
    """The place of a head; else the one that stands beside the statements."""
    if one.head.places:
        return told(document, one.head.places[0].start, one.head.places[0].end)
    for row in one.entry.body:
        note = note_of(row, edges)
        if note is not None and is_place(document.text[slice(*note)]):
            return told(document, *note)
    return None


def _chosen(dates: list[Stretch]) -> Stretch | None:
    """The dates of an entry: a stretch before a single date."""
    return next((stretch for stretch in dates if stretch.is_range), dates[0] if dates else None)


def period_of(document: SourceDocument, stretch: Stretch) -> Period:
    """What a stretch of time says, with its words."""
    words: Told = told(document, stretch.start, stretch.end)
    return Period(words, stretch.first, stretch.last, stretch.is_open)
