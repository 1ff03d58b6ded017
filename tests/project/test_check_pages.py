"""The reference of the checks names every code, and each page shows its examples."""

from __future__ import annotations

from devtools.generators.check_pages import FAMILIES, FOLDER, pages
from sightline import app

CODES = app.checks().by_code


def test_every_code_has_a_page_at_the_address_that_its_findings_name() -> None:
    assert set(pages()) == {f"{FOLDER}/README.md", *(f"{FOLDER}/{code}.md" for code in CODES)}


def test_the_list_links_every_page_once() -> None:
    listed = pages()[f"{FOLDER}/README.md"]
    assert [listed.count(f"({code}.md)") for code in CODES] == [1] * len(CODES)
    assert {code[:3] for code in CODES} <= FAMILIES.keys()


def test_a_page_shows_what_is_wrong_and_what_is_right() -> None:
    page = pages()[f"{FOLDER}/KND004.md"]
    assert page.startswith("# KND004: value not in list\n\nAn error.\n\nA value is none of the few")
    bad, good = page.split("## Good")
    assert "````markdown\n---\ntitle: Search answers while typing\nstatus: commited\n" in bad
    assert "status: committed\n" in good
