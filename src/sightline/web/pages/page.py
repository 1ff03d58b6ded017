"""What every page is made with: the questions that it puts, and the templates that it fills."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.looks import KeptLook
from sightline.kernel.asking.registry import Operation
from sightline.kernel.errors import UsageError
from sightline.web.access import subject_of
from sightline.web.files import address_of
from sightline.web.pages.menu import MENU, Entry
from sightline.web.pages.shown import FILTERS
from sightline.web.problems import status_of

Handler = Callable[["Visit"], Response]


class Site:
    """One workspace in a browser."""

    def __init__(
        self, parts: Any, root: str, kept: KeptLook | None = None, audience: str = ""
    ) -> None:
        self.parts = parts
        self.root = root
        self.kept = kept
        self.audience = audience
        self.menu: tuple[Entry, ...] = MENU

    @property
    def operations(self) -> dict[str, Operation]:
        found: dict[str, Operation] = self.parts.catalogue().operations.all()
        return found

    @staticmethod
    def file(name: str) -> str:
        return address_of(name)

    @cached_property
    def _environment(self) -> Environment:
        loader = PackageLoader("sightline.web", "templates")
        environment = Environment(
            loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        environment.filters.update(FILTERS)
        return environment

    def page(self, template: str, title: str, status: int = 200, **says: Any) -> HTMLResponse:
        """A filled template."""
        text = self._environment.get_template(template).render(site=self, title=title, **says)
        return HTMLResponse(text, status)

    def missing(self) -> HTMLResponse:
        return self.error(404, "There is no such page", "The menu lists what there is.")

    def locked(self) -> HTMLResponse:
        text = self._environment.get_template("locked.html").render(site=self)
        return HTMLResponse(text, 401)

    def error(self, status: int, message: str, help: str) -> HTMLResponse:
        return self.page("error.html", message, status=status, message=message, help=help)

    def route(self, path: str, handler: Handler, name: str = "") -> Route:
        """A page at an address. What goes wrong is told on a page too."""

        async def answer(request: Request) -> Response:
            try:
                return await run_in_threadpool(handler, Visit(self, request))
            except Exception as error:
                status, message, help = status_of(error)
                is_missing = isinstance(error, UsageError) and "id" in request.path_params
                return self.error(404 if is_missing else status, message, help)

        return Route(path, answer, methods=["GET"], name=name)


class Visit:
    """One request for a page: what its address says, and the operations that it may call."""

    def __init__(self, site: Site, request: Request) -> None:
        self.site = site
        self.request = request
        self.path: dict[str, str] = request.path_params
        self.subject = subject_of(request.query_params.get("audience", ""), site.audience)
        self.audience = self.subject.audience
        self._dispatcher = Dispatcher(site.parts, site.root, self.word("as_of"), kept=site.kept)

    def word(self, name: str) -> str:
        """A value of the address; empty where it is left out."""
        return self.request.query_params.get(name, "").strip()

    def ask(self, name: str, **asked: Any) -> Any:
        """The result of an operation. Nothing is written, whatever it is."""
        operation = self._dispatcher.operation(name)
        return self._dispatcher.call(name, asked, self.subject, dry_run=operation.writes)[0]

    def operation(self, name: str) -> Operation:
        """Raises UsageError where there is none of that name."""
        return self._dispatcher.operation(name)

    def number(self, name: str, default: int) -> int:
        """A count of the address, at least 1; the default for whatever else stands there."""
        word = self.word(name)
        return max(1, int(word[:9])) if word.isascii() and word.isdigit() else default

    def with_word(self, name: str, value: object) -> str:
        """The address of this page with one value another."""
        return "?" + self.request.url.include_query_params(**{name: value}).query

    def chart_address(self, operation: str, **asked: str) -> Callable[[str], str]:
        """Where the chart of a question is, by its form: svg, png, csv."""
        kept = {n: self.word(n) for n in ("as_of", "audience") if self.word(n)}
        query = urlencode({**asked, **kept})
        return lambda form: f"/charts/{operation}.{form}?{query}"

    def page(self, template: str, title: str, here: str = "", **says: Any) -> HTMLResponse:
        """A filled template, under the name of the workspace."""
        name = self._dispatcher.workspace().settings.name or "Sightline"
        return self.site.page(template, title, here=here, name=name, visit=self, **says)


def page_of(identifier: str, anchor: str = "") -> str:
    """The address of a document."""
    address = f"/documents/{quote(identifier, safe='')}"
    return f"{address}#{quote(anchor, safe='')}" if anchor else address
