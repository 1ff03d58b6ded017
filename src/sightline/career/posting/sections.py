"""A posting's parts: what stands under which heading, item by item."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from sightline.career.documents.source_document import Line, SourceDocument
from sightline.career.documents.told import Told
from sightline.career.posting.section_headings import heading_kind, label_kind
from sightline.career.reading.bullets import bullet_mark

__all__ = ["OPENS", "Item", "PostingSection", "posting_sections"]

_LABELS = {
    "/description": "", "/responsibilities": "duties", "/qualifications": "must",
    "/experienceRequirements": "must", "/educationRequirements": "must", "/skills": "must",
    "/experience": "must", "/salary": "pay", "/jobBenefits": "benefits",
    "/incentiveCompensation": "benefits",
}  # fmt: skip
_NUMBERED = re.compile(r"\s*\(?[0-9]{1,2}[.)]\s+(?=\S)")
_EMPLOYER = re.compile(
    r"(?:company|employer|organi[sz]ation|agency|client)\s*:\s+(?=\S)", re.IGNORECASE
)
_LEGAL = re.compile(
    r"\s*(?:\u00a9|\(c\) |copyright\b|all rights reserved"
    r"|.{0,80}\bequal[- ]opportunity employer\b)",
    re.IGNORECASE,
)
OPENS = re.compile(r"([^:]{2,60}):\s+(?=\S)")
_LONGEST_HEADING = 70
_MOST_SUB_WORDS = 4
_ASKING = ("must", "nice", "duties")
_WIDEST_STEP = 1.9


@dataclass(frozen=True, slots=True)
class Item:
    """A bullet or paragraph, by its place in the text."""

    start: int
    end: int
    is_bullet: bool = False
    label: str = ""


@dataclass(slots=True)
class PostingSection:
    """A heading and its items. ``kind`` is as ``heading_kind`` says; empty where none stands.

    ``legal`` is what a page ends with: its copyright, and what stands below.
    """

    kind: str = ""
    heading: tuple[int, int] | None = None
    items: list[Item] = field(default_factory=list)


def posting_sections(document: SourceDocument, title: Told | None = None) -> list[PostingSection]:
    """All lines of a posting, in order, each in exactly one section; the title opens none."""
    found = [PostingSection()]
    before: Line | None = None
    prose = parent = ""
    for line, following in pairwise([*document.lines, None]):
        assert line is not None
        words = document.words(line)
        if _is_field(line.label) or line.label == "nav":
            continue
        label = _root(line.label)
        if label != prose:
            prose = label
            found.append(PostingSection(_LABELS.get(label, "")))
            before = None
        is_title = title is not None and line.start <= title.start < line.end
        kind = None if is_title else _kind_of_line(document, line, words)
        if kind is None and _opens_a_list(line, words, following) and not is_title:
            kind = ""
        if _LEGAL.match(words):
            found.append(PostingSection("legal"))
            before, kind = None, None
        if kind is not None:
            parent = _parent(found[-1], parent, kind, words)
            found.append(PostingSection(kind or parent, (line.start, line.end)))
            before = None
            continue
        _add(document, found, line, words, before)
        before = line
    return [section for section in found if section.items or section.heading]


def _parent(last: PostingSection, parent: str, kind: str, words: str) -> str:
    """The kind of the heading above, where an unknown heading is one below it.

    "Technical:" straight below "Requirements:" opens a part of them, and so does the next such
    heading; any known heading ends that.
    """
    if kind or len(words.split()) > _MOST_SUB_WORDS:
        return ""
    is_bare = last.heading is not None and not last.items and last.kind in _ASKING
    return last.kind if is_bare else parent


def _is_field(label: str) -> bool:
    """Whether a line is a field of the post that is no sentence: its name, its place, a level."""
    if not label.startswith("/"):
        return False
    first = label.split("/")[1]
    return label.endswith("/level") or first in (
        "title", "company", "hiringOrganization", "jobLocation", "jobLocationType", "location",
        "remote", "date", "datePosted", "applicantLocationRequirements", "name",
    )  # fmt: skip


def _root(label: str) -> str:
    first = "/" + label.split("/")[1] if label.startswith("/") else ""
    return first if first in _LABELS else ""


def _kind_of_line(document: SourceDocument, line: Line, words: str) -> str | None:
    """The kind of heading that a line is, "" for one that says nothing known, None for none."""
    if len(words) > _LONGEST_HEADING or line.role in ("cell", "header", "footer"):
        return None
    if _EMPLOYER.match(words):
        return None
    is_item = line.role == "bullet" or bullet_mark(words) > 0
    kind = heading_kind(words)
    if line.role == "heading":
        return kind or ("" if _is_below(document, line) else None)
    if is_item or (words.rstrip()[-1:] in ".,;" and not words.rstrip().endswith("...")):
        return None
    looks = line.is_bold or words.rstrip().endswith(":") or words.isupper() or _is_titled(words)
    if kind and (looks or label_kind(words)):
        return kind
    return "" if looks and words.rstrip().endswith(":") and len(words.split()) <= 6 else None


def _opens_a_list(line: Line, words: str, following: Line | None) -> bool:
    """Whether a line in bold is the unknown heading of the list below it."""
    if not line.is_bold or following is None or len(words) > _LONGEST_HEADING:
        return False
    return following.role == "bullet" and line.role not in ("bullet", "cell", "header", "footer")


def _is_titled(words: str) -> bool:
    """A few words, each with a capital: "Required Qualifications"."""
    parts = words.split()
    return 2 <= len(parts) <= 5 and all(
        part[:1].isupper() for part in parts if len(part) > 3 and part[:1].isalpha()
    )


def _is_below(document: SourceDocument, line: Line) -> bool:
    """Whether a heading stands below the title, so that it opens a part."""
    return line.start > document.lines[0].start


def _add(
    document: SourceDocument,
    found: list[PostingSection],
    line: Line,
    words: str,
    before: Line | None,
) -> None:
    section = found[-1]
    mark = bullet_mark(words)
    is_bullet = line.role == "bullet" or mark > 0
    numbered = _NUMBERED.match(words) if is_bullet else None
    mark = numbered.end() if numbered else mark
    if is_bullet and words[mark : mark + 1] == "+" and words[mark + 1 : mark + 2].isalpha():
        mark += 1  # a list sign within a list, as copied pages have it
    opened = None if is_bullet else OPENS.match(words)
    if opened and label_kind(opened[1]) and not line.label:
        kind = label_kind(opened[1])
        section = PostingSection(kind, (line.start, line.start + len(opened[1])))
        section.items.append(Item(line.start + opened.end(), line.end))
        found += [section, PostingSection(found[-1].kind, found[-1].heading)]
        return
    if before is not None and section.items and not is_bullet:
        last = section.items[-1]
        if _goes_on(document, before, line, last.is_bullet):
            section.items[-1] = Item(last.start, line.end, last.is_bullet, last.label)
            return
    section.items.append(Item(line.start + mark, line.end, is_bullet, line.label))


def _goes_on(document: SourceDocument, before: Line, line: Line, is_bullet: bool) -> bool:
    """Whether a line of a page is its paragraph's next; without layout lines are whole."""
    if not line.bottom or before.page != line.page or before.block != line.block:
        return False
    height = max(before.bottom - before.top, 1.0)
    if line.top - before.top > height * _WIDEST_STEP or line.top < before.top:
        return False
    words = document.words(line)
    if words[:1].islower() or document.words(before).rstrip().endswith((",", "-", "&")):
        return True
    return is_bullet and line.left > before.left - 1.0 - (before.size or 10.0) * 0.2 and (
        bullet_mark(document.words(before)) > 0 or abs(line.left - before.left) < 1.0
    ) and line.left >= before.left  # fmt: skip
