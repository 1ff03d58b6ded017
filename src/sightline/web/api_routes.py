"""HTTP routes derived from operations: errors as problem+json, JSON equal to the command line's."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.asking.registry import Operation
from sightline.kernel.asking.views import Subject
from sightline.web.payload import MAX_BODY_BYTES, BodyTooLarge, Common, PayloadReader
from sightline.web.problems import json_answer, problem, status_of


def api_routes(parts: Any, root: str) -> list[Route]:
    """A route for each operation: GET where it only reads, and POST."""
    operations = parts.catalogue().operations.all().values()
    return [_route(parts, root, operation) for operation in operations]


def _route(parts: Any, root: str, operation: Operation) -> Route:
    reader: PayloadReader[Any] = PayloadReader(operation.request)

    async def answer(request: Request) -> Response:
        kind = request.headers.get("content-type", "").partition(";")[0]
        if request.method == "POST" and kind != "application/json":
            return problem(415, "the body must be JSON", "send Content-Type: application/json")
        try:
            asked, common = await reader.read(request)
            return await run_in_threadpool(_call, parts, root, operation, asked, common)
        except BodyTooLarge:
            most = f"send at most {MAX_BODY_BYTES // 1_000_000} MB"
            return problem(413, "the body is too large", most)
        except Exception as error:
            return problem(*status_of(error))

    path = "/api/" + operation.name.replace(".", "/")
    methods = ["POST"] if operation.writes else ["GET", "POST"]
    return Route(path, answer, methods=methods, name=operation.name)


def _call(parts: Any, root: str, operation: Operation, asked: Any, common: Common) -> Response:
    dispatcher = Dispatcher(parts, root, common.as_of)
    subject = Subject("http", common.audience)
    result, _ = dispatcher.call(operation.name, asked, subject, dry_run=common.dry_run)
    return json_answer(200, to_plain(result))
