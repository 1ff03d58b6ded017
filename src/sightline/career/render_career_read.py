"""How a résumé is shown in a terminal: fields, work, time by kind, what was refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from sightline.career.report.block_page import report_page
from sightline.career.report.blocks import Block, Heading, Item, Sentence, Table
from sightline.text.visible import visible_line

_DAYS_OF_MONTH = 30.436875
_POINT = re.compile(r"(?:[^\W\d_]{3,12}\.? )?\d{4}(?:-\d\d){0,2}")
_WIDTH = 10
_MOST_LETTERS = 160
_COLUMNS = 92
_WHY = {
    "hidden": "it is hidden from the reader's eye",
    "off-page": "it stands outside the page",
    "background-coloured": "it has the colour of what is behind it",
    "unmappable": "its font has no letters that could be read",
    "scanned": "it is a picture of text; make a PDF with text in it",
    "encrypted": "it is encrypted",
    "damaged": "it is damaged",
}


def text(result: Any, colour: bool = False) -> str:
    """Who, what they did, studied and know; time by kind of work; what was not read and why."""
    parts = [
        _person(result),
        _work(result),
        _studies(result),
        _skills(result),
        _sections(result),
        _tenure(result),
        _unread(result),
    ]
    return "\n".join("".join(f"{line}\n" for line in part) for part in map(list, parts) if part)


def _value(told: Any) -> str:
    return visible_line(told.value) if told is not None else ""


def _when(dates: Any) -> str:
    """Dates as they are told; a dash stands between the two that a form asks for apart."""
    ends = [visible_line(span.quote) for span in dates.spans] if dates is not None else []
    if len(ends) == 2 and all(map(_POINT.fullmatch, ends)):
        return " \u2013 ".join(ends)
    return _value(dates)


def _field(label: str, value: str) -> str:
    return f"{label:<{_WIDTH}} {value}".rstrip()


def _person(result: Any) -> Iterator[str]:
    yield _field("name", _value(result.name) or "not found")
    for label in ("headline", "email", "phone", "location"):
        value = _value(getattr(result, label))
        if value:
            yield _field(label, value)
        elif label != "headline":
            yield _field(label, "not found")
    for link in result.links:
        yield _field("link", _value(link))


def _work(result: Any) -> Iterator[str]:
    if not result.experience:
        yield "no work was found"
        return
    yield f"work, {_count(len(result.experience), 'role')}"
    for number, one in enumerate(result.experience, start=1):
        head = ", ".join(filter(None, (_value(one.title), _value(one.company))))
        yield f"  {number}. {head}"
        when = [_when(one.dates) or "no dates", _value(one.location)]
        yield f"     {' · '.join(filter(None, when))}"
        for told in one.statements:
            yield f"     - {_cut(_value(told))}"


def _studies(result: Any) -> Iterator[str]:
    if result.education:
        yield "education"
    for one in result.education:
        parts = (_value(one.degree), _value(one.institution), _when(one.dates))
        yield f"  {', '.join(filter(None, parts))}"


def _skills(result: Any) -> Iterator[str]:
    if result.skills:
        yield f"skills, {len(result.skills)}"
        yield f"  {', '.join(map(_value, result.skills))}"


def _sections(result: Any) -> Iterator[str]:
    for section in result.sections:
        title = _value(section.heading) or section.kind
        yield f"{section.kind}: {title}" if section.heading else section.kind
        for told in section.statements:
            yield f"  - {_cut(_value(told))}"


def _cut(value: str) -> str:
    return value if len(value) <= _MOST_LETTERS else f"{value[: _MOST_LETTERS - 1].rstrip()}…"


def _tenure(result: Any) -> Iterator[str]:
    if not result.experience:
        return
    yield "time in work, each day counted once"
    for one in result.tenure:
        name = "any work" if one.category == "all" else one.category
        span = _between(one.low_days, one.high_days)
        numbers = ", ".join(str(role + 1) for role in one.roles)
        words = f" by {', '.join(map(_quoted, one.decided))}" if one.decided else ""
        roles = f"role{'s' if len(one.roles) > 1 else ''} {numbers}{words}"
        roles = roles if numbers else "no dates"
        yield f"  {name:<18} {span:<26} {roles}".rstrip()
        if one.overlap_days:
            added = _months(one.plain_days, up=True)
            yield f"  {'':<18} added up it would be {added}: roles overlap"
    yield from _open_questions(result)


def _open_questions(result: Any) -> Iterator[str]:
    for words in _questions(result):
        yield from wrap(words, _COLUMNS, initial_indent="  ", subsequent_indent="    ")


def _questions(result: Any) -> Iterator[str]:
    """What the document leaves open of the time in work."""
    if any(one.is_open for one in result.experience):
        yield _present(result.now)
    for gap in result.gaps:
        span = _between(gap.low_days, gap.high_days)
        yield f"no role between {gap.after} and {gap.before}: {span}"
    for told in result.unparsed:
        yield f"not counted, its dates can't be told: {_value(told)}"
    for role in result.undated:
        yield f"not counted, without dates: role {role + 1}"
    for told in result.undecided:
        yield f"in no kind of work, its letters may mean several: {_value(told)}"


def _present(now: Any) -> str:
    if now.earliest == now.latest:
        whose = "as you say" if now.basis == "person" else "the document's own date"
        return f'"present" is {now.latest}, {whose}'
    return f'"present" is between {now.earliest} and {now.latest}: {now.note}'


def _quoted(words: str) -> str:
    return f'"{visible_line(words)}"'


def _between(low_days: int, high_days: int) -> str:
    low, high = _months(low_days, up=False), _months(high_days, up=True)
    return low if low == high else f"{low} to {high}"


def _months(days: int, *, up: bool) -> str:
    """Days as years and months: a lower bound is rounded down, an upper one up."""
    exact = days / _DAYS_OF_MONTH
    months = int(exact)
    if up and exact - months > 0.1:
        months += 1
    years, rest = divmod(months, 12)
    return f"{years} y {rest} m" if years else f"{rest} m"


def _unread(result: Any) -> Iterator[str]:
    if result.unread:
        yield "not read"
    for one in result.unread:
        where = f"page {one.page}: " if one.page else ""
        what = f"{_quoted(_cut(one.text))}, " if one.text else ""
        yield f"  {where}{what}{_WHY.get(one.reason, one.reason)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def html(result: Any, colour: bool = False) -> str:
    """The same as a page; every value opens the line that says it."""
    return report_page(_blocks(result), result._documents)


def _blocks(result: Any) -> Iterator[Block]:
    yield Heading(1, result.name.value if result.name else "A résumé without a name")
    for label in ("headline", "email", "phone", "location"):
        told = getattr(result, label)
        if told is not None:
            yield _told(0, told, label)
        elif label != "headline":
            yield Item(0, label, "not found")
    yield from (_told(0, link, "link") for link in result.links)
    yield Heading(2, f"Work, {_count(len(result.experience), 'role')}", "work")
    for one in result.experience:
        head = ", ".join(filter(None, (_value(one.title), _value(one.company))))
        dates = one.dates.spans if one.dates else ()
        told = "" if dates else "no dates"
        where = _value(one.location)
        yield Item(0, head or "no title", told, _when(one.dates), dates, where)
        yield from (_told(1, told) for told in one.statements)
    yield from _learnt(result)
    if result.skills:
        yield Heading(2, f"Skills, {len(result.skills)}", "skills")
        yield from (_told(0, told) for told in result.skills)
    for section in result.sections:
        yield Heading(2, _value(section.heading) or section.kind)
        yield from (_told(0, told) for told in section.statements)
    yield from _time(result)
    if result.unread:
        yield Heading(2, "Not read", "unread")
        for part in result.unread:
            page = f"page {part.page}" if part.page else ""
            yield Item(0, _WHY.get(part.reason, part.reason), _cut(part.text), tail=page)


def _learnt(result: Any) -> Iterator[Block]:
    if result.education:
        yield Heading(2, "Education", "education")
    for study in result.education:
        heads = [one for one in (study.degree, study.institution, study.dates) if one is not None]
        for at, told in enumerate(heads):
            said = _when(told) if told is study.dates else told.value
            yield Item(min(at, 1), "", "", said, told.spans)
        yield from (_told(1, told) for told in study.statements)


def _time(result: Any) -> Iterator[Block]:
    if not result.experience:
        return
    yield Heading(2, "Time in work, each day counted once", "time")
    rows = []
    for one in result.tenure:
        added = f"added up {_months(one.plain_days, up=True)}: roles overlap"
        roles = ", ".join(str(role + 1) for role in one.roles) or "no dates"
        words = ", ".join(map(_quoted, one.decided))
        name = "any work" if one.category == "all" else one.category
        span = _between(one.low_days, one.high_days)
        rows.append((name, span, roles, words, added if one.overlap_days else ""))
    columns = ("Kind of work", "Time", "Roles", "Because of", "Note")
    yield Table("Time by kind of work, from at least to at most", columns, tuple(rows))
    yield from (Sentence(f"{words[:1].upper()}{words[1:]}.") for words in _questions(result))


def _told(depth: int, told: Any, head: str = "") -> Item:
    return Item(depth, head, "", told.value, told.spans)
