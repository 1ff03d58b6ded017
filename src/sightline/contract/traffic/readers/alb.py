"""Reads the access logs of AWS Application Load Balancers (space-separated, in quotes)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader

from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.line_stream import numbered_lines
from sightline.contract.traffic.redaction import Redaction
from sightline.contract.traffic.tally import Tally
from sightline.contract.traffic.targets import host_and_target, without_port
from sightline.contract.traffic.timestamps import seconds_of

__all__ = ["read_alb"]

# type time elb client:port target:port three durations status target_status received sent
# "request" "user agent" ...
_LINE = re.compile(
    r"(?:https?|h2|grpcs|wss?) (\S+) \S+ (\S+) \S+ \S+ \S+ \S+ (\d{3}|-) \S+ \S+ \S+"
    r' "([A-Z]+) (\S+)[^"]*" "([^"]*)"'
)


def read_alb(stream: BufferedReader, tally: Tally, redaction: Redaction) -> Iterator[Exchange]:
    """Yield the call of each line."""
    for first, lines in numbered_lines(stream):
        for number, line in enumerate(lines, first):
            found = _LINE.match(line)
            host, target = host_and_target(found[5]) if found is not None else ("", "")
            if found is None or not target:
                if line and not line.isspace():
                    tally.spoil(number, "it is no line of a load balancer's log")
                continue
            target, caller = redaction.target(target)
            tally.read += 1
            agent = found[6] if found[6] != "-" else ""
            yield Exchange(
                found[4], target, int(found[3]) if found[3] != "-" else 0, host, (), (), "", "",
                None, None, seconds_of(found[1]), caller.key, caller.client_id,
                redaction.text(agent), without_port(found[2]), number,
            )  # fmt: skip
