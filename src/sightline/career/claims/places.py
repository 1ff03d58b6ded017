"""The places of a person's documents, out of what was read: roles, studies, sections, the rest."""

# ruff: noqa: RUF001 (signs that people write)

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sightline.career.claims.certificates import certificates_of, is_course_heading
from sightline.career.claims.closed_lists import holds_weight
from sightline.career.claims.implied import means_told, years_of
from sightline.career.claims.languages import languages_of
from sightline.career.claims.periods import dated_place, ends_of, in_order, is_day
from sightline.career.claims.persons import plain_names_of, towns_of
from sightline.career.claims.record import Fact, Place, fact_in, facts_of, text_with_offsets
from sightline.career.claims.studies import fields_of, graduations_of
from sightline.career.claims.tools_named import with_tools_named
from sightline.career.claims.wrapped_lines import line_facts
from sightline.career.documents.own_words import is_own_words
from sightline.career.documents.source_document import Line, SourceDocument
from sightline.career.documents.told import Told
from sightline.career.resume.behind import BEHIND
from sightline.career.resume.headings import heading_kind
from sightline.career.resume.resume import Position, Resume, Section, Study
from sightline.kernel.documents.span import Span

__all__ = ["places_of"]

_PARTS = re.compile(r"[,;|·•/\n\t]|\s[-–—]\s")
_LABEL = re.compile(r"\s*[^:,;]{1,40}:\s+")
_LISTED = frozenset(("skills", "languages", "certifications", "awards", "interests"))
_SPLIT = frozenset(("skills", "languages", "interests"))
Documents = Sequence[tuple[SourceDocument, Resume | None]]


def places_of(documents: Documents) -> tuple[Place, ...]:
    """Every place of the documents, in their order."""
    found: list[Place] = []
    for number, (document, resume) in enumerate(documents):
        is_read = resume is not None and not is_own_words(document)
        places = list(_of_resume(document, resume, number)) if is_read and resume else []
        found += with_tools_named(_with_the_rest(document, places, number))
    return tuple(place.with_facts(place.facts) for place in found)


def _of_resume(document: SourceDocument, resume: Resume, number: int) -> Iterator[Place]:
    yield _person(document, resume, number)
    roles = enumerate(resume.experience)
    yield from in_order([_role(document, one, f"{number}:role:{at}") for at, one in roles])
    for place, study in enumerate(resume.education):
        yield _study(document, study, f"{number}:study:{place}")
    if resume.skills:
        facts = [fact for told in resume.skills for fact in _items(document, told, True)]
        yield _place(document, f"{number}:skills", "skills", facts)
    for place, section in enumerate(resume.sections):
        yield from _section(document, section, f"{number}:{section.kind}:{place}")


def _section(document: SourceDocument, section: Section, key: str) -> Iterator[Place]:
    """A section as one place; where the file has fields, each entry of them is one."""
    if section.kind in _SPLIT:
        facts = [fact for told in section.statements for fact in _items(document, told, True)]
        if any(_entry(document, told.start) for told in section.statements):
            facts = _entry_items(document, section.statements)
            if section.kind == "interests":  # each stands for itself
                facts += [f for told in section.statements for f in _told(document, "item", told)]
        more = [f for told in section.statements for f in _told(document, "statement", told)]
        has_fields = any(_entry(document, told.start) for told in section.statements)
        if section.kind == "languages":
            facts += [one for fact in facts for one in languages_of(fact)]
        yield _place(document, key, section.kind, facts if has_fields else [*more, *facts])
        return
    is_course = section.heading is not None and is_course_heading(section.heading.value)
    entries: dict[str, list[Fact]] = {}
    for told in section.statements:
        facts = entries.setdefault(_entry(document, told.start), [])
        said = _told(document, "statement", told)
        facts += said
        if section.kind == "summary":
            facts += [one for fact in said for one in years_of(fact)]
        if section.kind in _LISTED:
            items = _items(document, told, section.kind == "certifications" and _is_row(told))
            facts += items
            if section.kind == "certifications":
                facts += [one for fact in items for one in certificates_of(fact, is_course)]
    for entry, facts in entries.items():
        if entry and section.kind == "certifications":
            spans = [span for fact in facts if fact.kind == "item" for span in fact.spans(
                range(len(fact.words)))]  # fmt: skip
            whole = facts_of("item", document, _named_and_dated(facts, spans))
            facts += [one for fact in whole for one in certificates_of(fact, is_course)]
        yield _place(document, f"{key}{entry}", section.kind, facts)


def _named_and_dated(facts: Sequence[Fact], spans: Sequence[Span]) -> list[Span]:
    """The name of an entry with fields, and its date."""
    days = {fact.start for fact in facts if all(is_day(w.key) for w in fact.words if not w.is_sign)}
    return [*spans[:1], *(span for span in spans[1:] if span.start in days)][:2]


def _is_row(told: Told) -> bool:
    """`CSPO (2019), PSM I`: several certificates, and no year or condition after a comma."""
    label = _LABEL.match(told.value)
    parts = list(_parts(told.value, label.end() if label else 0))
    words = [told.value[first:after].strip() for first, after in parts]
    is_listed = any(sign in told.value for sign in ",;|·•")  # `Architect - Associate` is one
    return is_listed and len(words) > 1 and all(word[:1].isupper() for word in words)


def _entry(document: SourceDocument, offset: int) -> str:
    """Which entry of a file with fields a place belongs to: `/languages/2`; "" without fields."""
    label = _label_at(document, offset)
    if label.startswith("/"):
        return "/".join(label.split("/")[:3])
    return ":".join(label.split(":")[:2]) if label.count(":") > 1 else ""


def _label_at(document: SourceDocument, offset: int) -> str:
    index = bisect_right(document.lines, offset, key=lambda line: line.start) - 1
    return document.lines[index].label if index >= 0 else ""


def _entry_items(document: SourceDocument, statements: Sequence[Told]) -> list[Fact]:
    """A language with its level is one item; its name alone only where no level weakens it."""
    entries: dict[str, list[Told]] = {}
    for told in statements:
        entries.setdefault(_entry(document, told.start), []).append(told)
    found: list[Fact] = []
    for tolds in entries.values():
        facts = facts_of("item", document, [span for told in tolds for span in told.spans])
        found += facts
        if not any(holds_weight(fact.words) for fact in facts):
            found += facts_of("item", document, tolds[0].spans)
    return found


def _place(
    document: SourceDocument, key: str, sort: str, facts: Iterable[Fact], is_open: bool = False
) -> Place:
    kept = tuple(facts)
    kinds = frozenset(fact.kind for fact in kept)
    return Place(key, sort, kept, is_open, is_own_words(document), kinds)


def _person(document: SourceDocument, resume: Resume, number: int) -> Place:
    facts = _told(document, "name", resume.name)
    facts += [one for fact in facts for one in plain_names_of(fact)]
    for told in (resume.email, resume.phone, resume.location, *resume.links):
        facts += _told(document, "contact", told)
        if told is not None and len(told.spans) > 1:
            facts += [fact for span in told.spans for fact in facts_of("contact", document, [span])]
    for fact in _told(document, "contact", resume.location):
        facts += towns_of(fact)
    facts += _told(document, "item", resume.headline)
    facts += _told(document, "statement", resume.headline)
    return _place(document, f"{number}:person", "the head of the document", facts)


def _told(document: SourceDocument, kind: str, value: Told | None) -> list[Fact]:
    return facts_of(kind, document, value.spans) if value is not None else []


def _role(document: SourceDocument, position: Position, key: str) -> Place:
    facts = _told(document, "title", position.title) + _told(document, "company", position.company)
    facts += _told(document, "location", position.location)
    for told in position.heading:
        facts += _told(document, "heading", told)
    for told in position.statements:
        is_about = _label_at(document, told.start).endswith("/description")
        told_here = _told(document, "about" if is_about else "statement", told)
        facts += told_here
        facts += [one for fact in told_here if not is_about for one in means_told(fact)]
    is_open = position.period is not None and position.period.is_open
    dates = [replace(f, is_open=is_open) for f in _told(document, "dates", position.dates)]
    facts += [*dates, *ends_of(dates, position.period)]
    return dated_place(_place(document, key, "role", facts, is_open), position.period)


def _study(document: SourceDocument, study: Study, key: str) -> Place:
    degrees = _told(document, "degree", study.degree)
    if study.degree is not None and len(study.degree.spans) > 1:  # the field stands by itself
        degrees += facts_of("field", document, study.degree.spans[-1:])
    facts = degrees + [fact for degree in degrees for fact in fields_of(degree)]
    facts += _told(document, "institution", study.institution)
    dates = _told(document, "dates", study.dates)
    facts += dates + _told(document, "location", study.location)
    facts += graduations_of(dates, degrees, study.period)
    for told in study.statements:
        facts += _told(document, "statement", told)
    is_open = study.period is not None and study.period.is_open
    return dated_place(_place(document, key, "study", facts, is_open), study.period)


def _items(document: SourceDocument, told: Told, is_split: bool) -> list[Fact]:
    """What a line of a list holds: the line, and its items where its label doesn't weaken them."""
    text, offsets = text_with_offsets(told.spans)
    whole = fact_in("item", document, text, offsets, 0, len(text))
    found = [whole] if whole else []
    label = _LABEL.match(text)
    if label:
        named = fact_in("label", document, text, offsets, 0, label.end())
        if named and holds_weight(named.words):
            return found
        found += [named] if named else []
    start = label.end() if label else 0
    if is_split:
        for first, after in _parts(text, start):
            part = fact_in("item", document, text, offsets, first, after)
            found += [part] if part else []
    elif label:
        rest = fact_in("item", document, text, offsets, start, len(text))
        found += [rest] if rest else []
    return found


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The parts between separators that stand in no parenthesis."""
    depth, first = 0, start
    signs = {match.start(): match.end() for match in _PARTS.finditer(text, start)}
    at = start
    while at < len(text):
        depth += (text[at] == "(") - (text[at] == ")")
        if at in signs and depth <= 0 and not _is_inside_a_word(text, at):
            yield first, at
            first = at = signs[at]
            continue
        at += 1
    yield first, len(text)


def _is_inside_a_word(text: str, at: int) -> bool:
    """`CI/CD` is one item."""
    return text[at] == "/" and 0 < at < len(text) - 1 and not text[at + 1].isspace()


def _with_the_rest(document: SourceDocument, places: list[Place], number: int) -> list[Place]:
    """The places, and the words that none of them holds, each with the place it stands in."""
    held = _held(places)
    starts = sorted(
        (fact.start, index) for index, place in enumerate(places)
        for fact in place.facts if place.sort in ("role", "study")
    )  # fmt: skip
    more: dict[int, list[Fact]] = {}
    loose: list[list[Line]] = [[]]
    for line in document.lines:
        if heading_kind(document.words(line), is_loose=False):
            loose.append([])
            continue
        inside = _inside(held, line)
        if inside:
            gaps = list(_gaps(document, places, line, inside))
            for index, fact in gaps:
                more.setdefault(index, []).append(fact)
            if gaps and "item" in places[inside[0][2]].kinds:
                _keep_label(document, places, more, line, inside[0][2])
            continue
        if line.role == "heading" and not held:
            loose.append([])
            if is_own_words(document):  # a question, which claims nothing
                continue
        home = _home(document, starts, line) if held else None
        if home is None:
            loose[-1].append(line)
        else:
            more.setdefault(home, []).extend(line_facts(document, [line]))
    for index, facts in more.items():
        places[index] = _with_facts(places[index], facts)
    for index, lines in enumerate(loose):
        facts = list(line_facts(document, lines))
        if facts:
            places.append(_place(document, f"{number}:text:{index}", "text", facts))
    return places


def _keep_label(
    document: SourceDocument,
    places: list[Place],
    more: dict[int, list[Fact]],
    line: Line,
    index: int,
) -> None:
    """`Learning: Rust, Go` stays whole: none of its items may stand without what weakens them."""
    place = places[index]
    whole = facts_of("item", document, document.spans(line.start, line.end))
    label = [fact for fact in more.get(index, ()) if line.start <= fact.start < line.end]
    more[index] = [*(fact for fact in more.get(index, ()) if fact not in label), *whole]
    heavy = [fact for fact in label if holds_weight(fact.words)]
    own = [_bracketed(document, place, line, fact) for fact in heavy]
    if heavy and all(own):
        # `Python (basic), SQL`: the bracket weakens what stands before it, and nothing else
        gone = {item.start for item, _ in filter(None, own)}
        kept = tuple(f for f in place.facts if f.start not in gone)
        more[index] += [fact for _, facts in filter(None, own) for fact in facts]
        places[index] = replace(place, facts=kept)
    elif heavy:
        kept = tuple(f for f in place.facts if not line.start <= f.start < line.end)
        places[index] = replace(place, facts=kept)
    else:
        more[index] += [replace(fact, kind="label") for fact in label]


def _bracketed(
    document: SourceDocument, place: Place, line: Line, gap: Fact
) -> tuple[Fact, list[Fact]] | None:
    """The item right before words in a bracket, and the same with the bracket; None without."""
    text, last = document.text, gap.origins[-1][1]
    for item in place.facts:
        end = item.origins[-1][1]
        if item.kind == "item" and line.start <= item.start < end <= gap.start:
            bracket = BEHIND.match(text, end, last)
            if bracket and not any(sign.isalnum() for sign in text[bracket.end() : last]):
                whole = document.spans(item.start, bracket.end())
                return item, facts_of("item", document, whole)
    return None


def _with_facts(place: Place, facts: Sequence[Fact]) -> Place:
    kinds = place.kinds | {fact.kind for fact in facts}
    return replace(place, facts=(*place.facts, *facts), kinds=kinds)


def _held(places: Sequence[Place]) -> list[tuple[int, int, int]]:
    """What the facts hold of the text, in order: (start, end, number of the place)."""
    stretches = sorted(
        (start, end, index)
        for index, place in enumerate(places)
        for fact in place.facts
        for start, end in fact.origins
    )
    merged: list[tuple[int, int, int]] = []
    for start, end, index in stretches:
        if merged and start <= merged[-1][1] + 3 and index == merged[-1][2]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), index)
        else:
            merged.append((start, end, index))
    return merged


def _inside(held: Sequence[tuple[int, int, int]], line: Line) -> list[tuple[int, int, int]]:
    """What of a line is held."""
    first = max(0, bisect_right(held, (line.start, line.start, 0)) - 3)
    found = []
    for start, end, index in held[first:]:
        if start >= line.end:
            break
        if end > line.start:
            found.append((max(start, line.start), min(end, line.end), index))
    return found


def _gaps(
    document: SourceDocument,
    places: Sequence[Place],
    line: Line,
    inside: Sequence[tuple[int, int, int]],
) -> Iterator[tuple[int, Fact]]:
    """The words of a line beside those that are held: they belong to the place before them."""
    here, index = line.start, inside[0][2]
    for start, end, after in [*inside, (line.end, line.end, inside[-1][2])]:
        if start > here and any(letter.isalnum() for letter in document.text[here:start]):
            kind = "heading" if places[index].sort in ("role", "study") else "statement"
            kind = "contact" if "name" in places[index].kinds else kind
            for fact in facts_of(kind, document, document.spans(here, start)):
                yield index, fact
        here, index = max(here, end), after


def _home(document: SourceDocument, starts: Sequence[tuple[int, int]], line: Line) -> int | None:
    """The role or study whose words stand before and after a line; None at the end of a part."""
    if line.role == "heading" or heading_kind(document.words(line)) is not None:
        return None
    at = bisect_right(starts, (line.start, 1 << 60))
    if 0 < at < len(starts) and starts[at - 1][1] == starts[at][1]:
        return starts[at][1]
    return None
