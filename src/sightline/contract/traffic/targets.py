"""Takes an address apart: the host it was sent to, and the path with its query."""

from __future__ import annotations

__all__ = ["host_and_target", "without_port"]

_SCHEMES = ("http://", "https://", "HTTP://", "HTTPS://", "ws://", "wss://")


def host_and_target(url: str) -> tuple[str, str]:
    """Return host (with its port, without user and password) and path with query.

    What is no address of HTTP has neither.

    >>> host_and_target("https://me:pw@api.example.com:8443?a=1")
    ('api.example.com:8443', '/?a=1')
    >>> host_and_target("/pets?limit=2"), host_and_target("data:text/plain,x")
    (('', '/pets?limit=2'), ('', ''))
    """
    if url.startswith("/"):
        return "", url
    if not url.startswith(_SCHEMES):
        return "", ""
    rest = url[url.index("://") + 3 :]
    if "#" in rest:
        rest = rest.partition("#")[0]
    host, slash, path = rest.partition("/")
    if "?" in host:
        host, _, query = rest.partition("?")
        target = f"/?{query}"
    else:
        target = slash + path or "/"
    return host.rpartition("@")[2] if "@" in host else host, target


def without_port(address: str) -> str:
    """Return an IP address without port, brackets and zone.

    >>> without_port("10.0.0.1:443"), without_port("[2001:db8::1]:443"), without_port("::1")
    ('10.0.0.1', '2001:db8::1', '::1')
    """
    if address.startswith("["):
        return address[1:].partition("]")[0].partition("%")[0]
    if address.count(":") == 1:
        return address.partition(":")[0]
    return address.partition("%")[0]
