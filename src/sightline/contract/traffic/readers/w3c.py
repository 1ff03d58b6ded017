"""Reads logs in W3C Extended Log Format, whose `#Fields:` line names the columns.

CloudFront writes them with tabs and percent-encoded values, IIS with spaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from urllib.parse import unquote, unquote_plus

from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.line_stream import numbered_lines
from sightline.contract.traffic.redaction import Redaction
from sightline.contract.traffic.tally import Tally
from sightline.contract.traffic.timestamps import seconds_of
from sightline.contract.traffic.users import client_of_user

__all__ = ["read_w3c"]

_HOST = ("x-host-header", "cs-host", "cs(host)")


def read_w3c(stream: BufferedReader, tally: Tally, redaction: Redaction) -> Iterator[Exchange]:
    """Yield the call of each line below a `#Fields:` line."""
    columns: list[str] = []
    for first, lines in numbered_lines(stream):
        for number, line in enumerate(lines, first):
            if line.startswith("#"):
                if line.lower().startswith("#fields:"):
                    columns = line[8:].lower().split()
                continue
            if not line or line.isspace():
                continue
            cells = line.rstrip("\r").split("\t" if "\t" in line else " ")
            exchange = None
            if columns and len(cells) == len(columns):
                held = {c: v for c, v in zip(columns, cells, strict=True) if v != "-"}
                exchange = _exchange(held, number, redaction)
            if exchange is None:
                tally.spoil(number, "it doesn't have the columns that #Fields: names")
                continue
            tally.read += 1
            yield exchange


def _exchange(held: dict[str, str], number: int, redaction: Redaction) -> Exchange | None:
    method, path, status = held.get("cs-method"), held.get("cs-uri-stem"), held.get("sc-status")
    if method is None or not path or not path.startswith("/"):
        return None
    query = held.get("cs-uri-query")
    target, caller = redaction.target(f"{path}?{query}" if query else path)
    agent = held.get("cs(user-agent)", "")
    agent = unquote(unquote(agent)) if "%" in agent else unquote_plus(agent)
    user = held.get("cs-username", "")
    key, client = client_of_user(user, redaction) if user else ("", "")
    when = seconds_of(f"{held.get('date', '')}T{held.get('time', '')}Z")
    return Exchange(
        method.upper(), target, int(status) if status and status.isdecimal() else 0,
        next((held[name] for name in _HOST if name in held), ""), (), (), "", "", None, None, when,
        key or caller.key, client or caller.client_id, redaction.text(agent),
        held.get("c-ip", ""), number,
    )  # fmt: skip
