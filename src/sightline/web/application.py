"""The ASGI application: the API, the pages and their files, behind one gate."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sightline.kernel.asking.looks import KeptLook
from sightline.kernel.files.changes import Changes
from sightline.web.access import HEADERS, Access
from sightline.web.api_routes import api_routes
from sightline.web.files import files_route
from sightline.web.live import Live
from sightline.web.pages.page import Site
from sightline.web.pages.routes import page_routes
from sightline.web.problems import problem

_WORTH_PACKING_BYTES = 1000


def application(parts: Any, root: str, *, key: str, audience: str = "") -> Starlette:
    """The ASGI application. ``key`` comes with every request: as a bearer token, or as a cookie.

    ``audience``: whose eyes everything is seen with; by default the owner's.
    """
    _meet_the_yaml_parser()
    changes = Changes(root)
    kept = KeptLook(changes.none_since_asked)
    live = Live(changes, kept)
    site = Site(parts, root, kept, audience)
    app = Starlette(
        routes=[
            *api_routes(parts, root, kept, audience),
            files_route(),
            live.route(),
            *page_routes(site),
        ],
        exception_handlers={404: _not_found(site), 405: _not_allowed},
    )
    app.add_middleware(GZipMiddleware, minimum_size=_WORTH_PACKING_BYTES)
    app.add_middleware(_Gate, access=Access(key), site=site)
    return app


def _meet_the_yaml_parser() -> None:
    """Import it in the thread that stays: first imported by one that ends, yaml-rs 0.1.6 crashes in
    the next."""
    with suppress(ImportError):  # no build for this machine
        import_module("yaml_rs")


class _Gate:
    """Lets in who may ask, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, access: Access, site: Site) -> None:
        self._app = app
        self._access = access
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self._stopped(Request(scope)) or self._app
        await answer(scope, receive, send_with_headers)

    def _stopped(self, request: Request) -> Response | None:
        """What is answered at the gate; None where the request may pass."""
        access = self._access
        if not access.names_this_machine(request):
            help = "use the address that was printed"
            return problem(403, "this host name is not served", help)
        entrance = access.entrance(request) if request.method in ("GET", "HEAD") else None
        if entrance is not None:
            return entrance
        if access.has_token(request) or access.has_cookie(request) or _is_file(request):
            return None
        if _wants_a_page(request):
            return self._site.locked()
        answer = problem(401, "the key of this launch is missing", "send Authorization: Bearer KEY")
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer


def _is_file(request: Request) -> bool:
    return request.url.path.startswith("/files/")


def _wants_a_page(request: Request) -> bool:
    is_api = request.url.path.startswith("/api/")
    return not is_api and "text/html" in request.headers.get("accept", "")


def _not_found(site: Site) -> Any:
    async def answer(request: Request, error: Exception) -> Response:
        if _wants_a_page(request):
            return site.missing()
        return problem(404, "there is nothing here", "GET /api/openapi.json lists what there is")

    return answer


async def _not_allowed(request: Request, error: Exception) -> Response:
    """What writes takes POST only, so that no link and no picture can make it write."""
    held = (getattr(error, "headers", None) or {}).get("Allow", "POST")
    allowed = ", ".join(sorted(held.split(", ")))
    answer = problem(405, f"{request.method} is not possible here", f"send {allowed}")
    answer.headers["Allow"] = allowed
    return answer
