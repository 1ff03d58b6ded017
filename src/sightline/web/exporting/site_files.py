"""Every file of an exported site: pages, pictures, style, and what it holds.

Beginning at the menu, each page is asked for as a browser would, and so is every page that it links
to. A link to what the export lacks is plain text.
"""

from __future__ import annotations

import zlib
from collections import deque
from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request
from starlette.routing import compile_path

from sightline.kernel.errors import SightlineError, WorkspaceError
from sightline.web.exporting.exported_site import ExportedSite, ExportedVisit
from sightline.web.exporting.file_names import another_file_of, file_of, relative
from sightline.web.exporting.page_links import addresses, as_file, without_server
from sightline.web.files import content
from sightline.web.pages.page import Handler
from sightline.web.pages.routes import pages

WORDS = ("page", "verdict", "role", "metric", "by", "old", "new")
"""What an address of a page may say in an export; of a chart, anything."""
SCRIPTS: tuple[str, ...] = ()
"""Files of scripts that need no server."""
_SLOW = ".png"
"""The form of a chart that takes longer to draw than its whole page; others say as much."""
_HTML = "text/html"
_TRIES = 3
Progress = Callable[[str], None]


class _Asked(NamedTuple):
    """What the handler of an address answered, compressed."""

    kind: str
    data: bytes


def site_files(site: ExportedSite, progress: Progress) -> dict[str, bytes]:
    """The bytes of every file by its name, in the order of the names.

    Raises WorkspaceError where files change faster than they can be read.
    """
    for _ in range(_TRIES):
        number = site.look.number()
        asked = _Asking(site, progress).answers()
        if site.look.number() == number:
            files = {"404.html": site.lost(), **_written(asked)}
            return dict(sorted(files.items()))
        site.forget()
    help = "wait until whatever writes them has finished"
    raise WorkspaceError("files change faster than they can be read", help=help)


class _Asking:
    """One walk over the pages, each asked for once."""

    def __init__(self, site: ExportedSite, progress: Progress) -> None:
        self._site = site
        self._progress = progress
        self._pages = [(compile_path(path)[0], path, handler) for path, handler in pages().items()]
        self._due = deque(entry.address for entry in site.menu)
        self._seen = set(self._due)
        self._answers: dict[str, _Asked] = {}

    def answers(self) -> dict[str, _Asked]:
        while self._due:
            address = self._due.popleft()
            found = self._ask(address)
            if found is None:
                continue
            self._answers[address] = found
            count, rest = len(self._answers), len(self._due)
            self._progress(f"{count:,} of at least {count + rest:,} pages")
        return self._answers

    def _ask(self, address: str) -> _Asked | None:
        """What stands at an address; None where nothing does."""
        path, _, query = address.partition("?")
        if path.startswith("/files/"):
            return _Asked("", content(path.rpartition("/")[2]))
        for pattern, _, handler in self._pages:
            match = pattern.match(path)
            if match:
                return self._page(handler, address, path, query, match.groupdict())
        return None

    def _page(
        self, handler: Handler, address: str, path: str, query: str, words: dict[str, str]
    ) -> _Asked | None:
        scope = {
            "type": "http", "method": "GET", "path": path, "query_string": query.encode(),
            "headers": [], "path_params": words,
        }  # fmt: skip
        try:
            answer = handler(ExportedVisit(self._site, Request(scope)))
        except SightlineError:
            return None
        if not (answer.media_type or "").startswith(_HTML):
            return _Asked("", bytes(answer.body))
        html = without_server(bytes(answer.body).decode())
        for found in addresses(html, address):
            if found not in self._seen and self._may_hold(found):
                self._seen.add(found)
                self._due.insert(0 if found.startswith("/charts/") else len(self._due), found)
        return _Asked(_HTML, zlib.compress(html.encode(), 1))

    def _may_hold(self, address: str) -> bool:
        parts = urlsplit(address)
        if parts.path.startswith("/files/"):
            name = parts.path.rpartition("/")[2]
            return not name.endswith(".js") or name in SCRIPTS
        if not self._site.has(address):
            return False
        if parts.path.endswith(_SLOW):
            return False
        said = [name for name, _ in parse_qsl(parts.query)]
        return parts.path.startswith("/charts/") or all(name in WORDS for name in said)


def _written(asked: dict[str, _Asked]) -> dict[str, bytes]:
    """The files of what was answered, each link one that leads to another file."""
    names = _names(asked)
    files: dict[str, bytes] = {}
    for address, one in asked.items():
        name = names[address]

        def link(target: str, name: str = name) -> str | None:
            return relative(names[target], name) if target in names else None

        if one.kind == _HTML:
            html = zlib.decompress(one.data).decode()
            files[name] = as_file(html, address, link).encode()
        else:
            files[name] = one.data
    return files


def _names(addresses: Iterable[str]) -> dict[str, str]:
    """The file of each address, also where two differ only in capitals."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for address in sorted(addresses):
        name = file_of(address)
        if name.casefold() in taken:
            name = another_file_of(address)
        taken.add(name.casefold())
        names[address] = name
    return names
