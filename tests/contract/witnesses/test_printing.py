"""A printed witness runs as it stands: in a shell, against a server, under pytest."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from proofs._contract_instances import samples
from proofs._contract_schemas import pairs
from sightline.contract.comparison import Witness
from sightline.contract.surface.surface import Dialect, Direction
from sightline.contract.witnesses.plain_schema import plain_schema
from sightline.contract.witnesses.printing import Side, curl_command, json_text, pytest_text
from sightline.contract.witnesses.trimming import trimmed
from sightline.contract.witnesses.validator import Validator

HOSTILE = (
    "it's",
    '"; rm -rf / #',
    "$(touch x) `id` ${HOME} $1",
    "a\nb\r\n\tc",
    "\\ \\' \\n \\",
    "!history & | > < * ? [a] {b,c} ~ %s",
    "@/etc/passwd",
    "-o /tmp/x",
    "é 🙂 \u202e \u00a0 \x1b[31m \x7f \x00",
    "\ud800",
    "'''",
    "",
)


def witness(**changes: Any) -> Witness:
    plain = Witness(
        operation="POST /pets/{id}",
        direction="request",
        location="body",
        value={"name": "Rex"},
        at="/name",
        sender="old",
        why="`tag` is missing",
        confirmed_by="jsonschema_rs",
        method="POST",
        url="https://api.example.com/pets/1?tags=a&tags=b",
        media="application/json",
    )
    return replace(plain, **changes)


def words(command: str) -> list[str]:
    """The words that a POSIX shell hands to curl."""
    script = "curl() { for word; do printf '%s\\0' \"$word\"; done; }\n" + command
    assert subprocess.run(["sh", "-n"], input=script.encode(), check=False).returncode == 0
    done = subprocess.run(["sh"], input=script.encode(), capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode().split("\0")[:-1]


def test_reads_as_one_would_write_it() -> None:
    assert curl_command(witness(headers=(("X-Id", "7"),))) == (
        "curl --globoff --request POST \\\n"
        "  --url 'https://api.example.com/pets/1?tags=a&tags=b' \\\n"
        "  --header 'X-Id: 7' \\\n"
        "  --header 'Content-Type: application/json' \\\n"
        '  --data-binary \'{"name": "Rex"}\''
    )


def test_no_letter_of_a_value_reaches_the_shell() -> None:
    value = {text: [text] for text in HOSTILE}
    said = words(curl_command(witness(value=value)))
    assert said[-2] == "--data-binary"
    assert json.loads(said[-1]) == value
    assert all(letter.isprintable() or letter == "\n" for letter in said[-1])


@pytest.mark.parametrize("text", HOSTILE)
def test_text_forms_headers_and_addresses_keep_every_letter_or_are_not_printed(text: str) -> None:
    form = "application/x-www-form-urlencoded"
    said = words(curl_command(witness(value={"a b": text, "n": [1, True]}, media=form)))
    sent = parse_qsl(said[-1], keep_blank_values=True)
    assert sent == [("a b", text.replace("\ud800", "?")), ("n", "1"), ("n", "true")]
    can_be_handed_on = "\0" not in text and "\ud800" not in text
    raw = curl_command(witness(value=text, media="text/plain"))
    assert bool(raw) is can_be_handed_on
    if raw:
        assert words(raw)[-2:] == ["--data-raw" if text[:1] == "@" else "--data-binary", text]
    many = curl_command(witness(value={"f": text}, media="multipart/form-data"))
    assert bool(many) is can_be_handed_on
    if many:
        assert words(many)[-2:] == ["--form-string", f"f={text}"]
    header = curl_command(witness(headers=(("X-A", text),)))
    assert bool(header) is (text.isprintable() and text == text.strip())
    if header:
        assert words(header)[6] == (f"X-A: {text}" if text else "X-A;")
    if can_be_handed_on:
        address = words(curl_command(witness(url=f"https://e.example/{text}")))[5]
        assert address.isascii()
        assert not set(address) & set(" \n\r\t\"'<>") - {"'"}


@pytest.mark.parametrize(
    "changes",
    [
        {"method": ""},
        {"url": ""},
        {"method": "GET /\r\nX: y"},
        {"headers": (("@/etc/passwd", "x"),)},
        {"headers": (("X", "a\r\nY: b"),)},
        {"media": "application/octet-stream", "value": {"a": 1}},
        {"media": "multipart/form-data", "value": [1]},
    ],
)
def test_what_curl_cannot_send_is_not_printed(changes: dict[str, Any]) -> None:
    assert curl_command(witness(**changes)) == ""


def test_media_ranges_become_something_that_can_be_sent() -> None:
    for media, sent in (
        ("*/*", "application/json"),
        ("", "application/json"),
        ("application/*", "application/json"),
        ("application/hal+json;profile=x", "application/hal+json;profile=x"),
    ):
        assert f"Content-Type: {sent}" in words(curl_command(witness(media=media)))
    assert not any(
        "Content-Type" in word for word in words(curl_command(witness(location="query a")))
    )
    assert "--head" in words(curl_command(witness(method="HEAD", location="query a")))


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (("o", "", "deepObject", True), "o[a]=1&o[b][0]=x&o[b][1]=y"),
        (("o", "application/json", "form", True), 'o={"a":1,"b":["x","y"]}'),
        (("o", "", "form", False), 'o=a,1,b,["x","y"]'),
        (("o", "", "form", True), 'a=1&b=["x","y"]'),
    ],
)
def test_forms_follow_their_encoding(encoding: tuple[str, str, str, bool], body: str) -> None:
    form = witness(
        value={"o": {"a": 1, "b": ["x", "y"]}}, media="application/x-www-form-urlencoded"
    )
    sent = words(curl_command(form, (encoding,)))[-1]
    pairs_sent = "&".join(f"{name}={text}" for name, text in parse_qsl(sent))
    assert pairs_sent == body


@contextmanager
def echoing() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    heard: list[dict[str, Any]] = []

    class Echo(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            heard.append({"path": self.path, "headers": dict(self.headers), "body": body})
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            """Stay silent."""

    server = HTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", heard
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_a_server_hears_what_the_witness_says() -> None:
    value = {text: text for text in HOSTILE}
    with echoing() as (base, heard):
        sent = witness(
            value=value, url=f"{base}/pets/%7B1%7D?f[a]=1&x={{y}}", headers=(("X-Id", "it's"),)
        )
        command = curl_command(sent) + " --silent --show-error --noproxy '*'"
        done = subprocess.run(["sh", "-c", command], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    (request,) = heard
    assert json.loads(request["body"]) == value
    assert request["path"] == "/pets/%7B1%7D?f[a]=1&x={y}"
    assert request["headers"]["X-Id"] == "it's"
    assert request["headers"]["Content-Type"] == "application/json"


def sides(tmp_path: Path, *, size: int = 1) -> tuple[Side, Side]:
    """A contract before and after `tag` became required; `size` enlarges what judges the value."""
    found = []
    for name, required in (("old", ["name"]), ("new", ["name", "tag"])):
        schema: dict[str, Any] = {
            "type": "object",
            "required": required,
            "properties": {
                "name": {"type": "string", "enum": ["Rex", *(f"'''{n}\\" for n in range(size))]},
                "other": {"$ref": "#/components/schemas/Other"},
            },
        }
        root: dict[str, Any] = {
            "openapi": "3.0.3",
            "components": {"schemas": {"Pet": schema, "Other": {"enum": ["x"] * 3000}}},
        }
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(root))
        reference = {"$ref": "#/components/schemas/Pet"}
        plain = plain_schema(root, reference, Dialect.OPENAPI_3_0, Direction.REQUEST)
        found.append(Side(str(path), "/components/schemas/Pet", plain))
    return found[0], found[1]


def test_the_test_runs_under_pytest(tmp_path: Path) -> None:
    old, new = sides(tmp_path)
    long_old, long_new = sides(tmp_path, size=900)
    short = pytest_text(witness(why='`tag` """ \\ is missing'), old, new)
    long = pytest_text(witness(), long_old, long_new)
    assert ("validator_at" in short, "validator_at" in long) == (False, True)
    assert '"Other"' not in short
    (tmp_path / "test_short.py").write_text(short)
    (tmp_path / "test_long.py").write_text(long)
    (tmp_path / "test_mended.py").write_text(pytest_text(witness(), old, old))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed, 2 passed" in done.stdout, done.stdout
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED ")]
    assert [line.split("::")[0] for line in failed] == ["FAILED test_mended.py"]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_test_holds_every_value_as_it_is(text: str) -> None:
    value = {text: text, "n": {"deep": [text, 1.5, None, True]}}
    side = Side("a", "/a", {"const": value})
    printed = pytest_text(
        witness(value=value, operation=text, why=text), side, Side("b", "/b", {"not": {}})
    )
    assert printed.isascii()
    space: dict[str, Any] = {}
    exec(compile(printed, "test.py", "exec"), space)
    assert space["VALUE"] == value
    if text != "\ud800":
        space["test_accepted_by_the_old_refused_by_the_new"]()


def test_trimming_changes_no_verdict() -> None:
    smaller = 0
    for number, pair in enumerate(pairs(21, 150, real=False)):
        plain = plain_schema(pair.root_new, pair.schema_new, pair.dialect, None)
        whole = Validator(plain)
        for value in samples(plain, number, 6):
            cut = trimmed(plain, value)
            assert Validator(cut).accepts(value) is whole.accepts(value), (plain, value)
            smaller += len(json.dumps(cut)) < len(json.dumps(plain))
    assert smaller > 150


def test_short_json_stays_on_one_line() -> None:
    assert json_text({"a": "\u202e"}) == '{"a": "\\u202e"}'
    assert json_text(list(range(40))).startswith("[\n  0,\n")
