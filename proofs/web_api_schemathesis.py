"""What OpenAPI says of the HTTP API is so: schemathesis finds nothing, 500 examples an operation.

Schemathesis (https://schemathesis.io, in an environment of its own) reads the OpenAPI document of a
server on loopback and sends requests that fit it and requests that don't. Found would be: a status,
header or body that isn't described, a fault of ours, a request that fits and is no request (400),
one that doesn't fit and is taken, an answer without the key, a method that isn't there and works.
A third of the texts are words that mean something in the workspace, so that many are answered.

The server looks through each answer itself: none may hold a place of the machine or a traceback.
openapi-spec-validator checks the document first.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from devtools.environment import ensure_peer, is_peer_ready
from devtools.errors import ChoreError
from proofs._small_product import POOLS, WORDS, write_product
from proofs._surfaces import operations
from sightline.kernel.asking.registry import Operation
from sightline.web.openapi import OPENAPI_PATH, openapi_json, path_of

TITLE = "OpenAPI: schemathesis finds nothing, 500 examples an operation and method"
ROUNDS_SMALL = 1
ROUNDS_FULL = 20
_SHARES = 3  # each seed takes every third operation: three in a row take all
_EXAMPLES = 500
_FEW_EXAMPLES = 10
_WAIT_SECONDS = 60
_SAID_CHARACTERS = 3_000


def _dictionary(name: str, values: tuple[str, ...]) -> str:
    return f"[dictionaries.{name}]\nvalues = {json.dumps(values)}\n"


def _bound(name: str) -> str:
    """A field of an address, a body, or a list of one, mostly holds a likely value."""
    held = f'{{ dictionary = "{name}", probability = 0.9 }}\n'
    return "".join(f'"{place}" = {held}' for place in (f"query.{name}", f"body.{name}"))


_LIKELY = {**POOLS, "as_of": ("2026-03-01", "2026-02-01"), "audience": ("", "partner")}
_SETTINGS = f"""
continue-on-failure = true
suppress-health-check = ["all"]
request-timeout = 60.0
max-failures = 20

[dictionaries.words]
values = {json.dumps([word for word in WORDS if word])}

{"".join(_dictionary(name, values) for name, values in _LIKELY.items())}
[parameters]
{"".join(map(_bound, _LIKELY))}
[generation]
with-security-parameters = false
database = "none"

[generation.dictionaries]
string = {{ dictionary = "words", probability = 0.33 }}

[checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "409", "422"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "405", "413", "414", "415"]
"""


def run(seed: int, rounds: int) -> dict[str, object]:
    """Each round is an operation, with every method that it takes, on a workspace of its own.

    A single round is a short one, for which nothing is installed.
    """
    is_short = rounds == ROUNDS_SMALL
    if is_short and not is_peer_ready("schemathesis"):
        return {"skipped": "schemathesis is not installed for a short round"}
    try:
        python = ensure_peer("schemathesis")
    except ChoreError as error:
        return {"skipped": f"schemathesis can't be had: {str(error).splitlines()[0]}"}
    examples = _FEW_EXAMPLES if is_short else _EXAMPLES
    chosen = list(operations().values())[seed % _SHARES :: _SHARES]
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder).resolve()
        (scratch / "schemathesis.toml").write_text(_SETTINGS, encoding="utf-8")
        _validate(python, scratch)
        for number in range(rounds):
            operation = chosen[number % len(chosen)]
            done["requests"] += _examine(python, scratch, operation, seed + number, examples)
            done["operations"] += 1
    return {"examples": examples, **done}


def _validate(python: Path, scratch: Path) -> None:
    document = scratch / "openapi.json"
    document.write_bytes(openapi_json(operations()))
    command = [str(python), "-m", "openapi_spec_validator", str(document)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 0, f"not valid OpenAPI: {(said.stdout + said.stderr)[:2000]}"


def _examine(
    python: Path, scratch: Path, operation: Operation, seed: int, examples: int = _EXAMPLES
) -> int:
    """How many requests were sent; AssertionError with what was found."""
    root = write_product(scratch / f"{operation.name}-{seed}")
    report = scratch / "report.json"
    report.unlink(missing_ok=True)
    with _server(root, scratch) as (port, key):
        command = [
            str(python.parent / "schemathesis"), "run", f"http://127.0.0.1:{port}{OPENAPI_PATH}",
            "--header", f"Authorization: Bearer {key}", "--include-path", path_of(operation),
            "--phases", "examples,coverage,fuzzing", "--max-examples", str(examples),
            "--seed", str(seed), "--no-color", "--warnings", "off",
            "--report", "json", "--report-json-path", str(report),
        ]  # fmt: skip
        said = subprocess.run(
            command, cwd=scratch, capture_output=True, text=True, errors="replace", check=False
        )
    leaked = (scratch / "leaked").read_text(encoding="utf-8")
    what = f"{operation.name} (seed {seed})"
    assert said.returncode == 0, f"{what}: {_failures(said.stdout + said.stderr)}"
    assert not leaked, f"{what}: told a place of the machine: {leaked[:_SAID_CHARACTERS]}"
    return int(_sent(report))


def _failures(text: str) -> str:
    start = text.find("= FAILURES =")
    return text[max(0, start) :][:_SAID_CHARACTERS]


def _sent(report: Path) -> int:
    return int(json.loads(report.read_text(encoding="utf-8"))["test_cases"]["generated"])


@contextmanager
def _server(root: Path, scratch: Path) -> Iterator[tuple[int, str]]:
    """A server of the workspace in a process of its own: its port and its key."""
    key = secrets.token_urlsafe(16)
    (scratch / "leaked").write_text("", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    words = [
        sys.executable,
        "-m",
        "proofs._watched_server",
        str(root),
        str(scratch / "leaked"),
        key,
    ]
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline())
            _wait_until_it_answers(port)
            yield port, key
        finally:
            server.kill()


def _wait_until_it_answers(port: int) -> None:
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", OPENAPI_PATH)
                assert connection.getresponse().status == 401, "answered without the key"
            return
        except OSError:
            assert time.monotonic() < until, "the server doesn't answer"
            time.sleep(0.05)
