"""What a version must say: semver.org's rules and dates, on tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sightline.contract.advising.versions import advised
from sightline.contract.comparison import COMPATIBLE, Entry
from tests.contract.advising.payments import ADDED, GONE, PATTERN, comparison, entry

DOCS = entry("operation-summary-changed", COMPATIBLE)
LEVELS: dict[str, tuple[Entry, ...]] = {
    "none": (), "patch": (DOCS,), "minor": (DOCS, ADDED), "major": (DOCS, ADDED, GONE),
}  # fmt: skip


def advice(level: str, old: str, new: str, scheme: str = "") -> tuple[str | None, bool | None]:
    found = comparison(*LEVELS[level], old_version=old, new_version=new)
    said = advised(found, scheme)
    assert said.needed == level
    return said.advised, said.is_enough


@pytest.mark.parametrize(
    ("level", "old", "new", "least", "is_enough"),
    [
        ("major", "1.4.2", "2.0.0", "2.0.0", True), ("major", "1.4.2", "1.5.0", "2.0.0", False),
        ("major", "1.4.2", "1.4.2", "2.0.0", False), ("major", "1.4.2", "3.1.0", "2.0.0", True),
        ("minor", "1.4.2", "1.5.0", "1.5.0", True), ("minor", "1.4.2", "1.4.3", "1.5.0", False),
        ("minor", "1.4.2", "2.0.0", "1.5.0", True), ("patch", "1.4.2", "1.4.3", "1.4.3", True),
        ("patch", "1.4.2", "1.4.2", "1.4.3", False), ("none", "1.4.2", "1.4.2", "1.4.2", True),
        ("none", "1.4.2", "1.4.1", "1.4.2", False), ("major", "1.4.2", "1.3.0", "2.0.0", False),
        ("major", "0.3.1", "0.4.0", "0.4.0", True), ("major", "0.3.1", "0.3.2", "0.4.0", False),
        ("minor", "0.3.1", "0.3.2", "0.3.2", True), ("major", "0.3.1", "1.0.0", "0.4.0", True),
        ("major", "v1", "v2", "v2", True), ("major", "v1", "v1", "v2", False),
        ("minor", "v1", "v1", "v1.1", False), ("major", "1.4", "2.0", "2.0", True),
        ("patch", "1.4", "1.4", "1.4.1", False), ("minor", "1.4", "1.5", "1.5", True),
        ("major", "2.0.0-rc.1", "2.0.0", "2.0.0", True),
        ("major", "2.1.0-rc.1", "2.1.0", "3.0.0", False),
        ("minor", "1.5.0-beta", "1.5.0", "1.5.0", True),
        ("patch", "1.4.2+build.7", "1.4.3+build.1", "1.4.3", True),
        ("none", "1.4.2", "1.4.2-rc.1", "1.4.2", False), ("major", "71", "72", "72", True),
        ("major", "71", "71", "72", False),
    ],
)  # fmt: skip
def test_what_breaks_raises_the_major_number_what_adds_the_minor_one(
    level: str, old: str, new: str, least: str, is_enough: bool
) -> None:
    assert advice(level, old, new) == (least, is_enough)


@pytest.mark.parametrize(
    ("level", "old", "new", "is_enough"),
    [
        ("major", "2024-06-20", "2024-07-01", True), ("major", "2024-06-20", "2024-06-20", False),
        ("minor", "2024-06-20", "2024-06-20", True), ("none", "2024-06-20", "2024-06-20", True),
        ("minor", "2024-06-20", "2024-05-20", False), ("major", "v2024.06", "v2024.07", True),
        ("major", "v2024.06", "v2024.06", False),
        ("major", "2024-06-20.acacia", "2024-09-30.b", True),
        ("major", "2024-06-20.acacia", "2024-06-20.b", False),
    ],
)  # fmt: skip
def test_a_date_must_be_later_where_something_breaks(
    level: str, old: str, new: str, is_enough: bool
) -> None:
    assert advice(level, old, new) == (None, is_enough)


@pytest.mark.parametrize(
    ("old", "new", "scheme", "said"),
    [
        ("release 3", "release 4", "", "the versions (`release 3`, `release 4`) are neither "
         "numbers like 1.4.2 nor dates"),
        ("", "1.0.0", "", "the versions (none given, `1.0.0`) are neither numbers like 1.4.2 "
         "nor dates"),
        ("1.0.0", "2024-13-01", "", "the versions (`1.0.0`, `2024-13-01`) are neither numbers "
         "like 1.4.2 nor dates"),
        ("1.0.0", "one", "semver", "`one` is no version like 1.4.2, so nothing can be said of it"),
        ("1.0.0", "2.0.0", "date", "`1.0.0` is no date like 2026-03-01, so nothing can be said "
         "of it"),
        ("1.0.0", "1.0.0", "none", "versions are not looked at"),
        ("01.0.0", "2.0.0", "semver", "`01.0.0` is no version like 1.4.2, so nothing can be said "
         "of it"),
    ],
)  # fmt: skip
def test_a_version_that_says_nothing_is_told_and_fails_nothing(
    old: str, new: str, scheme: str, said: str
) -> None:
    found = advised(comparison(GONE, old_version=old, new_version=new), scheme)
    assert (found.is_enough, found.advised, found.said) == (None, None, said)


def test_paths_that_move_to_a_higher_number_say_major_too() -> None:
    gone = entry("operation-removed", owner="GET /v1/pets", pointer="/paths/~1v1~1pets/get")
    came = replace(ADDED, owner="GET /v2/pets")
    found = advised(comparison(gone, came, old_version="1.0.0", new_version="1.1.0"))
    assert found.is_enough is True
    assert found.said == "the paths move to /v2, which says major; 2.0.0 would say it too"


@pytest.mark.parametrize("came", ["GET /v2/dogs", "GET /v1/pets2", "GET /v0/pets", "GET /pets"])
def test_a_path_that_only_goes_is_not_taken_for_one_that_moves(came: str) -> None:
    gone = entry("operation-removed", owner="GET /v1/pets", pointer="/paths/~1v1~1pets/get")
    added = replace(ADDED, owner=came)
    found = advised(comparison(gone, added, old_version="1.0.0", new_version="1.1.0"))
    assert found.is_enough is False


def test_what_waits_for_a_review_is_told_beside_the_advice() -> None:
    found = advised(comparison(PATTERN, old_version="1.0.0", new_version="1.0.1"))
    assert (found.needed, found.is_enough) == ("patch", True)
    assert found.said.endswith("; 1 change waits for a review and may ask for more")


def test_an_approved_break_asks_for_its_version_all_the_same() -> None:
    approved = replace(GONE, approved_by="DEC-1")
    found = advised(comparison(approved, old_version="1.0.0", new_version="1.0.1"))
    assert (found.needed, found.is_enough) == ("major", False)
