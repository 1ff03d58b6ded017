"""What a request says: read within a limit, of exactly the declared types, nothing else in it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

import orjson
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request

from sightline.kernel.errors import UsageError

MAX_BODY_BYTES = 16_000_000
Model = TypeVar("Model")


class BodyTooLarge(Exception):
    """The body has more bytes than a request may have."""


@dataclass(frozen=True, slots=True)
class Common:
    """What every operation takes, as the command line's --as-of, --as and --dry-run."""

    as_of: str = ""
    audience: str = ""
    dry_run: bool = False


class PayloadReader(Generic[Model]):
    """Reads the request model of one operation.

    In JSON, `"5"` is no number and `1` no truth value; in an address everything is text, and reads
    as what is declared.
    """

    def __init__(self, model: type[Model]) -> None:
        self._model = TypeAdapter(model)
        self._common = TypeAdapter(Common)
        self._names = {f.name.rstrip("_"): f.name for f in fields(model)}  # type: ignore[arg-type]
        self._common_names = {f.name for f in fields(Common)}
        self._lists = {f.name for f in fields(model) if str(f.type).startswith("tuple")}  # type: ignore[arg-type]

    async def read(self, request: Request) -> tuple[Model, Common]:
        """The request and the common part. Raises UsageError, BodyTooLarge."""
        is_json = request.method not in ("GET", "HEAD")
        payload = await _json_object(request) if is_json else self._of_address(request)
        common = {name: payload.pop(name) for name in self._common_names & payload.keys()}
        named = {self._names.get(name, name): value for name, value in payload.items()}
        try:
            return _read(self._model, named, is_json), _read(self._common, common, is_json)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part).rstrip("_") for part in first["loc"])
            help = "see the request's JSON Schema"
            raise UsageError(f"{where}: {first['msg']}", help=help) from None

    def _of_address(self, request: Request) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in request.query_params:
            values = request.query_params.getlist(name)
            found[name] = values if name in self._lists or len(values) > 1 else values[0]
        return found


def _read(adapter: TypeAdapter[Model], payload: dict[str, Any], is_json: bool) -> Model:
    if is_json:
        return adapter.validate_json(orjson.dumps(payload), strict=True, extra="forbid")
    return adapter.validate_python(payload, extra="forbid")


async def _json_object(request: Request) -> dict[str, Any]:
    """The body. What JSON doesn't know (NaN, half characters, endless nesting) is refused."""
    try:
        payload = orjson.loads(await _body(request))
    except orjson.JSONDecodeError:
        payload = None
    if not isinstance(payload, dict):
        raise UsageError("the body is not a JSON object", help="send a JSON object")
    return payload


async def _body(request: Request) -> bytes:
    announced = request.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > MAX_BODY_BYTES:
        raise BodyTooLarge
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > MAX_BODY_BYTES:
            raise BodyTooLarge
    return bytes(data)
