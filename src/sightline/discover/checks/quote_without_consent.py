"""A person is quoted who did not agree to it, or of whom nobody knows whether they did.

Interviews are given in trust. What a person agreed to stands once in `interviews/series.yaml` and,
where it differs, in the interview: `given` (with their name), `anonymous` (the words without the
name), `internal` (inside the workspace, not in a memo), `none`. Ask the person, write down the
answer, or take the quote out where it is used.

## Bad

interviews/INT-003-acme.md
    ---
    title: Type-ahead at Acme
    ---

    > By the time the results are there I have typed the whole word. {#q4 search}

opportunities/OPP-003-slow-search.md
    ---
    title: Developers give up on slow search
    evidence: [INT-003#q4]
    ---

## Good

interviews/series.yaml
    title: Interviews with partner developers
    consent: anonymous

interviews/INT-003-acme.md
    ---
    title: Type-ahead at Acme
    ---

    > By the time the results are there I have typed the whole word. {#q4 search}

opportunities/OPP-003-slow-search.md
    ---
    title: Developers give up on slow search
    evidence: [INT-003#q4]
    ---
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sightline.kernel.checking import check
from sightline.kernel.documents.consent import AGREED, consent_of
from sightline.kernel.documents.document import Document, Finding
from sightline.kernel.documents.graph import Referrers, Targets
from sightline.kernel.documents.identifiers import kind_of
from sightline.kernel.documents.left_out import left_out, unreadable

_FOR_OTHERS = ("MEM",)
_MEANING = {
    None: "nothing says whether this person agreed",
    "none": "this person did not agree",
    "internal": "these words are for inside the workspace only",
}


@check("DSC004", on=("INT",), severity="warning")
def quote_without_consent(
    document: Document,
    targets: Targets,
    referrers: Referrers,
    namesakes: Mapping[str, list[str]],
) -> Iterator[Finding]:
    model = document.model
    if model is None or model.consent in AGREED or _speaks_elsewhere(document, namesakes):
        return
    if model.consent is None and not left_out(document, "consent"):
        return  # it can't be read, and says so itself
    series = _series(document, targets)
    consent = consent_of([document], series)
    if consent in AGREED or (consent is None and series and unreadable(series, "consent")):
        return
    quoting = {
        other.id or other.path
        for other, link in referrers.documents()
        if link.anchor and (consent != "internal" or kind_of(other.id or "") in _FOR_OTHERS)
    }
    if quoting:
        message = f"quoted by {_listed(sorted(quoting))}, but {_MEANING[consent]}"
        help = "ask, then write consent: given or anonymous here; or take the quotes out"
        yield document.finding(message, "consent", help=help)


def _speaks_elsewhere(document: Document, namesakes: Mapping[str, list[str]]) -> bool:
    """A transcript's consent stands in the Markdown file beside it."""
    if not document.path.endswith(".vtt"):
        return False
    return any(path.endswith(".md") for path in namesakes.get(document.id or "", ()))


def _series(document: Document, targets: Targets) -> Document | None:
    companions = [link for link in document.links if link.type == "companion"]
    return targets.document(companions[0]) if companions else None


def _listed(ids: list[str]) -> str:
    return ", ".join(ids) if len(ids) <= 3 else f"{', '.join(ids[:3])} and {len(ids) - 3} more"
