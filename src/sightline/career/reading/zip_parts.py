"""The parts of a ZIP file, bounded: no bomb, no part twice, nothing written anywhere."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date

from sightline.career.documents.unreadable import UnreadableDocument

__all__ = ["ZipParts"]

_MAX_PARTS = 5_000
_MAX_PART_BYTES = 32 * 1024 * 1024
_MAX_ALL_BYTES = 96 * 1024 * 1024


class ZipParts:
    """Names and bytes. Names are looked up, never opened as files, so none can lead outside."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._left = _MAX_ALL_BYTES
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            parts = self._file.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise self.damaged() from error
        if len(parts) > _MAX_PARTS:
            raise UnreadableDocument(
                f"{name} holds more than {_MAX_PARTS} files", help="give the document alone"
            )
        self._parts = {part.filename: part for part in reversed(parts)}
        self.names = tuple(dict.fromkeys(part.filename for part in parts))

    def has(self, part: str) -> bool:
        return part in self._parts

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises UnreadableDocument where they can't be had, or are too many.

        The size that the file declares isn't believed: reading ends one byte after the limit.
        """
        info = self._parts.get(part)
        if info is None:
            raise self.damaged()
        if info.flag_bits & 0x1:
            raise UnreadableDocument(
                f"{self._name} is locked with a password", help="save it without one"
            )
        limit = min(_MAX_PART_BYTES, self._left)
        try:
            with self._file.open(info) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError,
            RuntimeError,
        ) as error:  # fmt: skip
            raise self.damaged() from error
        if len(data) > limit:
            raise UnreadableDocument(
                f"{self._name} unpacks to more than {limit // 1024 // 1024} MB",
                help="give the document alone, without its pictures",
            )
        self._left -= len(data)
        return data

    def stamp(self, part: str) -> date | None:
        """The day on which a part was packed; None where the packer gave none (1980)."""
        year, month, day = self._parts[part].date_time[:3]
        try:
            return date(year, month, day) if year > 1980 else None
        except ValueError:
            return None

    def damaged(self) -> UnreadableDocument:
        return UnreadableDocument(
            f"{self._name} is damaged, or only a part of a file", help="save or download it again"
        )
