"""Errors as answers: problem+json for programs, a page for people."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from sightline.kernel.errors import Conflict, Fault, Locked, SightlineError

STATUS = {2: 400, 3: 503, 4: 403, 70: 500}


def status_of(error: Exception) -> tuple[int, str, str]:
    """The HTTP status of an error, its message, and what to do."""
    if isinstance(error, (Conflict, Locked)):
        return 409, error.message, error.help or ""
    if isinstance(error, SightlineError):
        return STATUS[error.exit_code], error.message, error.help or ""
    fault = Fault.from_exception(error)
    return 500, fault.message, fault.help or ""


def problem(status: int, title: str, help: str) -> Response:
    body = {"type": "about:blank", "title": title, "status": status, "detail": help}
    return json_answer(status, body, "application/problem+json")


def json_answer(status: int, value: Any, media_type: str = "application/json") -> Response:
    import orjson

    return Response(orjson.dumps(value), status_code=status, media_type=media_type)
