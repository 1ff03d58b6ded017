"""HTTP routes derived from operations: errors as problem+json, JSON equal to the command line's."""

from __future__ import annotations

import hmac
from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sightline.kernel.dispatcher import Dispatcher
from sightline.kernel.errors import Fault, SightlineError
from sightline.kernel.json_shape import to_plain
from sightline.kernel.registry import Operation
from sightline.kernel.views import Subject

_STATUS = {2: 400, 3: 503, 4: 403, 70: 500}
_COMMON = ("as_of", "audience", "dry_run")
_HOSTS = ("127.0.0.1", "localhost", "[::1]", "testserver")


def application(parts: Any, root: str, *, key: str) -> Starlette:
    """The ASGI application. ``key`` must come as a bearer token with every request."""
    operations = parts.catalogue().operations.all().values()
    routes = [_route(parts, root, key, operation) for operation in operations]
    return Starlette(routes=routes, exception_handlers={404: _not_found, 405: _not_found})


def _route(parts: Any, root: str, key: str, operation: Operation) -> Route:
    adapter: TypeAdapter[Any] = TypeAdapter(operation.request)
    lists = {f.name for f in fields(operation.request) if str(f.type).startswith("tuple")}

    async def answer(request: Request) -> Response:
        refused = _refused(request, key)
        if refused is not None:
            return refused
        try:
            payload = await _payload(request, lists)
            return await run_in_threadpool(_call, parts, root, operation, adapter, payload)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part).rstrip("_") for part in first["loc"])
            return _problem(400, f"{where}: {first['msg']}", "see the request's JSON Schema")
        except ValueError:
            return _problem(400, "the body is not a JSON object", "send a JSON object")
        except SightlineError as error:
            return _problem(_STATUS[error.exit_code], error.message, error.help)
        except Exception as error:
            fault = Fault.from_exception(error)
            return _problem(500, fault.message, fault.help)

    path = "/api/" + operation.name.replace(".", "/")
    methods = ["POST"] if operation.writes else ["GET", "POST"]
    return Route(path, answer, methods=methods, name=operation.name)


def _call(
    parts: Any, root: str, operation: Operation, adapter: TypeAdapter[Any], payload: dict[str, Any]
) -> Response:
    common = {name: payload.pop(name) for name in _COMMON if name in payload}
    names = {f.name.rstrip("_"): f.name for f in fields(operation.request)}
    payload = {names.get(name, name): value for name, value in payload.items()}
    request = adapter.validate_python(payload, extra="forbid")
    dispatcher = Dispatcher(parts, root, str(common.get("as_of", "")))
    subject = Subject("http", str(common.get("audience", "")))
    result, _ = dispatcher.call(
        operation.name, request, subject, dry_run=common.get("dry_run", False) is True
    )
    return _json(200, to_plain(result), "application/json")


async def _payload(request: Request, lists: set[str]) -> dict[str, Any]:
    if request.method == "GET":
        found: dict[str, Any] = {}
        for name in request.query_params:
            values = request.query_params.getlist(name)
            found[name] = values if name in lists or len(values) > 1 else values[0]
        return found
    payload = await request.json()
    if not isinstance(payload, dict):
        raise ValueError(payload)
    return payload


def _refused(request: Request, key: str) -> Response | None:
    host = request.headers.get("host", "").rsplit(":", 1)[0]
    if host not in _HOSTS:
        return _problem(403, "this host name is not served", "use the address that was printed")
    given = request.headers.get("authorization", "")
    if not hmac.compare_digest(given.encode(), f"Bearer {key}".encode()):
        return _problem(401, "the key of this launch is missing", "send Authorization: Bearer KEY")
    kind = request.headers.get("content-type", "").partition(";")[0]
    if request.method == "POST" and kind != "application/json":
        return _problem(415, "the body must be JSON", "send Content-Type: application/json")
    return None


async def _not_found(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    return _problem(status, "there is nothing here", "GET /api/<operation>")


def _problem(status: int, title: str, help: str) -> Response:
    body = {"type": "about:blank", "title": title, "status": status, "detail": help}
    return _json(status, body, "application/problem+json")


def _json(status: int, value: Any, media_type: str) -> Response:
    import orjson

    return Response(orjson.dumps(value), status_code=status, media_type=media_type)
