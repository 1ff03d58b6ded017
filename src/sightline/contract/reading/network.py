"""Reads references to the network, where a person has allowed it, and never a private address.

Each name is resolved once and the connection goes to the very address that was checked, so that a
name which answers differently the second time leads nowhere (DNS rebinding). Every redirect is
checked the same way. Proxies and credentials of the environment are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from sightline.text.yaml.nodes import Problem

__all__ = ["Network", "is_public"]

_MOST_BYTES = 32_000_000
_MOST_REQUESTS = 100
_MOST_REDIRECTS = 5
_TIMEOUT_S = 20.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPTED = "application/json, application/yaml, text/yaml, */*;q=0.5"

Resolve = Callable[[str, int], list[str]]
Connect = Callable[[tuple[str, int], float], socket.socket]


class _Refused(Exception):
    """A request that isn't made, or an answer that isn't taken; the text says why."""


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, also behind a translation to IPv6.

    >>> [is_public(address) for address in ("93.184.215.14", "10.0.0.1", "::1", "64:ff9b::a00:1")]
    [True, False, False, False]
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or _translated(found)
        if inner is not None and not is_public(str(inner)):
            return False
        if found.teredo is not None:
            return False
    return found.is_global and not found.is_multicast


def _translated(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address within one of NAT64 (RFC 6052)."""
    if address in ipaddress.ip_network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _resolved(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


class Network:
    """Reads URLs for one document: so many requests and bytes, and no more."""

    def __init__(
        self, resolve: Resolve = _resolved, connect: Connect = socket.create_connection
    ) -> None:
        self._resolve = resolve
        self._connect = connect
        self._left = _MOST_REQUESTS
        self._bytes_left = _MOST_BYTES
        self._held: dict[str, bytes | Problem] = {}

    def read(self, url: str) -> bytes | Problem:
        """The bytes that a URL answers with, asked for once."""
        if url not in self._held:
            try:
                self._held[url] = self._read(url)
            except _Refused as refused:
                self._held[url] = _problem(str(refused))
            except (OSError, http.client.HTTPException, ValueError) as error:
                self._held[url] = _problem(f"the server can't be asked ({type(error).__name__})")
        return self._held[url]

    def _read(self, url: str) -> bytes:
        for _ in range(_MOST_REDIRECTS + 1):
            self._left -= 1
            if self._left < 0:
                raise _Refused(f"more than {_MOST_REQUESTS} requests to the network")
            answer = self._asked(url)
            if isinstance(answer, bytes):
                return answer
            url = urljoin(url, answer)
        raise _Refused(f"it is redirected more than {_MOST_REDIRECTS} times")

    def _asked(self, url: str) -> bytes | str:
        """The body, or where the server sends us instead."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise _Refused("only http and https are read")
        if parts.username is not None or parts.password is not None:
            raise _Refused("it holds a name and a password")
        connection = self._connection(parts.scheme, parts.hostname, parts.port)
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            headers = {"Accept": _ACCEPTED, "Accept-Encoding": "identity"}
            connection.request("GET", target, headers=headers)
            return self._answer(connection.getresponse())
        finally:
            connection.close()

    def _answer(self, response: http.client.HTTPResponse) -> bytes | str:
        if response.status in _REDIRECTS:
            return response.getheader("Location") or ""
        if response.status != http.client.OK:
            raise _Refused(f"the server answers {response.status}")
        data = response.read(self._bytes_left + 1)
        self._bytes_left -= len(data)
        if self._bytes_left < 0:
            raise _Refused(f"more than {_MOST_BYTES / 1e6:.0f} MB from the network")
        return data

    def _connection(self, scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
        """A connection to an address that was checked, whatever the name answers later."""
        number = port or (443 if scheme == "https" else 80)
        addresses = self._resolve(host, number)
        if not addresses or not all(map(is_public, addresses)):
            raise _Refused("it leads to an address that is not of the public internet")
        plain = self._connect((addresses[0], number), _TIMEOUT_S)
        if not is_public(str(plain.getpeername()[0])):
            plain.close()
            raise _Refused("it leads to an address that is not of the public internet")
        connection = http.client.HTTPConnection(host, number, timeout=_TIMEOUT_S)
        connection.sock = plain
        if scheme == "https":
            connection.default_port = 443
            try:
                context = ssl.create_default_context()
                connection.sock = context.wrap_socket(plain, server_hostname=host)
            except OSError:
                plain.close()
                raise
        return connection


def _problem(why: str) -> Problem:
    help = "look at the address, or download the file and refer to it by its path"
    return Problem("CON004", why, 1, 1, 1, 1, help)
