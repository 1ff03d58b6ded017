"""``career fit``: what a posting or a role asks for beside what a person's document says."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date

from sightline.career.documents.source_document import SourceDocument, Unread
from sightline.career.fit.asked import asked_of_posting, asked_of_role
from sightline.career.fit.fit_result import (
    Document,
    GapShown,
    LadderShown,
    Line,
    PathShown,
    PayShown,
    RoleMeant,
    RouteShown,
    SkillShown,
    Start,
    StrongQuote,
    YearsShown,
)
from sightline.career.fit.gaps import blocking, gaps_of, next_evidence
from sightline.career.fit.matching import MET, NONE, PARTLY, Match, record_matches
from sightline.career.fit.offered_pay import pay_offered
from sightline.career.fit.paths import paths_of, routes_of
from sightline.career.fit.record import Record
from sightline.career.fit.right_file import refuse_posting, refuse_resume
from sightline.career.fit.shown import Showing
from sightline.career.fit.skills_gap import asked_about, skills_missing
from sightline.career.fit.strongest import strongest
from sightline.career.fit.which_role import role_held, role_words
from sightline.career.fit.workspace_evidence import workspace_evidence
from sightline.career.fit.years_asked import CATEGORIES, YearsHeld, years_held, years_words
from sightline.career.ladders.evidence import SELF_STATED, Evidence
from sightline.career.ladders.known import known_ladders, ladder_of
from sightline.career.ladders.ladder import Ladder
from sightline.career.ladders.standing import profile_of
from sightline.career.posting.posting import Posting
from sightline.career.posting.posting_of import posting_of
from sightline.career.posting.role_meant import role_meant
from sightline.career.reading.named_file import named_bytes, named_document
from sightline.career.resume.extract import resume_of
from sightline.career.roles.card import Role
from sightline.career.roles.cards import MAIN_ROLE
from sightline.career.roles.own_roles import asked_role
from sightline.career.tailoring.own_words import own_words_of
from sightline.kernel.asking.registry import argument, export, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError

__all__ = ["CareerFitRequest", "CareerFitResult", "career_fit"]

_MOST = 3
_MOST_STATEMENTS = 5_000


@dataclass(frozen=True, slots=True)
class CareerFitRequest:
    """Whose résumé, and what it is laid beside."""

    resume: str = argument(
        help="a résumé: PDF, DOCX, JSON Resume, LinkedIn's export, Markdown; - reads the pipe",
        metavar="RESUME",
        required=True,
    )
    posting: str = option(
        help="a job posting; without, the role's own requirements", metavar="FILE"
    )
    role: str = option(help=f"the role ({MAIN_ROLE} as usual)", metavar="ROLE")
    ladder: tuple[str, ...] = option(
        (), help="a ladder of your own beside those of the guides", metavar="FILE..."
    )
    name: str = option(
        help="what the workspace calls this person as `owner`; as usual the name in the résumé",
        metavar="NAME",
    )
    dated: str = option(
        help="the day the document is of, where it doesn't say so itself", metavar="YYYY-MM-DD"
    )
    to: bool = export(
        help="write the report: .html, .md, .docx or .pdf",
        made_by="sightline.career.render_career_fit_docx:fit_file",
        endings=(".html", ".md", ".docx", ".pdf"),
    )


@dataclass(frozen=True, slots=True)
class CareerFitResult:
    """A fit report. There is no score in it, no share, and no ranking of people.

    ``counts`` says of the must-haves how many are met, partly, without evidence, and for a person
    to judge. ``lines`` are all lines asked for; gaps and starts name them by number.
    """

    as_of: str
    resume: Document
    posting: Document | None
    person: str | None
    role: str
    meant: RoleMeant
    start: Start
    counts: dict[str, int]
    lines: tuple[Line, ...]
    gaps: tuple[GapShown, ...]
    skills_gap: tuple[SkillShown, ...]
    did_you_mean: tuple[SkillShown, ...]
    years: tuple[YearsShown, ...]
    ladders: tuple[LadderShown, ...]
    pay: tuple[PayShown, ...]
    pay_said: str
    routes: tuple[RouteShown, ...]
    paths: tuple[PathShown, ...]
    unread: tuple[Unread, ...]
    notes: tuple[str, ...]
    _documents: tuple[SourceDocument, ...] = ()


@operation(
    "career.fit",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_fit:text",
        "html": "sightline.career.render_career_fit_html:html",
        "markdown": "sightline.career.render_career_fit_markdown:markdown",
        "docx": "sightline.career.render_career_fit_docx:docx",
    },
)
def career_fit(view: WorkspaceView, request: CareerFitRequest) -> CareerFitResult:
    """Lay a résumé beside a posting or a role: what is met, what is missing.

    Each line of the posting is met, partly met or without evidence, with quotes on both sides;
    then where to start, the levels on the guides' ladders and what they hang on, pay in words, ways
    in and on. A skill that only the posting names is a gap.
    """
    as_of = date.fromisoformat(view.as_of[:10])
    document = named_document(view, request.resume, request.dated)
    resume = resume_of(document)
    refuse_posting(document, resume)
    record = Record(resume, document)
    _refuse_uncomparable(request.resume, record)
    asking = named_document(view, request.posting) if request.posting else None
    if asking is not None:
        refuse_resume(asking)
    posting = posting_of(asking) if asking is not None else None
    role, _ = asked_role(view, request.role.split())
    held = years_held(document, record.resume, as_of)
    asked = asked_of_posting(posting) if posting is not None else asked_of_role(role)
    found = record_matches(asked, record, held)
    showing = Showing(as_of, asking, record.near_misses)
    name = record.resume.name if not record.is_prose else None
    person = name.value if name is not None else None
    evidence = _evidence(view, record, tuple(n for n in (request.name, person) if n))
    gaps = gaps_of(found)
    return CareerFitResult(
        as_of=view.as_of[:10],
        resume=_document(document),
        posting=_document(asking) if asking is not None else None,
        person=person,
        role=role.id,
        meant=_meant(posting, record),
        start=_start(found, showing),
        counts=_counts(found),
        lines=tuple(map(showing.line, found)),
        gaps=tuple(map(showing.gap, gaps)),
        skills_gap=tuple(showing.skill(one, found) for one in skills_missing(found)),
        did_you_mean=tuple(showing.skill(one, found) for one in asked_about(found)),
        years=_years(held),
        ladders=tuple(
            showing.ladder(profile_of(ladder, evidence))
            for ladder in (*known_ladders(), *_ladders(view, request.ladder))
        ),
        pay=_pay(posting, role, asking, showing),
        pay_said=_pay_said(posting),
        routes=tuple(map(showing.route, routes_of(role, record))),
        paths=tuple(map(showing.path, paths_of(record))),
        unread=(*document.unread, *(asking.unread if asking is not None else ())),
        notes=tuple(_notes(role, posting, found, record)),
        _documents=(document,) if asking is None else (document, asking),
    )


def _refuse_uncomparable(name: str, record: Record) -> None:
    """Raises UsageError where there is nothing to compare, or more than one person's record."""
    if not record.statements:
        raise UsageError(
            f"{name} holds no statement that could be compared",
            help="`sightline career read FILE` shows what was understood of it",
        )
    if len(record.statements) > _MOST_STATEMENTS:
        raise UsageError(
            f"{name} holds {len(record.statements):,} statements, more than one person's "
            f"record ({_MOST_STATEMENTS:,})",
            help="give the résumé alone",
        )


def _document(document: SourceDocument) -> Document:
    dated = document.dated.isoformat() if document.dated is not None else None
    return Document(os.path.basename(document.name), document.hash, document.pages, dated)


def _evidence(view: WorkspaceView, record: Record, names: tuple[str, ...]) -> list[Evidence]:
    """The résumé's quotes, the person's own statements, and what the workspace shows."""
    found = list(record.evidence)
    own = own_words_of(view)
    if own is not None and own.hash != record.document.hash:
        found += Record(resume_of(own), own, SELF_STATED).evidence
    return [*found, *workspace_evidence(view, names)]


def _ladders(view: WorkspaceView, names: tuple[str, ...]) -> list[Ladder]:
    return [ladder_of(os.path.basename(name), named_bytes(view, name)) for name in names]


def _start(found: tuple[Match, ...], showing: Showing) -> Start:
    gaps = gaps_of(found)
    following = next_evidence(gaps)
    return Start(
        tuple(
            StrongQuote(index, found[index].asked.words, showing.quote(quote))
            for index, quote in strongest(found, _MOST)
        ),
        tuple(map(showing.gap, blocking(gaps, _MOST))),
        showing.gap(following) if following is not None else None,
    )


def _counts(found: tuple[Match, ...]) -> dict[str, int]:
    musts = [match for match in found if match.asked.must]
    verdicts = [match.verdict for match in musts if match.is_comparable]
    counts = {verdict: verdicts.count(verdict) for verdict in (MET, PARTLY, NONE)}
    return counts | {"for a person to judge": len(musts) - len(verdicts)}


def _years(held: YearsHeld) -> tuple[YearsShown, ...]:
    return tuple(
        YearsShown(
            told, years_words(one.low_months, one.high_months), one.low_months, one.high_months
        )
        for name, told in CATEGORIES.items()
        if (one := held.by_category[name]).high_months
    )


def _meant(posting: Posting | None, record: Record) -> RoleMeant:
    held = role_held(record)
    meant = role_meant(posting) if posting is not None else None
    return RoleMeant(
        meant.role if meant is not None else None,
        tuple(span for told in meant.because for span in told.spans) if meant is not None else (),
        held.role,
        tuple(span for one in held.because for span in one.told.spans),
        role_words(meant.role if meant is not None else None, held.role),
    )


def _pay(
    posting: Posting | None, role: Role, asking: SourceDocument | None, showing: Showing
) -> tuple[PayShown, ...]:
    if posting is None or asking is None:
        return ()
    return tuple(map(showing.pay, pay_offered(posting, role, asking)))


def _pay_said(posting: Posting | None) -> str:
    if posting is None:
        return "no posting, so no pay to compare; `sightline career salary` shows the cards"
    return "" if posting.pay else "the posting names no pay"


def _notes(
    role: Role, posting: Posting | None, found: tuple[Match, ...], record: Record
) -> list[str]:
    notes = []
    if not found:
        what = "The posting asks for" if posting is not None else f"The sources on {role.name} name"
        notes.append(f"{what} nothing that could be read.")
    elif posting is None:
        notes.append(f"Without a posting: what the guides say a {role.name} brings, line by line.")
    lacks = [p.part.sort for match in found for p in match.missing if p.verdict == NONE]
    without = [card.where for card in role.about("education") if card.subject == "no degree"]
    if "degree" in lacks and without:
        studied = any(one.section == "education" for one in record.statements)
        what = "The degree that is asked for isn't named" if studied else "No degree is named"
        notes.append(f"{what}; {without[0]} says that many accept people without one.")
    return notes
