"""A reference to the network never reaches a private address, however the way there is laid."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from sightline.contract.reading import network
from sightline.contract.reading.network import Network, is_public
from sightline.text.yaml.nodes import Problem

PUBLIC = "93.184.215.14"


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, _, rest = self.path[1:].partition("/")
        if kind == "to":
            self.send_response(302)
            self.send_header("Location", "/" + rest if rest.startswith("to") else "http://" + rest)
            self.end_headers()
            return
        self.send_response(404 if kind == "gone" else 200)
        self.end_headers()
        self.wfile.write(b"x" * int(rest) if kind == "much" else b"openapi: 3.1.0\n")

    def log_message(self, *words: Any) -> None:
        """Nothing is told of requests."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


class _Named(socket.socket):
    """A connection to the test's server that says it leads to a public address."""

    def getpeername(self) -> Any:
        return (PUBLIC, 80)


def connected(port: int) -> network.Connect:
    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        assert is_public(address[0]), "the address asked is the one that was checked"
        made = _Named(socket.AF_INET, socket.SOCK_STREAM)
        made.settimeout(5)
        made.connect(("127.0.0.1", port))
        return made

    return connect


def resolved(host: str, port: int) -> list[str]:
    return {"docs.example": [PUBLIC], "inner.example": ["10.0.0.7"], "both.example": [
        PUBLIC, "192.168.1.1",
    ]}.get(host, [host])  # fmt: skip


def asked(url: str, port: int) -> bytes | str:
    answer = Network(resolved, connected(port)).read(url)
    return answer.message if isinstance(answer, Problem) else answer


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0",
     "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a9fe:a9fe", "ff02::1", "localhost",
     "", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
)  # fmt: skip
def test_an_address_that_is_not_of_the_public_internet_is_refused(address: str) -> None:
    assert not is_public(address)


def test_a_public_address_is_asked(port: int) -> None:
    assert asked("http://docs.example/a.yaml", port) == b"openapi: 3.1.0\n"
    assert is_public(PUBLIC)
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://inner.example/a", "not of the public internet"),
        ("http://both.example/a", "not of the public internet"),
        ("http://127.0.0.1/a", "not of the public internet"),
        ("http://[::1]/a", "not of the public internet"),
        ("http://docs.example/to/inner.example/a", "not of the public internet"),
        ("http://docs.example/to/169.254.169.254/latest", "not of the public internet"),
        ("http://docs.example/" + "to/" * 9 + "docs.example", "redirected more than 5 times"),
        ("http://docs.example/gone", "the server answers 404"),
        ("http://docs.example/much/32000001", "more than 32 MB"),
        ("http://me:secret@docs.example/", "a name and a password"),
        ("ftp://docs.example/", "only http and https"),
        ("http://docs.example/a b", "can't be asked"),
        ("http://docs.example:no/", "can't be asked"),
    ],
)
def test_what_is_not_read_says_why(port: int, url: str, words: str) -> None:
    answer = asked(url, port)
    assert isinstance(answer, str)
    assert words in answer


def test_a_name_that_answers_otherwise_the_second_time_leads_nowhere(port: int) -> None:
    """The address connected to is looked at too, whatever was resolved."""

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        return socket.create_connection(("127.0.0.1", port), timeout)

    answer = Network(resolved, connect).read("http://docs.example/a")
    assert isinstance(answer, Problem)
    assert "not of the public internet" in answer.message


def test_one_document_makes_a_hundred_requests_at_most(port: int) -> None:
    here = Network(resolved, connected(port))
    answers = [here.read(f"http://docs.example/{number}") for number in range(101)]
    assert [isinstance(one, Problem) for one in answers] == [False] * 100 + [True]
    assert here.read("http://docs.example/1") == answers[1]
