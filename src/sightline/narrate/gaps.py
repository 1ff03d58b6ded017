"""Where a thread is broken: rules per kind, each naming what is missing and why that matters.

A rule looks at one document. What the reader of an audience may not see never counts as missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sightline.kernel.documents.document import Document
from sightline.kernel.documents.left_out import left_out
from sightline.kernel.documents.neighbourhood import Tie
from sightline.narrate.shapes import READABLE, Criterion, Gap, Statement


class Seen(NamedTuple):
    """What a rule may look at: a document, its links, what leads to it, what was opened of it.

    ``types`` are the link types that the document itself holds, the withheld ones among them.
    """

    document: Document
    types: frozenset[str]
    incoming: Sequence[Tie]
    criteria: tuple[Criterion, ...]
    statements: tuple[Statement, ...]
    recorded: bool
    hidden: int


Missing = Iterator[tuple[str, str]]


def gaps_of(seen: Seen) -> list[Gap]:
    """The gaps of one document; none where it was dropped."""
    document = seen.document
    status = document.status
    if status == "dropped" or document.id is None:
        return []
    if document.model is None:
        why = "this file can't be read, so the thread ends here; `sightline check` says why"
        return [Gap(document.id, READABLE, why, status == "draft")]
    rules = (*_RULES.get(document.kind, ()), _promises)
    found = dict.fromkeys(pair for rule in rules for pair in rule(seen))
    return [Gap(document.id, missing, why, status == "draft") for missing, why in found]


def _insight(seen: Seen) -> Missing:
    if left_out(seen.document, "claims", "evidence"):
        yield (
            "evidence",
            "it has no claim and no quote, so nobody can tell what was learned, or from whom",
        )


def _claims(seen: Seen) -> Missing:
    for statement in seen.statements:
        if statement.note:
            yield "words behind a claim", f"nobody is quoted for “{statement.text}”"


def _opportunity(seen: Seen) -> Missing:
    if left_out(seen.document, "evidence", "claims", "parent"):
        yield (
            "evidence",
            "nobody's words stand behind this need, so it is an opinion about customers",
        )


def _decision(seen: Seen) -> Missing:
    document = seen.document
    if left_out(document, "choice"):
        yield "choice", "it doesn't say which option was taken"
    if left_out(document, "because"):
        yield "reason", "it doesn't say why, so nobody can tell when it stops being right"
    if left_out(document, "decider"):
        yield "decider", "it names nobody who made the choice"
    if left_out(document, "evidence", "opportunity") and not _settles_something(seen):
        yield "evidence", "it refers to no need and to nothing that was learned"


def _settles_something(seen: Seen) -> bool:
    return any(tie.type == "decision" for tie in seen.incoming if tie.source[:4] in _SETTLED)


_SETTLED = ("ASK-", "EXP-")


def _request(seen: Seen) -> Missing:
    if left_out(seen.document, "answer", "decision"):
        yield "answer", "somebody asked and has had no answer and no decision"


def _requirement(seen: Seen) -> Missing:
    document = seen.document
    if left_out(document, "opportunity", "evidence", "decision"):
        yield (
            "reason",
            "it names no need, no evidence and no decision, so nobody can tell why to build it",
        )
    elif left_out(document, "decision"):
        yield "decision", "nothing says who chose this, among which options, and what would flip it"
    if left_out(document, "criteria"):
        yield "criterion", "nobody can tell whether it works once it is built"
    if document.status != "draft" and not _is_delivered(seen):
        yield (
            "plan",
            _maybe_hidden("it is promised, but no initiative and no rollout names it", seen),
        )
    if document.status == "shipped" and not seen.recorded:
        yield "verdict", _maybe_hidden("it was shipped, and no verdict was ever recorded", seen)


def _is_delivered(seen: Seen) -> bool:
    return any(tie.type == "requirements" for tie in seen.incoming)


def _promises(seen: Seen) -> Missing:
    for criterion in seen.criteria:
        if criterion.problem is not None:
            yield "metric", f"“{criterion.text}”: {criterion.problem}"


def _objective(seen: Seen) -> Missing:
    if left_out(seen.document, "key_results"):
        yield "metric", "it names no metric, so nobody can say whether it was reached"


def _initiative(seen: Seen) -> Missing:
    if left_out(seen.document, "outcome"):
        yield "outcome", "it says what is built, not what will be different"
    if left_out(seen.document, "requirements", "opportunity", "decision"):
        yield "reason", "it leads back to no requirement, need or decision"


def _rollout(seen: Seen) -> Missing:
    if left_out(seen.document, "guardrails"):
        yield "guardrail", "nothing would stop it, whatever it breaks"
    if left_out(seen.document, "rollback"):
        yield "rollback", "nobody wrote down how to go back"
    if left_out(seen.document, "requirements", "initiative"):
        yield "requirement", "nothing says what is rolled out"


def _memo(seen: Seen) -> Missing:
    if not seen.types - {"measures"}:
        yield "evidence", "it refers to nothing that a reader could open"


def _maybe_hidden(why: str, seen: Seen) -> str:
    if not seen.hidden:
        return why
    noun = "document is" if seen.hidden == 1 else "documents are"
    return f"{why} (that can be seen here: {seen.hidden:,} {noun} hidden)"


_RULES: dict[str, tuple[Callable[[Seen], Missing], ...]] = {
    "INS": (_insight, _claims),
    "OPP": (_opportunity, _claims),
    "DEC": (_decision,),
    "ASK": (_request,),
    "REQ": (_requirement,),
    "OBJ": (_objective,),
    "INI": (_initiative,),
    "ROL": (_rollout,),
    "MEM": (_memo,),
}


def dangling(tie: Tie, draft: bool) -> Gap:
    """The gap of a link that leads to an id which nothing brings."""
    why = f"{tie.source} refers to it ({tie.type}), but there is no such document or row"
    return Gap(tie.source, tie.target, why, draft)


def lost_words(tie: Tie, draft: bool) -> Gap:
    """The gap of a link to words that don't stand there."""
    reference = f"{tie.target}#{tie.anchor}"
    why = f"{tie.source} refers to these words ({tie.type}), but {tie.target} has no such quote"
    return Gap(tie.source, reference, why, draft)


def no_words(identifier: str, draft: bool) -> Gap:
    """The gap of a thread that leads back to nobody's words."""
    why = "nothing it comes from leads to an interview or a row of feedback that can be opened"
    return Gap(identifier, "words of a customer", why, draft)
