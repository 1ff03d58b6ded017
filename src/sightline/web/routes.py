"""HTTP routes derived from operations: errors as problem+json, JSON equal to the command line's."""

from __future__ import annotations

import hmac
import re
from contextlib import suppress
from importlib import import_module
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.asking.registry import Operation
from sightline.kernel.asking.views import Subject
from sightline.kernel.errors import Conflict, Fault, Locked, SightlineError
from sightline.web.payload import MAX_BODY_BYTES, BodyTooLarge, Common, PayloadReader

_STATUS = {2: 400, 3: 503, 4: 403, 70: 500}
_HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?")
"""Any other name would be one that somebody else's DNS points at this machine."""


def application(parts: Any, root: str, *, key: str) -> Starlette:
    """The ASGI application. ``key`` must come as a bearer token with every request."""
    _meet_the_yaml_parser()
    operations = parts.catalogue().operations.all().values()
    routes = [_route(parts, root, key, operation) for operation in operations]
    return Starlette(routes=routes, exception_handlers={404: _not_found, 405: _not_allowed})


def _meet_the_yaml_parser() -> None:
    """Import it in the thread that stays: first imported by one that ends, yaml-rs 0.1.6 crashes in
    the next."""
    with suppress(ImportError):  # no build for this machine
        import_module("yaml_rs")


def _route(parts: Any, root: str, key: str, operation: Operation) -> Route:
    reader: PayloadReader[Any] = PayloadReader(operation.request)

    async def answer(request: Request) -> Response:
        refused = _refused(request, key)
        if refused is not None:
            return refused
        try:
            asked, common = await reader.read(request)
            return await run_in_threadpool(_call, parts, root, operation, asked, common)
        except BodyTooLarge:
            most = f"send at most {MAX_BODY_BYTES // 1_000_000} MB"
            return _problem(413, "the body is too large", most)
        except (Conflict, Locked) as error:
            return _problem(409, error.message, error.help)
        except SightlineError as error:
            return _problem(_STATUS[error.exit_code], error.message, error.help)
        except Exception as error:
            fault = Fault.from_exception(error)
            return _problem(500, fault.message, fault.help)

    path = "/api/" + operation.name.replace(".", "/")
    methods = ["POST"] if operation.writes else ["GET", "POST"]
    return Route(path, answer, methods=methods, name=operation.name)


def _call(parts: Any, root: str, operation: Operation, asked: Any, common: Common) -> Response:
    dispatcher = Dispatcher(parts, root, common.as_of)
    subject = Subject("http", common.audience)
    result, _ = dispatcher.call(operation.name, asked, subject, dry_run=common.dry_run)
    return _json(200, to_plain(result), "application/json")


def _refused(request: Request, key: str) -> Response | None:
    if not _HOST.fullmatch(request.headers.get("host", "")):
        return _problem(403, "this host name is not served", "use the address that was printed")
    given = request.headers.get("authorization", "")
    if not hmac.compare_digest(given.encode(), f"Bearer {key}".encode()):
        return _problem(401, "the key of this launch is missing", "send Authorization: Bearer KEY")
    kind = request.headers.get("content-type", "").partition(";")[0]
    if request.method == "POST" and kind != "application/json":
        return _problem(415, "the body must be JSON", "send Content-Type: application/json")
    return None


async def _not_found(request: Request, error: Exception) -> Response:
    return _problem(404, "there is nothing here", "GET /api/<operation>")


async def _not_allowed(request: Request, error: Exception) -> Response:
    """What writes takes POST only, so that no link and no picture can make it write."""
    held = (getattr(error, "headers", None) or {}).get("Allow", "POST")
    allowed = ", ".join(sorted(held.split(", ")))
    problem = _problem(405, f"{request.method} is not possible here", f"send {allowed}")
    problem.headers["Allow"] = allowed
    return problem


def _problem(status: int, title: str, help: str) -> Response:
    body = {"type": "about:blank", "title": title, "status": status, "detail": help}
    return _json(status, body, "application/problem+json")


def _json(status: int, value: Any, media_type: str) -> Response:
    import orjson

    return Response(orjson.dumps(value), status_code=status, media_type=media_type)
