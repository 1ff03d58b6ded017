"""What a ladder of a guide says of a quote follows from it, in each kind that an anchor takes."""

from __future__ import annotations

import pytest

from sightline.career.ladders.kinds import kind_table
from sightline.career.ladders.known import known_ladders
from sightline.career.ladders.ladder import Ladder
from sightline.career.ladders.recognizing import kinds_in

REPORT = "Automated the weekly turnaround report with Python and SQL"
LADDERS = known_ladders()


def kinds(text: str) -> set[str]:
    return {found.kind for found in kinds_in(text) if not found.but}


@pytest.mark.parametrize(
    ("text", "is_api_work"),
    [
        (REPORT, False),
        ("Built a prototype of a rate limiter in Go", False),
        ("Integrated the webhooks of three partners", True),
        ("Built the REST API for refunds", True),
        ("Never built an API", False),
    ],
)
def test_work_with_apis_names_one(text: str, is_api_work: bool) -> None:
    assert ("api-work" in kinds(text)) == is_api_work


@pytest.mark.parametrize("ladder", LADDERS, ids=lambda ladder: ladder.key)
def test_code_alone_meets_nothing_about_apis_or_architecture(ladder: Ladder) -> None:
    shown = kinds(REPORT)
    assert shown
    looked_at = [
        (anchor.asks, set(anchor.kinds) & shown)
        for level in ladder.levels
        for competency in ("apis", "api-and-systems", "systems", "architecture")
        for anchor in level.asked(competency)
    ]
    assert [asks for asks, met in looked_at if met] == []


def test_what_nothing_read_today_can_show_is_what_somebody_else_has_to_say() -> None:
    kinds = kind_table().kinds
    beyond = {
        key
        for ladder in known_ladders()
        for level in ladder.levels
        for _, anchors in level.anchors
        for anchor in anchors
        for key in anchor.kinds
        if max(kinds[one].strongest for one in anchor.kinds) < anchor.least
    }
    assert beyond == {"executive-trust", "domain-depth"}
    assert all(kinds[key].is_judged for key in beyond)
