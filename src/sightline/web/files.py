"""The files that pages load: style and pictures, each under a name that changes with its bytes."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_FOR_A_YEAR = "private, max-age=31536000, immutable"


def address_of(name: str) -> str:
    """Where a file is served: another address whenever it holds other bytes."""
    return f"/files/{_digest(name)}/{name}"


def files_route() -> Route:
    return Route("/files/{digest}/{name}", _answer, methods=["GET"])


async def _answer(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _names() or request.path_params["digest"] != _digest(name):
        return Response("there is no such file\n", 404, media_type="text/plain")
    kind = _TYPES[name.rpartition(".")[2]]
    return Response(content(name), media_type=kind, headers={"Cache-Control": _FOR_A_YEAR})


@cache
def content(name: str) -> bytes:
    """The bytes of a file."""
    return files("sightline.web").joinpath("static", name).read_bytes()


@cache
def _digest(name: str) -> str:
    return sha256(content(name)).hexdigest()[:12]


@cache
def _names() -> frozenset[str]:
    folder = files("sightline.web").joinpath("static")
    return frozenset(f.name for f in folder.iterdir() if f.name.rpartition(".")[2] in _TYPES)
