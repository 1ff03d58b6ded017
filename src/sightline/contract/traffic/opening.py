"""Opens a traffic file, packed or not, as a stream that is never held whole."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from sightline.kernel.errors import UsageError

__all__ = ["opened", "unpacked"]

_PACKED = ((b"\x1f\x8b", "gzip"), (b"BZh", "bz2"), (b"\xfd7zXZ\x00", "lzma"))
_UNREADABLE = (b"\x28\xb5\x2f\xfd", b"PK\x03\x04")
_HEAD = 1 << 16


@contextmanager
def opened(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file for reading. Raises UsageError where it can't be read."""
    name = os.path.basename(os.fspath(path))
    try:
        raw = open(path, "rb")  # noqa: SIM115 - closed below
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it can't be read"
        raise UsageError(f"{name}: {why}", help="name a file that you may read") from None
    with raw:
        yield raw


def unpacked(stream: BinaryIO) -> io.BufferedReader:
    """Return a stream as it was before it was packed with gzip, bzip2 or xz."""
    from importlib import import_module

    held = stream if isinstance(stream, io.BufferedReader) else _buffered(stream)
    head = held.peek(8)[:8]
    if head.startswith(_UNREADABLE):
        help = "unpack it first; gzip, bzip2 and xz are read as they are"
        raise UsageError("the traffic is packed in a way that isn't read here", help=help)
    for magic, module in _PACKED:
        if head.startswith(magic):
            return io.BufferedReader(import_module(module).open(held), _HEAD)
    return held


class _Raw(io.RawIOBase):
    """Any object with `read` as what a buffered reader asks of."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer)).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(_Raw(stream), _HEAD)
