"""`explain` prints the page of every code, and finds the one that was meant."""

from __future__ import annotations

from typing import Any

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import UsageError
from sightline.kernel.reporting.render_explain import text


def explain(code: str) -> Any:
    return Dispatcher(app.parts(), None).call("explain", {"code": code}, Subject("test"))[0]


@pytest.mark.parametrize("written", ["LNK001", "lnk001", "link_to_nothing", "Link_To_Nothing"])
def test_a_code_is_found_in_any_case_and_by_its_name(written: str) -> None:
    assert explain(written).code == "LNK001"


def test_the_page_is_given_in_its_parts() -> None:
    plain = to_plain(explain("KND001"))
    page = plain.pop("page")
    assert page.startswith("A document has no title.\n\nThe title is what")
    assert plain == {
        "code": "KND001",
        "name": "missing_title",
        "severity": "error",
        "summary": "A document has no title.",
        "bad": [
            {
                "path": "requirements/REQ-014-search.md",
                "text": "---\nstatus: draft\n---\n\nAs a developer, I want results at once.\n",
            }
        ],
        "good": [
            {
                "path": "requirements/REQ-014-search.md",
                "text": "# Search answers while typing\n\n"
                "As a developer, I want results at once.\n",
            }
        ],
        "codes": [],
    }


def test_the_text_is_the_page_below_its_code() -> None:
    shown = text(explain("LNK008"))
    head = "LNK008 one sided supersede (information on a draft, an error from committed on)\n\nOne "
    assert shown.startswith(head)
    assert "\n## Bad\n" in shown and "\x1b" not in shown
    assert "\x1b[1m## Bad\x1b[0m" in text(explain("LNK008"), colour=True)


@pytest.mark.parametrize("code", app.checks().by_code)
def test_no_page_brings_a_control_character_to_a_terminal(code: str) -> None:
    assert all(character.isprintable() or character == "\n" for character in text(explain(code)))


def test_without_a_code_all_are_listed_with_one_line_each() -> None:
    result = explain("")
    assert [line.code for line in result.codes] == sorted(app.checks().by_code)
    assert text(result).count("\n") == len(result.codes)
    assert "LNK009  Nothing links to a document, and it links to nothing.\n" in text(result)
    assert to_plain(result)["code"] is None


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("orphn", "did you mean orphan? `sightline explain` lists all codes"),
        ("XXX999", "`sightline explain` lists all codes"),
    ],
)
def test_an_unknown_code_suggests_a_near_one(written: str, help: str) -> None:
    with pytest.raises(UsageError) as caught:
        explain(written)
    assert (caught.value.message, caught.value.help) == (f"there is no code `{written}`", help)


def test_an_unknown_number_lists_the_codes_of_its_family() -> None:
    with pytest.raises(UsageError) as caught:
        explain("IGN9")
    assert caught.value.help.startswith("did you mean IGN001 or IGN002 or IGN003")
