"""Every page of the room: whole, safe, readable by ear, by day, at night and on paper.

The registry is walked, so that an operation that gets a page is looked at without a line here.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from sightline import app
from sightline.career.ask_career_profile import profile_file
from sightline.kernel.asking.views import PRIVATE
from tests.career.tailoring.people import PEOPLE, POSTING
from tests.workspaces import OWNER, ask, write_workspace

EVIL = '<img src=x onerror="alert(1)"></title></style><script>alert(1)</script>&amp; javascript:"\''
RESUME = f"""# Ana {EVIL} Lima

ana@example.com | https://example.com/{EVIL}

## Experience

### Product Manager {EVIL}, Oak & {EVIL}
Jan 2020 - Present

- Built the REST API {EVIL} for 40 partners
- Reduced churn from 8% to 5% by rewriting the guide {EVIL}

## Courses {EVIL}

- Data analysis with SQL {EVIL}

## Skills

SQL, REST APIs, {EVIL}
"""
ASKED = f"""# Technical Product Manager {EVIL}

Oak {EVIL} · Denver {EVIL}

## Requirements

- 4 years of product management {EVIL}
- Proficiency in SQL {EVIL}
- Kafka <b>{EVIL}</b>

## Pay

$150,000 - $180,000 base salary a year {EVIL}
"""
QUOTED = EVIL.replace("'", "''")
FILES = {
    f"{PRIVATE}profile.md": f"# Profile\n\n## 2026-02-01\n\nI own the API {EVIL}.\n",
    f"{PRIVATE}plan.md": f"- cloud {EVIL}: 2026-03-09\n- SQL {EVIL}: 2026-03-05\n",
    f"{PRIVATE}reflections/2026-02-01.md": f"# 2026-02-01\n\n## technical-depth\n\n{EVIL}\n",
    f"{PRIVATE}applications/APP-001-oak.md": (
        f"---\ntitle: '{QUOTED}'\ncompany: '{QUOTED}'\nposting: career/posting.md\n"
        f"next_step: '{QUOTED}'\nby: 2026-03-05\n---\n"
    ),
    f"{PRIVATE}roles/oak.yaml": (
        f"role: technical-product-manager\nsources:\n  oak: {{title: '{QUOTED}'}}\ncards:\n"
        f"  pay:\n    - {{source: oak:7, level: senior, title: '{QUOTED}', low: 150000, "
        "high: 175000, basis: base, currency: USD, place: US, unit: a year}\n"
        f"  experience:\n    - {{source: oak:9, level: senior, title: '{QUOTED}', years: 4-7, "
        "unit: years}\n"
        f"  route:\n    - {{source: oak:11, subject: '{QUOTED}'}}\n"
    ),
}
PAGES = sorted(
    name
    for name, one in app.catalogue().operations.all().items()
    if name.startswith("career.") and "html" in one.renderers
)
KEPT_AS_PAGES = (
    "certifications", "claims", "conflicts", "digest", "faq", "fit", "ladder", "learn", "letter",
    "outlook", "path", "pivots", "posting", "read", "reflect", "role", "routes", "salary",
    "skills", "stories", "tailor", "tracker",
)  # fmt: skip
VOID = frozenset(("meta", "br", "img", "input", "link", "hr", "area", "base", "col"))
_KNOWN = """html head meta title style body a main section nav h1 h2 h3 h4 p ul li b span q code
    div table caption thead tbody tr th td details summary svg rect line text circle polygon"""
KNOWN = frozenset(_KNOWN.split())


def request_for(operation: str, resume: Path, posting: Path) -> dict[str, Any]:
    """A request in which every field that names a document names one."""
    declared = {f.name for f in fields(app.catalogue().operations.find(operation).request)}
    given: dict[str, Any] = {
        "resume": str(resume), "posting": str(posting), "against": (str(resume),),
        "file": str(posting if operation == "career.posting" else resume),
    }  # fmt: skip
    if operation == "career.tracker":
        given.pop("posting")
    return {name: value for name, value in given.items() if name in declared}


@cache
def made(folder: Path, operation: str, is_hostile: bool) -> str:
    """The page of an operation for a person and a posting, invented or hostile."""
    root = write_workspace(folder, FILES if is_hostile else {})
    resume, posting = PEOPLE[0], POSTING
    if is_hostile:
        resume, posting = root / "career/resume.md", root / "career/posting.md"
        resume.write_text(RESUME, encoding="utf-8")
        posting.write_text(ASKED, encoding="utf-8")
    asked = request_for(operation, resume, posting)
    found = ask(root, operation, subject=OWNER, as_of="2026-03-01", **asked)
    page = app.catalogue().operations.find(operation).renderer("html")(found)
    assert isinstance(page, str)
    return page


@pytest.fixture(scope="module", params=[False, True], ids=["invented", "hostile"])
def page_of(request: Any, tmp_path_factory: Any) -> Callable[[str], str]:
    folders: dict[str, Path] = {}

    def page(operation: str) -> str:
        folder = folders.setdefault(operation, tmp_path_factory.mktemp("pages"))
        return made(folder, operation, request.param)

    return page


def test_every_report_that_one_keeps_or_shows_has_a_page() -> None:
    assert {f"career.{name}" for name in KEPT_AS_PAGES} <= set(PAGES)


class _Whole(HTMLParser):
    """Takes note of what is opened and not closed in turn, or closed and not opened."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"{tag} at {self.getpos()}")


@pytest.mark.parametrize("operation", PAGES)
def test_a_page_is_whole_and_holds_no_element_of_anybody_elses(
    operation: str, page_of: Callable[[str], str]
) -> None:
    parser = _Whole()
    parser.feed(page_of(operation))
    parser.close()
    assert (parser.wrong, parser.open) == ([], [])
    assert parser.seen <= KNOWN, parser.seen - KNOWN


@pytest.mark.parametrize("operation", PAGES)
def test_a_page_loads_and_runs_nothing(operation: str, page_of: Callable[[str], str]) -> None:
    page = page_of(operation)
    tree = lxml.html.document_fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    styles = tree.xpath("//style")
    digest = b64encode(sha256(styles[0].text.encode()).digest()).decode()
    assert len(styles) == 1
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in styles[0].text and "@import" not in styles[0].text
    for element in tree.iter():
        for name, value in getattr(element, "attrib", {}).items():
            assert not name.startswith("on") and name not in ("style", "src", "srcset"), name
            assert name != "href" or value.startswith("#"), value


@pytest.mark.parametrize("operation", PAGES)
def test_a_page_can_be_read_by_ear(operation: str, page_of: Callable[[str], str]) -> None:
    tree = lxml.html.document_fromstring(page_of(operation))
    assert tree.get("lang") == "en" and tree.xpath("string(//title)").strip()
    levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(ids)
    assert tree.xpath("//body/*[1]")[0].get("href") == "#main" and tree.xpath("//main[@id='main']")
    for table in tree.iter("table"):
        assert table.xpath("string(caption)").strip()
        assert table.xpath("thead/tr/th[@scope='col']")
        assert all(row.xpath("th[@scope='row']") for row in table.xpath("tbody/tr"))
    for drawing in tree.iter("svg"):
        assert drawing.get("role") == "img" and drawing.get("aria-label")
        assert drawing.xpath("following::table"), "a drawing has a table that says the same"


def test_pay_and_ladders_are_drawn(page_of: Callable[[str], str]) -> None:
    for operation in ("career.salary", "career.ladder", "career.fit"):
        assert "<svg" in page_of(operation)


@pytest.mark.parametrize("operation", ["career.conflicts", "career.faq", "career.routes"])
def test_what_sources_say_stands_with_source_and_line(
    operation: str, page_of: Callable[[str], str]
) -> None:
    words = lxml.html.document_fromstring(page_of(operation)).text_content()
    assert len(set(re.findall(r"\bS[0-4]:\d+", words))) > 20


def test_a_quote_opens_the_line_that_says_it(page_of: Callable[[str], str]) -> None:
    for operation in ("career.fit", "career.read", "career.tailor", "career.path"):
        tree = lxml.html.document_fromstring(page_of(operation))
        opened = 0
        for link in tree.xpath("//a[q]"):
            line = tree.xpath("//*[@id=$id]", id=link.get("href")[1:])[0].text_content()
            first = link.text_content().split()[0]
            assert first in line
            opened += 1
        assert opened


def test_the_page_of_a_profile_is_made_of_the_same_shell(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, {})
    resume = root / "career/resume.md"
    resume.parent.mkdir(exist_ok=True)
    resume.write_text(RESUME, encoding="utf-8")
    first = ask(root, "career.profile", subject=OWNER, resume=str(resume))
    keys = tuple(field.key for field in first.fields)
    shown = ask(root, "career.profile", subject=OWNER, resume=str(resume), show=keys)
    page = profile_file(shown, "me.html").decode()
    parser = _Whole()
    parser.feed(page)
    assert (parser.wrong, parser.open) == ([], []) and parser.seen <= KNOWN
    assert 'href="#main"' in page and "Content-Security-Policy" in page
