"""A document read as a job posting."""

from __future__ import annotations

import re

from sightline.career.documents.source_document import SourceDocument, Unread
from sightline.career.documents.told import Told, told
from sightline.career.posting.asides import asks_nothing, is_page_furniture
from sightline.career.posting.closing import closing_in
from sightline.career.posting.declared_fields import declared_pay, declared_years, is_declared
from sightline.career.posting.demands import (
    clauses,
    is_asked,
    is_certificate,
    is_degree,
    is_waived,
    is_wish,
)
from sightline.career.posting.foreign_text import language_not_read
from sightline.career.posting.pay_offered import pay_in
from sightline.career.posting.posting import Pay, Posting, Requirement, Years
from sightline.career.posting.posting_head import company_of, place_of, title_of
from sightline.career.posting.section_headings import label_kind
from sightline.career.posting.sections import OPENS, Item, PostingSection, posting_sections
from sightline.career.posting.sentences import sentences
from sightline.career.posting.years_asked import years_in
from sightline.kernel.documents.span import Span

__all__ = ["posting_of"]

_DOES = re.compile(
    r"(?:you(?:'ll|\u2019ll| will)(?: be)? )?(?:own|lead|drive|define|build|work|partner"
    r"|collaborate|write|manage|coordinate"
    r"|develop|design|deliver|create|set|run|ship|launch|identify|analy[sz]e|communicate"
    r"|balance|translate|prioriti[sz]e"
    r"|champion|establish|execute|ensure|guide|improve|maintain|mentor|monitor|plan|present"
    r"|represent|research|shape"
    r"|support|track|act|align|conduct|contribute|engage|gather|help|influence|measure"
    r"|negotiate|oversee|facilitate"
    r"|turn|talk|decide|bring|make|keep|interview|specify|use|be)(?:ing|s"
    r"|ning)?\b(?! (?:experience|knowledge|skills|understanding))",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[•·|]\s+")
_MOST_OF_A_LINE = 0.4
_BASIS_WORDS = (
    ("total", re.compile(r"\b(?:total|OTE|on[- ]target)\b", re.IGNORECASE)),
    ("base", re.compile(r"\bbase\b", re.IGNORECASE)),
)


def posting_of(document: SourceDocument) -> Posting:
    """What a posting asks, wishes, offers and describes; every value with its place.

    Each line is used for one thing: a requirement, a duty, or what is left (``others``, where
    equity, bonus and benefits stand). Pay and years are read wherever they are said.
    """
    title = title_of(document)
    company, place = company_of(document, title), place_of(document)
    reader = _Reader(document)
    for section in posting_sections(document, title):
        reader.read(section)
    taken = [span for said in (title, company, place) if said for span in said.spans]
    others = tuple(
        said
        for said in reader.others
        if not _is_said_of(said, taken) and not is_page_furniture(said.value)
    )
    return Posting(
        document.hash, title, company, place,
        tuple(reader.pay), tuple(reader.requirements), tuple(reader.duties),
        tuple(reader.years), others, (*document.unread, *_foreign(document)),
        closing_in(document),
    )  # fmt: skip


def _foreign(document: SourceDocument) -> tuple[Unread, ...]:
    """What is said where most of a posting is in a language that isn't read."""
    language = language_not_read(document.text)
    if language is None:
        return ()
    said = f"most of it is in {language}; requirements are read in English, so some are missing"
    return (Unread("language", said),)


class _Reader:
    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self.requirements: list[Requirement] = []
        self.duties: list[Told] = []
        self.pay: list[Pay] = list(declared_pay(document))
        self.years: list[Years] = list(declared_years(document))
        self.others: list[Told] = []

    def read(self, section: PostingSection) -> None:
        group = told(self.document, *section.heading) if section.heading else None
        if section.heading:
            self._pay(*section.heading, False, "")
        basis = _basis_of(section, self.document)
        for item in section.items:
            if is_declared(item.label):
                continue
            pays = self._pay(item.start, item.end, section.kind == "pay", basis)
            if pays and not item.is_bullet and section.kind in ("must", "nice", "duties"):
                self.others.append(told(self.document, item.start, item.end))
            elif section.kind in ("must", "nice"):
                self._demands(item, section.kind == "must", group)
            elif section.kind == "duties":
                self._duty(item, group)
            elif section.kind in ("pay", "benefits", "place", "waived", "legal"):
                self.others.append(told(self.document, item.start, item.end))
            else:
                self._sorted_by_itself(item, group, section.kind)

    def _pay(self, start: int, end: int, is_pay: bool, basis: str) -> bool:
        """Note the pay that a place says; true where it says any, known or not."""
        found = False
        for pay in pay_in(self.document, start, end, is_pay=is_pay, basis=basis):
            found = True
            same = (pay.low, pay.high, pay.currency)
            known = next((p for p in self.pay if (p.low, p.high, p.currency) == same), None)
            if known is None:
                self.pay.append(pay)
            elif known.basis == "unstated" and pay.basis != "unstated":
                self.pay[self.pay.index(known)] = pay
        return found

    def _demands(self, item: Item, must: bool, group: Told | None) -> None:
        """The clauses of an item as requirements; a bullet that says one thing stays whole."""
        words = self._words(item.start, item.end)
        parts = clauses(words)
        if not item.is_bullet and len(parts) == 1:
            parts = [(*part, parts[0][2]) for part in sentences(words)]
        for start, end, own in parts:
            is_must = own if own is not None and (must or own) else must
            self._require(item.start + start, item.start + end, is_must, group)

    def _require(self, start: int, end: int, must: bool, group: Told | None) -> None:
        said = told(self.document, start, end)
        if not said.spans or not any(letter.isalnum() for letter in said.value):
            return
        if is_waived(said.value) or asks_nothing(said.value):
            self.others.append(said)
            return
        years = years_in(self.document, start, end, is_requirement=True)
        self.years += years
        self.requirements.append(
            Requirement(
                said, must, group, years[0] if years else None, is_degree(said.value),
                is_certificate(said.value),
            )
        )  # fmt: skip

    def _duty(self, item: Item, group: Told | None) -> None:
        """What the work is; a wish among the duties is one all the same."""
        words = self._words(item.start, item.end)
        if is_wish(words) and is_asked(words):
            self._demands(item, False, group)
        elif years_in(self.document, item.start, item.end, is_requirement=False):
            self._demands(item, True, group)
        else:
            self.duties.append(told(self.document, item.start, item.end))

    def _sorted_by_itself(self, item: Item, group: Told | None, kind: str) -> None:
        """Without a heading that helps: each sentence is what its own words make it."""
        words = self._words(item.start, item.end)
        if item.is_bullet and kind != "about":
            if is_wish(words) or (is_asked(words) and not _DOES.match(words)):
                self._demands(item, True, group)
            elif _DOES.match(words):
                self._duty(item, group)
            elif years_in(self.document, item.start, item.end, is_requirement=True) or is_degree(
                words
            ):
                self._demands(item, True, group)
            else:
                self.others.append(told(self.document, item.start, item.end))
            return
        begin = 0
        for cut in [*_PARTS.finditer(words), None]:
            end = cut.start() if cut else len(words)
            for first, last in sentences(words[begin:end], item.start + begin):
                self._sentence(first, last, group)
            begin = cut.end() if cut else end

    def _sentence(self, start: int, end: int, group: Told | None) -> None:
        words = self._words(start, end)
        opened = OPENS.match(words)
        kind = label_kind(opened[1]) if opened else ""
        if opened and kind in ("must", "nice"):
            label = told(self.document, start, start + len(opened[1]))
            self._demands(Item(start + opened.end(), end, True), kind == "must", label)
            return
        speaks_to_you = re.search(r"\b(?:you|your|candidates?)\b", words, re.IGNORECASE)
        years = years_in(self.document, start, end, is_requirement=False)
        if years or (is_asked(words) and (speaks_to_you or is_wish(words)) and not _is_ours(words)):
            self._demands(Item(start, end, True), True, group)
        elif re.match(
            r"(?:in this role,? )?(?:you(?:'ll|\u2019ll| will)|as (?:a|our)\b.{3,60}you will)\b",
            words,
            re.I,
        ):
            self.duties.append(told(self.document, start, end))
        elif is_wish(words) and is_asked(words):
            self._demands(Item(start, end, True), False, group)
        else:
            self.others.append(told(self.document, start, end))

    def _words(self, start: int, end: int) -> str:
        return self.document.text[start:end].replace("\n", " ").replace("\t", " ")


def _is_said_of(said: Told, taken: list[Span]) -> bool:
    """Whether a line says little more than the title, company or place that it names."""
    whole = sum(span.end - span.start for span in said.spans)
    inside = sum(
        max(0, min(span.end, other.end) - max(span.start, other.start))
        for span in said.spans
        for other in taken
    )
    return inside > whole * _MOST_OF_A_LINE


def _is_ours(words: str) -> bool:
    return bool(
        re.match(
            r"(?:we|our)\b(?! (?:are|'re|\u2019re)? ?(?:look|seek|require|need|expect))",
            words,
            re.IGNORECASE,
        )
    )


def _basis_of(section: PostingSection, document: SourceDocument) -> str:
    """What a heading or the lines under it say of all amounts there."""
    if section.kind != "pay":
        return ""
    places = [section.heading] if section.heading else []
    places += [(item.start, item.end) for item in section.items]
    for start, end in places:
        for basis, pattern in _BASIS_WORDS:
            if pattern.search(document.text[start:end]):
                return basis
    return ""
