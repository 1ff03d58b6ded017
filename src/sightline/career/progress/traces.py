"""Every place of a workspace that names a person: texts in any encoding, documents, names of files.

Nothing outside the workspace is looked at, and no link is followed. Git's own folder is left to
git, which is asked on its own.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from sightline.career.reading.read import UnreadableDocument, read_document
from sightline.kernel.errors import SightlineError, UsageError

__all__ = ["Name", "Search", "Trace", "search_workspace"]

MAX_BYTES = 64 * 1024 * 1024
_MOST_PACKED = 256 * 1024 * 1024
_DOCUMENTS = (b"%PDF-", b"PK\x03\x04")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_APART = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Trace:
    """A file that names the person: how often in its words, and whether in its own path.

    ``form`` says how it was read: ``text``, ``document`` (PDF, DOCX, ...) or ``bytes``.
    """

    path: str
    times: int
    in_path: bool
    form: str


@dataclass(frozen=True, slots=True)
class Search:
    """One look at everything: ``files`` and ``bytes`` searched, and what could not be looked into
    (``unread``: path and why)."""

    files: int
    bytes: int
    traces: tuple[Trace, ...]
    unread: tuple[tuple[str, str], ...] = field(default=())


class Name:
    """A person's name (or address) as it may stand in a text or in the name of a file.

    Capitals, accents, and the signs between the words don't count; the words may stand in reverse,
    or without anything between them.
    """

    def __init__(self, person: str) -> None:
        self.words = _folded(person).split()
        if sum(map(len, self.words)) < 3:
            raise UsageError(
                f"`{person}` is too short to search for", help='write the whole name: "Maya Lind"'
            )
        orders = {" ".join(self.words), " ".join(reversed(self.words))}
        if len(self.words) > 2:
            orders.add(" ".join((self.words[-1], *self.words[:-1])))
        joined = {order.replace(" ", "") for order in orders}
        either = "|".join(re.escape(order) for order in sorted(orders | joined))
        self._pattern = re.compile(rf"(?<!\S)(?:{either})(?!\S)")

    def times(self, text: str) -> int:
        """How often a text names the person."""
        return len(self._pattern.findall(_folded(text)))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\u00ad", "").replace("ß", "ss"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _APART.sub(" ", bare.casefold()).strip()


def search_workspace(root: str, name: Name) -> Search:
    """Look into every file of the workspace."""
    files = size = 0
    traces: list[Trace] = []
    unread: list[tuple[str, str]] = []
    for path, why in _files(root):
        if why:
            unread.append((path, why))
            if name.times(path):
                traces.append(Trace(path, 0, True, "bytes"))
            continue
        try:
            with open(os.path.join(root, path), "rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError as error:
            unread.append((path, error.strerror or "it can't be read"))
            continue
        files, size = files + 1, size + len(data)
        if len(data) > MAX_BYTES:
            unread.append((path, "only its first 64 MB were searched"))
        times, form = _times(path, data, name)
        if times or name.times(path):
            traces.append(Trace(path, times, bool(name.times(path)), form))
    return Search(files, size, tuple(traces), tuple(unread))


def _files(root: str) -> Iterator[tuple[str, str]]:
    """Every file as a path of the workspace, with why it isn't looked into where that is so."""
    waiting = [""]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(os.scandir(os.path.join(root, here)), key=lambda e: e.name)
        except OSError as error:
            yield here or ".", error.strerror or "the folder can't be read"
            continue
        for entry in entries:
            path = f"{here}/{entry.name}" if here else entry.name
            if entry.is_symlink():
                yield path, "a link, which is not followed"
            elif entry.is_dir(follow_symlinks=False):
                if path != ".git":
                    waiting.append(path)
            elif stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                yield path, ""
            else:
                yield path, "not a regular file"


def _times(path: str, data: bytes, name: Name) -> tuple[int, str]:
    """How often a file names the person, read in every way in which it can be."""
    best, form = max((name.times(text) for text in _texts(data)), default=0), "text"
    for part in _packed(data):
        best += max(name.times(text) for text in _texts(part))
        form = "bytes"
    if data.startswith(_DOCUMENTS) or b"%PDF-" in data[:1024]:
        try:
            document = read_document(os.path.basename(path), data)
        except UnreadableDocument:
            return best, "bytes"
        except SightlineError:
            return best, "bytes"
        hidden = " ".join(part.text for part in document.unread)
        links = " ".join(address for _, _, address in document.links)
        said = name.times(f"{document.text}\n{hidden}\n{links}")
        return max(best, said), "document"
    return best, form


def _texts(data: bytes) -> Iterator[str]:
    """What bytes may say: UTF-8 (with JSON's escapes), UTF-16 either way, Latin-1."""
    text = data.decode("utf-8", "replace")
    yield _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "\\u" in text else text
    if "\ufffd" in text:
        yield data.decode("latin-1")
    if b"\0" in data:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield data.decode(encoding, "replace")


def _packed(data: bytes) -> Iterator[bytes]:
    """The parts of a ZIP, as far as it can be unpacked within bounds."""
    if not data.startswith(b"PK\x03\x04"):
        return
    left = _MOST_PACKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for part in packed.infolist()[:2000]:
                with packed.open(part) as opened:
                    content = opened.read(min(left, MAX_BYTES))
                left -= len(content)
                yield part.filename.encode() + b"\n" + content
                if left <= 0:
                    return
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return  # damaged or encrypted; its raw bytes were searched
