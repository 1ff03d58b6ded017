"""One request put to the command line and to HTTP; and requests made from an operation's own types.

The words are those of `_small_product`, chosen by the name of the field, and now and then any text:
so many requests can be answered, and each way of being refused is met as well.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any, get_type_hints

from hypothesis import strategies as st
from starlette.testclient import TestClient

from proofs import _small_product as words
from sightline import app
from sightline.kernel.asking.registry import Operation
from sightline.text.visible import visible
from sightline.web.application import application
from sightline.web.openapi import path_of
from tests.cli.command_line import sightline

KEY = "the-key-of-this-launch"
STATUS = {2: 422, 3: 503, 4: 403, 70: 500}
_HEADERS = {"Authorization": f"Bearer {KEY}"}
_AUDIENCES = (*[""] * 9, "partner", "partner", "nobody")
_BASELINES = ("", '{"diagnostics": []}', "{}", '{"diagnostics": 5}')


def operations() -> dict[str, Operation]:
    """Every operation that is served, by its name."""
    found = app.catalogue().operations.all()
    return {name: operation for name, operation in found.items() if not operation.anywhere}


@st.composite
def requests_of(draw: st.DrawFn, operation: Operation) -> dict[str, Any]:
    """A request of an operation as a JSON object, with what every operation takes."""
    hints = get_type_hints(operation.request)
    payload = {}
    for declared in fields(operation.request):
        is_needed = declared.default is MISSING
        if is_needed or draw(st.integers(0, 2)) < (2 if declared.metadata.get("positional") else 1):
            payload[declared.name.rstrip("_")] = draw(_values(declared, hints[declared.name]))
    if operation.workspace:
        payload["as_of"] = draw(st.sampled_from(("2026-03-01",) * 16 + words.MOMENTS))
        payload["audience"] = draw(st.sampled_from(_AUDIENCES))
    if operation.writes:
        payload["dry_run"] = draw(st.booleans())
    return payload


def _values(declared: Field[Any], annotation: Any) -> st.SearchStrategy[Any]:
    name = declared.name.rstrip("_")
    if declared.metadata.get("file"):
        return st.sampled_from(_BASELINES)
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        return st.sampled_from((0, 1, 2, 5, 1000, -1, 2**53 - 1, -(2**53) + 1))
    if annotation is float:
        return st.sampled_from((0.0, 0.5, 1.0, 12.0, -3.0, 1e9, 9e15))
    texts = st.sampled_from(words.POOLS.get(name, words.WORDS))
    any_text = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=12)
    one = st.one_of(*[texts] * 6, st.sampled_from(words.WORDS), any_text)
    one = one.filter(lambda text: text != "-")  # the command line would read standard input
    if name == "sql":
        one = one.filter(lambda text: not text.endswith(".sql"))  # and these from a file
    return one if annotation is str else st.lists(one, max_size=3)


class TwoSurfaces:
    """Two workspaces that begin alike: one at the command line, one behind HTTP."""

    def __init__(self, scratch: Path) -> None:
        self.scratch = scratch
        self.pristine = words.write_product(scratch / "pristine")
        self.typed = scratch / "typed"
        self.served = scratch / "served"
        self._anew()

    def _anew(self) -> None:
        for root in (self.typed, self.served):
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(self.pristine, root)
        served = application(app.parts(), str(self.served), key=KEY)
        self.client = TestClient(served, base_url="http://127.0.0.1", headers=_HEADERS)

    def agree(self, operation: Operation, payload: dict[str, Any]) -> int:
        """Put a request to both; the HTTP status. Raises AssertionError where they differ."""
        what = f"{operation.name} {json.dumps(payload)}"
        os.environ["LOGNAME"] = "http"  # who wrote it: on the command line the name of the user
        try:
            said = sightline(self.typed, *self._words(operation, payload))
            answer = self.client.post(path_of(operation), json=payload)
            assert str(self.scratch) not in answer.text, f"{what}: a path of the machine is told"
            if not _is_for_the_command_line(answer):
                self._same_answer(said, answer, what)
                self._same_files(what)
            if not operation.writes:
                asked = self.client.get(path_of(operation), params=list(_pairs(payload)))
                assert asked.status_code == answer.status_code, f"{what}: GET {asked.text}"
                self._same_json(answer.json(), asked.json(), what)
        finally:
            if operation.writes and not payload.get("dry_run"):
                self._anew()
        return int(answer.status_code)

    def _same_answer(self, said: Any, answer: Any, what: str) -> None:
        if said.out:
            assert answer.status_code == 200, f"{what}: {answer.text}"
            self._same_json(json.loads(said.out), answer.json(), what)
        else:
            self._same_refusal(said, answer, what)

    @staticmethod
    def _same_json(one: Any, other: Any, what: str) -> None:
        for key in {*one, *other} if one != other else ():
            pair = json.dumps([one.get(key, "absent"), other.get(key, "absent")])
            assert one.get(key) == other.get(key), f"{what}: `{key}` differs: {pair[:900]}"

    def _same_files(self, what: str) -> None:
        one, other = _contents(self.typed), _contents(self.served)
        differ = [path for path in {*one, *other} if one.get(path) != other.get(path)]
        told = [(path, one.get(path), other.get(path)) for path in differ]
        assert not differ, f"{what}: files differ: {told}"

    def _same_refusal(self, said: Any, answer: Any, what: str) -> None:
        problem = answer.json()
        expected = STATUS[said.code]
        assert answer.status_code in (expected, 409), f"{what}: {problem}, but {said.err}"
        assert answer.status_code < 500 or said.code == 3, f"{what}: {problem}"
        assert answer.headers["content-type"] == "application/problem+json", what
        assert visible(problem["title"]) in said.err, f"{what}: {problem}, but {said.err}"

    def _words(self, operation: Operation, payload: dict[str, Any]) -> list[str]:
        """The command line that asks the same. The words stand last, after ``--``."""
        options, last = ["--json"], []
        for declared in fields(operation.request):
            name = declared.name.rstrip("_")
            value = payload.get(name)
            values = value if isinstance(value, list) else [value]
            flag = "--" + name.replace("_", "-")
            if declared.metadata.get("positional"):
                last.append(values if name in payload else None)
            elif declared.metadata.get("export"):
                ending = declared.metadata["endings"][0]
                options += [f"{flag}={self.scratch / f'made-{name}{ending}'}"] if value else []
            elif declared.metadata.get("file") and value:
                (self.scratch / "given.json").write_text(str(value), encoding="utf-8")
                options.append(f"{flag}={self.scratch / 'given.json'}")
            elif isinstance(value, bool):
                options += [flag] if value else []
            elif name in payload:
                options += [f"{flag}={one}" for one in values]
        for name, flag in (("as_of", "--as-of"), ("audience", "--as")):
            options += [f"{flag}={payload[name]}"] if name in payload else []
        options += ["--dry-run"] if payload.get("dry_run") else []
        words = list(_without_gaps(last))
        return [*operation.name.split("."), *options, *(["--", *words] if words else [])]


def _is_for_the_command_line(answer: Any) -> bool:
    """What only the person at the machine may: name a path that could lead out of the workspace,
    remove what they keep about themselves, give a key."""
    title = answer.json()["title"] if answer.status_code == 403 else ""
    return title.startswith("The path ") or " at the machine" in title


def _without_gaps(positional: list[list[Any] | None]) -> Iterator[str]:
    """Words of a command line: one that is left out before another that isn't is the empty one."""
    while positional and positional[-1] is None:
        positional.pop()
    for values in positional:
        yield from map(str, [""] if values is None else values)


def _pairs(payload: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in payload.items():
        for one in value if isinstance(value, list) else [value]:
            yield name, one if isinstance(one, str) else json.dumps(one)


def _contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".sightline" not in path.parts
    }
