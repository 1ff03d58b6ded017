"""Letters that stand from left to right are put in the order in which they are read."""

from __future__ import annotations

import pytest

from sightline.career.pages.direction import in_reading_order

ALEF, BET, GIMEL = "\u05d0", "\u05d1", "\u05d2"

SEEN_AND_READ = [
    ("left to right", "left to right"),
    (GIMEL + BET + ALEF, ALEF + BET + GIMEL),
    (f"{GIMEL}{BET} {ALEF}", f"{ALEF} {BET}{GIMEL}"),
    (f"Works {BET}{ALEF}", f"Works {ALEF}{BET}"),
    (f"Example {GIMEL}{BET}{ALEF}{ALEF}{BET}{GIMEL}{GIMEL}{BET}",
     f"{BET}{GIMEL}{GIMEL}{BET}{ALEF}{ALEF}{BET}{GIMEL} Example"),
    (f"(2024 - 2019) {BET}{ALEF}", f"{ALEF}{BET} (2019 - 2024)"),
    (f")2024 - 2019( {BET}{ALEF}", f"{ALEF}{BET} (2019 - 2024)"),
    (f"3.5 {BET}{ALEF}", f"{ALEF}{BET} 3.5"),
    (f"a {ALEF} b", f"a {ALEF} b"),
]  # fmt: skip


@pytest.mark.parametrize(("seen", "read"), SEEN_AND_READ)
def test_letters_are_put_in_reading_order(seen, read):
    assert "".join(in_reading_order(seen, str, lambda _, text: text)) == read
