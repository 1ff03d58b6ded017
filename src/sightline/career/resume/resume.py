"""A résumé as its reader understands it: each value with the words that say it, none guessed."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import Unread
from sightline.career.documents.told import Told

__all__ = ["Period", "Position", "Resume", "Section", "Study"]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time as far as its words say it.

    ``start`` and ``end`` are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as precise as the words;
    None where they say nothing. ``is_open``: it says "present" or the like, and ends, for all that
    is known, on the document's own date.
    """

    words: Told
    start: str | None
    end: str | None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """One role at one employer. ``statements`` are its sentences and bullets, one each, whole."""

    title: Told | None = None
    company: Told | None = None
    dates: Told | None = None
    location: Told | None = None
    period: Period | None = None
    statements: tuple[Told, ...] = ()
    heading: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """One course of study."""

    degree: Told | None = None
    institution: Told | None = None
    dates: Told | None = None
    location: Told | None = None
    period: Period | None = None
    statements: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Any other part (summary, projects, certifications, awards, languages), line by line.

    ``kind`` is ``summary``, ``projects``, ``certifications``, ``awards``, ``languages``,
    ``publications``, ``volunteering``, ``interests`` or ``other``.
    """

    kind: str
    heading: Told | None
    statements: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Resume:
    """One person's document. Absent is None or empty; ``unread`` lists what was refused."""

    document: str
    name: Told | None = None
    email: Told | None = None
    phone: Told | None = None
    location: Told | None = None
    links: tuple[Told, ...] = ()
    headline: Told | None = None
    experience: tuple[Position, ...] = ()
    education: tuple[Study, ...] = ()
    skills: tuple[Told, ...] = ()
    sections: tuple[Section, ...] = ()
    unread: tuple[Unread, ...] = ()
