"""Operations that went away together are told as one, and each can still be approved."""

from __future__ import annotations

from sightline.contract.advising.answer import Asked, Judged, answered
from sightline.contract.advising.changelog import ContractChanges, changes_of
from sightline.contract.advising.pairs import Pair
from sightline.contract.advising.removed_together import Together, together
from sightline.contract.advising.wrapping import wrapped
from sightline.contract.comparison import BREAKING, COMPATIBLE, Entry
from sightline.contract.policy import Policy
from sightline.contract.reading.document import Document
from sightline.contract.render_contract_diff import text
from sightline.contract.render_contract_diff_html import html
from sightline.contract.render_contract_diff_markdown import comment, markdown
from tests.contract.advising.payments import AMOUNT, comparison, entry, reach, removed

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


def changelog(audience: str, *entries: Entry) -> ContractChanges:
    api = Document("x.yaml", {"info": {"title": "Pets"}}, (), ("x.yaml",))
    return changes_of(Pair(api, api, "", ""), comparison(*entries), audience)


def test_a_changelog_does_not_say_of_what_is_gone_that_it_goes_later() -> None:
    gone = removed("GET /a", COMPATIBLE, "its sunset 2025-01-01 is over")
    noted = entry("operation-deprecated", COMPATIBLE, owner="GET /b",
                  reach=reach("request", "GET /b"),
                  message="GET /b is deprecated", pointer="/paths/~1b/get/deprecated")  # fmt: skip
    said = changelog("everyone", AMOUNT, gone, noted, *TALKS).sentences
    assert said[-2:] == (
        "Gone: 6 operations below `/teams/{id}/talks` and `GET /a`.",
        "Going away later: `GET /b`.",
    )
    assert "the first: 6 operations below `/teams/{id}/talks` were removed" in said[1]
    sections = {one.title: one.changes for one in changelog("partners", gone, noted).sections}
    assert [one.text for one in sections["What is gone"]] == [gone.message]
    assert [one.text for one in sections["What will go away"]] == [noted.message]


def test_a_method_is_never_parted_from_its_path() -> None:
    for room in range(90, 101):
        lines = wrapped("x" * room + " GET /a, GET /b", "  ", "    ")
        assert " ".join(part.strip() for part in lines) == "x" * room + " GET /a, GET /b"
        assert not any(one.endswith("GET") for one in lines)


def test_every_form_tells_them_as_one() -> None:
    found = answered([Judged("x", comparison(*TALKS, AMOUNT), Policy())], Asked(), "2026-01-31")
    assert [one.verdict for one in found.entries] == [BREAKING] * 7
    for shown, times in ((html(found), 2), (markdown(found), 1), (comment(found), 1)):
        assert shown.count("were removed: they were never deprecated") == times  # a link, it
        assert [one.id for one in TALKS if one.id not in shown] == []
