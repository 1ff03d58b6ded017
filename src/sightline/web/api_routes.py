"""HTTP routes derived from operations: errors as problem+json, JSON equal to the command line's."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.json_shape import to_plain
from sightline.kernel.asking.looks import KeptLook
from sightline.kernel.asking.registry import Operation
from sightline.web.access import subject_of
from sightline.web.openapi import OPENAPI_PATH, openapi_json, path_of
from sightline.web.paging import link_to, part_of
from sightline.web.payload import PayloadReader, Read
from sightline.web.problems import problem, status_of

FRESH = "private, no-cache"
"""An answer may be kept by whoever asked, and is asked about each time: files may have changed."""


def api_routes(
    parts: Any, root: str, kept: KeptLook | None = None, audience: str = ""
) -> list[Route]:
    """A route for each operation, GET where it only reads, and POST; and what describes them."""
    operations = parts.catalogue().operations.all()
    described = Route(OPENAPI_PATH, _description(operations), methods=["GET"], name="openapi")
    return [
        described,
        *(_route(_Asked(parts, root, kept, audience, o)) for o in operations.values()),
    ]


@dataclass(frozen=True, slots=True)
class _Asked:
    """An operation of a workspace, to be called by requests."""

    parts: Any
    root: str
    kept: KeptLook | None
    audience: str
    operation: Operation

    def answer(self, read: Read[Any]) -> tuple[bytes, str]:
        """The JSON that answers a request, and the Link to its next part, if there is one."""
        dispatcher = Dispatcher(self.parts, self.root, read.common.as_of, kept=self.kept)
        subject = subject_of(read.common.audience, self.audience)
        name, dry_run = self.operation.name, read.common.dry_run
        result, _ = dispatcher.call(name, read.asked, subject, dry_run=dry_run)
        part = part_of(to_plain(result), self.operation.pages, read.paging)
        cursor = part.next_cursor
        link = link_to(path_of(self.operation), list(read.pairs), cursor) if cursor else ""
        return orjson.dumps(part.answer), link


def _route(asked: _Asked) -> Route:
    operation = asked.operation
    reader: PayloadReader[Any] = PayloadReader(operation)

    async def answer(request: Request) -> Response:
        try:
            read = await reader.read(request)
            body, link = await run_in_threadpool(asked.answer, read)
        except Exception as error:
            return problem(*status_of(error))
        headers = {"Link": link} if link else {}
        if request.method == "POST":
            return Response(body, media_type="application/json", headers=headers)
        return _fresh_answer(request, body, headers)

    methods = ["POST"] if operation.writes else ["GET", "POST"]
    return Route(path_of(operation), answer, methods=methods, name=operation.name)


def _description(operations: dict[str, Operation]) -> Any:
    async def answer(request: Request) -> Response:
        return _fresh_answer(request, openapi_json(operations), {})

    return answer


def _fresh_answer(request: Request, body: bytes, headers: dict[str, str]) -> Response:
    """The bytes under their digest (RFC 9110, ETag); 304 to whoever holds them already.

    The digest is marked as weak, as the same bytes may travel packed or not.
    """
    tag = f'"{sha256(body + headers.get("Link", "").encode()).hexdigest()[:32]}"'
    headers = {**headers, "ETag": f"W/{tag}", "Cache-Control": FRESH}
    held = request.headers.get("if-none-match", "").split(",")
    if {one.strip().removeprefix("W/") for one in held} & {tag, "*"}:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
