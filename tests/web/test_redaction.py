"""Nothing that is withheld from an audience is in its export, on its pages or in its answers.

More than 200 secrets stand in every kind of file; words that the audience may see, planted in the
same ways, are the control.
"""

from __future__ import annotations

import html
import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

import pytest
from starlette.testclient import TestClient

from sightline import app
from sightline.kernel.asking.json_shape import json_text
from sightline.web.application import application
from sightline.web.exporting.exported_site import ExportedSite
from sightline.web.exporting.site_files import site_files
from tests.web.secret_workspace import (
    AUDIENCE,
    SECRET,
    SEEN,
    UNDRAWN,
    Words,
    write_secret_workspace,
)

KEY = "the-key-of-this-launch"
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}")
_HAS_PAGE = re.compile(r"(?:documents|threads)/([^/]+)\.html")


class Planted(NamedTuple):
    root: Path
    secrets: Words
    seen: Words


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    root = tmp_path_factory.mktemp("secret")
    return Planted(root, *write_secret_workspace(root))


def _exported(root: Path, audience: str) -> dict[str, bytes]:
    site = ExportedSite(app.parts(), str(root), audience, "")
    return site_files(site, lambda words: None)


@pytest.fixture(scope="module")
def theirs(planted: Planted) -> dict[str, bytes]:
    return _exported(planted.root, AUDIENCE)


def _readings(data: bytes) -> Iterator[str]:
    """What bytes say, as they are and however they may be wrapped."""
    text = data.decode("utf-8", "replace")
    yield text
    yield html.unescape(text)
    yield unquote(html.unescape(text))
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    yield re.sub(r"\\x([0-9a-fA-F]{2})", lambda found: chr(int(found[1], 16)), text)
    for found in _BASE64.findall(data):
        yield b64decode(found.rstrip(b"=")[: len(found) // 4 * 4] + b"==").decode("latin-1")


def _leaks(name: str, data: bytes) -> set[str]:
    return {
        f"{name}: {text[max(0, found.start() - 60) : found.end() + 20]}"
        for text in (name, *_readings(data))
        for found in SECRET.finditer(text)
    }


def _words(files: dict[str, bytes], pattern: re.Pattern[str]) -> set[str]:
    return {w for name, data in files.items() for w in pattern.findall(name + data.decode())}


def test_an_export_holds_nothing_that_is_withheld(
    planted: Planted, theirs: dict[str, bytes]
) -> None:
    assert len(planted.secrets.given) >= 200
    assert {leak for name, data in theirs.items() for leak in _leaks(name, data)} == set()


def test_an_export_holds_all_that_its_audience_may_see(
    planted: Planted, theirs: dict[str, bytes]
) -> None:
    assert set(planted.seen.given) - _words(theirs, SEEN) == set()


def test_what_is_drawn_nowhere_is_in_no_export(theirs: dict[str, bytes]) -> None:
    assert not [name for name, data in theirs.items() if UNDRAWN.encode() in data]


def _told(root: Path, audience: str) -> tuple[set[str], list[str]]:
    """The secrets that are told of the documents that an export holds, and their ids."""
    site = ExportedSite(app.parts(), str(root), audience, "")
    ids = [one.id for one in site.answer("list", {}).documents]
    shown = b"".join(json_text(site.answer("show", {"id": one})) for one in ids)
    return set(re.findall("zq[0-9]{3}", shown.decode())), ids


def test_the_secrets_are_there_for_whoever_may_see_them(planted: Planted) -> None:
    told, _ = _told(planted.root, "")
    assert len(told) > 150


def test_a_career_is_in_no_export_that_its_owner_did_not_name(planted: Planted) -> None:
    """Whoever withholds nothing gets none of it either; `[career] shown_to` names the mentor."""
    held = (planted.root / "career/applications/APP-001-x.md").read_text(encoding="utf-8")
    private = set(re.findall("zq[0-9]{3}", held))
    told, ids = _told(planted.root, "")
    assert len(private) == 6 and not private & told and "APP-001" not in ids
    told, ids = _told(planted.root, "mentor")
    assert private <= told and "APP-001" in ids
    menus = [
        {entry.address for entry in ExportedSite(app.parts(), str(planted.root), one, "").menu}
        for one in ("", AUDIENCE, "mentor")
    ]
    assert ["/career" in menu for menu in menus] == [False, False, True]


@pytest.fixture(scope="module")
def client(planted: Planted) -> Iterator[TestClient]:
    served = application(app.parts(), str(planted.root), key=KEY)
    headers = {"Authorization": f"Bearer {KEY}"}
    with TestClient(served, base_url="http://127.0.0.1", headers=headers) as made:
        yield made


def _addresses(files: dict[str, bytes]) -> list[str]:
    """The pages of an export, as the server knows them."""
    ids = sorted({found[1] for name in files if (found := _HAS_PAGE.fullmatch(name))})
    return [
        "/", "/?role=executive", "/promises", "/explore", "/explore?metric=webhook.delay_s",
        "/explore?metric=api.calls", "/roadmap", "/contracts", "/career", "/requirements",
        "/documents", "/documents?words=zq", "/documents?kind=RDG", "/search?words=webhooks",
        "/explore/query?sql=select+*+from+deliveries", "/charts/measure.csv?metric=api.latency_ms",
        "/charts/measure.csv?metric=webhook.delay_s", "/promises/REQ-001", "/ask/check?",
        *(f"/{part}/{quote(one)}" for one in ids for part in ("documents", "threads")),
    ]  # fmt: skip


def _asked_as(client: TestClient, address: str, audience: str) -> bytes:
    joined = "&" if "?" in address else "?"
    answer = client.get(f"{address}{joined}audience={audience}", headers={"Accept": "text/html"})
    assert answer.status_code < 500, address
    return answer.content


def test_no_page_shows_an_audience_what_is_withheld(
    client: TestClient, theirs: dict[str, bytes], planted: Planted
) -> None:
    """Also where the address itself names what is hidden: then only it is repeated."""
    leaks: set[str] = set()
    for address in _addresses(theirs):
        leaks |= _leaks("", _asked_as(client, address, AUDIENCE))
    _, ids = _told(planted.root, "mentor")
    hidden = [one for one in ids if f"documents/{one}.html" not in theirs]
    assert len(hidden) > 20
    for one in hidden[::3]:
        content = _asked_as(client, f"/documents/{one}", AUDIENCE)
        leaks |= _leaks("", content.replace(one.encode(), b""))
    assert leaks == set()


def _requests(ids: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in ("list", "today", "brief", "verify", "check", "numbers", "contract/deprecations"):
        yield name, {}
    for word in ("webhooks", "developer", "payment", "zq"):
        yield "search", {"words": word}
    yield "list", {"where": "title = 'x'"}
    yield "measure", {"metric": "webhook.delay_s"}
    yield "query", {"sql": "select * from deliveries"}
    yield "thread", {"id": "REQ-001", "mentions": "true", "mermaid": "true"}
    for one in ids:
        for name in ("show", "thread", "why", "impact"):
            yield name, {"id": one}


def test_no_answer_of_the_api_tells_an_audience_what_is_withheld(
    client: TestClient, theirs: dict[str, bytes]
) -> None:
    ids = sorted({found[1] for name in theirs if (found := _HAS_PAGE.fullmatch(name))})[::2]
    leaks, count = set(), 0
    for name, asked in _requests(ids):
        answer = client.get(f"/api/{name}", params={**asked, "audience": AUDIENCE})
        count += answer.status_code == 200
        leaks |= {f"{name} {asked} {leak}" for leak in _leaks("", answer.content)}
    assert count > 90
    assert leaks == set()
