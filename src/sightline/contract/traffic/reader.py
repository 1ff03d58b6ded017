"""Reads the calls that a capture or a log tells of, whatever form it has, one at a time."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import BinaryIO

from sightline.contract.traffic.detect import FORMATS, format_of, reader_of
from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.opening import opened, unpacked
from sightline.contract.traffic.redaction import Redaction
from sightline.contract.traffic.tally import Tally
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

__all__ = ["Exchanges", "exchanges"]


class Exchanges(Iterator[Exchange]):
    """The exchanges of one source in their order; `tally` counts what could not be read.

    Raises UsageError at the first one where the format can't be told, and at the end where nothing
    of the source could be read.
    """

    def __init__(
        self,
        source: str | os.PathLike[str] | BinaryIO,
        format: str = "",
        *,
        salt: bytes = b"",
        mapping: Mapping[str, str] | None = None,
        name: str = "",
    ) -> None:
        self.tally = Tally()
        self.format = format
        self.name = name or "the traffic"
        if not name and isinstance(source, (str, os.PathLike)):
            self.name = os.path.basename(os.fspath(source))
        self._source = source
        self._salt = salt
        self._mapping = dict(mapping or {})
        self._found = self._read()

    def __next__(self) -> Exchange:
        return next(self._found)

    def __iter__(self) -> Iterator[Exchange]:
        return self._found

    def _read(self) -> Iterator[Exchange]:
        tally = self.tally
        with ExitStack() as stack:
            source = self._source
            if isinstance(source, (str, os.PathLike)):
                source = stack.enter_context(opened(source))
            try:
                stream = unpacked(source)
                self.format = self.format or format_of(stream, self.name)
                read = reader_of(self.format, self._mapping)
                yield from read(stream, tally, Redaction(self._salt))
            except (EOFError, zlib.error, OSError) as error:
                if not isinstance(error, (EOFError, zlib.error)) and error.errno is not None:
                    why = error.strerror or "it can't be read"
                    help = "name a file that you may read"
                    raise UsageError(f"{self.name}: {why}", help=help) from None
                tally.note(f"{self.name} is cut off: what came before was read")
        if tally.broken and not tally.read:
            help = f"it was read as {self.format}; --traffic-format says otherwise: " + ", ".join(
                FORMATS
            )
            place = f"{tally.unit} {tally.first_broken}"
            message = f"{self.name}: nothing in it can be read; {place}: {tally.why}"
            raise UsageError(message, help=help)


def exchanges(
    path_or_stream: str | os.PathLike[str] | BinaryIO,
    format: str = "",
    *,
    salt: bytes = b"",
    mapping: Mapping[str, str] | None = None,
    name: str = "",
) -> Exchanges:
    """Return the exchanges of a capture or log, without any credential in them.

    `format` is one of `detect.FORMATS` and is told from the first bytes where it is empty. With a
    `salt`, credentials become fingerprints (`Exchange.key`); without one they are dropped.
    `mapping` names the fields of JSON lines: `{"client_id": "tenant"}`. Raises UsageError.
    """
    if format and format not in FORMATS:
        near = nearest(format, FORMATS, limit=1)
        help = f"did you mean {near[0]}?" if near else "known: " + ", ".join(FORMATS)
        raise UsageError(f"there is no traffic format `{format}`", help=help)
    return Exchanges(path_or_stream, format, salt=salt, mapping=mapping, name=name)
