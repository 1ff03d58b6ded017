"""How a résumé is shown in a terminal: fields, work, time by kind, what was refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sightline.text.visible import visible_line

_DAYS_OF_MONTH = 30.436875
_WIDTH = 10
_MOST_LETTERS = 160
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
        when = [_value(one.dates) or "no dates", _value(one.location)]
        yield f"     {' · '.join(filter(None, when))}"
        for told in one.statements:
            yield f"     - {_cut(_value(told))}"


def _studies(result: Any) -> Iterator[str]:
    if result.education:
        yield "education"
    for one in result.education:
        parts = (one.degree, one.institution, one.dates)
        yield f"  {', '.join(filter(None, map(_value, parts)))}"


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
    if any(one.is_open for one in result.experience):
        yield f"  {_present(result.now)}"
    for gap in result.gaps:
        span = _between(gap.low_days, gap.high_days)
        yield f"  no role between {gap.after} and {gap.before}: {span}"
    for told in result.unparsed:
        yield f"  not counted, its dates can't be told: {_value(told)}"
    for role in result.undated:
        yield f"  not counted, without dates: role {role + 1}"
    for told in result.undecided:
        yield f"  in no kind of work, its letters may mean several: {_value(told)}"


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
