"""Lines of text for what sources say: who says it stands before it, what nobody says after it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from sightline.career.roles.card import Card
from sightline.career.roles.conflict import Conflict
from sightline.career.roles.part import Part
from sightline.career.roles.shown import answer_of, marks_of
from sightline.text.visible import visible_line

__all__ = [
    "WIDTH", "by_source", "by_subject", "conflict_lines", "heading", "row", "said_by_source",
    "said_by_subject", "silence", "sources_line", "wrapped",
]  # fmt: skip

WIDTH = 100
_WHERE = 8
_SUBJECT = 34


def heading(words: str, colour: bool = False) -> str:
    return f"\x1b[1m{visible_line(words)}\x1b[0m" if colour else visible_line(words)


def wrapped(text: str, first: str = "  ", then: str = "    ") -> list[str]:
    """A text in lines of at most 100 columns."""
    return textwrap.wrap(
        visible_line(text), WIDTH, initial_indent=first, subsequent_indent=then,
        break_long_words=True, break_on_hyphens=False,
    )  # fmt: skip


def row(where: str, text: str) -> list[str]:
    """What one source says, behind its place."""
    place = visible_line(where)
    gap = "" if len(place) < _WHERE else "  "
    return wrapped(text, f"  {place:{_WHERE}}{gap}", " " * (_WHERE + 2))


def said_by_source(cards: Iterable[Card]) -> list[tuple[str, str]]:
    """Where each card stands and what it says; several of one line of a source together."""
    groups: dict[str, list[str]] = {}
    for card in cards:
        said = answer_of(card)
        named = None if card.topic == "question" else card.title or card.subject
        if named and named not in said:
            said = f"{named}: {said}"
        if marks := marks_of(card):
            said += f" [{marks}]"
        if said not in groups.setdefault(card.where, []):
            groups[card.where].append(said)
    return [(where, "; ".join(answers)) for where, answers in groups.items()]


def said_by_subject(cards: Iterable[Card]) -> list[tuple[str, str]]:
    """Each thing that is named, with all the places that name it."""
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.subject or str(card.value), []).append(card)
    return [
        (
            subject.replace("-", " ") if found[0].topic == "pivot" else subject,
            ", ".join(dict.fromkeys(card.where + _more(card) for card in found)),
        )
        for subject, found in groups.items()
    ]


def by_source(cards: Iterable[Card]) -> Iterator[str]:
    """A line for each place: what it says."""
    for where, said in said_by_source(cards):
        yield from row(where, said)


def by_subject(cards: Iterable[Card]) -> Iterator[str]:
    """A line for each thing that is named."""
    for subject, places in said_by_subject(cards):
        name = visible_line(subject)
        first = f"  {name:{_SUBJECT}}" if len(name) < _SUBJECT else f"  {name}  "
        yield from wrapped(places, first, " " * (_SUBJECT + 2))


def _more(card: Card) -> str:
    """What a card says of its subject beside naming it, in brackets."""
    value = card.value if isinstance(card.value, str) and card.value != card.subject else None
    when = f"where: {card.when}" if card.when else None
    said = ", ".join(part for part in (value, card.note, when) if part)
    return f" ({said})" if said else ""


def silence(part: Part) -> Iterator[str]:
    """Who says nothing; where that is everybody, that no source says."""
    if not part.cards:
        yield "  no source says"
    elif part.silent:
        yield f"  nothing said by: {', '.join(map(visible_line, part.silent))}"


def sources_line(sources: Iterable[object], lines: Iterable[str]) -> Iterator[str]:
    """What the short names on a page stand for, at its end."""
    shown = "\n".join(lines)
    cited = [source for source in sources if visible_line(getattr(source, "id", "")) in shown]
    if not cited:
        return
    yield ""
    yield "sources"
    for source in cited:
        title, note = getattr(source, "title", ""), getattr(source, "note", None)
        dated = getattr(source, "as_of", None) or "undated"
        yield from row(getattr(source, "id", ""), f"{title} ({note or dated})")


def conflict_lines(conflicts: Iterable[Conflict]) -> Iterator[str]:
    """Each conflict as what it is about and what it says, then its places."""
    for conflict in conflicts:
        yield from wrapped(f"{conflict.about}: {conflict.says}")
        places = " ".join(dict.fromkeys(side.where for side in conflict.sides))
        assumed = f"  (not stated or not equal: {', '.join(conflict.assuming)})"
        if places:
            yield from wrapped(places + (assumed if conflict.assuming else ""), "    ", "    ")
