"""Counts a file of traffic into a store of usage facts, once."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader
from typing import Any, cast

from sightline.contract.surface.surface import Surface
from sightline.contract.traffic.consumers import Consumers
from sightline.contract.traffic.opening import opened, unpacked
from sightline.contract.traffic.reader import exchanges
from sightline.contract.usage.recording import Recorder
from sightline.store.usage_facts import Import, UsageFacts

__all__ = ["Imported", "Target", "contract_text", "import_file"]

_EVERY = 20_000
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one file. `is_known`: the same content was there, and counts once.

    `replaces` names earlier imports that the file begins with (or is, where contract or consumers
    have changed), `overlaps` others whose times it shares. `first_broken` says where the first line
    stands that can't be read, and why.
    """

    name: str
    format: str
    calls: int
    matched: int
    undated: int
    broken: int
    first_broken: str
    skipped: int
    is_known: bool
    replaces: tuple[str, ...]
    overlaps: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What traffic is counted for: an API as its contract describes it, and who may call it."""

    api: str
    surface: Surface
    consumers: Consumers
    salt: bytes
    format: str = ""
    mapping: tuple[tuple[str, str], ...] = ()
    progress: Callable[[str], None] = lambda words: None


class _Hashed(io.RawIOBase):
    """A stream that knows the hash of what was read, and of some beginnings of it."""

    def __init__(self, stream: BufferedReader, sizes: Sequence[int]) -> None:
        self._stream = stream
        self._sizes = sorted(set(sizes), reverse=True)
        self._hash = sha256()
        self.size = 0
        self.beginnings: dict[int, str] = {}

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer)).cast("B")
        data = self._stream.read1(len(view))
        view[: len(data)] = data
        rest = data
        while self._sizes and self.size + len(rest) >= self._sizes[-1]:
            size = self._sizes.pop()
            cut = size - self.size
            self._hash.update(rest[:cut])
            rest, self.size = rest[cut:], size
            self.beginnings[size] = self._hash.hexdigest()
        self._hash.update(rest)
        self.size += len(rest)
        return len(data)

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()


def import_file(facts: UsageFacts, target: Target, path: str, name: str) -> Imported:
    """Count the calls of a file, in one transaction. Raises UsageError, and nothing is counted."""
    earlier = facts.imports(target.api)
    with opened(path) as raw, facts.importing(target.api) as importing:
        hashed = _Hashed(unpacked(raw), [one.size for one in earlier])
        stream = BufferedReader(hashed, _CHUNK)
        recorder = Recorder(target.surface, target.consumers, importing.add)
        source = exchanges(
            stream, target.format, salt=target.salt, mapping=dict(target.mapping), name=name
        )
        for exchange in source:
            recorder.record(exchange)
            if recorder.calls % _EVERY == 0:
                target.progress(f"{name}: {recorder.calls:,} calls")
        recorder.finish()
        _drain(stream)
        tally = source.tally
        document = contract_text(target.surface)
        what = Import(
            hashed.digest, hashed.size, target.api, name, source.format,
            sha256(document).hexdigest(),
            target.consumers.digest,
            recorder.calls, recorder.matched, recorder.undated, tally.broken, tally.skipped,
            recorder.first, recorder.last,
        )  # fmt: skip
        is_known = any(_is_same(one, what) for one in earlier)
        begun = [one for one in earlier if hashed.beginnings.get(one.size) == one.digest]
        if not is_known:
            callers = [(*named, calls) for named, calls in recorder.callers.most_common()]
            importing.keep(what, callers, document, [one.digest for one in begun])
    first = f"{tally.unit} {tally.first_broken}: {tally.why}" if tally.broken else ""
    rest = [] if is_known else [one for one in earlier if one not in begun]
    return Imported(
        name, source.format, recorder.calls, recorder.matched, recorder.undated, tally.broken,
        first, tally.skipped, is_known, () if is_known else tuple(one.name for one in begun),
        tuple(one.name for one in rest if _overlap(one, what)), tuple(tally.notes),
    )  # fmt: skip


def _is_same(one: Import, other: Import) -> bool:
    """Whether the same content was counted in the same way."""
    return (one.digest, one.contract, one.consumers) == (
        other.digest, other.contract, other.consumers,
    )  # fmt: skip


def _overlap(one: Import, other: Import) -> bool:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return False
    return one.first < other.last and other.first < one.last


def _drain(stream: BufferedReader[_Hashed]) -> None:
    """Read what the last call left, so that the hash is that of the whole."""
    try:
        while stream.read1(_CHUNK):
            pass
    except (EOFError, OSError):
        return  # a packed file that was cut off: what could be read was


def contract_text(surface: Surface) -> bytes:
    """Return a contract as JSON in one spelling: what the places of facts are pointers into."""
    import orjson

    root: Any = surface.root
    return orjson.dumps(root, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS, default=str)
