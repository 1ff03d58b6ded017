"""Over HTTP nothing is read outside the workspace, nothing is lost, and nothing is understood
loosely; whatever is wrong is answered as a problem, never as a fault."""

from __future__ import annotations

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from proofs._hostile import CORPORA, corpus, write_files
from sightline import app
from sightline.web.application import application
from sightline.web.payload import MAX_BODY_BYTES

KEY = "the-key-of-this-launch"
JSON = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
SECRET = "zq-outside"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    outside: dict[str, bytes | str] = {
        "baseline.json": f'{{"diagnostics": [], "{SECRET}": 1}}',
        "x.csv": SECRET,
    }
    write_files(tmp_path, outside)
    return write_files(tmp_path / "w", {"requirements/REQ-1.md": "---\ntitle: One\n---\n"})


@pytest.fixture
def client(root: Path) -> TestClient:
    served = application(app.parts(), str(root), key=KEY)
    return TestClient(served, base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def _is_problem(answer: Any, *statuses: int) -> bool:
    kind = answer.headers["content-type"]
    return answer.status_code in statuses and kind == "application/problem+json"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:80@evil", "testserver", "0.0.0.0", "",
     "localhost.", "localhost:", "LOCALHOST:1:2", "[::1]x", "127.0.0.1:x", "127.0.0.1, evil"],
)  # fmt: skip
def test_a_name_that_somebody_else_points_here_is_refused(client: TestClient, host: str) -> None:
    assert _is_problem(client.get("/api/list", headers={**JSON, "Host": host}), 403)


@pytest.mark.parametrize("key", ["", "Bearer", "Bearer ", f"bearer {KEY}", f"Bearer {KEY} ", KEY])
def test_the_key_must_be_exact(client: TestClient, key: str) -> None:
    if key.rstrip() != f"Bearer {KEY}":
        assert _is_problem(client.get("/api/list", headers={"Authorization": key}), 401)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("new", {"kind": "REQ", "dry_run": "yes"}), ("new", {"kind": "REQ", "dry_run": 1}),
        ("new", {"kind": "REQ", "dry_run": None}), ("new", {"kind": "REQ", "slug": "false"}),
        ("new", {"kind": "REQ", "set": "a=b"}), ("new", {"kind": ["REQ"]}), ("new", {"kind": None}),
        ("thread", {"id": "REQ-1", "depth": "5"}), ("thread", {"id": "REQ-1", "depth": True}),
        ("thread", {"id": "REQ-1", "depth": 1.5}), ("check", {"as_of": 20260301}),
        ("check", {"audience": []}), ("check", {"pth": "x"}), ("verify", {"ids": "REQ-1"}),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_refused_and_nothing_is_written(
    root: Path, client: TestClient, path: str, body: dict[str, Any]
) -> None:
    assert _is_problem(client.post(f"/api/{path}", json=body, headers=JSON), 400)
    assert [p.name for p in (root / "requirements").iterdir()] == ["REQ-1.md"]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"[]", b"{", b"\xff\xfe", b'{"id": "\xff"}', b'{"id": "\\ud800"}',
        b"[" * 99_999, b'{"id":' * 99_999, b'{"id": NaN}', b'{"id": ' + b"9" * 9_999 + b"}",
        '{"id": "é"}'.encode("utf-16"),
    ],
)  # fmt: skip
def test_what_is_no_json_is_a_problem(client: TestClient, body: bytes) -> None:
    assert _is_problem(client.post("/api/show", content=body, headers=JSON), 400)


def test_a_body_that_is_too_large_is_refused_whether_announced_or_not(client: TestClient) -> None:
    large = b"x" * (MAX_BODY_BYTES + 1)
    assert _is_problem(client.post("/api/check", content=large, headers=JSON), 413)
    parts = (large[at : at + 65_536] for at in range(0, len(large), 65_536))
    assert _is_problem(client.post("/api/check", content=parts, headers=JSON), 413)


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_only_post_writes(root: Path, client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/new?kind=REQ", headers=JSON)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert [p.name for p in (root / "requirements").iterdir()] == ["REQ-1.md"]


def test_no_path_leads_out_of_the_workspace(root: Path, client: TestClient) -> None:
    (root / "link.json").symlink_to("../baseline.json")
    paths = ["../baseline.json", str(root.parent / "baseline.json"), "link.json", "..", "~/x"]
    paths += ["requirements/../../baseline.json", "/etc/passwd", ".git/config", "x\0y", ""]
    if CORPORA.is_dir():
        paths += [line.decode("utf-8", "replace") for line in corpus("traversal")[::600]]
    for path in paths:
        for name, body in (
            ("check", {"baseline": path}), ("check", {"path": path}), ("check", {"since": path}),
            ("fix", {"path": path}), ("quote", {"file": path, "words": SECRET}),
            ("rename", {"id": "REQ-1", "new": path}), ("new", {"kind": "REQ", "id": path}),
        ):  # fmt: skip
            sent: dict[str, Any] = {**body, "dry_run": True}
            answer = client.post(f"/api/{name}", json=sent, headers=JSON)
            assert answer.status_code == 200 or _is_problem(answer, 403, 422), (name, path)
            assert SECRET not in answer.text.replace(path, "")


def test_a_change_between_two_requests_is_seen(root: Path, client: TestClient) -> None:
    for title in ("Two", "Tri", "Four"):
        (root / "requirements" / "REQ-1.md").write_text(f"---\ntitle: {title}\n---\n")
        shown = client.get("/api/show?id=REQ-1", headers=JSON).json()
        assert shown["title"] == title


def test_writes_at_once_lose_nothing(root: Path, client: TestClient) -> None:
    """Each is made whole, or refused as a conflict; a rename meanwhile loses no link either."""

    def write(number: int) -> Any:
        body = {"kind": "REQ", "title": f"Made {number}", "from": ""}
        return client.post("/api/new", json=body, headers=JSON)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(write, range(24)))
    made = [a.json()["path"] for a in answers if a.status_code == 200]
    assert all(a.status_code == 200 or _is_problem(a, 409) for a in answers)
    on_disk = {p.relative_to(root).as_posix() for p in (root / "requirements").iterdir()}
    assert set(made) | {"requirements/REQ-1.md"} == on_disk
    assert len(set(made)) == len(made) > 0
    for answer in answers:
        if answer.status_code == 200:
            text = (root / answer.json()["path"]).read_text()
            assert json.dumps(answer.json()["title"])[1:-1] in text


def test_the_key_is_in_no_log_and_in_no_answer(
    client: TestClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("sightline.kernel.asking.views.git_dates", None)
    answers = [client.post("/api/list", json={}, headers=JSON), client.get("/api/x", headers=JSON)]
    assert [a.status_code for a in answers] == [500, 404]
    assert KEY not in caplog.text + "".join(a.text + str(a.headers) for a in answers)
