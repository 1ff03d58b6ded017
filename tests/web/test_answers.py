"""How answers travel: digests, parts of long lists, HEAD, and refusals of what is no request."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sightline import app
from sightline.web.address import MAX_ADDRESS_BYTES
from tests.web.test_equal_to_cli import HEADERS, assert_is_problem, client
from tests.workspaces import write_workspace

NOTES = {
    f"requirements/REQ-{i:03}.md": f"---\ntitle: Note {i}\nstatus: draft\n---\n"
    for i in range(1, 12)
}
KEY = {"Authorization": HEADERS["Authorization"]}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("answers"), NOTES)


@pytest.fixture(scope="module")
def served(root: Path) -> TestClient:
    return client(root, headers=KEY, raise_server_exceptions=True)


def parts_of(served: TestClient, address: str) -> Iterator[Any]:
    """The answers, following the Link headers from the first address."""
    for _ in range(100):
        answer = served.get(address)
        assert answer.status_code == 200, answer.text
        yield answer.json()
        link = re.fullmatch(r'<(/api/[^>]*)>; rel="next"', answer.headers.get("link", ""))
        if link is None:
            assert "link" not in answer.headers
            return
        address = link[1]
    raise AssertionError("the parts have no end")


# --- digests ---


def test_an_answer_is_asked_for_again_and_not_sent_again(root: Path, served: TestClient) -> None:
    first = served.get("/api/list")
    tag = first.headers["etag"]
    assert re.fullmatch('W/"[0-9a-f]{32}"', tag)
    assert first.headers["cache-control"] == "private, no-cache"
    for held in (tag, f'"x", {tag}', tag.removeprefix("W/"), "*"):
        again = served.get("/api/list", headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert (again.headers["etag"], again.headers["cache-control"]) == (
            tag, "private, no-cache",
        )  # fmt: skip
    assert served.get("/api/list", headers={"If-None-Match": '"x"'}).content == first.content


def test_a_changed_file_changes_the_digest(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, NOTES)
    served = client(root, headers=KEY)
    tag = served.get("/api/show?id=REQ-001").headers["etag"]
    (root / "requirements/REQ-001.md").write_text("---\ntitle: Another\nstatus: draft\n---\n")
    again = served.get("/api/show?id=REQ-001", headers={"If-None-Match": tag})
    assert (again.status_code, again.json()["title"]) == (200, "Another")


def test_what_is_posted_or_refused_is_not_kept(served: TestClient) -> None:
    for answer in (served.post("/api/list", json={}), served.get("/api/show?id=REQ-999")):
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers


@pytest.mark.parametrize("address", ["/api/list", "/api/openapi.json", "/api/show?id=REQ-999"])
def test_head_is_get_without_the_body(served: TestClient, address: str) -> None:
    asked, headed = served.get(address), served.head(address)
    assert (headed.status_code, headed.content) == (asked.status_code, b"")
    assert {**headed.headers} == {**asked.headers}


# --- parts of long lists ---


@pytest.mark.parametrize("limit", [1, 2, 5, 10, 11, 12, 1000])
def test_the_parts_of_a_list_are_the_list(served: TestClient, limit: int) -> None:
    whole = served.get("/api/list?kind=REQ").json()
    parts = list(parts_of(served, f"/api/list?kind=REQ&limit={limit}"))
    assert [d for part in parts for d in part["documents"]] == whole["documents"]
    assert len(parts) == -(-11 // limit)
    assert all({**part, "documents": whole["documents"]} == whole for part in parts)


def test_every_list_that_comes_in_parts_is_in_its_answer() -> None:
    from sightline.kernel.asking.json_shape import schema_of

    paged = [o for o in app.catalogue().operations.all().values() if o.pages]
    assert {"list", "check", "verify"} <= {o.name for o in paged}
    for operation in paged:
        listed = schema_of(operation.result)["properties"][operation.pages]
        assert listed["type"] == "array"
        assert not operation.writes
        taken = set(schema_of(operation.request)["properties"])
        assert taken.isdisjoint({"limit", "cursor"}), operation.name


def test_a_list_that_has_changed_in_between_says_so(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, NOTES)
    served = client(root, headers=KEY)
    link = served.get("/api/list?limit=4").headers["link"]
    (root / "requirements/REQ-001.md").unlink()
    address = link[1 : link.index(">")]
    assert_is_problem(served.get(address), 409)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("limit=0", 400), ("limit=-1", 400), ("limit=1001", 400), ("limit=x", 400),
        ("limit=1e400", 400), ("limit=99999999999999999999", 400), ("limit=", 400),
        ("limit=2&cursor=3", 400), ("limit=2&cursor=-1-0123456789abcdef", 400),
        ("cursor=4-0123456789abcdef", 422), ("cursor=4-0123456789abcdef&as_of=%", 400),
        ("limit=2&cursor=4-0123456789abcdef", 409),
        ("limit=2&limit=3", 400),
    ],
)  # fmt: skip
def test_a_wrong_part_is_refused(served: TestClient, query: str, status: int) -> None:
    assert_is_problem(served.get(f"/api/list?{query}"), status)


@pytest.mark.parametrize("body", [{"limit": 2}, {"cursor": "4-0123456789abcdef"}])
def test_parts_are_for_get(served: TestClient, body: dict[str, Any]) -> None:
    assert_is_problem(served.post("/api/list", json=body), 400)


def test_an_answer_without_a_long_list_takes_no_limit(served: TestClient) -> None:
    assert_is_problem(served.get("/api/show?id=REQ-001&limit=2"), 400)


# --- what is no request ---


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/list?kind=%", 400), ("/api/list?kind=%f", 400), ("/api/list?kind=%zz", 400),
        ("/api/list?kind=%ff", 400), ("/api/list?%ff=REQ", 400), ("/api/list?kind=%ed%a0%80", 400),
        ("/api/list?kind=REQ&kind=INT", 400), ("/api/list?knd=REQ", 400), ("/api/list?=", 400),
        ("/api/list?kind=%00", 422), ("/api/list?where=%00", 422), ("/api/list?as_of=%00", 422),
        ("/api/list?dry_run=true", 200), ("/api/list?dry_run=yes", 400),
        ("/api/list?dry_run=1", 400), ("/api/list?dry_run=True", 400), ("/api/list?&&", 200),
        ("/api/thread?id=REQ-001&depth=1.5", 400), ("/api/thread?id=REQ-001&depth=1.0", 200),
        ("/api/thread?id=REQ-001&depth=01", 400), ("/api/thread?id=REQ-001&depth=+1", 400),
        ("/api/thread?id=REQ-001&depth=1_0", 400), ("/api/thread?id=REQ-001&depth=%D9%A3", 400),
        ("/api/thread?id=REQ-001&depth=9007199254740992", 400), ("/api/thread?depth=1", 400),
        ("/api/thread?id=REQ-001&depth=9007199254740991", 200), ("/api/thread?from_=x", 400),
        ("/api/list?kind=" + "a" * MAX_ADDRESS_BYTES, 414),
        ("/api/nothing", 404), ("/api/..%2flist", 404), ("/api/%ff", 404), ("/api/list%00", 404),
    ],
)  # fmt: skip
def test_an_address_is_read_strictly(served: TestClient, address: str, status: int) -> None:
    answer = served.get(address, follow_redirects=False)
    if status == 200:
        assert answer.status_code == 200, answer.text
    else:
        assert_is_problem(answer, status)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "application/json"}, 200),
        ({"Content-Type": "Application/JSON ; charset=utf-8"}, 200),
        ({"Content-Type": "application/json", "Content-Encoding": "gzip"}, 415),
        ({"Content-Type": "text/json"}, 415),
        ({"Content-Type": "multipart/form-data"}, 415),
        ({}, 415),
    ],
)
def test_a_body_is_plain_json(served: TestClient, headers: dict[str, str], status: int) -> None:
    answer = served.post("/api/list", content=b"{}", headers=headers)
    if status == 200:
        assert answer.status_code == 200
    else:
        assert_is_problem(answer, status)


@pytest.mark.parametrize(
    "body",
    [
        b'{"kind": 1e400}', b'{"kind": {"a": []}}', b'{"kind_": "REQ"}', b'{"as_of": null}',
        b'{"' + b"x" * 100_000 + b'": 1}', b'{"kind": ' + b"[" * 900 + b"]" * 900 + b"}",
    ],
)  # fmt: skip
def test_a_body_that_does_not_fit_is_told_shortly(served: TestClient, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    answer = served.post("/api/list", content=body, headers=headers)
    assert_is_problem(answer, 400)
    assert len(answer.content) < 1_000


def test_post_reads_nothing_from_the_address(served: TestClient) -> None:
    assert_is_problem(served.post("/api/list?kind=REQ", json={}), 400)


def test_a_name_that_is_nearly_right_is_told(served: TestClient) -> None:
    answer = served.get("/api/list?knd=REQ").json()
    assert (answer["title"], answer["detail"]) == ("`list` takes no `knd`", "did you mean `kind`?")


def test_who_has_no_key_is_told_how_to_send_it(root: Path) -> None:
    answer = client(root).get("/api/list")
    assert_is_problem(answer, 401)
    assert answer.headers["www-authenticate"] == "Bearer"


def test_no_answer_tells_where_on_the_machine_the_workspace_is(tmp_path: Path) -> None:
    """Neither one that is given nor a refusal, whatever file is named."""
    root = write_workspace(tmp_path / "a-place-of-this-machine", NOTES)
    served = client(root, headers=KEY)
    for path in ("no.md", "requirements", str(root), f"{root}/sightline.toml", ".sightline", "x:y"):
        for name, word in (("career.read", "file"), ("check", "path"), ("contract.diff", "old")):
            answer = served.post(f"/api/{name.replace('.', '/')}", json={word: path})
            told = answer.text.replace(path, "")
            assert "a-place-of-this-machine" not in told, (name, path, answer.text)
