"""No test reaches a network: the guard in the root conftest.py holds."""

from __future__ import annotations

import socket

import pytest


def test_a_server_on_loopback_is_allowed() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()


@pytest.mark.parametrize("address", [("0.0.0.0", 0), ("", 0)])
def test_listening_on_every_address_is_refused(address: tuple[str, int]) -> None:
    with socket.socket() as server, pytest.raises(RuntimeError, match="only use this machine's"):
        server.bind(address)


def test_calling_another_machine_is_refused() -> None:
    with socket.socket() as client, pytest.raises(RuntimeError, match=r"not 192\.0\.2\.1"):
        client.connect(("192.0.2.1", 80))
