# ruff: noqa: E501, RUF001  (words and signs stand here as people write them)
"""Who it is and how to reach them: name, email, phone, place, links, headline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from unicodedata import category, normalize

from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told, told
from sightline.career.resume.broken_address import broken_email, broken_link
from sightline.career.resume.headings import heading_kind
from sightline.career.resume.job_words import title_score
from sightline.career.resume.parts import Part
from sightline.career.resume.places import find_address, is_place
from sightline.career.resume.rows import MOST_LETTERS, Row, is_prose, trimmed

__all__ = ["Contact", "contact_of"]

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[A-Za-zÀ-ž]{2,24}(?![\w@])")
_PHONE = re.compile(
    r"(?<![\w.@/-])(?:\(?\+\d{1,3}\)?|00\d{1,3}|\(\d{1,5}\)|\d)[\d\s()./–‑‒-]{5,22}\d(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\w@])"
)
_LINK = re.compile(
    r"(?<![\w@.])(?:https?://(?:[^\s|•·,;<>()]{3,200}|$)|(?:www\.|linkedin\.com/|github\.com/|gitlab\.com/|twitter\.com/|x\.com/|medium\.com/)[^\s|•·,;<>()]{1,200}"
    r"|(?:[a-z0-9-]{2,40}\.){1,3}(?:com|org|net|io|dev|me|co|ai|app|eu|de|fr|es|it|nl|pl|uk|ch|at|se)(?:/[^\s|•·,;<>()]{0,200})?)(?![\w@])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*[|‖¦•●▪∙⋅·◆♦■~\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\U0001f300-\U0001faff]\s*|\s+[–—-]\s+|\t+|\s{3,}|\s+/\s+"
)
_LABEL = re.compile(
    r"^(?:name|full name|e-?mail|mail|phone|mobile|cell|tel(?:ephone|efon)?|address|home|location|city|residence|based in|anschrift|adresse"
    r"|wohnort|telefon|mobil|handy|téléphone|teléfono|correo|dirección|indirizzo|adres|p|m|e|t|a)\s*[.:]\s*|^based in ",
    re.IGNORECASE,
)
_TITLE_OF_PAPER = re.compile(
    r"(?:curriculum vitae|curriculum|resume|résumé|cv|lebenslauf|cv de|bewerbung|application|portfolio|hoja de vida|currículo|europass"
    r"|curriculum vitae europass|.*\b(?:r[ée]sum[ée]|cv|curriculum vitae)\b.*\b(?:sample|template|example)\b.*|.*\b(?:sample|template|example) (?:r[ée]sum[ée]|cv)\b.*"
    r"|confidential|page \d+(?: of \d+)?|(?:dear|hello|hi|to whom|sehr geehrte[rs]?|liebe[rs]?|guten tag|madame|monsieur|estimad[oa]s?|szanown\w+)\b.*)",
    re.IGNORECASE,
)
_CREDENTIAL = re.compile(
    r",?\s+(?:\(?(?:he|she|they|ze)/(?:him|her|them|hir)(?:/\w+)?\)?)$|\s*,\s*(?:[A-Z][A-Za-z.]{1,8}®?(?:-[A-Z]+)?)(?:\s*,\s*[A-Z][A-Za-z.]{1,8}®?(?:-[A-Z]+)?)*\s*$"
)
_PREFIX = re.compile(
    r"(?:curriculum vitae|r[ée]sum[ée]|lebenslauf|cv)\s*(?:of|[-–—:|]|von|de)\s+", re.IGNORECASE
)
_PARTICLE_WORDS = "de da do dos das del della di du des la le van von der den ter ten bin binti ibn al el zu zur y e af av st. ben"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*['’`-]?\.?")


@dataclass(slots=True)
class Contact:
    """What the head of a résumé says of the person."""

    name: Told | None = None
    email: Told | None = None
    phone: Told | None = None
    location: Told | None = None
    headline: Told | None = None
    links: list[Told] = field(default_factory=list)


def contact_of(document: SourceDocument, parts: list[Part]) -> Contact:
    """Name, ways to reach the person, and the line under the name."""
    rows = [row for part in parts if part.kind in ("head", "contact") for row in part.rows]
    found = Contact()
    everything = [row for part in parts for row in part.rows]
    _reach(document, found, rows)
    _reach(document, found, everything if found.email is None and found.phone is None else rows)
    if found.email is None:
        _reach(document, found, everything, only_email=True)
    name = None
    for candidates in (parts[0].rows, rows, everything):
        name = name or _name(
            document, [row for row in candidates if row.line.page in (None, 1)], found.email
        )
    if name is not None:
        found.name = told(document, *name)
    _place_and_headline(document, found, rows, name)
    return found


def _reach(
    document: SourceDocument, found: Contact, rows: list[Row], *, only_email: bool = False
) -> None:
    for row in rows:
        if found.email is None:
            found.email = broken_email(document, rows, row, _EMAIL)
        if found.email is None and (match := _EMAIL.search(document.text, row.start, row.end)):
            found.email = told(document, *match.span())
        if only_email:
            continue
        if found.phone is None:
            found.phone = _phone(document, row)
        for match in _LINK.finditer(document.text, row.start, row.end):
            if _is_link(document.text, *match.span()):
                start, end = match.span()
                while document.text[end - 1] in ".,;":
                    end -= 1
                link = broken_link(document, rows, row, start) or told(document, start, end)
                if not link.value.endswith("//") and all(
                    link.spans != other.spans for other in found.links
                ):
                    found.links.append(link)


def _is_link(text: str, start: int, end: int) -> bool:
    """Not a part of an email address; a profile's path may have an @ (``https://x.org/@lena``)."""
    around = text[max(0, start - 1) : end + 1]
    return "@" not in around or (text.startswith("http", start) and "/@" in text[start:end])


def _phone(document: SourceDocument, row: Row) -> Told | None:
    for match in _PHONE.finditer(document.text, row.start, row.end):
        words = match[0]
        digits = sum(ch.isdigit() for ch in words)
        if not 7 <= digits <= 16 or any(
            s.start < match.end() and match.start() < s.end for s in row.stretches
        ):
            continue
        if "\n" in words or re.fullmatch(r"\d{5}[- ]\d{4}", words):
            continue
        start, end = match.span()
        if document.text[start:end].count("(") < document.text[start:end].count(")"):
            start = (
                document.text.rfind("(", row.start, start)
                if "(" in document.text[row.start : start]
                else start
            )
        return told(document, start, end)
    return None


def _name(document: SourceDocument, rows: list[Row], email: Told | None) -> tuple[int, int] | None:
    """The words that look most like this person's name: large, on top, like the address."""
    local = _folded(email.value.split("@")[0]) if email else ""
    best: tuple[int, int] | None = None
    best_score = 0.0
    largest = max((row.line.size for row in rows), default=0.0)
    for at, row in enumerate(rows[:25]):
        for start, end in _name_places(document, rows, at):
            score = _name_score(document.text[start:end], local)
            if score <= 0:
                continue
            score += 3 * row.line.size / largest if largest else 0.0
            score += 1.5 if at == 0 else 0.5 if at == 1 else 0.0
            # A name on two large lines is worth more than either half of it.
            score += 2.0 if end > row.end else 0.0
            if score > best_score:
                best, best_score = (start, end), score
    return best


def _name_places(document: SourceDocument, rows: list[Row], at: int) -> list[tuple[int, int]]:
    """Where a name may stand: a cell, a line, or two large lines together."""
    row, text = rows[at], document.text
    found = []
    for start, end in row.cells if len(row.words) <= MOST_LETTERS else ():
        parts = [(start, end)]
        for match in _SEPARATOR.finditer(text, start, end):
            parts.append((start, match.start()))
            break
        for left, right in parts:
            here = _without_credentials(text, *trimmed(text, left, right))
            if here[0] < here[1]:
                found.append(here)
    if at + 1 < len(rows) and len(row.cells) == 1:
        other = rows[at + 1]
        is_large = row.line.size and row.line.size == other.line.size and row.line.size > 14
        if is_large and len(other.cells) == 1 and other.index == row.index + 1:
            found.append(_without_credentials(text, row.start, other.end))
    return found


def _without_credentials(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without "PhD", "PMP" and pronouns behind it and labels before it."""
    words = text[start:end]
    if match := _LABEL.match(words) or _PREFIX.match(words):
        start += match.end()
    while match := _CREDENTIAL.search(text[start:end]):
        end = start + match.start()
    return trimmed(text, start, end)


def _name_score(words: str, local: str) -> float:
    tokens = words.split()
    if not 1 <= len(tokens) <= 6 or len(words) > 60 or _TITLE_OF_PAPER.fullmatch(" ".join(tokens)):
        return 0.0
    for token in tokens:
        bare = token.strip("(),\"“”'")
        if not bare or not _NAME_WORD.fullmatch(bare):
            return 0.0
        if bare[0].islower() and bare.lower() not in _PARTICLES and len(tokens) > 1:
            return 0.0
    if heading_kind(words) is not None or (is_place(words) and len(tokens) == 1):
        return 0.0
    score = 2.0 if len(tokens) in (2, 3, 4) else 1.0
    if title_score(words) >= 2:
        score -= 1.6
    folded = [_folded(token) for token in tokens]
    matched = sum(1 for token in folded if len(token) > 1 and token in local)
    score += 2.0 * matched + (1.0 if matched and matched == len(tokens) else 0.0)
    return max(score, 0.1)


def _folded(words: str) -> str:
    """Small letters without accents, for the part of an address before its @."""
    words = words.lower().replace("ł", "l").replace("ß", "ss").replace("ø", "o").replace("đ", "d")
    return "".join(ch for ch in normalize("NFKD", words) if ch.isalpha() and category(ch) != "Mn")


def _place_and_headline(
    document: SourceDocument, found: Contact, rows: list[Row], name: tuple[int, int] | None
) -> None:
    taken = [told for told in (found.email, found.phone, *found.links) if told is not None]
    text = document.text
    for row in rows:
        for start, end in _fields(text, row):
            if any(t.start < end and start < t.end for t in taken) or _overlaps(name, start, end):
                continue
            words = text[start:end]
            if (
                found.location is None
                and (is_place(words) or find_address(words))
                and not row.stretches
            ):
                end = _end_of_address(document.text, rows, row, start, end)
                found.location = told(document, start, end)
            elif (
                found.headline is None
                and name is not None
                and start > name[1]
                and _is_headline(words)
            ):
                found.headline = told(document, row.start, row.end)


def _end_of_address(text: str, rows: list[Row], row: Row, start: int, end: int) -> int:
    """Where an address ends: a street alone goes on with the town on the next line."""
    if is_place(text[start:end]) or "," in text[start:end] or end != row.end:
        return end
    after = next((other for other in rows if other.index == row.index + 1), None)
    if after is None or text[end : after.start].strip() or len(after.cells) > 1:
        return end
    return after.end if is_place(after.words) or find_address(after.words) else end


def _fields(text: str, row: Row) -> list[tuple[int, int]]:
    found = []
    for start, end in row.cells if len(row.words) <= MOST_LETTERS else ():
        here = start
        for match in [*_SEPARATOR.finditer(text, start, end), None]:
            left, right = trimmed(text, here, match.start() if match else end)
            while left < right and not (text[left].isalnum() or text[left] in "(+"):
                left += 1
            if label := _LABEL.match(text[left:right]):
                left += label.end()
            while right > left and text[right - 1] in ",;":
                right -= 1
            if left < right:
                found.append((left, right))
            here = match.end() if match else end
    return found


def _overlaps(name: tuple[int, int] | None, start: int, end: int) -> bool:
    return name is not None and name[0] < end and start < name[1]


def _is_headline(words: str) -> bool:
    return (
        title_score(words) >= 2
        and len(words) < 90
        and not (is_prose(words) and words.endswith("."))
    )
