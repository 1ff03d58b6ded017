"""Errors as answers: problem+json (RFC 9457) for programs, a page for people.

What is no request at all (400) is kept apart from a request that is as its schema says and still
can't be answered (422), such as one for an id that nobody has.
"""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from sightline.kernel.errors import Conflict, Fault, Locked, SightlineError, UsageError

MEDIA_TYPE = "application/problem+json"
STATUS = {2: 422, 3: 503, 4: 403, 70: 500}


class Malformed(UsageError):
    """The request is not what the schema of the operation says."""

    status = 400


class UnknownType(Malformed):
    """The body is not JSON, or is packed."""

    status = 415


class BodyTooLarge(Malformed):
    """The body has more bytes than a request may have."""

    status = 413


class AddressTooLong(Malformed):
    """The address has more characters than a request may have."""

    status = 414


def status_of(error: Exception) -> tuple[int, str, str]:
    """The HTTP status of an error, its message, and what to do."""
    if isinstance(error, Malformed):
        return error.status, error.message, error.help
    if isinstance(error, (Conflict, Locked)):
        return 409, error.message, error.help or ""
    if isinstance(error, SightlineError):
        return STATUS[error.exit_code], error.message, error.help or ""
    fault = Fault.from_exception(error)
    return 500, fault.message, fault.help or ""


def problem(status: int, title: str, help: str) -> Response:
    body = {"type": "about:blank", "title": title, "status": status, "detail": help}
    return json_answer(status, body, MEDIA_TYPE)


def json_answer(status: int, value: Any, media_type: str = "application/json") -> Response:
    import orjson

    return Response(orjson.dumps(value), status_code=status, media_type=media_type)
