"""Who called: `consumers.csv` maps a key, a client id, an address range or a user agent to a name.

    consumer,match,value
    Acme,key,key:0f3c...              a fingerprint; `sightline contract usage --fingerprint`
    Acme,client_id,acme-*             exact, or with `*` at its end
    Bolt,address,203.0.113.0/24       an address or a range (CIDR)
    Bolt,user_agent,bolt-sync/*       `*` and `?` as in file names

A key says most, then a client id, an address, a user agent. Of two rows of one sort the narrower
one counts; where two consumers are meant equally, that is told, and nobody is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import translate
from hashlib import sha256
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Literal, NamedTuple

from sightline.contract.traffic.exchange import Exchange
from sightline.text.csv_dialect import separator_of
from sightline.text.near import nearest

__all__ = ["FILE", "UNMAPPED", "Consumers", "RowProblem", "identity_of", "read_consumers"]

FILE = "consumers.csv"
UNMAPPED = ""
"""Stands for whoever no row names."""
_COLUMNS = ("consumer", "match", "value")
_FINGERPRINT = re.compile(r"key:[0-9a-f]{24}\Z")
_MOST_HELD = 100_000
_LONGEST_NAME = 200
Sort = Literal["key", "client_id", "address", "user_agent"]
SORTS: tuple[Sort, ...] = ("key", "client_id", "address", "user_agent")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a line of consumers.csv (from 1), and what to write instead."""

    line: int
    message: str
    help: str


class _Pattern(NamedTuple):
    """A row with a pattern: what it fits, how narrow it is, whom it names, where it stands."""

    fits: re.Pattern[str]
    width: int
    consumer: str
    line: int


class _Range(NamedTuple):
    network: IPv4Network | IPv6Network
    consumer: str
    line: int


class Consumers:
    """The rows of consumers.csv, asked for each call; `problems` grow with ties that calls show.

    `digest` changes whenever the text of the file does; it is empty where there is none.
    """

    def __init__(self) -> None:
        self.digest = ""
        self.problems: list[RowProblem] = []
        self.names: set[str] = set()
        self._exact: dict[tuple[Sort, str], tuple[str, int]] = {}
        self._patterns: dict[Sort, list[_Pattern]] = {"client_id": [], "user_agent": []}
        self._ranges: list[_Range] = []
        self._held: dict[tuple[str, str, str, str], str] = {}

    def of(self, exchange: Exchange) -> str:
        """Return the consumer of a call; `UNMAPPED` where none is known."""
        if not self.names:
            return UNMAPPED
        address = exchange.address if self._ranges else ""
        said = (exchange.key, exchange.client_id, address, exchange.user_agent)
        held = self._held.get(said)
        if held is None:
            if len(self._held) >= _MOST_HELD:
                self._held.clear()
            held = self._held[said] = self._found(said)
        return held

    def _found(self, said: tuple[str, str, str, str]) -> str:
        for sort, value in zip(SORTS, said, strict=True):
            if not value:
                continue
            exact = self._exact.get((sort, value))
            if exact is not None:
                return exact[0]
            found = self._in_range(value) if sort == "address" else self._of_pattern(sort, value)
            if found is not None:
                return found
        return UNMAPPED

    def _of_pattern(self, sort: Sort, value: str) -> str | None:
        fitting = [p for p in self._patterns.get(sort, ()) if p.fits.match(value)]
        if not fitting:
            return None
        widest = max(p.width for p in fitting)
        best = [p for p in fitting if p.width == widest]
        if len({p.consumer for p in best}) == 1:
            return best[0].consumer
        return self._tie(best[0].line, best[-1].line, best[0].consumer, best[-1].consumer)

    def _in_range(self, value: str) -> str | None:
        try:
            address = ip_address(value)
        except ValueError:
            return None
        mapped = getattr(address, "ipv4_mapped", None) or address
        fitting = [r for r in self._ranges if mapped in r.network]
        if not fitting:
            return None
        return max(fitting, key=lambda r: r.network.prefixlen).consumer

    def _tie(self, first: int, second: int, one: str, other: str) -> str:
        line = max(first, second)
        message = f"some calls fit this row and that of line {min(first, second)} equally"
        problem = RowProblem(line, message, f"make one narrower: {one} and {other} differ")
        if problem not in self.problems:
            self.problems.append(problem)
        return UNMAPPED

    def add(self, consumer: str, match: str, value: str, line: int) -> None:
        """Take a row; what is wrong with it becomes a problem."""
        problem = self._wrong(consumer, match, value, line)
        if problem is not None:
            self.problems.append(problem)
            return
        sort: Sort = match  # type: ignore[assignment]
        if sort == "address":
            self._add_range(consumer, value, line)
        elif sort != "key" and ("*" in value or (sort == "user_agent" and "?" in value)):
            self._add_pattern(consumer, sort, value, line)
        elif not self._is_taken(self._exact.get((sort, value)), consumer, line):
            self._exact[(sort, value)] = (consumer, line)
            self.names.add(consumer)

    def _wrong(self, consumer: str, match: str, value: str, line: int) -> RowProblem | None:
        if not consumer or not value:
            missing = "consumer" if not consumer else "value"
            return RowProblem(line, f"the {missing} is missing", "fill all three columns")
        if len(consumer) > _LONGEST_NAME:
            return RowProblem(line, "the consumer's name is too long", "shorten it")
        if match not in SORTS:
            near = nearest(match, SORTS, limit=1)
            help = f"did you mean {near[0]}?" if near else "known: " + ", ".join(SORTS)
            return RowProblem(line, "this is nothing to match by", help)
        if match == "key" and not _FINGERPRINT.match(value):
            help = "write its fingerprint: sightline contract usage --fingerprint"
            return RowProblem(line, "a key itself doesn't belong into a file", help)
        if match == "client_id" and "*" in value[:-1]:
            return RowProblem(line, "`*` may only stand at the end", "write the beginning and `*`")
        return None

    def _add_range(self, consumer: str, value: str, line: int) -> None:
        try:
            network = ip_network(value, strict=False)
        except ValueError:
            help = "write 203.0.113.7 or 203.0.113.0/24"
            self.problems.append(RowProblem(line, "this is no address and no range", help))
            return
        same = next((r for r in self._ranges if r.network == network), None)
        if not self._is_taken((same.consumer, same.line) if same else None, consumer, line):
            self._ranges.append(_Range(network, consumer, line))
            self.names.add(consumer)

    def _add_pattern(self, consumer: str, sort: Sort, value: str, line: int) -> None:
        if sort == "client_id":
            fits = re.compile(re.escape(value[:-1]), re.DOTALL)
        else:
            literal = "".join(f"[{c}]" if c == "[" else c for c in value)
            fits = re.compile(translate(literal))
        width = len(value) - value.count("*") - value.count("?")
        same = next((p for p in self._patterns[sort] if p.fits == fits), None)
        if not self._is_taken((same.consumer, same.line) if same else None, consumer, line):
            self._patterns[sort].append(_Pattern(fits, width, consumer, line))
            self.names.add(consumer)

    def _is_taken(self, held: tuple[str, int] | None, consumer: str, line: int) -> bool:
        if held is None:
            return False
        if held[0] != consumer:
            message = f"line {held[1]} says that this is {held[0]}"
            self.problems.append(RowProblem(line, message, "keep one of the two rows"))
        return True


def read_consumers(text: str) -> Consumers:
    """Read consumers.csv; broken rows become problems and count for nobody."""
    consumers = Consumers()
    consumers.digest = sha256(text.encode("utf-8", "replace")).hexdigest()
    text = text.removeprefix("\ufeff")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    try:
        head = [cell.strip().lower() for cell in next(rows, [])]
        missing = [name for name in _COLUMNS if name not in head]
        if missing:
            help = "let the first line be consumer,match,value"
            what = ", ".join(missing)
            consumers.problems.append(RowProblem(1, f"there is no column {what}", help))
            return consumers
        places = [head.index(name) for name in _COLUMNS]
        for line, row in _numbered(rows):
            if len(row) != len(head):
                message = f"this row has {len(row)} columns, the first line {len(head)}"
                problem = RowProblem(line, message, "quote values with commas in them")
                consumers.problems.append(problem)
                continue
            consumer, match, value = (row[place].strip() for place in places)
            consumers.add(consumer, match, value, line)
    except csv.Error:
        line = rows.line_num
        consumers.problems.append(RowProblem(line, "a quote isn't closed", 'write "a ""b"" c"'))
    return consumers


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    line = rows.line_num  # type: ignore[attr-defined]
    for row in rows:
        first, line = line + 1, rows.line_num  # type: ignore[attr-defined]
        if any(cell.strip() for cell in row) and not row[0].lstrip().startswith("#"):
            yield first, row


def identity_of(exchange: Exchange) -> tuple[Sort, str]:
    """Return how a row of consumers.csv could name the caller: `(match, value)`.

    A user agent without its version, an address as its network, so that no person is pointed at.
    """
    if exchange.key:
        return "key", exchange.key
    if exchange.client_id:
        return "client_id", exchange.client_id[:_LONGEST_NAME]
    if exchange.user_agent:
        product, slash, _ = exchange.user_agent.partition("/")
        name = product if slash and len(product) <= 60 else exchange.user_agent[:60]
        return "user_agent", f"{name}/*" if slash else f"{name}*"
    try:
        address = ip_address(exchange.address)
    except ValueError:
        return "address", ""
    length = 24 if address.version == 4 else 48
    return "address", str(ip_network(f"{address}/{length}", strict=False))
