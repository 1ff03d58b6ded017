"""Pages: each opens, says what its operation says, and nothing from a workspace runs in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from sightline import app
from sightline.web.application import application
from sightline.web.files import content
from sightline.web.pages.menu import MENU
from tests.cli.command_line import sightline
from tests.workspaces import SETTINGS, write_workspace

KEY = "the-key-of-this-launch"
EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}"
QUOTED = json.dumps(EVIL)
FILES: dict[str, str | bytes] = {
    "sightline.toml": SETTINGS
    + 'as_of = "2026-03-01"\n[audiences.board]\nhide = ["interviews/*"]\n'
    '[sources.requests]\nfiles = "data/requests.csv"\ntime = "time"\n',
    "interviews/series.yaml": "consent: given\n",
    "interviews/INT-003-acme.md": "---\ntitle: Acme\ndate: 2026-02-11\nparticipant: Nadia\n---\n\n"
    "> I stop typing {#q4 search}\n",
    "opportunities/OPP-002-slow.md": "---\ntitle: Slow\nevidence: [INT-003#q4]\n---\n",
    "metrics/api.latency_ms.yaml": "title: Latency\nsource: requests\nunit: ms\n"
    "value: latency_ms\n",
    "requirements/REQ-014-fast.md": "---\ntitle: Fast\nstatus: committed\nopportunity: OPP-002\n"
    "---\n\nAs a dev, see [[OPP-002|the need]] and [[NO-1]].\n\n## Criteria\n\n"
    "- p95 of api.latency_ms is < 2 s\n- text: a newcomer understands it\n",
    "requirements/REQ-666-evil.md": f"---\ntitle: {QUOTED}\nowner: {QUOTED}\ntags: [{QUOTED}]\n"
    f"---\n\n{EVIL}\n\n[x](javascript:alert(1)) <b onclick=alert(1)>b</b>\n",
    "roadmap/INI-1-soon.md": "---\ntitle: Soon\nhorizon: next\nrequirements: [REQ-014]\n---\n",
    "contracts/pets/openapi.yaml": "openapi: 3.1.0\ninfo: {title: Pets, version: '2'}\n"
    "paths:\n  /pets: {get: {responses: {'200': {description: all}}}}\n",
    "contracts/pets/before.yaml": "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"
    "paths:\n  /dogs: {get: {responses: {'200': {description: all}}}}\n",
    "data/requests.csv": "time,latency_ms\n"
    + "".join(f"2026-02-{1 + n % 28:02}T08:00:00Z,{100 + n}\n" for n in range(200)),
}
PAGES = [
    *(entry.address for entry in MENU),
    "/?role=executive", "/?role=engineer&owner=ana", "/promises/REQ-014", "/documents/REQ-014",
    "/documents/INT-003", "/documents/REQ-666", "/threads/REQ-014", "/threads/OPP-002?depth=0",
    "/explore?metric=api.latency_ms", "/explore/query", "/explore/query?sql=select+1+as+one",
    "/search?words=typign", "/search?words=...", "/documents?kind=REQ&words=fast",
    "/contracts/diff?old=contracts/pets/before.yaml&new=contracts/pets/openapi.yaml",
]  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    write_workspace(folder, FILES)
    return folder


@pytest.fixture(scope="module")
def client(root: Path) -> Iterator[TestClient]:
    site = application(app.parts(), str(root), key=KEY)
    with TestClient(site, base_url="http://127.0.0.1", follow_redirects=False) as opened:
        opened.headers |= {"Authorization": f"Bearer {KEY}", "Accept": "text/html"}
        yield opened


def page(client: TestClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.document_fromstring(answer.text)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_opens_with_a_title_a_heading_and_a_way_past_the_menu(
    client: TestClient, address: str
) -> None:
    drawn = page(client, address)
    assert drawn.findtext(".//title", "").strip()
    assert next(h.tag for h in drawn.iter("h1", "h2", "h3")) == "h1"
    assert len(drawn.findall(".//h1")) == 1
    assert drawn.xpath("//a[@class='skip']/@href") == ["#content"]
    assert drawn.get("lang") == "en"


@pytest.mark.parametrize("address", PAGES)
def test_every_field_has_a_name_and_every_id_is_one(client: TestClient, address: str) -> None:
    drawn = page(client, address)
    ids = drawn.xpath("//@id")
    assert len(ids) == len(set(ids))
    labelled = set(drawn.xpath("//label/@for"))
    for field in drawn.xpath("//input[not(@type='checkbox')] | //select | //textarea"):
        assert field.get("id") in labelled


@pytest.mark.parametrize("address", PAGES)
def test_no_page_holds_inline_code_or_another_site(client: TestClient, address: str) -> None:
    drawn = page(client, address)
    assert not drawn.xpath("//style | //@style | //script[not(@src)] | //iframe | //object")
    assert not [name for name in drawn.xpath("//@*") if name.attrname.startswith("on")]
    for source in drawn.xpath("//@src | //link/@href | //form/@action"):
        assert source.startswith("/")
    for link in drawn.xpath("//a/@href"):
        assert re.match(r"[/#?]|https?://|mailto:", link)


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(client: TestClient, address: str) -> None:
    for link in {link.partition("#")[0] for link in page(client, address).xpath("//a/@href")}:
        if link.startswith("/") and not link.startswith(("/ask", "/charts", "/api")):
            assert client.get(link).status_code == 200, link


def test_what_a_document_says_is_shown_as_text(client: TestClient) -> None:
    drawn = page(client, "/documents/REQ-666")
    assert drawn.findtext(".//h1") == EVIL
    assert not drawn.xpath("//main//script | //main//img | //main//b[@onclick]")


@pytest.mark.parametrize("name", sorted(app.catalogue().operations.all()))
def test_every_operation_has_a_page(client: TestClient, name: str) -> None:
    drawn = page(client, f"/ask/{name}")
    assert "sightline " + name.replace(".", " ") in drawn.xpath("string(//main)")


def test_an_answer_is_what_the_command_line_prints(client: TestClient, root: Path) -> None:
    shown = page(client, "/ask/list?kind=REQ").xpath("string(//pre)")
    assert shown == sightline(root, "list", "REQ").out


def test_a_page_changes_nothing(client: TestClient, root: Path) -> None:
    before = sorted(root.rglob("*.md"))
    client.get("/ask/new?kind=REQ&title=More")
    assert sorted(root.rglob("*.md")) == before


def test_a_document_leads_to_its_need_and_names_what_is_not_there(client: TestClient) -> None:
    drawn = page(client, "/documents/REQ-014")
    assert drawn.xpath("//div[@class='text']//a/@href") == ["/documents/OPP-002"]
    assert "NO-1" in drawn.xpath("string(//div[@class='text'])")


def test_the_map_draws_the_thread_and_each_box_is_a_link(client: TestClient) -> None:
    drawn = page(client, "/threads/REQ-014")
    assert drawn.xpath("//svg//a/@href") == [
        "/documents/REQ-014", "/documents/OPP-002", "/documents/INT-003",
        "/documents/INI-1", "/documents/MET-api.latency_ms",
    ]  # fmt: skip
    assert len(drawn.xpath("//svg//path")) >= 3


def test_quotes_open_at_their_place(client: TestClient) -> None:
    link = page(client, "/threads/REQ-014").xpath("//blockquote//a/@href")[0]
    assert link == "/documents/INT-003#q4"
    assert page(client, "/documents/INT-003").xpath("//blockquote[@id='q4']")


def test_a_chart_comes_as_picture_and_as_table(client: TestClient) -> None:
    drawn = page(client, "/explore?metric=api.latency_ms")
    picture = drawn.xpath("//figure/img/@src")[0]
    assert client.get(picture).headers["content-type"].startswith("image/svg+xml")
    table = client.get(picture.replace(".svg", ".csv")).text
    assert "\r\n" in table
    assert drawn.xpath("//figure/img/@alt")[0]
    assert drawn.xpath("//details//table//td")


def test_a_report_is_a_page_under_its_own_policy(client: TestClient) -> None:
    asked = "old=contracts/pets/before.yaml&new=contracts/pets/openapi.yaml"
    link = page(client, f"/ask/contract.diff?{asked}").xpath("//a[contains(., 'page of its own')]")
    answer = client.get(link[0].get("href"))
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "/dogs" in answer.text


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/documents/REQ-99", 404, "there is no REQ-99"),
        ("/threads/REQ-99", 404, "there is no REQ-99"),
        ("/nowhere", 404, "no such page"),
        ("/ask/nothing", 422, "there is no operation"),
        ("/charts/list.svg", 422, "no such chart"),
        ("/reports/list", 422, "no report of this"),
        ("/?as_of=never", 422, "never"),
        ("/documents?where=((", 422, ""),
    ],
)
def test_what_goes_wrong_is_told_on_a_page(
    client: TestClient, address: str, status: int, said: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in html.document_fromstring(answer.text).xpath("string(//main)")
    assert "Traceback" not in answer.text


def test_the_vendored_script_is_the_one_that_was_published() -> None:
    digest = sha256(content("htmx-4.0.1.min.js")).hexdigest()
    assert digest == "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"


def test_files_come_under_the_name_of_their_bytes_only(client: TestClient) -> None:
    address = page(client, "/").xpath("//link[@rel='stylesheet']/@href")[0]
    assert "immutable" in client.get(address).headers["cache-control"]
    assert client.get("/files/000000000000/site.css").status_code == 404
    assert client.get("/files/000000000000/..%2fserver.py").status_code == 404


class TestTheGate:
    """Only this machine, only whoever holds the key, only from our own pages."""

    @pytest.fixture
    def stranger(self, root: Path) -> TestClient:
        site = application(app.parts(), str(root), key=KEY)
        return TestClient(site, base_url="http://127.0.0.1", follow_redirects=False)

    def test_a_browser_without_the_key_is_told_where_it_is(self, stranger: TestClient) -> None:
        answer = stranger.get("/", headers={"Accept": "text/html"})
        assert answer.status_code == 401
        assert "key of this launch" in answer.text
        assert "Fast" not in answer.text

    def test_the_key_in_the_address_becomes_a_cookie(self, stranger: TestClient) -> None:
        answer = stranger.get(f"/promises?verdict=PASS&key={KEY}")
        assert answer.status_code == 303
        assert answer.headers["location"] == "/promises?verdict=PASS"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
        assert stranger.get("/promises").status_code == 200

    def test_another_site_can_send_the_cookie_in_vain(self, stranger: TestClient) -> None:
        stranger.get(f"/?key={KEY}")
        assert stranger.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 401

    @pytest.mark.parametrize("key", ["", "wrong", KEY[:-1], KEY + "x", "é"])
    def test_a_wrong_key_opens_nothing(self, stranger: TestClient, key: str) -> None:
        answer = stranger.get("/", params={"key": key})
        assert answer.status_code == 401
        assert "set-cookie" not in answer.headers

    def test_the_redirect_stays_here(self, stranger: TestClient) -> None:
        answer = stranger.get(f"//evil.example/?key={KEY}")
        assert answer.headers.get("location", "/").startswith("/")
        assert not answer.headers.get("location", "/").startswith("//")

    @pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "[::2]", ""])
    def test_another_name_of_this_machine_is_refused(self, stranger: TestClient, host: str) -> None:
        headers = {"Host": host, "Authorization": f"Bearer {KEY}"}
        assert stranger.get("/", headers=headers).status_code == 403

    def test_every_answer_carries_the_policy(self, client: TestClient) -> None:
        for address in ("/", "/api/list", "/nowhere", "/ask/verify"):
            headers = client.get(address).headers
            assert headers["content-security-policy"].startswith("default-src 'none'")
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"

    def test_pages_for_an_audience_show_nobody_else_more(self, root: Path) -> None:
        site = application(app.parts(), str(root), key=KEY, audience="board")
        board = TestClient(site, base_url="http://127.0.0.1")
        board.headers |= {"Authorization": f"Bearer {KEY}", "Accept": "text/html"}
        assert "as board sees it" in board.get("/").text
        assert board.get("/documents/INT-003").status_code == 404
        assert board.get("/documents/INT-003?audience=").status_code == 404
        assert board.get("/api/show?id=INT-003").status_code >= 400
        assert board.get("/documents/REQ-014?audience=other").status_code == 403
        assert board.get("/api/list?audience=other").status_code == 403
