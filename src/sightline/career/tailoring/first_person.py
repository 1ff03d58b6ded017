"""A statement of a résumé as a sentence of a letter: "Designed X" is "I designed X", no more."""

from __future__ import annotations

from sightline.career.claims.checker import Checker
from sightline.career.claims.closed_lists import (
    BASE_VERBS,
    FINITE,
    PASSIVE,
    PREPOSITIONS,
    is_verb,
)  # fmt: skip
from sightline.career.claims.composing import Composed, Invented, compose
from sightline.career.claims.pieces import Connective, Piece, Quoted, Reformatted
from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told
from sightline.career.resume.resume import Position
from sightline.kernel.documents.span import Span

__all__ = ["as_sentence", "held_role"]

# Verbs that say what their subject did, and never what was done to it ("awarded", "promoted").
_VERBS_OF_THE_PAST = """
acted adapted added advised analysed analyzed assisted audited authored automated budgeted built
chaired championed closed coached cofounded collaborated collected compared completed conducted
configured consolidated contributed converted coordinated created cut debugged decreased defined
delivered deprecated designed developed directed documented doubled drafted drove established
evaluated examined expanded explained explored extended facilitated founded gathered guided
halved handled headed helped hosted implemented improved increased initiated installed
instrumented integrated interviewed introduced investigated launched led maintained managed
mapped measured mediated mentored migrated modelled moderated monitored negotiated onboarded
operated optimised optimized orchestrated organised organized oversaw owned participated
partnered piloted pioneered planned prepared presented prioritised prioritized processed
proposed prototyped published raised ran rebuilt redefined redesigned reduced refactored removed
replaced reported researched resolved retired reviewed rewrote saved scaled scoped secured
served set shipped simplified sold solved spearheaded specified sped spoke standardised
standardized started streamlined structured studied supervised supported surveyed taught tested
took tracked trained translated triaged unified upgraded validated won worked wrote
"""
_DONE = frozenset(_VERBS_OF_THE_PAST.split())

_BEFORE_AN_OBJECT = frozenset(
    ("a", "an", "all", "any", "both", "each", "every", "her", "his", "its", "my", "our", "that",
     "the", "their", "these", "this", "those")
)  # fmt: skip
_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve dozens hundreds"
_NUMBERS = frozenset(_NUMBER_WORDS.split())
# Of the verbs that tell what others did for the person: those that keep an object all the same
# ("Awarded two prizes", "Ranked 2 of 40"), so that a number behind them proves nothing.
_KEEPING_AN_OBJECT = frozenset(
    ("awarded", "named", "elected", "appointed", "nominated", "voted", "ranked", "rated", "asked",
     "certified", "accredited", "licensed", "entrusted", "tasked", "honored", "honoured", "cited",
     "recognised", "recognized", "featured", "accepted", "admitted", "praised")
)  # fmt: skip
_TIMES = frozenset(("times", "years", "months", "weeks", "days", "levels", "grades"))
_ENDS = (".", "!", "?")


def as_sentence(told: Told, document: SourceDocument, checker: Checker) -> Composed | None:
    """The statement as a sentence; as it stands where no verb of ours begins it. None where the
    checker doesn't support it."""
    span = _one_line(told)
    forms: list[list[Piece]] = []
    if span is not None and _can_say_i(told.value):
        words = told.value
        forms.append([Connective("I"), Reformatted(span, words[:1].lower() + words[1:])])
    forms.append([Quoted(one) for one in told.spans])
    for pieces in forms:
        if not told.value.endswith(_ENDS):
            pieces.append(Connective("."))
        try:
            return compose(pieces, [document], checker)
        except Invented:
            continue
    return None


def held_role(position: Position, document: SourceDocument, checker: Checker) -> Composed | None:
    """Title, employer and dates of one position as a sentence; None where they can't be told."""
    if position.title is None or position.company is None:
        return None
    title, company = _one_line(position.title), _one_line(position.company)
    if title is None or company is None:
        return None
    is_open = position.period is not None and position.period.is_open
    article = "an" if title.quote[:1].lower() in "aeiou" else "a"
    verb = "am" if is_open else "was"
    said: list[Piece] = [Connective("I"), Connective(verb), Connective(article), Quoted(title)]
    said += [Connective("at"), Quoted(company)]
    plain: list[Piece] = [Quoted(title), Connective(","), Quoted(company)]
    dates = _one_line(position.dates) if position.dates is not None else None
    dated: list[Piece] = [Connective("("), Quoted(dates), Connective(")")] if dates else []
    if dates and company.quote.endswith(")"):  # two brackets side by side read badly
        dated = [Connective(","), Quoted(dates)]
    for pieces in (said + dated, said, plain + dated, plain):
        try:
            return compose([*pieces, Connective(".")], [document], checker)
        except Invented:
            continue
    return None


def _one_line(told: Told) -> Span | None:
    """The one span of a value that stands on one line as it is."""
    return told.spans[0] if len(told.spans) == 1 and told.spans[0].quote == told.value else None


def _can_say_i(words: str) -> bool:
    """Whether the first word says what its subject did or does, and not what was done to it.

    >>> [_can_say_i(said) for said in ("Grew revenue", "Hired four engineers", "Lifted the share")]
    [True, True, True]
    >>> [_can_say_i(said) for said in ("Hired as an analyst", "Awarded two prizes", "Paid role")]
    [False, False, False]
    """
    first, *rest = words.split(maxsplit=4)
    following = [word.lower().strip(",;:.") for word in rest]
    if first[1:] != first[1:].lower() or not following:
        return False
    verb = first.lower()
    if verb in PASSIVE:
        return verb not in _KEEPING_AN_OBJECT and _are_several(following)
    if verb in _DONE or verb in FINITE:
        return True
    if following[0] in _BEFORE_AN_OBJECT:  # no adjective stands before one of these
        return is_verb(verb)
    is_counted = following[0][:1].isdigit() or following[0] in _NUMBERS
    return is_counted and (verb in BASE_VERBS or verb in _PAST_OF_OURS)


def _are_several(following: list[str]) -> bool:
    """Whether words begin with a number of things: "four engineers", and not "2 of 40"."""
    if len(following) < 2 or not (following[0].isdigit() or following[0] in _NUMBERS):
        return False
    return (
        any(
            word == "people" or (word.endswith("s") and word not in _TIMES)
            for word in following[1:3]
        )
        and following[1] not in PREPOSITIONS
    )


def _regular_past(verb: str) -> tuple[str, ...]:
    """The regular forms of the past: named, carried, planned.

    >>> _regular_past("plan"), _regular_past("carry"), _regular_past("name")
    (('planed', 'planned'), ('carried',), ('named',))
    """
    if verb.endswith("e"):
        return (f"{verb}d",)
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return (f"{verb[:-1]}ied",)
    is_short = verb[-1:] not in "aeiouwxy" and verb[-2:-1] in "aeiou"
    return (f"{verb}ed", f"{verb}{verb[-1]}ed") if is_short else (f"{verb}ed",)


_PAST_OF_OURS = frozenset(form for verb in BASE_VERBS for form in _regular_past(verb))
