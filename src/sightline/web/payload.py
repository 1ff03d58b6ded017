"""What a request says: read within a limit, of exactly the declared types, nothing else in it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Generic, TypeVar, get_type_hints

import orjson
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request

from sightline.kernel.asking.registry import Operation
from sightline.text.near import nearest
from sightline.web.address import gathered, pairs_of
from sightline.web.paging import Paging, refuse_wrong_paging
from sightline.web.problems import BodyTooLarge, Malformed, UnknownType

MAX_BODY_BYTES = 16_000_000
LARGEST_INTEGER = 2**53 - 1
"""The largest that every reader of JSON takes for itself (RFC 7493)."""
_WHOLE = (int, int | None)
_SEE = "GET /api/openapi.json shows what it takes"
_SHOWN = 60  # characters of a name that nobody declared
Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Common:
    """What every operation takes, as the command line's --as-of, --as and --dry-run."""

    as_of: str = ""
    audience: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Read(Generic[Model]):
    """A request as it was read, with what every operation takes beside it."""

    asked: Model
    common: Common
    paging: Paging
    pairs: tuple[tuple[str, str], ...] = ()
    """The names and values of the address, where it is one that asks."""


class _Part(Generic[Model]):
    """Some of the names of a request, read as one dataclass."""

    def __init__(self, model: type[Model]) -> None:
        hints = get_type_hints(model)
        self._names = {f.name.rstrip("_"): f.name for f in fields(model)}  # type: ignore[arg-type]
        self._adapter = TypeAdapter(model)
        self.names = frozenset(self._names)
        self.lists = frozenset(n for n, f in self._names.items() if str(hints[f])[:5] == "tuple")
        self.texts = frozenset(n for n, f in self._names.items() if hints[f] is str)
        self._integers = frozenset(n for n, f in self._names.items() if hints[f] in _WHOLE)

    def read(self, payload: dict[str, Any]) -> Model:
        """The dataclass of what stands in a payload under these names. Raises Malformed."""
        given = {
            self._names[n]: _whole(payload[n]) if n in self._integers else payload[n]
            for n in self._names
            if n in payload
        }
        try:
            return self._adapter.validate_json(orjson.dumps(given), strict=True)
        except orjson.JSONEncodeError:
            raise Malformed("the body is nested too deeply", help=_SEE) from None
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part).rstrip("_") for part in first["loc"])
            raise Malformed(f"{where}: {first['msg']}", help=_SEE) from None


@cache
def _part(model: type) -> _Part[Any]:
    """What reads a model: made once, as to make it takes longer than to answer a request."""
    return _Part(model)


class PayloadReader(Generic[Model]):
    """Reads the request model of one operation.

    In JSON, `"5"` is no number and `1` no truth value; in an address everything is text, and reads
    as what is declared.
    """

    def __init__(self, operation: Operation) -> None:
        self._operation = operation.name
        self._model: _Part[Model] = _part(operation.request)
        self._common: _Part[Common] = _part(Common)
        self._paging: _Part[Paging] = _part(Paging)
        self._is_paged = bool(operation.pages)

    async def read(self, request: Request) -> Read[Model]:
        """The request, its common part and its paging. Raises Malformed."""
        pairs = pairs_of(request.scope["query_string"])
        if request.method not in ("GET", "HEAD"):
            if pairs:
                help = "put everything into the body"
                raise Malformed("POST reads nothing from the address", help=help)
            return self._read(await _json_object(request))
        lists = self._model.lists
        texts = self._model.texts | self._common.texts | self._paging.texts
        return self._read(gathered(pairs, lists, texts), tuple(pairs))

    def _read(
        self, payload: dict[str, Any], pairs: tuple[tuple[str, str], ...] | None = None
    ) -> Read[Model]:
        taken = self._model.names | self._common.names
        pages = self._is_paged and pairs is not None
        self._refuse_unknown(payload, taken | self._paging.names if pages else taken)
        for name, value in payload.items():
            if isinstance(value, int | float) and abs(value) > LARGEST_INTEGER:
                _refuse_large(name, value)
        paging = self._paging.read(payload) if pages else Paging()
        read = Read(self._model.read(payload), self._common.read(payload), paging, pairs or ())
        refuse_wrong_paging(paging)  # last: half of it is no wrong type
        return read

    def _refuse_unknown(self, payload: dict[str, Any], known: frozenset[str]) -> None:
        unknown = next((name for name in payload if name not in known), None)
        if unknown is not None:
            near = nearest(unknown[:_SHOWN], sorted(known), limit=1)
            help = f"did you mean `{near[0]}`?" if near else "known: " + ", ".join(sorted(known))
            raise Malformed(f"`{self._operation}` takes no `{unknown[:_SHOWN]}`", help=help)


def _whole(value: Any) -> Any:
    """``5.0`` is the integer 5 to JSON Schema."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _refuse_large(name: str, value: float) -> None:
    raise Malformed(f"{name}: {value:g} is too large", help=f"at most {LARGEST_INTEGER}")


async def _json_object(request: Request) -> dict[str, Any]:
    """The body. What JSON doesn't know (NaN, half characters, endless nesting) is refused."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        help = "send Content-Type: application/json"
        raise UnknownType("the body must be JSON", help=help)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise UnknownType("the body must not be compressed", help="leave out Content-Encoding")
    try:
        payload = orjson.loads(await _body(request))
    except orjson.JSONDecodeError:
        payload = None
    if not isinstance(payload, dict):
        raise Malformed("the body is not a JSON object", help="send a JSON object")
    return payload


async def _body(request: Request) -> bytes:
    too_large = BodyTooLarge(
        "the body is too large", help=f"send at most {MAX_BODY_BYTES // 1_000_000} MB"
    )
    announced = request.headers.get("content-length", "")
    if announced.isascii() and announced.isdigit() and int(announced[:20]) > MAX_BODY_BYTES:
        raise too_large
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > MAX_BODY_BYTES:
            raise too_large
    return bytes(data)
