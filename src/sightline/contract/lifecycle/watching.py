"""One pass over files of traffic for everything that is asked about some contracts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

from sightline.contract.lifecycle.header_check import HeaderCheck
from sightline.contract.lifecycle.observed import ConsumerOf, Observer
from sightline.contract.lifecycle.subject import Standing, Subject
from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.reader import exchanges
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.kernel.files.workspace_path import parse_workspace_path

__all__ = ["Watched", "calls_in", "consumers_of", "declared_deprecations", "watched"]

_EVERY = 20_000
_DEPRECATED_ON = ("x-deprecated-at", "x-deprecated-since", "x-deprecation-date")


@dataclass(frozen=True, slots=True)
class Watched:
    """What traffic shows of a contract: `now` of what stands in it, `gone` of what goes."""

    now: Observer
    gone: Observer | None
    headers: HeaderCheck

    def take(self, exchange: Exchange, consumer: str) -> None:
        """Note one call."""
        seen = self.now.take(exchange, consumer)
        if seen.is_exact:
            self.headers.take(exchange, seen.carriers[0].element)
        if self.gone is not None:
            self.gone.take(exchange, consumer)

    def observer(self, key: str, is_planned: bool) -> Observer:
        """Who knows about an element."""
        return self.gone if is_planned and self.gone is not None else self.now


def consumers_of(view: WorkspaceView) -> ConsumerOf:
    """Who a call is of, by what the workspace knows of its consumers; nobody where nothing is."""
    return lambda exchange: ""


def watched(subject: Subject, keys: set[str] | None = None) -> Watched:
    """Eyes for what is deprecated in a contract, or for these elements, and for what goes."""
    wanted = {key for key, e in subject.now.elements.items() if e.is_deprecated or e.sunset}
    carriers = subject.now.carriers()
    gone = None
    if subject.base is not None and subject.planned:
        gone = Observer(subject.base.carriers(), subject.planned, also=carriers)
    observer = Observer(carriers, wanted if keys is None else keys)
    return Watched(observer, gone, HeaderCheck(declared_deprecations(subject.now)))


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
    view: WorkspaceView, paths: tuple[str, ...], everyone: list[Watched], consumer_of: ConsumerOf
) -> Iterator[Exchange]:
    """Every call of some files of the workspace, each noted on the way. Raises UsageError."""
    count = 0
    for name in paths:
        found = exchanges(_file(view, name), name=name)
        for exchange in found:
            count += 1
            if count % _EVERY == 0:
                view.progress(f"{count:,} calls")
            consumer = consumer_of(exchange)
            for one in everyone:
                one.take(exchange, consumer)
            yield exchange
        unread = found.tally.broken + sum("cut off" in note for note in found.tally.notes)
        for observer in [o for one in everyone for o in (one.now, one.gone) if o is not None]:
            observer.unread += unread


def _file(view: WorkspaceView, name: str) -> str:
    """A file of traffic in the workspace."""
    path = os.path.join(view.root, parse_workspace_path(name))
    real, root = os.path.realpath(path), os.path.realpath(view.root)
    if not view.sees(name) or not os.path.isfile(real) or not real.startswith(root + os.sep):
        help = "name a file of this workspace, written from its folder"
        raise UsageError(f"there is no file {name}", help=help)
    return real
