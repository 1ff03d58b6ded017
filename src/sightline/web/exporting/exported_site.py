"""The site as one audience sees it, asked for page by page from one look at the files.

The handlers are those of the served pages. What a page may know is decided where it always is, in
the view that the dispatcher hands to an operation; here the audience is only named.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from typing import Any

from markupsafe import Markup
from starlette.requests import Request

from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.looks import KeptLook
from sightline.kernel.asking.views import Subject
from sightline.kernel.documents.moment import moment_named
from sightline.web.exporting.verdicts_of_all import VerdictsOfAll
from sightline.web.files import content
from sightline.web.pages.menu import MENU, Entry
from sightline.web.pages.page import Site, Visit

SURFACE = "export"
"""Who asks, as operations are told: no setting shows `career/` to it, only to an audience."""
_ABOUT_ONE = ("id", "ids", "chart")


class ExportedSite(Site):
    """One workspace as files. ``audience`` is empty where nothing is to be withheld."""

    is_export = True

    def __init__(self, parts: Any, root: str, audience: str, as_of: str) -> None:
        self.look = KeptLook(lambda: True)
        moment, day = parts.now(), parts.today()
        parts = replace(parts, now=lambda: moment, today=lambda: day)  # one for all pages
        super().__init__(parts, root, self.look)
        self.audience = audience
        self._shared: dict[Any, Any] = {}
        self.dispatcher = Dispatcher(parts, root, as_of, kept=self.look, shared=self._shared)
        self.subject = Subject(SURFACE, audience)
        settings = self.dispatcher.workspace().settings
        self.name = settings.name
        self.as_of = moment_named(as_of) or settings.as_of or day
        self.shows_career = audience in settings.career_shown_to if audience else False
        self._answers: dict[str, Any] = {}
        self._verdicts: VerdictsOfAll | None = None
        self.menu = tuple(entry for entry in MENU if self._lists(entry))

    def has(self, address: str) -> bool:
        """Whether a page can be in an export: it needs no form, and says nothing private."""
        first = "/".join(address.partition("?")[0].split("/")[:2])
        if first in ("/ask", "/api") or address.startswith("/explore/query"):
            return False
        return first != "/career" or self.shows_career

    def _lists(self, entry: Entry) -> bool:
        """Whether a page of the menu is there, and lists anything if it is a list."""
        if not self.has(entry.address):
            return False
        return not entry.kind or bool(self.answer("list", {"kind": entry.kind}).documents)

    def lost(self) -> bytes:
        """The page for addresses without one: it needs no other file, as it is shown anywhere."""
        style = Markup(content("site.css").decode())
        hashed = b64encode(sha256(style.encode()).digest()).decode()
        page = self.page("lost.html", "", name=self.name, style=style, style_hash=hashed)
        return bytes(page.body)

    def forget(self) -> None:
        """The next question is answered from another look at the files."""
        self.look.forget()
        self._answers.clear()
        self._shared.clear()
        self._verdicts = None

    def answer(self, name: str, asked: dict[str, Any]) -> Any:
        """The result of an operation; what is asked of the whole workspace is asked once."""
        if name == "verify" and len(asked.get("ids", ())) == 1:
            if self._verdicts is None:
                self._verdicts = VerdictsOfAll(lambda **words: self._asked("verify", words))
            return self._verdicts.of(asked["ids"][0], asked.get("chart", False))
        return self._asked(name, asked)

    def _asked(self, name: str, asked: dict[str, Any]) -> Any:
        key = f"{name} {sorted(asked.items())}"
        if key in self._answers:
            return self._answers[key]
        operation = self.dispatcher.operation(name)
        found = self.dispatcher.call(name, asked, self.subject, dry_run=operation.writes)[0]
        if not any(word in asked for word in _ABOUT_ONE):
            self._answers[key] = found
        return found


class ExportedVisit(Visit):
    """One page of an export."""

    def __init__(self, site: ExportedSite, request: Request) -> None:
        super().__init__(site, request)
        self._exported = site
        self.audience = site.audience
        self._dispatcher = site.dispatcher

    def ask(self, name: str, **asked: Any) -> Any:
        return self._exported.answer(name, asked)
