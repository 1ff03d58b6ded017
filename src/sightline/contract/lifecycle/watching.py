"""One pass over files of traffic for everything that is asked about some contracts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sightline.contract.lifecycle.header_check import HeaderCheck
from sightline.contract.lifecycle.observed import ConsumerOf, Observer, Seen
from sightline.contract.lifecycle.subject import Standing, Subject
from sightline.contract.reading.files import FolderFiles
from sightline.contract.traffic.consumers import FILE, read_consumers
from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.reader import exchanges
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.kernel.files.workspace_path import parse_workspace_path

__all__ = ["Call", "Watched", "calls_in", "consumers_of", "declared_deprecations", "watched",
           "watched_elements"]  # fmt: skip

_EVERY = 20_000
_DEPRECATED_ON = ("x-deprecated-at", "x-deprecated-since", "x-deprecation-date")


@dataclass(frozen=True, slots=True)
class Watched:
    """What traffic shows of a contract: `now` of what stands in it, `gone` of what goes."""

    now: Observer
    gone: Observer | None
    headers: HeaderCheck

    def take(self, exchange: Exchange, consumer: str) -> Seen:
        """Note one call."""
        seen = self.now.take(exchange, consumer)
        if seen.is_exact:
            self.headers.take(exchange, seen.carriers[0].element)
        if self.gone is not None:
            self.gone.take(exchange, consumer)
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


def consumers_of(view: WorkspaceView) -> ConsumerOf:
    """Who a call is of, by `consumers.csv` of the workspace; nobody where there is none."""
    for path in (FILE, f"contracts/{FILE}"):
        data = FolderFiles(view.root).read(path) if view.sees(path) else b""
        if isinstance(data, bytes) and data:
            return read_consumers(data.decode("utf-8", "replace")).of
    return lambda exchange: ""


def watched(subject: Subject) -> Watched:
    """Eyes for what is deprecated in a contract and for what goes."""
    wanted = {key for key, e in subject.now.elements.items() if e.is_deprecated or e.sunset}
    carriers = subject.now.carriers()
    gone = None
    if subject.base is not None and subject.planned:
        gone = Observer(subject.base.carriers(), subject.planned, also=carriers)
    observer = Observer(carriers, wanted)
    return Watched(observer, gone, HeaderCheck(declared_deprecations(subject.now)))


def watched_elements(standing: Standing, keys: set[str]) -> Watched:
    """Eyes for some elements of a contract as it stands."""
    return Watched(Observer(standing.carriers(), keys), None, HeaderCheck({}))


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


def calls_in(
    view: WorkspaceView, paths: tuple[str, ...], everyone: list[Watched]
) -> Iterator[Call]:
    """Every call of some files of traffic, each noted on the way. Raises UsageError."""
    count, consumer_of = 0, consumers_of(view)
    for source, name in enumerate(paths):
        found = exchanges(_file(view, name), name=name)
        for exchange in found:
            count += 1
            if count % _EVERY == 0:
                view.progress(f"{count:,} calls")
            consumer = consumer_of(exchange)
            seen = tuple(one.take(exchange, consumer) for one in everyone)
            yield Call(exchange, source, consumer, seen)
        unread = found.tally.broken + sum("cut off" in note for note in found.tally.notes)
        for observer in [o for one in everyone for o in (one.now, one.gone) if o is not None]:
            observer.unread += unread


def _file(view: WorkspaceView, name: str) -> str:
    """A file of traffic: of the workspace, or any that whoever types at the machine may read."""
    if view.subject.at_machine and os.path.isfile(name):
        return name
    path = os.path.join(view.root, parse_workspace_path(name))
    real, root = os.path.realpath(path), os.path.realpath(view.root)
    if not view.sees(name) or not os.path.isfile(real) or not real.startswith(root + os.sep):
        help = "name a file of this workspace, written from its folder"
        raise UsageError(f"there is no file {name}", help=help)
    return real
