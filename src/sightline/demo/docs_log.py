"""Visits to pages of Relay's documentation: where from, and whether they answered.

`answered` is false where the visitor searched again or wrote a ticket within ten minutes. The pages
about failures exist since the release. The export stopped on 19 January.
"""

from __future__ import annotations

from collections.abc import Iterator

from sightline.demo.chance import Chance, portions
from sightline.demo.developers import Developer
from sightline.demo.timeline import (
    DAY,
    DOCS_BEGIN,
    DOCS_END,
    HOURS,
    RELEASE,
    WEEKDAYS,
    second,
    weekday,
    written,
)

COLUMNS = ("time", "developer_id", "section", "page", "from_error", "answered")
_PAGES = {
    "guide": ("quickstart", "authentication", "search", "webhooks", "paging"),
    "reference": ("orders", "customers", "search", "webhooks", "token"),
    "failure": ("wrong-key", "missing-field", "unknown-id", "bad-date", "too-many-requests"),
}

Row = tuple[object, ...]


def docs_rows(people: list[Developer], seed: int) -> Iterator[Row]:
    """Yield every visit in the order of time."""
    chance = Chance(seed, "docs")
    rows = [
        # section, from the first day on, visits, of them from an error, answered of both (in 100)
        *_visits(people, chance, "guide", DOCS_BEGIN, 1_500, (20, 35, 81)),
        *_visits(people, chance, "reference", DOCS_BEGIN, 1_300, (55, 29, 77)),
        *_visits(people, chance, "failure", RELEASE, 640, (90, 87, 87)),
        _last_visit(people, chance),
    ]
    rows.sort(key=lambda pair: pair[0])
    return (row for _, row in rows)


def _last_visit(people: list[Developer], chance: Chance) -> tuple[int, Row]:
    """What stands last in the export: it broke off in the night, minutes later."""
    moment = second(DOCS_END) - chance.between(120, 900)
    who = _visitor(people, moment, chance)
    return moment, (written(moment), who, "guide", "quickstart", "false", "true")


def _visits(
    people: list[Developer],
    chance: Chance,
    section: str,
    start: str,
    count: int,
    shares: tuple[int, int, int],
) -> Iterator[tuple[int, Row]]:
    from_errors, answered_error, answered_other = shares
    of_errors = count * from_errors // 100
    kinds = [
        *_kind(True, of_errors, answered_error),
        *_kind(False, count - of_errors, answered_other),
    ]
    moments = _moments(start, count, chance)
    for moment, (from_error, answered) in zip(moments, chance.shuffled(kinds), strict=True):
        page = chance.pick(_PAGES[section])
        who = _visitor(people, moment, chance)
        yield moment, (written(moment), who, section, page, _word(from_error), _word(answered))


def _kind(from_error: bool, count: int, answered: int) -> list[tuple[bool, bool]]:
    yes = count * answered // 100
    return [(from_error, index < yes) for index in range(count)]


def _word(value: bool) -> str:
    return "true" if value else "false"


def _visitor(people: list[Developer], moment: int, chance: Chance) -> str:
    """Somebody who had signed up by then; people stand in the order in which they did."""
    low, high = 0, len(people)
    while low < high:
        middle = (low + high) // 2
        if people[middle].signed_up <= moment:
            low = middle + 1
        else:
            high = middle
    return people[chance.below(low)].id


def _moments(start: str, count: int, chance: Chance) -> list[int]:
    days = range(second(start) // DAY, second(DOCS_END) // DAY)
    counts = portions(count, [WEEKDAYS[weekday(day * DAY)] for day in days])
    moments = []
    for day, visits in zip(days, counts, strict=True):
        hours = chance.indices(HOURS, visits)
        moments += sorted(day * DAY + hour * 3_600 + chance.below(3_600) for hour in hours)
    return moments
