"""One pass over files of traffic for everything that is asked about some contracts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sightline.contract.lifecycle.header_check import HeaderCheck
from sightline.contract.lifecycle.observed import ConsumerOf, Observer, Seen
from sightline.contract.lifecycle.subject import Standing, Subject
from sightline.contract.traffic.consumers_file import consumers_of
from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.named_traffic import mapping_of, traffic_file
from sightline.contract.traffic.reader import exchanges
from sightline.contract.usage.salted import usage_salt
from sightline.kernel.asking.views import WorkspaceView

__all__ = [
    "Call",
    "Traffic",
    "Watched",
    "calls_in",
    "declared_deprecations",
    "watched",
    "watched_elements",
]

_EVERY = 20_000
_DEPRECATED_ON = ("x-deprecated-at", "x-deprecated-since", "x-deprecation-date")


@dataclass(frozen=True, slots=True)
class Watched:
    """What traffic shows of a contract: `now` of what stands in it, `gone` of what goes.

    `whose` says who made a call, by the contract's consumers.csv.
    """

    now: Observer
    gone: Observer | None
    headers: HeaderCheck
    whose: ConsumerOf

    def take(self, exchange: Exchange, source: int) -> Seen:
        """Note one call of the source with a number."""
        consumer = self.whose(exchange)
        seen = self.now.take(exchange, consumer, source)
        if seen.is_exact:
            self.headers.take(exchange, seen.carriers[0].element)
        if self.gone is not None:
            self.gone.take(exchange, consumer, source)
        return seen

    def observer(self, key: str, is_planned: bool) -> Observer:
        """Who knows about an element."""
        return self.gone if is_planned and self.gone is not None else self.now


class Call(NamedTuple):
    """A call with the number of its source, whose it is, and what each pair of eyes saw in it."""

    exchange: Exchange
    source: int
    consumer: str
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Traffic:
    """Files of traffic as a person names them, their format, and what JSON logs call a field."""

    files: tuple[str, ...]
    format: str = ""
    mapping: tuple[str, ...] = ()


def watched(view: WorkspaceView, subject: Subject) -> Watched:
    """Eyes for what is deprecated in a contract and for what goes."""
    wanted = {key for key, e in subject.now.elements.items() if e.is_deprecated or e.sunset}
    carriers = subject.now.carriers()
    gone = None
    if subject.base is not None and subject.planned:
        gone = Observer(subject.base.carriers(), subject.planned, also=carriers)
    observer = Observer(carriers, wanted)
    headers = HeaderCheck(declared_deprecations(subject.now))
    return Watched(observer, gone, headers, _consumers(view, subject.path))


def watched_elements(view: WorkspaceView, standing: Standing, keys: set[str]) -> Watched:
    """Eyes for some elements of a contract as it stands."""
    whose = _consumers(view, standing.tree.main)
    return Watched(Observer(standing.carriers(), keys), None, HeaderCheck({}), whose)


def _consumers(view: WorkspaceView, path: str) -> ConsumerOf:
    return consumers_of(view, path.rpartition("/")[0])[0].of


def declared_deprecations(standing: Standing) -> dict[str, str]:
    """The day since which an element is deprecated, where the contract itself says one."""
    found = {}
    for key, element in standing.elements.items():
        if element.is_deprecated:
            spot = standing.tree.at(element.file, element.pointer)
            value = spot.value if spot else None
            for keyword in _DEPRECATED_ON if isinstance(value, dict) else ():
                if isinstance(value, dict) and value.get(keyword) is not None:
                    found[key] = str(value[keyword])
    return found


def calls_in(view: WorkspaceView, traffic: Traffic, everyone: list[Watched]) -> Iterator[Call]:
    """Every call of some files of traffic, each noted on the way. Raises UsageError."""
    count, mapping = 0, mapping_of(traffic.mapping)
    salt = usage_salt(view.root, makes=False)
    for source, name in enumerate(traffic.files):
        path = traffic_file(view, name)
        found = exchanges(path, traffic.format, salt=salt, mapping=mapping, name=name)
        for exchange in found:
            count += 1
            if count % _EVERY == 0:
                view.progress(f"{count:,} calls")
            seen = tuple(one.take(exchange, source) for one in everyone)
            yield Call(exchange, source, _whose(exchange, everyone, seen), seen)
        unread = found.tally.broken + sum("cut off" in note for note in found.tally.notes)
        for observer in [o for one in everyone for o in (one.now, one.gone) if o is not None]:
            observer.unread += unread


def _whose(exchange: Exchange, everyone: list[Watched], seen: tuple[Seen, ...]) -> str:
    """The consumer by the contract that the call belongs to, else by any that knows one."""
    known = [(not s.is_exact, one.whose(exchange)) for one, s in zip(everyone, seen, strict=True)]
    return next((who for _, who in sorted(known, key=lambda one: one[0]) if who), "")
