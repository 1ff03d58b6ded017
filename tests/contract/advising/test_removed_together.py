"""Operations that went away together are told as one, and each can still be approved."""

from __future__ import annotations

from sightline.contract.advising.answer import Asked, Judged, answered
from sightline.contract.advising.removed_together import Together, together
from sightline.contract.comparison import BREAKING, COMPATIBLE, Entry
from sightline.contract.policy import Policy
from sightline.contract.render_contract_diff import text
from sightline.contract.render_contract_diff_html import html
from sightline.contract.render_contract_diff_markdown import comment, markdown
from tests.contract.advising.payments import AMOUNT, comparison, removed

TALKS = [removed(f"{method} /teams/{{id}}/talks{rest}") for method in ("GET", "PUT") for rest in
         ("", "/{n}", "/{n}/likes")]  # fmt: skip


def told(*entries: Entry) -> list[str]:
    return [one.said if isinstance(one, Together) else one.owner for one in together(entries)]


def page(*entries: Entry, shows_all: bool = False) -> str:
    judged = Judged("x", comparison(*entries), Policy())
    return text(answered([judged], Asked(shows_all=shows_all), "2026-01-31"))


def test_what_went_below_one_path_stands_where_the_first_did() -> None:
    others = [removed("GET /a"), removed("GET /teams/{id}/members")]
    assert told(others[0], *TALKS[:3], others[1], *TALKS[3:]) == [
        "GET /a",
        "6 operations below `/teams/{id}/talks` were removed: they were never deprecated",
        "GET /teams/{id}/members",
    ]


def test_three_are_told_one_by_one() -> None:
    assert told(*TALKS[:3]) == [one.owner for one in TALKS[:3]]


def test_what_went_for_another_reason_or_means_something_else_stands_apart() -> None:
    other = removed("GET /teams/{id}/talks/x", why="its sunset 2025-01-01 is over")
    mild = removed("GET /teams/{id}/talks/y", COMPATIBLE)
    assert told(*TALKS, other, mild)[1:] == [other.owner, mild.owner]


def test_a_whole_part_with_one_name_is_one_too() -> None:
    assert told(*(removed(f"GET /t/{n}") for n in "abcd")) == [
        "4 operations below `/t` were removed: they were never deprecated"
    ]
    assert len(told(*(removed(f"GET /{n}") for n in "abcd"))) == 4


def test_every_change_of_the_page_carries_its_id() -> None:
    many = [removed(f"GET /{n}/{n}") for n in range(20)]
    for shown in (page(*TALKS, AMOUNT, *many), page(*TALKS, AMOUNT, *many, shows_all=True)):
        words = shown.replace("(", " ").replace(")", " ").replace(",", " ").split()
        assert [one.id for one in (*TALKS, AMOUNT, *many) if one.id not in words] == []


def test_an_operation_that_goes_after_its_sunset_is_told_without_being_asked_for() -> None:
    gone = removed("GET /a", COMPATIBLE, "its sunset 2025-01-01 is over")
    assert "GET /a was removed: its sunset 2025-01-01 is over (requests)" in page(gone)


def test_every_form_tells_them_as_one() -> None:
    found = answered([Judged("x", comparison(*TALKS, AMOUNT), Policy())], Asked(), "2026-01-31")
    assert [one.verdict for one in found.entries] == [BREAKING] * 7
    for shown, times in ((html(found), 2), (markdown(found), 1), (comment(found), 1)):
        assert shown.count("were removed: they were never deprecated") == times  # a link, it
        assert [one.id for one in TALKS if one.id not in shown] == []
