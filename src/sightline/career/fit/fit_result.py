"""What a fit report holds, as plain values: every surface shows these, and adds nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.career.documents.source_document import Unread
from sightline.kernel.documents.span import Span

__all__ = [
    "AnchorShown",
    "CardBeside",
    "CompetencyShown",
    "Document",
    "EvidenceShown",
    "FallShown",
    "GapShown",
    "LadderShown",
    "LevelShown",
    "Line",
    "LineQuote",
    "NearShown",
    "PartShown",
    "PathShown",
    "PayShown",
    "RoleMeant",
    "RouteShown",
    "SkillShown",
    "Start",
    "StrongQuote",
    "WorkShown",
    "YearsShown",
]


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read: ``document`` is the sha256 that its spans name."""

    name: str
    document: str
    pages: int | None
    dated: str | None


@dataclass(frozen=True, slots=True)
class LineQuote:
    """Words of the person's document. ``how``: ``shown``, ``listed``, ``learnt`` or ``title``.

    ``words`` are the part of the quote that answers, where it isn't all of it.
    """

    quote: str
    spans: tuple[Span, ...]
    where: str
    how: str
    words: str | None
    age: str


@dataclass(frozen=True, slots=True)
class NearShown:
    """Words that sound like it and don't count. ``why``: ``denied``, ``hedged``, ``meant``,
    ``others``, ``made_up``, ``passive``, ``one way``, ``in words``, ``no title`` or ``another
    certificate``; ``because`` are the words that say so."""

    quote: str
    spans: tuple[Span, ...]
    where: str
    why: str
    because: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """One part of a line: a skill, an activity, a term, years, a degree, a certificate.

    ``words`` and ``spans`` are the line's own for it. Parts of one ``choice`` are alternatives;
    null stands alone.
    """

    sort: str
    label: str
    key: str
    words: str
    spans: tuple[Span, ...]
    choice: int | None
    verdict: str
    note: str | None
    quotes: tuple[LineQuote, ...]
    near: tuple[NearShown, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line that asks for something: its words, their place, and what answers it.

    ``source`` is a guide's line (``S3:29``) where there is no posting. ``verdict`` is ``met``,
    ``partly`` or ``no evidence``; ``is_comparable`` false: a person judges.
    """

    words: str
    spans: tuple[Span, ...]
    source: str | None
    must: bool
    sort: str
    group: str | None
    verdict: str
    is_comparable: bool
    parts: tuple[PartShown, ...]


@dataclass(frozen=True, slots=True)
class WorkShown:
    """Work that would be evidence. ``hours`` are a source's, ``estimate_hours`` ours."""

    makes: str
    name: str | None
    source: str
    hours: float | None
    estimate_hours: tuple[int, int] | None
    hours_in_words: str


@dataclass(frozen=True, slots=True)
class GapShown:
    """A missing part; ``musts`` and ``others`` are the lines (numbers from 0) that lack it."""

    sort: str
    label: str
    musts: tuple[int, ...]
    others: tuple[int, ...]
    is_partial: bool
    note: str | None
    near: tuple[NearShown, ...]
    work: WorkShown | None


@dataclass(frozen=True, slots=True)
class StrongQuote:
    """A quote to lead with, and the line (number from 0) that it answers."""

    line: int
    asked: str
    quote: LineQuote


@dataclass(frozen=True, slots=True)
class Start:
    """Where to start: what to lead with, what blocks most, what to make next."""

    matches: tuple[StrongQuote, ...]
    gaps: tuple[GapShown, ...]
    next: GapShown | None


@dataclass(frozen=True, slots=True)
class SkillShown:
    """A skill that lines name and the person's document doesn't; ``spans`` are the posting's."""

    label: str
    esco: str | None
    onet: str | None
    spans: tuple[Span, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """What meets an anchor, or falls short of it. ``strength`` is 0 to 3, ``says`` what that is."""

    item: str
    quote: str
    spans: tuple[Span, ...]
    strength: int
    says: str
    where: str
    age: str


@dataclass(frozen=True, slots=True)
class AnchorShown:
    """An anchor of a level. ``kinds`` any of which meets it; none: a person judges, and ``bearing``
    is what may help to. ``is_out_of_reach``: nothing that is read today can be as strong as it
    asks, so that a person judges this one, too."""

    level: str
    asks: str
    kinds: tuple[str, ...]
    least: int
    source: str | None
    is_met: bool
    evidence: tuple[EvidenceShown, ...]
    more: int
    too_weak: tuple[EvidenceShown, ...]
    bearing: tuple[EvidenceShown, ...]
    near: tuple[NearShown, ...]
    is_out_of_reach: bool


@dataclass(frozen=True, slots=True)
class FallShown:
    """What falls if one item is taken away: the level goes to ``to``, null for none."""

    item: str
    quote: str
    to: str | None


@dataclass(frozen=True, slots=True)
class CompetencyShown:
    """One competency: the level reached (null for none), and what it stands and falls with."""

    key: str
    title: str
    source: str | None
    level: str | None
    level_title: str | None
    next_level: str | None
    met: tuple[AnchorShown, ...]
    missing: tuple[AnchorShown, ...]
    beside: tuple[AnchorShown, ...]
    falls: tuple[FallShown, ...]


@dataclass(frozen=True, slots=True)
class LevelShown:
    """A level; ``years`` are the source's words and stand beside."""

    key: str
    title: str
    years: str | None
    focus: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class LadderShown:
    """A ladder and where the evidence puts the person, competency by competency."""

    key: str
    title: str
    source: str
    notes: tuple[str, ...]
    levels: tuple[LevelShown, ...]
    competencies: tuple[CompetencyShown, ...]


@dataclass(frozen=True, slots=True)
class YearsShown:
    """Months of one category by the document's dates, at least and at most."""

    category: str
    said: str
    low_months: int
    high_months: int


@dataclass(frozen=True, slots=True)
class CardBeside:
    """A pay card; ``lies`` says how the offer lies to it: ``above``, ``overlaps``, ``below``."""

    id: str
    source: str
    title: str | None
    low: float
    high: float | None
    basis: str
    place: str
    as_of: str | None
    proxy_for: str | None
    lies: str


@dataclass(frozen=True, slots=True)
class PayShown:
    """One amount of the posting, in words against the cards; ``why_not``: it can't be compared."""

    quote: str
    spans: tuple[Span, ...]
    low: float | None
    high: float | None
    currency: str
    per: str
    basis: str
    place: str
    said: str | None
    why_not: str | None
    cards: tuple[CardBeside, ...]


@dataclass(frozen=True, slots=True)
class RouteShown:
    """A way in, the guides that name it, and the person's titles that are this way."""

    subject: str
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    titles: tuple[LineQuote, ...]


@dataclass(frozen=True, slots=True)
class PathShown:
    """A way on: what has a quote, and what lacks one. ``wants_by`` says whose list that is."""

    to: str
    source: str
    wants_by: str
    has: tuple[LineQuote, ...]
    has_kinds: tuple[str, ...]
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleMeant:
    """Which of the two roles called TPM is meant: by the posting's words, by the person's titles.

    ``posting`` is ``product``, ``program``, ``unclear`` or null without a posting; ``held``
    ``product``, ``program``, ``both``, ``unclear`` or ``neither``. ``said`` puts it in a sentence.
    """

    posting: str | None
    posting_spans: tuple[Span, ...]
    held: str
    held_spans: tuple[Span, ...]
    said: str


Refused = Unread
