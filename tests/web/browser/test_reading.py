"""What people do with the pages, in a real browser: by keyboard, without scripts, on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.browser.conftest import SHOTS, playwright

PAGES = {
    "home": "/",
    "home-executive": "/?role=executive",
    "promises": "/promises",
    "promise": "/promises/REQ-search-p95",
    "explore": "/explore?metric=api.latency_ms&by=operation",
    "query": "/explore/query?sql=select+operation,+count(*)+as+n+from+requests+group+by+1",
    "roadmap": "/roadmap",
    "contracts": "/contracts",
    "requirements": "/requirements",
    "document": "/documents/REQ-search-p95",
    "interview": "/documents/INT-003",
    "thread": "/threads/REQ-search-p95",
    "search": "/search?words=serach",
    "career": "/career",
    "ask": "/ask",
    "asking": "/ask/career.salary",
    "missing": "/nowhere",
}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1200, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1200, "height": 900}},
    "zoomed": {"viewport": {"width": 600, "height": 450}, "device_scale_factor": 2},
    "phone": {"color_scheme": "dark", "viewport": {"width": 360, "height": 740}},
}


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_breaks_a_rule_of_accessibility_or_runs_over_the_edge(
    browser: playwright.Browser, address: str, look: str
) -> None:
    """axe-core finds no violation of WCAG 2.2 A and AA; only tables and code scroll aside."""
    from axe_playwright_python.sync_playwright import Axe

    SHOTS.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(base_url=address.partition("/?")[0], **LOOKS[look])
    page = context.new_page()
    page.goto(address)
    broken = {}
    for name, path in PAGES.items():
        page.goto(path)
        page.screenshot(path=SHOTS / f"{name}-{look}.png", full_page=True)
        found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
        told = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            told.append("runs over the edge")
        if told:
            broken[name] = told
    context.close()
    assert not broken


def test_the_accessibility_check_can_fail(page: playwright.Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x>')")
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    assert [one["id"] for one in found] == ["image-alt"]


def test_the_menu_is_skipped_by_keyboard(page: playwright.Page) -> None:
    page.goto("/promises")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_promise_is_found_and_its_query_opened_by_keyboard(page: playwright.Page) -> None:
    page.get_by_role("searchbox", name="Search").focus()
    page.keyboard.type("typing")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="REQ-search-p95", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Promises").last.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Where this number comes from").focus()
    page.keyboard.press("Enter")
    playwright.expect(page.get_by_text("quantile_disc").first).to_be_visible()


def test_focus_is_kept_when_a_filter_answers_in_place(page: playwright.Page) -> None:
    page.goto("/documents")
    page.evaluate("window.isSame = true")
    kind = page.get_by_label("Kind")
    kind.focus()
    kind.select_option("DEC")
    playwright.expect(page.get_by_role("main").get_by_role("status")).to_have_text("8 documents")
    assert page.evaluate("document.activeElement.id") == "kind"
    assert page.evaluate("window.isSame"), "the page was loaded anew"
    assert "kind=DEC" in page.url


def test_an_open_page_follows_the_files(page: playwright.Page, demo: Path) -> None:
    page.goto("/documents/REQ-sandbox")
    page.get_by_role("link", name="Thread").focus()
    file = demo / "requirements" / "REQ-sandbox.md"
    before = file.read_text(encoding="utf-8")
    try:
        file.write_text(before.replace("The sandbox can be reset", "The sandbox is reset"))
        heading = page.get_by_role("heading", level=1)
        playwright.expect(heading).to_have_text("The sandbox is reset", timeout=10_000)
        assert page.evaluate("document.activeElement.textContent") == "Thread"
    finally:
        file.write_text(before, encoding="utf-8")


def test_everything_works_without_scripts(browser: playwright.Browser, address: str) -> None:
    base = address.partition("/?")[0]
    context = browser.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.goto("/documents")
    page.get_by_label("Kind").select_option("DEC")
    page.get_by_role("button", name="Filter").click()
    playwright.expect(page.get_by_role("main").get_by_role("status")).to_have_text("8 documents")
    page.get_by_role("link", name="DEC-search-index").click()
    page.get_by_role("link", name="Thread").click()
    playwright.expect(page.get_by_role("heading", name="The map")).to_be_visible()
    page.goto("/ask/try")
    page.get_by_role("textbox").last.fill("p95 of api.latency_ms is < 1 s")
    page.get_by_role("button", name="Ask").click()
    playwright.expect(page.get_by_role("heading", name="Answer")).to_be_visible()
    context.close()


def test_a_page_is_light(browser: playwright.Browser, address: str) -> None:
    """At most 8 requests and 60 kB over the wire without charts, with nothing cached."""
    context = browser.new_context(base_url=address.partition("/?")[0])
    page = context.new_page()
    page.goto(address)
    weights = {}
    for name in ("home", "promises", "thread", "document"):
        sizes: list[int] = []
        page.on("requestfinished", lambda r, s=sizes: s.append(r.sizes()["responseBodySize"]))
        page.goto(PAGES[name], wait_until="load")
        page.wait_for_timeout(100)
        weights[name] = (len(sizes), sum(sizes))
    context.close()
    assert all(count <= 8 and size <= 60_000 for count, size in weights.values()), weights
