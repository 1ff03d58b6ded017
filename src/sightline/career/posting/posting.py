"""A job posting: what it asks for, what it would like, what it pays, each with its words."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import Unread
from sightline.career.documents.told import Told
from sightline.career.posting.closing import Closing

__all__ = ["Pay", "Posting", "Requirement", "Years"]


@dataclass(frozen=True, slots=True)
class Years:
    """Years that a posting asks for, and of what: ``of`` is its words after the number."""

    low: float
    high: float | None
    of: Told | None
    words: Told


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that is asked for. ``must``: among the requirements; else it would be nice.

    ``group`` is the heading that it stands under. ``is_degree`` and ``is_certificate`` say what
    sort of thing it is.
    """

    words: Told
    must: bool
    group: Told | None = None
    years: Years | None = None
    is_degree: bool = False
    is_certificate: bool = False


@dataclass(frozen=True, slots=True)
class Pay:
    """What is paid. ``basis`` is ``base``, ``total`` or ``unstated``; ``high`` None is open."""

    low: float | None
    high: float | None
    currency: str
    per: str
    basis: str
    words: Told


@dataclass(frozen=True, slots=True)
class Posting:
    """A posting as read. Absent is None or empty."""

    document: str
    title: Told | None = None
    company: Told | None = None
    place: Told | None = None
    pay: tuple[Pay, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    duties: tuple[Told, ...] = ()
    years: tuple[Years, ...] = ()
    others: tuple[Told, ...] = ()
    unread: tuple[Unread, ...] = ()
    closes: Closing | None = None
