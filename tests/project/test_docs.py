"""The documentation: links lead somewhere, commands print what it says, examples hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from devtools.generators import sessions
from sightline.kernel.documents.settings import read_settings
from sightline.store.sources import read_sources

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
TOP = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES = [*TOP, *sorted(DOCS.glob("**/*.md")), *sorted(ROOT.glob("src/**/README.md"))]
EXAMPLE = DOCS / "example"
FENCE = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(?<!\!)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
SESSIONS = list(sessions.session_pages())


def prose(page: Path) -> str:
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text(encoding="utf-8")))


def links(page: Path) -> Iterator[tuple[str, Path, str]]:
    """Each link to a place of this repository: as written, its file, its anchor."""
    for found in LINK.finditer(prose(page)):
        if not re.match(r"[a-z]+:", found[1]):
            path, _, anchor = unquote(found[1]).partition("#")
            yield found[1], (page.parent / path).resolve() if path else page, anchor


def anchors(page: Path) -> set[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = (re.sub(r"[^\w\- ]", "", found[1].lower()) for found in HEADING.finditer(text))
    return {title.strip().replace(" ", "-") for title in titles}


def test_every_link_leads_to_a_file_and_a_heading_of_this_repository() -> None:
    broken = []
    for page in PAGES:
        for written, target, anchor in links(page):
            if not target.exists() or (anchor and anchor not in anchors(target)):
                broken.append(f"{page.relative_to(ROOT)}: {written}")
    assert broken == []


def test_every_page_can_be_reached_from_the_first() -> None:
    seen: set[Path] = set()
    waiting = [DOCS / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in seen and page.suffix == ".md" and page.is_file():
            seen.add(page)
            waiting += [target for _, target, _ in links(page)]
    documents = {page for page in DOCS.glob("**/*.md") if page.parent.parent != EXAMPLE}
    assert documents - seen == set()


@pytest.mark.parametrize("page", SESSIONS, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_prints_what_the_page_says(page: Path) -> None:
    for data in sessions.needed_data(page):
        if not data.exists():
            pytest.skip(f"shared data: no {data.name}")
    assert sessions.played(page) == page.read_text(encoding="utf-8")


def test_no_terminal_is_shown_whose_commands_are_not_run() -> None:
    console = re.compile(r"^```console$", re.MULTILINE)
    shown = {page for page in PAGES if console.search(page.read_text(encoding="utf-8"))}
    assert shown == set(SESSIONS)


def test_the_readme_opens_with_the_two_commands_and_is_short() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = text.split("```")[1].strip().splitlines()
    assert [line.partition("#")[0].strip() for line in commands] == [
        "python3 dev.py run",
        "python3 dev.py test",
    ]
    assert len(text.splitlines()) <= 120


@pytest.mark.parametrize("page", SESSIONS, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_shows_is_true_of_no_machine_in_particular(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"(?<![\w.~])/(?:home|root|tmp|work|Users|private|var)/\S*", text) == []


def test_the_example_of_the_settings_is_read_without_a_complaint() -> None:
    text = (DOCS / "reference/settings.md").read_text(encoding="utf-8")
    found = re.search(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    settings = read_settings(found[1])
    sources, problems = read_sources(settings.sources)
    assert (settings.problems, problems) == ((), [])
    assert (settings.name, settings.owner, settings.window) == ("Relay", "ana", "28d")
    assert sources["requests"].unit_of("latency_ms") == "ms"
    assert settings.severities == {"LNK009": "off"}
    assert list(settings.hidden) == ["partner"]


def test_decisions_are_numbered_without_a_hole() -> None:
    names = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
