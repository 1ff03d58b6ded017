"""Which operation a call belongs to: from method, path and host to the operation that serves it.

Concrete paths beat templates (https://spec.openapis.org/oas/v3.1.1.html, "Path Templating
Matching"); the bases of servers may stand before a path or may have been taken off by a gateway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from urllib.parse import unquote

from sightline.contract.surface.path_templates import (
    Segment,
    parameter_names,
    segments_of,
    texts_around,
    values_in,
)
from sightline.contract.surface.path_trie import PathTrie
from sightline.contract.surface.surface import Operation

__all__ = ["PathMatch", "PathMatcher"]

_Answer = TypeVar("_Answer")

_PORTS = (":80", ":443")
_MOST_HOSTS = 4096
_LONGEST_REMEMBERED = 512


class PathMatch(NamedTuple):
    """An operation and the texts of its path parameters as they were sent (percent-encoded)."""

    operation: Operation
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Served:
    """An operation below one base; `hosts` is None where any host may serve it."""

    operation: Operation
    template: tuple[Segment, ...]
    base_length: int
    hosts: _Hosts | None


_Pick = Callable[[list[_Served]], _Answer | None]


class PathMatcher:
    """Finds operations by their calls; remembers the paths it saw last.

    `prefixes` are more bases that calls may come under (a gateway's own). With `only_known_hosts` a
    call to a host that no server names is nobody's; else such hosts are the second choice. A slash
    at the end more or less doesn't matter unless `strict_slashes`. At most twice `memory` paths are
    remembered.
    """

    def __init__(
        self,
        operations: Iterable[Operation],
        *,
        prefixes: tuple[str, ...] = (),
        only_known_hosts: bool = False,
        strict_slashes: bool = False,
        memory: int = 8192,
    ) -> None:
        self._below_base: PathTrie[_Served] = PathTrie()
        self._bare: PathTrie[_Served] = PathTrie()
        self._only_known_hosts = only_known_hosts
        self._strict_slashes = strict_slashes
        self._memory = memory
        self._hosts: dict[frozenset[str], _Hosts] = {}
        self._recent: dict[tuple[str, str, str], _Served | None] = {}
        self._older: dict[tuple[str, str, str], _Served | None] = {}
        for operation in operations:
            if operation.name == f"{operation.method} {operation.path}":
                self._add(operation, prefixes)

    def _add(self, operation: Operation, prefixes: tuple[str, ...]) -> None:
        path = segments_of(operation.path)
        hosts_of: dict[tuple[Segment, ...], list[str]] = {}
        for base in operation.bases:
            host, prefix = _host_and_prefix(base)
            hosts_of.setdefault(segments_of(prefix), []).append(host)
        every = sorted({host for hosts in hosts_of.values() for host in hosts})
        for prefix in prefixes:
            hosts_of.setdefault(segments_of(prefix), []).extend(every or [""])
        for base_segments, hosts in hosts_of.items():
            template = (*base_segments, *path)
            served = _Served(operation, template, len(base_segments), self._hosts_of(hosts))
            self._below_base.add(template, served)
        if () not in hosts_of:
            self._bare.add(path, _Served(operation, path, 0, self._hosts_of(every)))

    def _hosts_of(self, hosts: Iterable[str]) -> _Hosts | None:
        """One object for the same hosts; None where some base is bound to no host."""
        names = frozenset(hosts)
        if not names or "" in names:
            return None
        return self._hosts.setdefault(names, _Hosts(names))

    def match(self, method: str, target_path: str, host: str = "") -> Operation | None:
        """The operation that a call belongs to; HEAD is served by GET where it isn't described.

        `target_path` may carry a query, or be a whole address (its host counts then).
        """
        served = self._served(method, *_path_and_host(target_path, host))
        return served.operation if served else None

    def match_with_values(self, method: str, target_path: str, host: str = "") -> PathMatch | None:
        """Like `match`, with the text of each path parameter as it was sent."""
        path, host = _path_and_host(target_path, host)
        served = self._served(method, path, host)
        return PathMatch(served.operation, _values(served, _cut(path))) if served else None

    def match_path(self, target_path: str, host: str = "") -> tuple[Operation, ...]:
        """All operations of the path that a call goes to, whatever its method, by name."""
        path, host = _path_and_host(target_path, host)
        found = self._search(path, host, lambda entries: entries or None)
        operations = {served.operation.name: served.operation for served in found or ()}
        return tuple(operations[name] for name in sorted(operations))

    def _served(self, method: str, path: str, host: str) -> _Served | None:
        """The entry for a call, remembered: the paths seen last, at most twice `memory`."""
        key = (method, path, host)
        if key in self._recent:
            return self._recent[key]
        if key in self._older:
            found = self._older[key]
        else:
            found = self._search(path, host, lambda entries: _of_method(entries, method))
        if len(path) <= _LONGEST_REMEMBERED:
            if len(self._recent) >= self._memory:
                self._older, self._recent = self._recent, {}
            self._recent[key] = found
        return found

    def _search(self, path: str, host: str, pick: _Pick[_Answer]) -> _Answer | None:
        """Known hosts first; whole paths before those whose base was taken off."""
        raw = _cut(path)
        decoded = [unquote(each) for each in raw] if "%" in path else raw
        if host:
            found = self._below(raw, decoded, lambda entries: pick(_of_host(entries, host)))
            if found is not None or self._only_known_hosts:
                return found
        return self._below(raw, decoded, pick)

    def _below(self, raw: list[str], decoded: list[str], pick: _Pick[_Answer]) -> _Answer | None:
        for trie in (self._below_base, self._bare):
            found = trie.find(decoded, raw, pick)
            if found is None and not self._strict_slashes:
                found = trie.find(_other_slash(decoded), _other_slash(raw), pick)
            if found is not None:
                return found
        return None


def _cut(path: str) -> list[str]:
    """A path's segments, still percent-encoded."""
    return path.removeprefix("/").split("/") if path not in ("", "/") else []


def _other_slash(segments: list[str]) -> list[str]:
    """The same path with a slash at its end, or without the one it has."""
    return segments[:-1] if segments and not segments[-1] else [*segments, ""]


def _path_and_host(target: str, host: str) -> tuple[str, str]:
    """The path of a target without query and fragment, and the host in lower case."""
    if not target.startswith("/"):
        _, mark, rest = target.partition("://")
        if mark:
            host, slash, path = rest.partition("/")
            host, target = host.partition("?")[0], slash + path
    if "?" in target or "#" in target:
        target = target.partition("#")[0].partition("?")[0]
    return target, host.lower() if host else ""


def _host_and_prefix(base: str) -> tuple[str, str]:
    """The host of a base ("" for any) and its path; a variable at its very start is unknown."""
    _, mark, rest = base.partition("//")
    if mark:
        host, slash, path = rest.partition("/")
        return host, slash + path
    if base.startswith("{"):
        _, slash, path = base.partition("/")
        return "", slash + path
    return "", base


class _Hosts:
    """Hosts, with variables, that serve the same operations; each asked for is weighed once."""

    __slots__ = ("_forms", "_known")

    def __init__(self, hosts: frozenset[str]) -> None:
        forms = {texts_around(host) for host in hosts}
        self._forms = sorted(tuple(text.lower() for text in form) for form in forms)
        self._known: dict[str, bool] = {}

    def include(self, host: str) -> bool:
        """Whether a host is one of these; a usual port is as good as none."""
        known = self._known.get(host)
        if known is None:
            if len(self._known) >= _MOST_HOSTS:
                self._known.clear()
            known = self._known[host] = self._weigh(host)
        return known

    def _weigh(self, host: str) -> bool:
        bare = next((host.removesuffix(port) for port in _PORTS if host.endswith(port)), host)
        return any(
            form[0] == each if len(form) == 1 else values_in(form, each) is not None
            for form in self._forms
            for each in (host, bare)
        )


def _of_host(entries: list[_Served], host: str) -> list[_Served]:
    """The entries that a host serves."""
    return [each for each in entries if each.hosts is None or each.hosts.include(host)]


def _of_method(entries: list[_Served], method: str) -> _Served | None:
    """The first entry of a method; HEAD falls back to GET."""
    fallback = None
    for each in entries:
        if each.operation.method == method:
            return each
        if fallback is None and (
            (each.operation.method == "GET" and method in ("HEAD", "head"))
            or each.operation.method == method.upper()
        ):
            fallback = each
    return fallback


def _values(served: _Served, raw: list[str]) -> dict[str, str]:
    """The values of the path's own parameters (not of its base's variables), by name."""
    found: list[str] = []
    for index, segment in enumerate(served.template):
        if segment.is_greedy:
            found.append("/".join(raw[index:]))
        elif index >= served.base_length and len(segment.texts) > 1:
            found.extend(values_in(segment.texts, raw[index]) or ())
    return dict(zip(parameter_names(served.operation.path), found, strict=False))
