"""`init --from-openapi --feedback`: a workspace to go on with, in which nothing is invented."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import UsageError
from tests.cli.command_line import sightline
from tests.measure.test_init import contents, init
from tests.workspaces import ask

CONTRACTS = Path(__file__).parents[3] / "shared/data/contracts"
HEADER = ("Ticket ID", "Created", "E-Mail", "Requester", "Plan", "Description")
SAID = (
    "Search takes forever, it is so slow",
    "Slow searches when the index is large",
    "The export fails with an error",
    "How do I rotate a token?",
    "Thanks a lot",
)
SPEC: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "The Relay API", "version": "2"},
    "security": [{"key": []}],
    "paths": {
        "/v1/search": {
            "get": {
                "operationId": "search",
                "summary": "Search everything",
                "responses": {"200": {}, "404": {"$ref": "#/components/responses/Gone"}},
            }
        },
        "/v1/exports": {
            "get": {"operationId": "listExports", "responses": {"200": {}}},
            "post": {
                "security": [],
                "deprecated": True,
                "responses": {
                    "default": {
                        "content": {"a/b": {"schema": {"$ref": "#/components/schemas/Other"}}}
                    },
                },
            },
        },
        "/v1/search/{id}": {"get": {"responses": {"200": {}, "500": {}}}},
    },
    "components": {
        "responses": {
            "Gone": {"content": {"a/b": {"schema": {"$ref": "#/components/schemas/Problem"}}}}
        },
        "schemas": {"Problem": {"type": "object"}, "Other": {"type": "object"}},
    },
}


def tickets(rows: int = 20, separator: str = ",") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(HEADER)
    for i in range(rows):
        day = f"2026-02-{1 + i % 28:02d}"
        mail = f"p{i}@example.org"
        words = SAID[i % len(SAID)]
        writer.writerow([100 + i, day, mail, "Jürgen", "AB"[i % 2], words])
    return out.getvalue()


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder with a contract and with tickets."""
    (tmp_path / "relay.json").write_text(json.dumps(SPEC))
    (tmp_path / "tickets.csv").write_text(tickets())
    return tmp_path


def begin(given: Path, **more: Any) -> tuple[Path, Any]:
    request = {"from_openapi": str(given / "relay.json"), "feedback": str(given / "tickets.csv")}
    request |= {name: str(given / value) for name, value in more.items() if isinstance(value, str)}
    request |= {name: value for name, value in more.items() if not isinstance(value, str)}
    request = {name: value for name, value in request.items() if value is not None}
    return given / "new", init(given / "new", **request)


def test_a_contract_and_feedback_become_a_workspace_to_go_on_with(given: Path) -> None:
    root, result = begin(given)
    assert result.created == (
        "sightline.toml",
        ".gitignore",
        "contracts/relay/openapi.json",
        "feedback/tickets.csv",
        "metrics/api.latency_ms.yaml",
        "metrics/api.one_shape.yaml",
        "metrics/clients.first_call.yaml",
        "data/requests.csv",
        "requirements/REQ-001-search-answers-fast.md",
        "requirements/REQ-002-every-error-has-one-shape.md",
        "requirements/REQ-003-a-first-call-is-answered.md",
    )
    assert (root / "contracts/relay/openapi.json").read_text() == json.dumps(SPEC)
    assert ask(root, "check").diagnostics == ()
    answer = ask(root, "verify")
    assert [(r.id, r.verdict) for r in answer.results] == [
        ("REQ-001", "NO DATA"), ("REQ-002", "NO DATA"), ("REQ-003", "NO DATA"),
    ]  # fmt: skip
    assert (answer.not_promises, answer.problems) == ((), ())
    thread = sightline(root, "thread", "REQ-001").out
    assert "TIC-100  “Search takes forever, it is so slow”" in thread
    assert "API-relay" in thread


def test_each_draft_counts_what_it_stands_on(given: Path) -> None:
    _, result = begin(given)
    assert [(d.criterion, d.stands_on, d.evidence) for d in result.drafts] == [
        (
            "p95 of api.latency_ms where operation in ('search', 'GET /v1/search/{id}') is < 500 ms"
            " over 28d",
            (
                '8 of 20 tickets mention "search"; 8 of these speak of slow answers or waiting'
                " (5 are linked)",
                "the contract has `search`, `GET /v1/search/{id}`",
            ),
            ("TIC-100", "TIC-101", "TIC-105", "TIC-106", "TIC-110"),
        ),
        (
            "share(one_shape) of api.one_shape is >= 98 % over 28d",
            (
                "4 of 20 tickets mention an error or a failure",
                "2 of 4 operations document no error of the caller (4xx): `listExports`,"
                " `GET /v1/search/{id}`",
                "error bodies have 2 shapes, by operations: Other (1), Problem (1)",
            ),
            ("TIC-102", "TIC-107", "TIC-112", "TIC-117"),
        ),
        (
            "share(first_call) of clients.first_call is >= 90 % over 28d",
            (
                "4 of 20 tickets mention keys, tokens or signing in",
                "3 of 4 operations need a key or token",
            ),
            ("TIC-103", "TIC-108", "TIC-113", "TIC-118"),
        ),
    ]


def test_the_drafted_metrics_say_what_plain_python_says(given: Path) -> None:
    root, _ = begin(given)
    rows = [
        (f"2026-02-{1 + i % 27:02d}T10:00:{i % 60:02d}Z", "search" if i % 2 else "x",
         (200, 200, 404, 500, 200)[i % 5], 40 + i,
         ("Other", "other", "Else")[i % 3] if i % 10 == 2 else "", f"c{i % 60}")
        for i in range(300)
    ]  # fmt: skip
    header = (root / "data/requests.csv").read_text()
    lines = [",".join(map(str, row)) for row in rows]
    (root / "data/requests.csv").write_text(header + "\n".join(lines) + "\n")
    answer = ask(root, "verify", as_of="2026-03-01")
    assert answer.problems == ()
    latency, errors, first = answer.results
    assert latency.reading.n == sum(row[1] == "search" for row in rows)
    failed = [row for row in rows if row[2] >= 400]
    assert errors.reading.n == len(failed)
    assert errors.reading.value == pytest.approx(
        sum(row[4].lower() == "other" for row in failed) / len(failed)
    )
    began = {who: min(r for r in rows if r[5] == who) for who in {r[5] for r in rows}}
    assert first.reading.n == len(began)
    assert first.reading.value == pytest.approx(
        sum(row[2] < 400 for row in began.values()) / len(began)
    )


def test_people_who_wait_for_the_search_get_a_promise_about_the_search(tmp_path: Path) -> None:
    """The demo's own contract and tickets: 37 about a slow search, none about creating orders."""
    from tests.demo.written_demo import write

    write(tmp_path / "relay")
    files = tmp_path / "relay"
    contract, feedback = files / "contracts/relay/openapi.yaml", files / "feedback/tickets.csv"
    result = init(tmp_path / "new", from_openapi=str(contract), feedback=str(feedback))
    first = result.drafts[0]
    assert first.title == "Search answers fast"
    assert first.criterion == (
        "p95 of api.latency_ms where operation = 'search' is < 500 ms over 28d"
    )
    with open(feedback, newline="") as file:
        area = {f"TIC-{row['id']}": row["area"] for row in csv.DictReader(file)}
    assert {area[row] for row in first.evidence} == {"search"}
    assert [draft.title for draft in result.drafts[1:]] == [
        "Every error keeps the one documented shape",
        "A first call is answered",
    ]


def test_the_wrong_order_is_no_word_about_orders() -> None:
    from sightline.measure.starting.feedback_mentions import Spoken
    from sightline.measure.starting.feedback_table import FeedbackRow

    said = {
        "They arrive in the wrong order": False, "In order to search I wait": False,
        "Orders get lost": True, "POST /orders hangs": True, "GET /order/1 hangs": True,
        "I can't create an order": True, "It is slow": False,
    }  # fmt: skip
    spoken = Spoken([FeedbackRow(words, words) for words in said])
    assert spoken.about("order").keys == tuple(words for words, meant in said.items() if meant)


def test_what_a_row_is_filed_under_counts_as_what_it_speaks_of(given: Path) -> None:
    rows = ["It takes 2 s,search", "It hangs,search", "Exports fail,billing", "Thanks,other"] * 10
    lines = [f"{i},2026-02-{1 + i % 28:02d},{row}" for i, row in enumerate(rows)]
    (given / "tickets.csv").write_text("id,date,words,area\n" + "\n".join(lines) + "\n")
    _, result = begin(given)
    assert result.drafts[0].title == "Search answers fast"
    assert (
        result.drafts[0]
        .stands_on[0]
        .startswith(
            '20 of 40 tickets mention "search", in words or by category; 20 of these speak of slow'
        )
    )


def test_a_single_remark_in_a_hundred_is_no_topic(given: Path) -> None:
    rows = ["Search is slow", *["Thanks"] * 99]
    lines = [f"{i},2026-02-{1 + i % 28:02d},{row}" for i, row in enumerate(rows)]
    (given / "tickets.csv").write_text("id,date,words\n" + "\n".join(lines) + "\n")
    _, result = begin(given)
    assert result.drafts[0].title == "Every error has one shape"


def test_a_second_run_keeps_everything_also_what_was_deleted(given: Path) -> None:
    root, _ = begin(given)
    (root / "requirements/REQ-002-every-error-has-one-shape.md").unlink()
    (root / "feedback/tickets.csv").write_text(tickets(21).replace("E-Mail", "Mail"))
    before = contents(root)
    (given / "relay.json").write_text(json.dumps(SPEC | {"x-new": True}))
    _, result = begin(given)
    assert contents(root) == before
    assert (result.created, result.drafts, result.to_add) == ((), (), {})
    assert result.kept == (
        "sightline.toml", "contracts/relay/openapi.json", "feedback/tickets.csv",
    )  # fmt: skip


def test_a_workspace_that_is_there_is_told_what_to_add_and_counts_on(given: Path) -> None:
    root = given / "new"
    (root / "requirements").mkdir(parents=True)
    mine = 'name = "Mine"\nowner = "bo"\n\n[feedback.TIC]\nfiles = "feedback/old.csv"\nkey = "id"\n'
    (root / "sightline.toml").write_text(mine)
    (root / "requirements/REQ-014-mine.md").write_text("---\ntitle: Mine\n---\n")
    _, result = begin(given)
    assert [draft.id for draft in result.drafts] == ["REQ-015", "REQ-016", "REQ-017"]
    assert result.drafts[0].evidence[0] == "FBK-100"
    assert (root / "sightline.toml").read_text() == mine
    (root / "sightline.toml").write_text(mine + "\n" + result.to_add["sightline.toml"])
    found = ask(root, "check").diagnostics
    assert {(d.code, d.path) for d in found if d.severity == "error"} == set()


def test_either_file_alone_is_enough(given: Path) -> None:
    root, result = begin(given, feedback=None)
    assert [draft.criterion.partition(" where")[0] for draft in result.drafts] == [
        "share(one_shape) of api.one_shape is >= 98 % over 28d",
        "p95 of api.latency_ms",
        "share(first_call) of clients.first_call is >= 90 % over 28d",
    ]
    assert not any(draft.evidence for draft in result.drafts)
    assert {(d.code, d.severity) for d in ask(root, "check").diagnostics} == {("SPC001", "info")}


def test_feedback_alone_is_drafted_by_what_hurts_most(given: Path) -> None:
    root, result = begin(given, from_openapi=None)
    assert [(d.title, d.stands_on[0].partition(" men")[0]) for d in result.drafts] == [
        ("Answers come fast", "8 of 20 tickets"),
        ("Requests succeed", "4 of 20 tickets"),
        ("A first call is answered", "4 of 20 tickets"),
    ]
    assert ask(root, "check").diagnostics == ()


def test_rows_that_name_no_pain_are_counted_by_their_own_words(given: Path) -> None:
    said = ["The Größe of our invoices", "Dashboards please", "dashboard and queries", "Invoice!"]
    lines = [f"{i},2026-02-{1 + i % 28:02d},{said[i % 4]}" for i in range(40)]
    (given / "tickets.csv").write_text("id,date,words\n" + "\n".join(lines) + "\n")
    root, result = begin(given, from_openapi=None)
    assert [d.criterion for d in result.drafts] == [
        "share(mention_dashboard) of feedback.mention_dashboard is < 25 % over 90d",
        "share(mention_invoice) of feedback.mention_invoice is < 25 % over 90d",
        "share(mention_grosse) of feedback.mention_grosse is < 12 % over 90d",
    ]
    assert ask(root, "check").diagnostics == ()
    answer = ask(root, "verify", as_of="2026-03-01")
    assert answer.problems == ()
    shares = [r.reading.value for r in answer.results]
    assert shares[:2] == [0.5, 0.5], "DuckDB and this module fold and inflect words alike"


def test_a_third_draft_is_not_made_up(given: Path) -> None:
    (given / "tickets.csv").write_text("id,words\n1,it is slow\n2,thanks a lot\n")
    _, result = begin(given, from_openapi=None)
    assert [draft.title for draft in result.drafts] == ["Answers come fast"]


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_a_contract_is_kept_byte_for_byte_and_reads_alike_in_both_forms(
    given: Path, form: str
) -> None:
    dumped = {
        "json": json.dumps(SPEC).encode() + b"\n\n",
        "yaml": b"# ours\r\n" + yaml.safe_dump(SPEC).encode(),
    }[form]
    (given / "spec.x").write_bytes(dumped)
    root, result = begin(given, from_openapi="spec.x", feedback=None)
    assert (root / f"contracts/relay/openapi.{form}").read_bytes() == dumped
    read = to_plain(result.contract)
    assert read == {
        "id": "API-relay",
        "path": f"contracts/relay/openapi.{form}",
        "title": "The Relay API",
        "version": "2",
        "operations": 4,
        "deprecated": 1,
        "need_key": 3,
        "without_client_errors": 2,
        "error_shapes": ["Other", "Problem"],
        "elsewhere": 0,
    }


def test_openapi_2_is_read_and_what_stands_in_other_files_is_told(given: Path) -> None:
    (given / "relay.json").write_text(
        'swagger: "2.0"\ninfo: {title: Pets Service, version: 1.0}\n'
        "paths:\n  /pets:\n    get:\n      responses:\n"
        '        404: {schema: {$ref: "#/definitions/Err"}}\n  /other: {$ref: other.yaml}\n'
    )
    _, result = begin(given, feedback=None)
    read = result.contract
    assert (read.path, read.version) == ("contracts/pets/openapi.yaml", "1.0")
    assert (read.operations, read.error_shapes, read.elsewhere) == (1, ("Err",), 1)
    shown = sightline(given, "init", "two", "--from-openapi", "relay.json").out
    assert "1 path only refers to another file" in shown
    assert "Every error keeps the one documented shape" in shown


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("type Query { a: Int }", "this is no OpenAPI file"),
        ("[1]", "this is no OpenAPI file"),
        ('{"openapi": "3.0.0", }', "this is not JSON"),
        ("openapi: 3.0.0\npaths: [\n", "this is not YAML"),
        ("openapi: 3.0.0\nx: " + "[" * 9999 + "]" * 9999, "nested deeper than 500 levels"),
        ("openapi: 3.0.0\nx: *nobody", "not YAML"),
        ("openapi: \xff".encode("latin-1").decode("latin-1"), "no OpenAPI file|not YAML"),
        ("", "this is no OpenAPI file"),
    ],
)
def test_what_is_no_contract_is_told_and_nothing_is_left(
    given: Path, text: str, message: str
) -> None:
    (given / "relay.json").write_text(text, encoding="latin-1")
    with pytest.raises(UsageError) as caught:
        begin(given)
    assert re.search(message, caught.value.message) and caught.value.help
    assert not (given / "new").exists()


def test_a_contract_that_says_odd_things_is_no_accident(given: Path) -> None:
    odd = {
        "openapi": "3.0.0",
        "info": 7,
        "paths": {
            "/a": None,
            "/b": [1],
            "/c": {"get": 5, "post": {"operationId": 9, "tags": "x", "responses": [1]}},
            "/d'`": {
                "get": {
                    "operationId": "it's [[REQ-9]] <!-- \n",
                    "responses": {"404": {"$ref": "#/x"}, "default": {"$ref": "y.yaml#/a"}},
                }
            },
        },
        "x": {"$ref": "#/x"},
    }
    (given / "relay.json").write_text(json.dumps(odd))
    root, result = begin(given, feedback=None)
    assert result.contract.id == "API-relay" and result.contract.operations == 2
    found = {(d.code, d.severity) for d in ask(root, "check").diagnostics}
    assert {one for one in found if one[1] != "info"} == {("CON003", "error")}
    assert {r.verdict for r in ask(root, "verify").results} == {"NO DATA"}


def test_the_main_operation_is_the_one_under_which_most_stand() -> None:
    from sightline.measure.starting.api_contract import read_contract
    from sightline.measure.starting.first_requirements import drafts_of

    for name, api, expected, operations in (
        ("github/api.github.com-npm23.0.2", "GitHub", "'repos/get'", 1223),
        ("stripe/spec3-v127", "Stripe", "'GetCustomers'", 417),
        ("adyen/CheckoutService-v72", "Adyen", "'post-payments'", 28),
    ):
        path = CONTRACTS / f"{name}.json.gz"
        if not path.exists():
            pytest.skip(f"no {path.name} here")
        data = gzip.decompress(path.read_bytes())
        contract = read_contract(data, name)
        assert api in contract.title and len(contract.operations) == operations
        plain = orjson.loads(data)
        verbs = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
        said = [o for item in plain["paths"].values() for verb, o in item.items() if verb in verbs]
        assert len(said) == operations
        silent = [o for o in said if not any(c[0] in "4d" for c in o["responses"])]
        assert sum(not o.documents_client_errors for o in contract.operations) == len(silent)
        promised = [draft.criterion for draft in drafts_of(contract, None)]
        assert [c for c in promised if f"operation = {expected} is < 500 ms" in c] != []


def test_where_no_operation_stands_out_the_promise_is_of_all(given: Path) -> None:
    spec = {"openapi": "3.0.0", "paths": {f"/{n}": {"post": {"responses": {}}} for n in "abc"}}
    (given / "relay.json").write_text(json.dumps(spec))
    _, result = begin(given, feedback=None)
    drafts = {draft.title: draft for draft in result.drafts}
    assert drafts["Answers come fast"].stands_on == (
        "no path of the contract stands above others: the promise is of all 3",
    )
    assert drafts["Answers come fast"].criterion == "p95 of api.latency_ms is < 500 ms over 28d"


def test_a_served_workspace_reads_no_file_that_a_request_names(given: Path) -> None:
    from sightline.kernel.errors import Refused

    root, _ = begin(given)
    dispatcher = Dispatcher(app.parts(), str(root))
    with pytest.raises(Refused):
        dispatcher.call("init", {"from_openapi": "/etc/passwd"}, Subject("http"))
