"""The names above a table's columns, which are no entry of the table."""

from __future__ import annotations

from sightline.career.documents.source_document import SourceDocument
from sightline.career.resume.rows import Row

__all__ = ["without_column_names"]

_WORDS = """company|companies|employer|employers|organization|organisation|firm|client|role|position
title|job title|designation|function|post|dates|date|period|duration|from|to|years|year
time|when|location|place|city|country|degree|qualification|course|programme|program|institution|school
university|college|university/college|board|board/university|institute|field|field of study|major
subject|grade|gpa|cgpa|result|marks|percentage|year of passing|responsibilities|details|description
industry|department|no|no.|s. no.|sl. no.|company name|employer name|institution name|degree/course
unternehmen|firma|arbeitgeber|stelle|zeitraum|zeit|von|bis|ort|abschluss|hochschule|schule
universität|einrichtung|fach|note|tätigkeit|jahr|entreprise|employeur|poste|fonction|période|durée
lieu|ville|diplôme|établissement|école|université|année|intitulé|empresa|compañía|puesto|cargo
fechas|fecha|periodo|período|lugar|ciudad|título|titulación|centro|universidad|institución|año
azienda|ruolo|periodo|luogo|titolo|istituto|anno|bedrijf|functie|periode|plaats|opleiding|diploma
stanowisko|okres|miejsce|tytuł|uczelnia|kierunek|szkoła|rok|lata|daty|miasto"""
_NAMES = frozenset(_WORDS.replace("\n", "|").split("|"))


def without_column_names(document: SourceDocument, rows: list[Row]) -> list[Row]:
    """The rows without those whose cells, two or more, are all names of columns."""
    return [row for row in rows if not _is_head(document.text, row)]


def _is_head(text: str, row: Row) -> bool:
    cells = [text[start:end].strip(" :").casefold() for start, end in row.cells]
    return len(cells) > 1 and not row.is_bullet and all(cell in _NAMES for cell in cells)
