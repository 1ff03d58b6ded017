"""A live number names no figure that a reading has.

Readers would see the braces instead of a number. Behind the id stands one of `.value`, `.low`,
`.high`, `.n`, `.verdict`, `.as_of` and `.limits`; `#2` before it names the second criterion, and
`= 243 ms` behind it keeps what you saw. Braces that are meant as braces stand in code, or after a
backslash.

## Bad

memos/MEM-q1.md
    ---
    title: What the first quarter brought
    ---

    Search answers in {{REQ-014.p95}} ([[REQ-014]]).

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    ---

## Good

memos/MEM-q1.md
    ---
    title: What the first quarter brought
    ---

    Search answers in {{REQ-014.value}} ([[REQ-014]]).

requirements/REQ-014-search.md
    ---
    title: Search answers while the developer is still typing
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.kernel.checking import check
from sightline.kernel.documents.document import Document, Finding, Place
from sightline.text.markdown.live_numbers import FIELDS, OPENING, LiveNumber, find_numbers
from sightline.text.near import nearest


@check("NAR002")
def live_number_not_understood(document: Document) -> Iterator[Finding]:
    if OPENING in document.title:
        for number in filter(_is_wrong, find_numbers(document.title)):
            yield Finding(_message(number), document.place("title"), _help(number))
    if OPENING in document.text:
        for number in filter(_is_wrong, find_numbers(document.text, document.text_line)):
            place = Place(number.line, number.column, number.line, number.end_column)
            yield Finding(_message(number), place, _help(number))


def _is_wrong(number: LiveNumber) -> bool:
    return not number.id or number.which == 0 or number.field not in FIELDS or number.said == ""


def _message(number: LiveNumber) -> str:
    if not number.id:
        return f"`{number.text}` reads like a live number, but names no figure"
    if number.which == 0:
        return f"`{number.text}`: criteria are counted from 1"
    if number.said == "":
        return f"`{number.text}` is pinned to nothing"
    return f"a reading has no `{number.field}`"


def _help(number: LiveNumber) -> str:
    near = nearest(number.field, FIELDS, limit=1) if number.id else []
    if number.id and number.said == "":
        return f"write {{{{{number.reference}}}}}, or what you saw after the ="
    if near and number.which:
        return f"did you mean `.{near[0]}`?"
    return "write as in {{REQ-014.value}}: " + ", ".join(f".{name}" for name in FIELDS)
