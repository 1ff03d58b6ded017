"""Reads access logs: common, combined, with a virtual host in front, and nginx's `main`.

Common Log Format: `host ident user [time] "request" status bytes`; combined adds `"referer"
"user agent"` (Apache mod_log_config; nginx ngx_http_log_module). Within quotes Apache writes `\\"`
and `\\xhh`, nginx `\\x22`. nginx's `main` ends with `"$http_x_forwarded_for"`: where that is an
address, it is the caller's, and the first address that of a proxy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader

from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.line_stream import numbered_lines
from sightline.contract.traffic.redaction import NOBODY, Caller, Redaction
from sightline.contract.traffic.tally import Tally
from sightline.contract.traffic.targets import host_and_target
from sightline.contract.traffic.timestamps import seconds_of_clf
from sightline.contract.traffic.users import client_of_user

__all__ = ["read_access_log", "unescaped"]

_QUOTED = r'"((?:[^"\\]|\\.)*+)"'
_LINE = re.compile(
    rf"(\S+) (\S+) ([^\[]*?) ?\[([^\]]+)\] {_QUOTED} (\d{{3}}|-)(?: (\S+))?"
    rf"(?: {_QUOTED} {_QUOTED})?(?: {_QUOTED})?"
)
_REQUEST = re.compile(r"([A-Z][A-Z-]*) (\S.*?)(?: HTTP/[\d.]+)?\s*\Z")
_PLAIN_REQUEST = re.compile(r"([A-Z]+) (/[^ ?#@\"\\]{0,400}+) HTTP/[\d.]+\Z")
_ESCAPE = re.compile(r'\\(x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|["\\/bfnrtv])')
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v"}
_ADDRESS = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+)(?=[,\s]|\Z)")
_WHY = "it is no line of an access log"


def read_access_log(
    stream: BufferedReader, tally: Tally, redaction: Redaction
) -> Iterator[Exchange]:
    """Yield the call of each line. Lines that tell of no request over HTTP count as broken."""
    for first, lines in numbered_lines(stream):
        for number, line in enumerate(lines, first):
            found = _LINE.match(line)
            exchange = _exchange(found, number, redaction) if found is not None else None
            if exchange is not None:
                tally.read += 1
                yield exchange
            elif line and not line.isspace():
                tally.spoil(number, _WHY)


def _exchange(found: re.Match[str], number: int, redaction: Redaction) -> Exchange | None:
    address, ident, user, when, request, status, _, _, agent, forwarded = found.groups()
    host = ""
    if user.startswith(("- ", "-\t")) or " - " in user:  # a virtual host stands in front
        host, address, user = address, ident, user.partition(" ")[2]
    if forwarded is not None:
        through = _ADDRESS.match(forwarded)
        address = through[0] if through else address
    plain = _PLAIN_REQUEST.match(request)
    if plain is not None:
        method, path = plain.groups()
        target, caller = redaction.text(path), NOBODY
    else:
        method, target, named, caller = _written_request(request, redaction)
        host = named or host
    if not target:
        return None
    key, client = client_of_user(user, redaction) if user != "-" and user else ("", "")
    return Exchange(
        method, target, int(status) if status != "-" else 0, host, (), (), "", "", None, None,
        seconds_of_clf(when), key or caller.key, client or caller.client_id,
        redaction.text(unescaped(agent)) if agent and agent != "-" else "",
        address if address != "-" else "", number,
    )  # fmt: skip


def _written_request(request: str, redaction: Redaction) -> tuple[str, str, str, Caller]:
    """Method, target and host of a request line of any form, and who its query tells called."""
    found = _REQUEST.match(unescaped(request))
    if found is None:
        return "", "", "", NOBODY
    host, target = "", found[2]
    if target[0] != "/":
        host, target = host_and_target(target)
    target, caller = redaction.target(target)
    return found[1], target, host, caller


def unescaped(text: str) -> str:
    r"""Return what stood in a quoted field before the server escaped it.

    >>> unescaped(r'a \"b\" \x41\u00e9')
    'a "b" Aé'
    """
    return _ESCAPE.sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    escape = found[1]
    if escape[0] in "xu" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    return _LETTERS.get(escape, escape)
