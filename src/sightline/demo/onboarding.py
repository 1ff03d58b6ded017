"""What each developer did between signing up and staying, one row an event.

What held somebody up can be seen in these rows: `token` in three or more failed requests for a
token, `errors` in four or more errors, `docs` in three or more searches of the help that found
nothing. Nobody else reaches these numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sightline.demo.chance import Chance
from sightline.demo.developers import EXPIRES_DAYS, Developer
from sightline.demo.timeline import AS_OF, DAY, second, written

COLUMNS = (
    "time", "developer_id", "intake", "segment", "day", "event", "step", "outcome",
    "mistake", "error_shape", "says",
)  # fmt: skip

# Until the release each service answered a mistake in its own way.
_SAID_BEFORE = {
    "wrong_key": (
        ("code", "E1003"), ("plain_text", "Unauthorized"), ("html", "<h1>Forbidden</h1>"),
        ("nested", "fault.reason=auth"),
    ),
    "missing_field": (
        ("code", "E2210"), ("plain_text", "Bad Request"), ("nested", "errors[0].type=schema"),
        ("html", "<pre>KeyError</pre>"),
    ),
    "unknown_id": (
        ("code", "E4044"), ("plain_text", "null"), ("empty_list", "[]"),
        ("nested", "fault.reason=ref"),
    ),
    "bad_date": (
        ("code", "E2214"), ("plain_text", "Parse error"), ("html", "<h1>500</h1>"),
        ("nested", "errors[0].type=value"),
    ),
}  # fmt: skip
_SAID_AFTER = {
    "wrong_key": "the API key is not valid",
    "missing_field": "a field is missing",
    "unknown_id": "there is no such id",
    "bad_date": "the date can't be read",
}
_TOKEN_SAID = ("challenge expired", "client not confirmed", "invalid grant")
_STEPS = {"autumn": ("client", "challenge", "token"), "winter": ("token",)}

Row = tuple[object, ...]


@dataclass(slots=True)
class _Days:
    """The rows of one developer, as they come to be."""

    developer: Developer
    chance: Chance
    rows: list[tuple[int, Row]] = field(default_factory=list)

    def add(
        self,
        moment: int,
        event: str,
        step: str = "",
        outcome: str = "",
        mistake: str = "",
        error_shape: str = "",
        says: str = "",
    ) -> None:
        who = self.developer
        day = (moment - who.signed_up) // DAY
        row = (
            written(moment), who.id, who.intake, who.segment, day, event, step, outcome,
            mistake, error_shape, says,
        )  # fmt: skip
        self.rows.append((moment, row))

    def moments(self, count: int, start: int, end: int) -> list[int]:
        return sorted(start + 1 + self.chance.below(end - start - 1) for _ in range(count))


def onboarding_rows(people: list[Developer], seed: int) -> Iterator[Row]:
    """Yield the events of everybody in the order of time."""
    chance = Chance(seed, "onboarding")
    rows: list[tuple[int, Row]] = []
    for developer in people:
        days = _Days(developer, chance)
        _write(days)
        rows += days.rows
    rows.sort(key=lambda pair: pair[0])
    return (row for _, row in rows)


def _write(days: _Days) -> None:
    developer, chance = days.developer, days.chance
    days.add(developer.signed_up, "signup")
    tried_for = chance.between(2 * DAY, 9 * DAY)
    end = developer.called or developer.signed_up + tried_for
    _token(days, end)
    _errors(days, end)
    _help(days, end)
    if developer.called is not None:
        days.add(developer.called, "first_call")
        _call_days(days, developer.called)


def _token(days: _Days, end: int) -> None:
    """Requests for a token. Who is held up by it and never calls doesn't get one."""
    developer, chance = days.developer, days.chance
    held_up = developer.held_up_by == "token"
    failed = chance.between(3, 6) if held_up else int(chance.below(10) < 3)
    steps = _STEPS[developer.intake]
    gets_one = not held_up or developer.called is not None
    half = developer.signed_up + (end - developer.signed_up) * 6 // 10
    moments = days.moments(failed + len(steps), developer.signed_up, half)
    done = 0
    for moment in moments:
        must_fail = failed > 0 and done == len(steps) - 1
        if must_fail:
            says = chance.pick(_TOKEN_SAID) if len(steps) > 1 else _TOKEN_SAID[2]
            days.add(moment, "token_request", steps[done], "failed", says=says)
            failed -= 1
        elif done < len(steps) - 1 or gets_one:
            days.add(moment, "token_request", steps[done], "ok")
            done += 1


def _errors(days: _Days, end: int) -> None:
    """Errors on the way. Before the release the same mistake was answered in several shapes."""
    developer, chance = days.developer, days.chance
    count = chance.between(4, 8) if developer.held_up_by == "errors" else chance.between(0, 2)
    mistake = chance.pick(tuple(_SAID_AFTER))
    said = chance.shuffled(_SAID_BEFORE[mistake])
    third = developer.signed_up + (end - developer.signed_up) * 3 // 10
    for index, moment in enumerate(days.moments(count, third, end)):
        shape, says = said[index % len(said)]
        if developer.intake == "winter":
            shape, says = "problem", _SAID_AFTER[mistake]
        days.add(moment, "error", outcome="failed", mistake=mistake, error_shape=shape, says=says)


def _help(days: _Days, end: int) -> None:
    """Searches of the help for what an error means."""
    developer, chance = days.developer, days.chance
    nothing = chance.between(3, 6) if developer.held_up_by == "docs" else int(chance.below(10) < 2)
    found = chance.between(0, 2)
    outcomes = chance.shuffled(["nothing"] * nothing + ["found"] * found)
    moments = days.moments(len(outcomes), developer.signed_up, end)
    for moment, outcome in zip(moments, outcomes, strict=True):
        days.add(moment, "help_search", outcome=outcome)


def _call_days(days: _Days, called: int) -> None:
    """Days with a successful call: three or more within four weeks for those who stay."""
    developer, chance = days.developer, days.chance
    days.add(called, "call_day")
    last = (developer.signed_up + EXPIRES_DAYS * DAY) // DAY - 1
    first = called // DAY
    open_days = list(range(first + 1, last + 1))
    count = chance.between(2, 8) if developer.is_activated else chance.between(0, 1)
    later = sorted(chance.shuffled(open_days)[:count])
    if developer.is_activated:
        later += [last + chance.between(3, 9), last + chance.between(10, 20)]
    for day in later:
        moment = day * DAY + chance.between(6, 21) * 3_600 + chance.below(3_600)
        if moment < second(AS_OF):
            days.add(moment, "call_day")
