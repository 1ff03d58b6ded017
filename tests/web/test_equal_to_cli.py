"""Over HTTP, every operation answers what it answers on the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sightline import app
from sightline.web.application import application
from tests.cli.command_line import sightline
from tests.workspaces import AS_OF, SETTINGS, write_workspace

KEY = "the-key-of-this-launch"
PERSONAS = Path(__file__).parents[1] / "career" / "personas"
HEADERS = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
FILES: dict[str, str | bytes] = {
    "sightline.toml": SETTINGS
    + '[audiences.board]\nhide = ["interviews/*"]\n[career]\nshown_to = ["http"]\n',
    "career/me.md": (PERSONAS / "backend_engineer.md").read_bytes(),
    "career/posting.md": (PERSONAS / "posting.md").read_bytes(),
    "interviews/series.yaml": "consent: given\n",
    "interviews/INT-003-acme.md": "---\ntitle: Acme\ndate: 2026-02-11\n---\n\nThen I stop. {x}\n\n"
    "> I stop typing {#q4 search}\n",
    "opportunities/OPP-002-slow.md": "---\ntitle: Slow\nevidence: [INT-003#q4]\n---\n",
    "metrics/api.latency_ms.yaml": "title: Latency\nsource: requests\n",
    "requirements/REQ-014-fast.md": "---\ntitle: Fast\nstatus: committed\nopportunity: OPP-2\n"
    "supersedes: REQ-007\n---\n\nAs a dev.\n\n## Criteria\n\n- p95 of api.latency_ms is < 2 s\n"
    "- text: a newcomer understands it\n",
    "requirements/REQ-007-old.md": "---\ntitle: Old\nstatus: dropped\n---\n",
    "contracts/pets/openapi.yaml": "openapi: 3.1.0\ninfo: {title: Pets, version: '2'}\n"
    "paths:\n  /pets: {get: {responses: {'200': {description: all}}}}\n",
    "contracts/pets/before.yaml": "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"
    "paths:\n  /dogs: {get: {responses: {'200': {description: all}}}}\n",
    "data/calls.jsonl": '{"time": "2026-02-28T09:00:00Z", "method": "GET", "path": "/dogs"}\n',
}
Row = tuple[list[str], dict[str, Any]]
_AS_BOARD = {"audience": "board"}
PERSON = {"resume": "career/me.md", "posting": "career/posting.md"}
REQUESTS: dict[str, list[Row]] = {
    "brief": [([], {})],
    "today": [([], {}), (["--since", "2026-01-01"], {"since": "2026-01-01"})],
    "numbers": [([], {}), (["REQ-014"], {"ids": ["REQ-014"]}), (["REQ-99"], {"ids": ["REQ-99"]})],
    "try": [
        (["p95 of api.latency_ms is < 2 s"], {"criterion": "p95 of api.latency_ms is < 2 s"}),
        (["p95 of nothing is < 2 s"], {"criterion": "p95 of nothing is < 2 s"}),
        (["be fast"], {"criterion": "be fast"}),
    ],
    "attest": [
        (
            ["REQ-014", "newcomer", "--by", "ines", "--note", "saw it"],
            {"id": "REQ-014", "promise": "newcomer", "by": "ines", "note": "saw it"},
        ),
        (["REQ-014", "newcomer"], {"id": "REQ-014", "promise": "newcomer"}),
        (["REQ-7", "--by", "ines"], {"id": "REQ-7", "by": "ines"}),
    ],
    "career.ask": [([], {}), (["--answer", "x=y"], {"answer": ["x=y"]})],
    "career.certifications": [
        ([], {}), (["--role", "it", "compliance"], {"role": ["it", "compliance"]}),
    ],
    "career.claims": [
        (
            ["career/posting.md", "--against", "career/me.md"],
            {"file": "career/posting.md", "against": ["career/me.md"]},
        ),
        (["career/posting.md"], {"file": "career/posting.md"}),
    ],
    "career.conflicts": [
        ([], {}), (["--kind", "open-end"], {"kind": "open-end"}), (["--kind", "x"], {"kind": "x"}),
    ],
    "career.digest": [([], {}), (["--keep"], {"keep": True}), (["--as", "board"], _AS_BOARD)],
    "career.faq": [
        ([], {}), (["must", "code"], {"words": ["must", "code"]}),
        (["xyzzy"], {"words": ["xyzzy"]}),
    ],
    "career.fit": [
        (["career/me.md", "--posting", "career/posting.md"], PERSON),
        (["career/me.md", "--role", "nobody"], {"resume": "career/me.md", "role": "nobody"}),
    ],
    "career.forget": [(["Noor Haddad", "--as", "board"], {"person": "Noor Haddad", **_AS_BOARD})],
    "career.ladder": [([], {}), (["--role", "tpm"], {"role": ["tpm"]})],
    "career.learn": [([], {}), (["career/me.md"], {"resume": "career/me.md"})],
    "career.letter": [
        (["career/me.md", "--posting", "career/posting.md"], PERSON),
        (
            ["career/me.md", "--posting", "career/posting.md", "--set", "company=Acme"],
            {**PERSON, "set": ["company=Acme"]},
        ),
        (["career/me.md"], {"resume": "career/me.md"}),
    ],
    "career.outlook": [([], {}), (["--role", "product manager"], {"role": ["product manager"]})],
    "career.path": [([], {}), (["career/me.md"], {"resume": "career/me.md"})],
    "career.pivots": [([], {}), (["--role", "data engineer"], {"role": ["data engineer"]})],
    "career.posting": [
        (["career/posting.md"], {"file": "career/posting.md"}),
        (["no.md"], {"file": "no.md"}),
    ],
    "career.profile": [
        (["career/me.md"], {"resume": "career/me.md"}),
        (["career/me.md", "--show", "name"], {"resume": "career/me.md", "show": ["name"]}),
        (["career/me.md", "--as", "board"], {"resume": "career/me.md", **_AS_BOARD}),
    ],
    "career.read": [
        (["career/me.md"], {"file": "career/me.md"}),
        (["career/me.md", "--as", "board"], {"file": "career/me.md", **_AS_BOARD}),
    ],
    "career.reflect": [
        ([], {}), (["--answer", "technical-depth=Yes"], {"answer": ["technical-depth=Yes"]}),
        (["--answer", "x=y"], {"answer": ["x=y"]}),
    ],
    "career.role": [
        ([], {}), (["all"], {"name": ["all"]}), (["tpm"], {"name": ["tpm"]}),
        (["it", "compliance", "--topic", "pay"], {"name": ["it", "compliance"], "topic": "pay"}),
    ],
    "career.routes": [([], {}), (["--role", "nobody"], {"role": ["nobody"]})],
    "career.salary": [
        ([], {}), (["--level", "senior", "--place", "US"], {"level": "senior", "place": "US"}),
        (["--basis", "net"], {"basis": "net"}), (["--table", "no.csv"], {"table": "no.csv"}),
    ],
    "career.skills": [(["career/posting.md"], {"file": "career/posting.md"})],
    "career.stories": [([], {}), (["career/me.md"], {"resume": "career/me.md"})],
    "career.tailor": [
        (["career/me.md", "--posting", "career/posting.md"], PERSON),
        (["nowhere.md", "--posting", "career/posting.md"], {**PERSON, "resume": "nowhere.md"}),
    ],
    "career.tracker": [
        ([], {}), (["--add", "Acme", "--by", "2026-03-04"], {"add": "Acme", "by": "2026-03-04"}),
        (["APP-001", "--to", "applied"], {"application": "APP-001", "to": "applied"}),
        (["--as", "board"], _AS_BOARD),
    ],
    "check": [([], {}), (["requirements"], {"path": "requirements"})],
    "contract.approve": [
        (
            ["e1", "contracts/pets/before.yaml", "contracts/pets/openapi.yaml", "--owner", "ana",
             "--reason", "it is ours", "--until", "2026-12-31"],
            {"entry": "e1", "old": "contracts/pets/before.yaml", "owner": "ana",
             "new": "contracts/pets/openapi.yaml", "reason": "it is ours", "until": "2026-12-31"},
        ),
        (["e1"], {"entry": "e1"}),
    ],
    "contract.changelog": [
        (
            ["contracts/pets/before.yaml", "contracts/pets/openapi.yaml", "--for", "partners"],
            {"old": "contracts/pets/before.yaml", "new": "contracts/pets/openapi.yaml",
             "for": "partners"},
        ),
        (["--for", "partner"], {"for": "partner"}),
    ],
    "contract.diff": [
        (
            ["contracts/pets/before.yaml", "contracts/pets/openapi.yaml", "--class", "wire"],
            {"old": "contracts/pets/before.yaml", "new": "contracts/pets/openapi.yaml",
             "class": "wire"},
        ),
        ([], {}),
        (["--by", "opration"], {"by": "opration"}),
    ],
    "contract.brownout": [
        (["GET /pets"], {"elements": ["GET /pets"]}),
        (["GET /pets", "--at", "14:00", "--for", "1h"],
         {"elements": ["GET /pets"], "at": ["14:00"], "for": "1h"}),
    ],
    "contract.deprecations": [
        ([], {}), (["API-pets", "--gate"], {"contracts": ["API-pets"], "gate": True}),
    ],
    "contract.drift": [
        (
            ["contracts/pets/openapi.yaml", "--traffic", "data/calls.jsonl"],
            {"spec": "contracts/pets/openapi.yaml", "traffic": "data/calls.jsonl"},
        ),
        (["contracts/pets/openapi.yaml"], {"spec": "contracts/pets/openapi.yaml"}),
        (["data/calls.jsonl", "--traffic", "data/calls.jsonl"],
         {"spec": "data/calls.jsonl", "traffic": "data/calls.jsonl"}),
    ],
    "contract.infer": [
        (["--traffic", "data/calls.jsonl"], {"traffic": "data/calls.jsonl"}), ([], {}),
        (["--traffic", "no-such"], {"traffic": "no-such"}),
    ],
    "contract.impact": [
        (
            ["contracts/pets/before.yaml", "contracts/pets/openapi.yaml",
             "--usage", "data/calls.jsonl"],
            {"old": "contracts/pets/before.yaml", "new": "contracts/pets/openapi.yaml",
             "usage": "data/calls.jsonl"},
        ),
        (["no-such", "contracts/pets/openapi.yaml"],
         {"old": "no-such", "new": "contracts/pets/openapi.yaml"}),
    ],
    "contract.notice": [([], {}), (["--for", "Acme"], {"for": ["Acme"]})],
    "contract.usage": [
        (["data/calls.jsonl", "--api", "pets"], {"files": ["data/calls.jsonl"], "api": "pets"}),
        ([], {}), (["no-such"], {"files": ["no-such"]}),
    ],
    "explain": [([], {}), (["LNK001"], {"code": "LNK001"}), (["no-such"], {"code": "no-such"})],
    "fix": [([], {})],
    "impact": [(["MET-api.latency_ms"], {"id": "MET-api.latency_ms"})],
    "list": [
        ([], {}),
        (["REQ", "--where", "status = 'draft'"], {"kind": "REQ", "where": "status = 'draft'"}),
        (["--where", "statu = x"], {"where": "statu = x"}),
        (["--as", "board"], {"audience": "board"}),
    ],
    "measure": [
        (["api.latency_ms"], {"metric": "api.latency_ms"}),
        (["api.latency", "--over", "28 dd"], {"metric": "api.latency", "over": "28 dd"}),
    ],
    "new": [
        (
            ["REQ", "--from", "OPP-002", "--title", "A: b", "--set", "tags=x", "--set", "tags=y"],
            {"kind": "REQ", "from": "OPP-002", "title": "A: b", "set": ["tags=x", "tags=y"]},
        ),
        (["DEC", "--slug", "--title", "B c"], {"kind": "DEC", "slug": True, "title": "B c"}),
        (["REQ", "--id", "REQ-014"], {"kind": "REQ", "id": "REQ-014"}),
        (["REQ", "--dry-run"], {"kind": "REQ", "dry_run": True}),
    ],
    "metric.diff": [([], {}), (["no-such"], {"rev": "no-such"})],
    "query": [
        (["SELECT 1 AS a, 'x' AS b"], {"sql": "SELECT 1 AS a, 'x' AS b"}),
        (["SELECT * FROM t", "--limit", "3"], {"sql": "SELECT * FROM t", "limit": 3}),
        (["SELECT 1 AS a", "--as", "board"], {"sql": "SELECT 1 AS a", "audience": "board"}),
    ],
    "quote": [
        (
            ["INT-003", "Then I stop.", "--codes", "a,b"],
            {"file": "INT-003", "words": "Then I stop.", "codes": "a,b"},
        ),
        (["INT-003", "never said"], {"file": "INT-003", "words": "never said"}),
    ],
    "record": [([], {}), (["REQ-014"], {"ids": ["REQ-014"]})],
    "report": [
        (
            ["REQ-014", "--value", "4.2 d", "--n", "118", "--link", "https://a/b", "--by", "ines"],
            {"id": "REQ-014", "value": "4.2 d", "n": "118", "link": "https://a/b", "by": "ines"},
        ),
        (["REQ-014", "--value", "fast"], {"id": "REQ-014", "value": "fast"}),
    ],
    "refresh": [([], {}), (["orders"], {"sources": ["orders"]})],
    "rename": [
        (["INT-003", "INT-030"], {"id": "INT-003", "new": "INT-030"}),
        (["INT-003", "REQ-014"], {"id": "INT-003", "new": "REQ-014"}),
        (
            ["REQ-014", "REQ-15", "--as", "board"],
            {"id": "REQ-014", "new": "REQ-15", "audience": "board"},
        ),
    ],
    "save_query": [
        (
            ["SELECT 5 AS a", "--title", "Five", "--dry-run"],
            {"sql": "SELECT 5 AS a", "title": "Five", "dry_run": True},
        ),
        (["SELECT 'x' AS a"], {"sql": "SELECT 'x' AS a"}),
    ],
    "schema": [([], {}), (["REQ"], {"kind": "REQ"}), (["requirment"], {"kind": "requirment"})],
    "search": [
        (["typing", "stop"], {"words": ["typing", "stop"]}),
        (["latncy", "--kind", "MET"], {"words": ["latncy"], "kind": "MET"}),
        (["..."], {"words": ["..."]}),
    ],
    "show": [(["REQ-014"], {"id": "REQ-014"}), (["REQ-14"], {"id": "REQ-14"})],
    "suggest.metrics": [(["requests"], {"source": "requests"})],
    "suggest.write": [(["requests", "--dry-run"], {"source": "requests", "dry_run": True})],
    "thread": [(["REQ-014"], {"id": "REQ-014"})],
    "verify": [
        ([], {}), (["REQ-014", "REQ-007"], {"ids": ["REQ-014", "REQ-007"]}),
        (["REQ-14"], {"ids": ["REQ-14"]}), (["--as", "board"], {"audience": "board"}),
    ],
    "why": [(["REQ-014"], {"id": "REQ-014"})],
}  # fmt: skip
ROWS = [(name, *row) for name, rows in REQUESTS.items() for row in rows]
STATUS = {2: 422, 3: 503, 4: 403, 70: 500}


def client(root: Path, **more: Any) -> TestClient:
    served = application(app.parts(), str(root), key=KEY)
    return TestClient(served, base_url="http://127.0.0.1", **more)


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".sightline" not in path.parts
    }


def test_every_operation_is_compared() -> None:
    operations = app.catalogue().operations.all()
    served = {name for name, operation in operations.items() if not operation.anywhere}
    missing = served - REQUESTS.keys()
    assert missing == set(), "add a row to REQUESTS: the same request for both surfaces"


@pytest.mark.parametrize("name", ["init"])
def test_what_names_folders_anywhere_is_left_to_the_command_line(tmp_path: Path, name: str) -> None:
    root = write_workspace(tmp_path / "served", FILES)
    before = contents(tmp_path)
    payload = {"folder": str(tmp_path / "elsewhere"), "from_git": str(Path.cwd())}
    for body in (payload, {"folder": "."}, {"folder": str(root)}):
        answer = client(root).post(f"/api/{name}", json=body, headers=HEADERS)
        assert_is_problem(answer, 403)
        assert answer.json()["detail"] == f"type it: sightline {name}"
    assert contents(tmp_path) == before


def test_one_value_of_a_list_may_stand_in_an_address(tmp_path: Path) -> None:
    root = write_workspace(tmp_path, FILES)
    found = client(root).get("/api/verify?ids=REQ-014", headers=HEADERS).json()
    assert {result["id"] for result in found["results"]} == {"REQ-014"}


@pytest.mark.parametrize(
    ("name", "words", "payload"), ROWS, ids=[f"{name} {' '.join(w)}" for name, w, _ in ROWS]
)
def test_both_surfaces_answer_and_write_the_same(
    tmp_path: Path, name: str, words: list[str], payload: dict[str, Any]
) -> None:
    one = write_workspace(tmp_path / "one", FILES)
    two = shutil.copytree(one, tmp_path / "two")
    operation = app.catalogue().operations.all()[name]
    dated = ["--as-of", AS_OF] if operation.workspace else []
    shown = sightline(one, *name.split("."), *words, "--json", *dated)
    body = {**payload, "as_of": AS_OF}
    path = "/api/" + name.replace(".", "/")
    answer = client(two).post(path, json=body, headers=HEADERS)
    assert contents(one) == contents(two)
    if shown.out:
        assert (answer.status_code, answer.json()) == (200, json.loads(shown.out))
        assert answer.headers["content-type"] == "application/json"
        scalars = all(isinstance(value, str) for value in body.values())
        if not operation.writes and scalars:
            assert client(two).get(path, params=body, headers=HEADERS).json() == answer.json()
        return
    assert_is_problem(answer, STATUS[shown.code])
    problem = answer.json()
    assert shown.err.startswith("error: ") and problem["title"] in shown.err
    assert f"  help: {problem['detail']}\n" in shown.err


def assert_is_problem(answer: Any, status: int) -> None:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert list(problem) == ["type", "title", "status", "detail"]
    assert problem["status"] == status
    assert problem["title"] and problem["detail"]


@pytest.mark.parametrize(
    ("status", "method", "path", "headers", "content"),
    [
        (401, "POST", "/api/list", {"Content-Type": "application/json"}, "{}"),
        (401, "POST", "/api/list", {**HEADERS, "Authorization": "Bearer other"}, "{}"),
        (401, "POST", "/api/list", {**HEADERS, "Authorization": "Bearer é"}, "{}"),
        (403, "POST", "/api/list", {**HEADERS, "Host": "evil.example"}, "{}"),
        (415, "POST", "/api/list", {**HEADERS, "Content-Type": "text/plain"}, "{}"),
        (415, "POST", "/api/list", {"Authorization": HEADERS["Authorization"]}, "{}"),
        (400, "POST", "/api/list", HEADERS, "{"),
        (400, "POST", "/api/list", HEADERS, "[]"),
        (400, "POST", "/api/list", HEADERS, b"\xff"),
        (400, "POST", "/api/list", HEADERS, '{"kind": 7}'),
        (400, "POST", "/api/list", HEADERS, '{"knd": "REQ"}'),
        (422, "POST", "/api/list", HEADERS, '{"as_of": "yesterday"}'),
        (400, "POST", "/api/show", HEADERS, "{}"),
        (400, "POST", "/api/new", HEADERS, '{"kind": "REQ", "title": "\\ud800"}'),
        (404, "GET", "/api/nothing", HEADERS, None),
        (405, "GET", "/api/new", HEADERS, None),
        (405, "DELETE", "/api/list", HEADERS, None),
    ],
)
def test_every_refusal_has_one_form(
    tmp_path: Path, status: int, method: str, path: str, headers: dict[str, str], content: Any
) -> None:
    root = write_workspace(tmp_path, FILES)
    before = contents(root)
    sent = {name.encode(): value.encode() for name, value in headers.items()}
    answer = client(root).request(method, path, headers=sent, content=content)
    assert_is_problem(answer, status)
    assert contents(root) == before


def test_our_own_fault_is_a_problem_with_an_incident_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sightline.kernel.asking.views.git_dates", None)
    root = write_workspace(tmp_path, FILES)
    answer = client(root).post("/api/list", json={}, headers=HEADERS)
    assert_is_problem(answer, 500)
    assert "incident SL-" in answer.json()["title"]
