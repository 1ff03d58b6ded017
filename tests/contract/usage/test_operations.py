"""`contract usage` and `contract impact`, as they are asked."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import Refused, UsageError
from tests.cli.command_line import sightline
from tests.contract.traffic.written import combined, har
from tests.contract.usage.shop import ACME, BOLT, CONSUMERS, DOCUMENT, NOBODY, body, made
from tests.workspaces import SETTINGS, ask, write_workspace

NEW = json.loads(json.dumps(DOCUMENT))
del NEW["paths"]["/exports"]
del NEW["components"]["schemas"]["Customer"]["properties"]["tax_id"]
LOG = combined(
    [
        made(ACME, "POST", "/exports", 202),
        made(BOLT, "GET", "/customers?status=active", 200),
        made(NOBODY, "GET", "/customers", 200),
        made(NOBODY, "GET", "/nowhere", 404),
    ]
)
FILES: dict[str, str | bytes] = {
    "sightline.toml": SETTINGS + 'as_of = 2026-03-02\n[audiences.board]\nhide = ["source:usage"]\n',
    "contracts/shop/openapi.json": json.dumps(DOCUMENT),
    "contracts/shop/consumers.csv": CONSUMERS,
    "new.json": json.dumps(NEW),
    "access.log": LOG,
}
OLD = "contracts/shop/openapi.json"
AS_OF = "2026-03-02"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_workspace(tmp_path, FILES)


def asked(root: Path, name: str, **request: Any) -> Any:
    return ask(root, name, as_of=AS_OF, **request)


def test_calls_are_counted_and_told(root: Path) -> None:
    result = asked(root, "contract.usage", files=("access.log",))
    [one] = result.imported
    assert (one.format, one.calls, one.matched, one.broken) == ("access-log", 4, 3, 0)
    assert (result.api, result.calls, result.unmapped, result.unmatched) == ("API-shop", 3, 1, 1)
    assert [(u.consumer, u.calls, u.last) for u in result.consumers] == [
        ("Acme", 1, "2026-03-01"), ("Bolt", 1, "2026-03-01"),
    ]  # fmt: skip
    assert [(c.match, c.value, c.calls) for c in result.callers] == [("user_agent", "y/*", 1)]
    assert [(o.operation, o.calls, o.consumers, o.unmapped) for o in result.operations] == [
        ("GET /customers", 2, 1, 1), ("POST /exports", 1, 1, 0),
    ]  # fmt: skip
    assert result.never_called == ("GET /customers/{id}", "POST /customers")
    assert result.problems == ()


def test_what_was_counted_is_known_later_and_counts_once(root: Path) -> None:
    asked(root, "contract.usage", files=("access.log",))
    again = asked(root, "contract.usage", files=("access.log",))
    assert (again.imported[0].is_known, again.calls) == (True, 3)
    later = asked(root, "contract.usage")
    assert (later.calls, later.sources, later.imported) == (3, ("access.log",), ())


def test_naming_a_caller_asks_to_count_again_and_then_names_it(root: Path) -> None:
    asked(root, "contract.usage", files=("access.log",))
    more = CONSUMERS + "Cero,user_agent,y/*\n"
    (root / "contracts/shop/consumers.csv").write_text(more)
    note = "consumers.csv has changed since access.log was counted: count it again"
    assert asked(root, "contract.usage").notes == (note,)
    result = asked(root, "contract.usage", files=("access.log",))
    assert (result.unmapped, result.consumer_count, result.notes) == (0, 3, ())


def test_an_impact_by_what_was_counted(root: Path) -> None:
    asked(root, "contract.usage", files=("access.log",))
    result = asked(root, "contract.impact", old=OLD, new="new.json")
    assert result.exit_code == 1
    [contract] = result.contracts
    by_pointer = {i.pointer: i for i in contract.impacts}
    assert by_pointer["/paths/~1exports/post"].words == (
        "1 operation; called by 1 of 2 consumers, 33 % of calls in 28 days: Acme"
    )
    field = by_pointer["/components/schemas/Customer/properties/tax_id"]
    assert (field.state, field.reason) == (
        "unknown",
        "fields unknown: this source carries no bodies",
    )
    assert (contract.calls, contract.consumers, contract.unmapped) == (3, 2, 1)


def test_an_impact_by_a_file_leaves_nothing_behind(root: Path) -> None:
    calls = [made(ACME, "GET", "/customers/1", 200, response_body=body({"tax_id": "T"}))]
    (root / "calls.har").write_bytes(har(calls))
    result = asked(root, "contract.impact", old=OLD, new="new.json", usage="calls.har")
    words = {i.pointer: i.words for i in result.contracts[0].impacts}
    assert words["/components/schemas/Customer/properties/tax_id"] == (
        "4 operations; in calls of 1 of 1 consumers, 100 % of calls in 28 days: Acme"
    )
    assert not (root / ".sightline" / "state").exists()


def test_a_version_against_itself_hurts_nobody(root: Path) -> None:
    result = asked(root, "contract.impact", old=OLD, new=OLD, usage="access.log")
    assert (result.exit_code, result.contracts[0].impacts) == (0, ())


def test_without_traffic_there_is_no_answer(root: Path) -> None:
    for name in ("contract.usage", "contract.impact"):
        with pytest.raises(UsageError, match="no traffic was counted yet"):
            asked(root, name)


@pytest.mark.parametrize(
    ("request_", "message", "help"),
    [
        ({"files": ("nothing.log",)}, "there is no file nothing.log",
         "name a capture or a log, written from the workspace's folder"),
        ({"api": "API-shp"}, "there is no contract API-shp", "did you mean API-shop?"),
        ({"files": ("access.log",), "map": ("x",)}, "--map x: this is no FIELD=NAME",
         "for example: --map client_id=tenant"),
        ({"over": "28 dd"}, None, None),
        ({"files": ("access.log",), "traffic_format": "hra"}, "there is no traffic format `hra`",
         "did you mean har?"),
    ],
)  # fmt: skip
def test_mistakes_are_answered_with_what_to_do(
    root: Path, request_: dict[str, Any], message: str | None, help: str | None
) -> None:
    with pytest.raises(UsageError) as refused:
        asked(root, "contract.usage", **request_)
    if message:
        assert (refused.value.message, refused.value.help) == (message, help)


@pytest.mark.parametrize("path", ["../outside.log", "/etc/hostname", "link.log"])
def test_only_whoever_types_at_the_machine_names_files_outside(root: Path, path: str) -> None:
    (root.parent / "outside.log").write_bytes(LOG)
    (root / "link.log").symlink_to(root.parent / "outside.log")
    with pytest.raises((UsageError, Refused)):
        asked(root, "contract.usage", files=(path,))


def test_an_audience_from_whom_usage_is_hidden_gets_none(root: Path) -> None:
    asked(root, "contract.usage", files=("access.log",))
    dispatcher = Dispatcher(app.parts(), str(root), AS_OF)
    for name, request in (
        ("contract.usage", {}),
        ("contract.impact", {"old": OLD, "new": "new.json"}),
    ):
        with pytest.raises(Refused, match="usage is hidden from you"):
            dispatcher.call(name, request, Subject("test", "board"))


def test_a_fingerprint_is_that_of_the_same_key_in_traffic(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("the-key-of-acme\n"))
    shown = sightline(root, "contract", "usage", "--fingerprint")
    assert shown.out.startswith("key:") and "the-key" not in shown.out
    row = f"Keyed,key,{shown.out.strip()}\n"
    (root / "contracts/shop/consumers.csv").write_text(CONSUMERS + row)
    headers = {"Authorization": "Bearer the-key-of-acme"}
    (root / "a.har").write_bytes(har([made(NOBODY, "GET", "/customers", 200, headers=headers)]))
    result = asked(root, "contract.usage", files=("a.har",))
    assert [u.consumer for u in result.consumers] == ["Keyed"]
    with pytest.raises(Refused, match="a key is only taken at the machine itself"):
        asked(root, "contract.usage", fingerprint=True)


def test_neither_errors_nor_answers_repeat_a_secret(root: Path) -> None:
    secret = "hunter2hunter2"
    (root / "bad.log").write_text(f"password={secret}\n" * 3)
    shown = sightline(root, "contract", "usage", "bad.log", "--traffic-format", "jsonl")
    assert shown.code == 2 and secret not in shown.out + shown.err
    good = LOG.decode().replace("status=active", f"api_key={secret}")
    (root / "good.log").write_text(good + f"junk {secret}\n")
    shown = sightline(root, "contract", "usage", "good.log", "--json")
    assert shown.code == 0 and secret not in shown.out + shown.err
    kept = b"".join(p.read_bytes() for p in (root / ".sightline").rglob("*") if p.is_file())
    assert secret.encode() not in kept
