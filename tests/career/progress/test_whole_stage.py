"""The whole room without a network, and no emitted place that doesn't say what it quotes."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from sightline import app
from sightline.career.reading.read import read_document
from sightline.kernel.documents.span import Span
from sightline.kernel.errors import SightlineError
from tests.career.tailoring.people import PEOPLE, POSTING
from tests.workspaces import OWNER, ask, write_workspace

OPERATIONS = sorted(n for n in app.catalogue().operations.all() if n.startswith("career."))
OWN_WORDS = "# Profile, in my own words\n\n## 2026-02-01\n\nI taught myself GraphQL last year.\n"
ANSWERS_WITHOUT_MORE = (
    "career.digest", "career.forget", "career.learn", "career.letter", "career.path",
    "career.profile", "career.read", "career.reflect", "career.stories", "career.tailor",
    "career.tracker",
)  # fmt: skip


def request_for(operation: str, person: Path) -> dict[str, Any]:
    """A request in which every field that names a document names one."""
    declared = {f.name for f in fields(app.catalogue().operations.find(operation).request)}
    given: dict[str, Any] = {
        "resume": str(person), "posting": str(POSTING), "file": str(person),
        "person": "Noor Haddad", "against": (str(person),), "documents": (str(person),),
    }  # fmt: skip
    if operation == "career.posting":
        given["file"] = str(POSTING)
    if operation == "career.tracker":
        given.pop("posting")
    return {name: value for name, value in given.items() if name in declared}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_workspace(tmp_path, {
        "career/profile.md": OWN_WORDS,
        "career/applications/APP-001-acme.md": "---\ntitle: Acme\nby: 2026-03-05\n---\n",
    })  # fmt: skip


def answers(root: Path, person: Path) -> Iterator[tuple[str, Any]]:
    """What every operation of the room answers; one that wants something else is left out."""
    for operation in OPERATIONS:
        try:
            found = ask(root, operation, subject=OWNER, **request_for(operation, person))
        except SightlineError:
            continue
        yield operation, found


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a socket or looks up a name fails."""

    class Refused(socket.socket):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            raise AssertionError("a socket was opened")

    def refuse(*arguments: Any, **options: Any) -> Any:
        raise AssertionError("a name was looked up")

    monkeypatch.setattr(socket, "socket", Refused)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_sockets")
def test_sockets_are_refused_here() -> None:
    with pytest.raises(AssertionError, match="a socket was opened"):
        socket.socket()
    with pytest.raises(AssertionError, match="a name was looked up"):
        socket.getaddrinfo("example.com", 80)


def spans_in(value: Any) -> Iterator[Span]:
    """Every place that a result names, however deep."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Span):
            yield one
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, (list, tuple, set, frozenset)):
            waiting += list(one)
        elif is_dataclass(one):
            waiting += [getattr(one, f.name) for f in fields(one)]


@pytest.mark.usefixtures("no_sockets")
@pytest.mark.parametrize("person", PEOPLE, ids=lambda path: path.stem)
def test_every_operation_answers_offline_writes_nothing_and_quotes_what_stands_there(
    person: Path, root: Path
) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    read = [
        read_document(person.name, person.read_bytes()),
        read_document(POSTING.name, POSTING.read_bytes()),
        read_document("profile.md", OWN_WORDS.encode()),
    ]
    texts = {document.hash: document.text for document in read}
    answered, emitted = set(), 0
    for operation, found in answers(root, person):
        answered.add(operation)
        for span in spans_in(found):
            emitted += 1
            assert span.document in texts, operation
            assert texts[span.document][span.start : span.end] == span.quote, operation
    assert emitted > 100
    assert set(ANSWERS_WITHOUT_MORE) <= answered
    assert len(answered) >= len(OPERATIONS) * 3 // 4
    after = {
        path: path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".sightline" not in path.parts
    }
    assert after == before
