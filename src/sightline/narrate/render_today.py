"""How ``today`` is shown: twenty-five lines at most, each ending in what to type."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sightline.measure.shown_figures import shortened
from sightline.narrate.days import counted, from_today, shown_day
from sightline.narrate.layout import WIDTH, clean, figure, painted
from sightline.narrate.recorded_verdicts import WORST_FIRST
from sightline.narrate.render_numbers import told

MAX_LINES = 25
_WIDEST_ID = 28
_ARROW = " -> "


class Section(NamedTuple):
    """A part of the page: its heading, what to type about a line of it, id and words of each
    line, and the command that lists them all."""

    heading: str
    command: str
    lines: list[tuple[str, str]]
    rest: str = "sightline today --json"


def text(result: Any, colour: bool = False) -> str:
    """The page: a head, then a part for everything that wants attention."""
    day, since = (shown_day(date.fromisoformat(d[:10])) for d in (result.as_of, result.since))
    name = shortened(clean(result.name) or "This workspace", 48)
    lines = [f"{name}   as of {day}, since {since}"]
    end = [f"{result.hidden:,} hidden"] if result.hidden else []
    sections = [section for section in _sections(result) if section.lines]
    if not sections:
        lines.append("  Nothing moved, nothing is due, nobody waits: sightline list shows what is")
    room = MAX_LINES - len(lines) - len(end) - len(sections)
    shares = share_out([len(section.lines) for section in sections], room)
    for section, share in zip(sections, shares, strict=True):
        lines += _part(section, share, colour)
    return "\n".join([*lines, *end]) + "\n"


def _part(section: Section, share: int, colour: bool) -> list[str]:
    """The heading, and so many lines; the last of them counts what it leaves out."""
    total = len(section.lines)
    shown = section.lines if share >= total else section.lines[: share - 1]
    heading = painted(f"{section.heading} ({total:,})", "heading", colour)
    width = min(max((len(identifier) for identifier, _ in shown), default=0), _WIDEST_ID)
    lines = [f"{heading}  {section.command}"]
    for identifier, words in shown:
        head = f"  {identifier:{width}}  "
        room = max(WIDTH - len(head), 20)
        said = words if len(words) <= room else words[: room - 1].rstrip() + "…"
        lines.append(head + (_painted_verdict(said) if colour else said))
    if len(shown) < total:
        lines.append(f"  … {total - len(shown):,} more: {section.rest}")
    return lines


def _painted_verdict(line: str) -> str:
    """The verdict after an arrow in its colour."""
    before, arrow, after = line.partition(_ARROW)
    word = next((w for w in WORST_FIRST if arrow and after.startswith(w)), "")
    return f"{before}{arrow}{painted(word, word, True)}{after[len(word) :]}" if word else line


def share_out(wanted: Sequence[int], room: int) -> list[int]:
    """Divide a number of lines so that each part has as many as any other, or all it wants.

    >>> share_out([1, 9, 40], 18), share_out([2, 3], 18)
    ([1, 8, 9], [2, 3])
    """
    given = [0] * len(wanted)
    while room > 0 and given != list(wanted):
        smallest = min(n for n, most in zip(given, wanted, strict=True) if n < most)
        last = max(i for i, n in enumerate(given) if n == smallest and n < wanted[i])
        given[last] += 1
        room -= 1
    return given


def _sections(result: Any) -> list[Section]:
    several = len(result.owners) > 1
    return [
        Section(
            "VERDICTS THAT MOVED",
            "sightline why ID",
            [(moved.id, _moved(moved)) for moved in result.moved],
            "sightline list RDG",
        ),
        Section("DUE", "sightline show ID", [(due.id, _due(due, several)) for due in result.due]),
        Section(
            "STALE EVIDENCE",
            "sightline verify ID --record, or go and listen",
            [(stale.id, _stale(stale)) for stale in result.stale],
        ),
        Section(
            "UNANSWERED REQUESTS",
            "sightline show ID",
            [(ask.id, _unanswered(ask, several)) for ask in result.unanswered],
            "sightline list ASK",
        ),
        Section(
            "NEEDS YOU",
            "sightline thread ID",
            [(need.id, _need(need, several)) for need in result.needs],
        ),
        Section(
            "NUMBERS THAT DRIFTED",
            "sightline numbers",
            [(number.id or number.path, _drifted(number)) for number in result.drifted],
            "sightline numbers",
        ),
    ]


def _moved(moved: Any) -> str:
    before = str(moved.before.verdict) if moved.before is not None else "first verdict"
    return f"{before}{_ARROW}{moved.now.verdict}  {figure(moved.now)}  {clean(moved.title)}"


def _due(due: Any, several: bool) -> str:
    when = f"{clean(due.what)} {from_today(due.days)} ({due.day})"
    return f"{when}{_by(due, several)}  {clean(due.title)}"


def _stale(stale: Any) -> str:
    age = counted(stale.days, "day")
    if stale.what == "verdict":
        return f"verdict of {stale.day}, {age} old; its window is {stale.limit_days:,}"
    return f"newest words {age} old ({stale.newest}, {stale.day})  {clean(stale.title)}"


def _unanswered(ask: Any, several: bool) -> str:
    days = "since nobody knows when" if ask.days is None else counted(ask.days, "day")
    who = f" ({clean(ask.asker)})" if ask.asker else ""
    return f"{days}{who}{_by(ask, several)}  {clean(ask.title)}"


def _need(need: Any, several: bool) -> str:
    return f"{clean(need.why)}{_by(need, several)}  {clean(need.title)}"


def _drifted(number: Any) -> str:
    return f"line {number.line}, {number.reference}: {told(number)}"


def _by(found: Any, several: bool) -> str:
    """Whose it is, where the workspace has more than one owner."""
    return f", {clean(found.owner)}" if several and found.owner else ""
