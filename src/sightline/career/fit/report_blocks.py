"""A fit report, part by part, in the order in which it is read: where to start first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sightline.career.fit.report_ladders import ladder_blocks
from sightline.career.report.blocks import Block, Heading, Item, Sentence, Table, near_item

__all__ = ["blocks_of"]

_LIES = {
    "above": "above it", "overlaps": "overlaps it", "below": "below it",
    "not compared": "not compared",
}  # fmt: skip


def blocks_of(result: Any, is_brief: bool = False) -> Iterator[Block]:
    """The whole report, where to start first.

    ``is_brief``: for a terminal. Quotes that a table counts, and what stood further up, are left
    out; the report as a file, and as JSON, has them.
    """
    yield Heading(1, _title(result), "title")
    yield Sentence(_read_from(result), is_soft=True)
    yield Sentence(result.meant.said)
    for note in result.notes:
        yield Sentence(note)
    yield from _start(result)
    yield from _lines(result)
    yield from _skills(result)
    yield from ladder_blocks(result, is_brief)
    yield from _years(result)
    yield from _pay(result, is_brief)
    yield from _gaps(result, is_brief)
    yield from _ways(result, is_brief)
    yield from _unread(result)


def _title(result: Any) -> str:
    beside = result.posting.name if result.posting is not None else result.role.replace("-", " ")
    return f"{result.person or result.resume.name} beside {beside}"


def _read_from(result: Any) -> str:
    names = [result.resume.name]
    if result.posting is not None:
        names.append(result.posting.name)
    return (
        f"Read from {' and '.join(names)}, as of {result.as_of}. Every quote is a place of one of "
        "them. There is no score here: counts, quotes and gaps only."
    )


def _start(result: Any) -> Iterator[Block]:
    yield Heading(2, "Where to start", "start")
    yield Heading(3, "Lead with")
    if not result.start.matches:
        yield Sentence("No line is answered by a quote.")
    for one in result.start.matches:
        yield _quoted(1, one.quote, "", f"answers: {one.asked}")
    yield Heading(3, "What blocks most must-haves")
    if not result.start.gaps:
        yield Sentence("No gap was found.")
    for gap in result.start.gaps:
        yield from _gap(result, gap, 1)
    yield Heading(3, "One next piece of evidence")
    following = result.start.next
    if not result.lines:
        yield Sentence("Nothing is asked for that could be read, so nothing can be missing.")
        return
    if following is None:
        yield Sentence(
            "No piece of work closes what is missing; years and degrees take their time."
        )
        return
    work = following.work
    name = f"{work.name} ({work.source}): " if work.name else ""
    yield Item(1, "Make", f"{name}{work.makes}", tail=work.hours_in_words)
    yield Item(1, "It would show", following.label, tail=_hangs_on(following))


def _hangs_on(gap: Any) -> str:
    musts, others = len(gap.musts), len(gap.others)
    parts = []
    if musts:
        parts.append(f"{musts} must-have{'s' * (musts != 1)} hang{'s' * (musts == 1)} on it")
    if others:
        parts.append(f"{others} other line{'s' * (others != 1)}")
    return ", ".join(parts)


def _gap(result: Any, gap: Any, depth: int, is_brief: bool = False) -> Iterator[Block]:
    amount = "in part" if gap.is_partial else "no evidence"
    first = result.lines[(*gap.musts, *gap.others)[0]]
    yield Item(
        depth, gap.label, gap.note or amount, tail=_hangs_on(gap), tone=_tone(gap.is_partial)
    )
    yield Item(depth + 1, "asked by", "", first.words, first.spans, first.source or "")
    for near in () if is_brief else gap.near[:1]:
        yield near_item(depth + 1, near)


def _tone(is_partial: bool) -> str:
    return "partly" if is_partial else "no evidence"


def _lines(result: Any) -> Iterator[Block]:
    counts = result.counts
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    yield Heading(2, "What is asked for, line by line", "lines")
    yield Sentence(f"Of {sum(counts.values())} must-haves: {told or 'none'}.")
    groups = (
        ("Must-haves", [one for one in result.lines if one.must]),
        ("Nice to have", [o for o in result.lines if not o.must and o.sort == "requirement"]),
        ("Duties", [one for one in result.lines if one.sort == "duty"]),
    )
    for title, lines in groups:
        if lines:
            yield Heading(3, title)
            for line in lines:
                yield from _line(line)


def _line(line: Any) -> Iterator[Block]:
    verdict = line.verdict if line.is_comparable else "for a person to judge"
    yield Item(0, verdict, "", line.words, line.spans, line.source or "", tone=verdict)
    if not line.parts:
        yield Item(1, "", "nothing in this line can be compared with a document")
    for part in line.parts:
        yield from _part(part)


def _part(part: Any) -> Iterator[Block]:
    choice = " (one of several will do)" if part.choice else ""
    yield Item(1, f"{_named(part)}{choice}", part.verdict, tail=part.note or "", tone=part.verdict)
    for quote in part.quotes[:2]:
        yield _quoted(2, quote)
    if len(part.quotes) > 2:
        yield Item(2, "", f"and {len(part.quotes) - 2} more")
    if not part.quotes:
        for near in part.near[:2]:
            yield near_item(2, near)


def _named(part: Any) -> str:
    """The line's own words, where they name the thing themselves."""
    return str(part.words if part.sort in ("skill", "term") else part.label)


def _quoted(depth: int, quote: Any, head: str = "", tail: str = "") -> Item:
    how = {"shown": "", "listed": "listed", "learnt": "learnt", "title": "title"}[quote.how]
    told = "; ".join(filter(None, (tail, quote.where, how, quote.age)))
    return Item(depth, head, "", quote.quote, quote.spans, told)


def _skills(result: Any) -> Iterator[Block]:
    if result.skills_gap:
        yield Heading(2, "Skills that the document doesn't name", "skills")
        yield Sentence(
            "Each is a gap until a document of yours says it; none is added to a résumé."
        )
        for skill in result.skills_gap:
            where = "; ".join(result.lines[at].words for at in skill.lines)
            yield Item(0, skill.label, "", where, skill.spans)
    if result.did_you_mean:
        yield Heading(2, "Did you mean?")
        yield Sentence("These look like skills, and no dictionary knows them; none is counted.")
        for skill in result.did_you_mean:
            yield Item(0, skill.label, "", spans=skill.spans)


def _years(result: Any) -> Iterator[Block]:
    if result.years:
        yield Heading(2, "Years, which stand beside", "years")
        for one in result.years:
            yield Item(0, one.category, one.said)


def _pay(result: Any, is_brief: bool) -> Iterator[Block]:
    yield Heading(2, "Pay, in words", "pay")
    if result.pay_said:
        yield Sentence(f"{result.pay_said[:1].upper()}{result.pay_said[1:]}.")
    for pay in result.pay:
        yield Item(0, "", pay.said or pay.why_not or "", pay.quote, pay.spans)
        if pay.cards and pay.said:
            yield from _pay_cards(pay, is_brief)


def _pay_cards(pay: Any, is_brief: bool) -> Iterator[Block]:
    """Every card of the currency; in brief those that can be compared, and how many others are."""
    compared = [card for card in pay.cards if card.lies != "not compared"]
    if not is_brief:
        yield _pay_table(pay, pay.cards)
        return
    if compared:
        yield _pay_table(pay, compared)
    others = len(pay.cards) - len(compared)
    if others:
        many = f"{others} {'other ' * bool(compared)}card{'s' * (others != 1)}"
        yield Sentence(
            f"Not compared, of another basis or place: {many} in {pay.currency}; "
            "`--json` or `--to report.html` lists them.",
            is_soft=True,
        )


def _pay_table(pay: Any, cards: Sequence[Any]) -> Table:
    rows = []
    for card in cards:
        high = "open" if card.high is None else f"{card.high:,.0f}"
        amount = f"{card.low:,.0f}" if card.high == card.low else f"{card.low:,.0f} - {high}"
        beside = f"{card.basis}, {card.place}, {card.as_of or 'undated'}"
        rows.append(
            (
                card.title or card.id,
                card.source,
                amount,
                beside,
                _LIES[card.lies],
            )
        )
    columns = ("Card", "Source", f"{pay.currency} a year", "Basis, place, date", "The offer lies")
    return Table("Cards of the same currency", columns, tuple(rows), "pay")


def _gaps(result: Any, is_brief: bool) -> Iterator[Block]:
    if not result.gaps:
        return
    yield Heading(2, "What is missing, and what would close it", "gaps")
    for gap in result.gaps:
        yield from _gap(result, gap, 0, is_brief)
        if gap.work is None:
            yield Item(1, "closed by", "no piece of work; it takes time or a certificate")
        else:
            name = f"{gap.work.name}: " if gap.work.name else ""
            tail = f"{gap.work.source}; {gap.work.hours_in_words}"
            yield Item(1, "closed by", f"{name}{gap.work.makes}", tail=tail)


def _ways(result: Any, is_brief: bool) -> Iterator[Block]:
    yield Heading(2, "Ways in that the document shows", "routes")
    shown = [route for route in result.routes if route.titles]
    for route in shown:
        quote = route.titles[0]
        told = f"{quote.where}; {quote.age}"
        yield Item(
            0, route.subject, "", quote.quote, quote.spans, f"{told}; {', '.join(route.sources)}"
        )
    if not shown:
        yield Sentence("No title in the document is one of the ways in that the guides name.")
    others = [
        f"{route.subject} ({route.sources[0]})" for route in result.routes if not route.titles
    ]
    if others:
        yield Sentence(f"Other ways that the guides name: {', '.join(others)}.", is_soft=True)
    yield Heading(2, "Where it can lead", "paths")
    yield Sentence("The guides name these ways; what each would want to see is our list.", True)
    for path in result.paths:
        yield Item(0, path.to, tail=path.source)
        if is_brief and path.has_kinds:
            yield Item(1, "evidence of", ", ".join(path.has_kinds))
        for kind, quote in () if is_brief else zip(path.has_kinds, path.has, strict=True):
            yield Item(1, kind, "", quote.quote, quote.spans, quote.where)
        if path.lacks:
            yield Item(1, "no evidence of", ", ".join(path.lacks))


def _unread(result: Any) -> Iterator[Block]:
    if result.unread:
        yield Heading(2, "Found and never used")
        for part in result.unread:
            page = f"page {part.page}" if part.page else ""
            yield Item(0, part.reason, "", " ".join(part.text.split())[:120], tail=page)
