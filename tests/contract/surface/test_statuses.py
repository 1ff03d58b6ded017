"""Every status is answered by one documented entry at most, the most exact one."""

from __future__ import annotations

import itertools

import pytest

from sightline.contract.surface.statuses import EVERY_STATUS, documented_status, statuses_of

ENTRIES = ("200", "204", "404", "2XX", "4XX", "default")


@pytest.mark.parametrize(
    ("documented", "status", "expected"),
    [
        (("200", "2XX", "default"), 200, "200"),
        (("200", "2XX", "default"), "201", "2XX"),
        (("200", "2XX", "default"), 404, "default"),
        (("200", "2XX"), 404, None),
        ((), 200, None),
    ],
)
def test_the_most_exact_entry_answers(
    documented: tuple[str, ...], status: int | str, expected: str | None
) -> None:
    assert documented_status(documented, status) == expected


def test_entries_share_the_statuses_out_between_them() -> None:
    for count in range(len(ENTRIES) + 1):
        for documented in itertools.combinations(ENTRIES, count):
            shares = {entry: statuses_of(entry, documented) for entry in documented}
            for status in EVERY_STATUS:
                owners = [entry for entry, share in shares.items() if status in share]
                answer = documented_status(documented, status)
                assert owners == ([answer] if answer else [])


def test_what_is_no_range_answers_nothing() -> None:
    assert statuses_of("foo", ("foo",)) == ()
