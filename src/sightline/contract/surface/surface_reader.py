"""Reads OpenAPI 2.0, 3.0, 3.1 and 3.2 into the one form in which contracts are compared.

Whatever has the wrong type is left out and told as a problem; nothing in a document makes the
reader fail. Schemas are not read: an operation only says which it uses, and where.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NamedTuple

from sightline.contract.surface.operations import OperationReader
from sightline.contract.surface.path_items import sites_of
from sightline.contract.surface.problems import Problems, SurfaceProblem
from sightline.contract.surface.references import Mapping, References, escape
from sightline.contract.surface.surface import Dialect, Operation, Surface

__all__ = ["SurfaceReading", "surface_of"]


class SurfaceReading(NamedTuple):
    """What a contract promises, and what of it couldn't be read."""

    surface: Surface
    problems: tuple[SurfaceProblem, ...]


def surface_of(document_root: Mapping, *, only: Container[str] | None = None) -> SurfaceReading:
    """All that a contract promises, from its plain values.

    `only` names the operations that are needed; others are left out unread. Operations come sorted:
    the API's own by path and method, then webhooks and callbacks by name.
    """
    problems = Problems()
    references = References(document_root, problems)
    specification, dialect = _version(document_root, problems)
    reader = OperationReader(references, specification, dialect)
    found: dict[str, Operation] = {}
    for site in sites_of(document_root, references, dialect is not Dialect.SWAGGER_2):
        if site.name not in found and (only is None or site.name in only):
            found[site.name] = reader.operation(site)
    info = document_root.get("info")
    info = info if isinstance(info, dict) else {}
    surface = Surface(
        specification=specification,
        dialect=dialect,
        title=_text(info, "title"),
        version=_text(info, "version"),
        operations=tuple(sorted(found.values(), key=_order)),
        schemas=_schemas(document_root, dialect, problems),
        root=document_root,
    )
    return SurfaceReading(surface, problems.sorted())


def _order(operation: Operation) -> tuple[bool, str, str, str]:
    calls_back = operation.name != f"{operation.method} {operation.path}"
    return (calls_back, "" if calls_back else operation.path, operation.name, operation.pointer)


def _text(info: Mapping, key: str) -> str:
    value = info.get(key)
    return "" if value is None or isinstance(value, (dict, list)) else str(value)


_UNKNOWN = "It isn't said which version of OpenAPI this is, or it isn't one that is known."
_KNOWN = "Write `openapi: 3.1.0` (2.0, 3.0, 3.1 and 3.2 are read)."


def _version(root: Mapping, problems: Problems) -> tuple[str, Dialect]:
    """The version of the specification as written, and how schemas are meant in it."""
    if "swagger" in root:
        if not str(root["swagger"]).startswith("2"):
            problems.add("/swagger", _UNKNOWN, _KNOWN)
        return str(root["swagger"]), Dialect.SWAGGER_2
    written = root.get("openapi")
    version = written if isinstance(written, str) else str(written) if written is not None else ""
    if version.startswith("3.0") or version == "3":
        return version, Dialect.OPENAPI_3_0
    if not version.startswith(("3.1", "3.2")):
        problems.add("/openapi" if "openapi" in root else "", _UNKNOWN, _KNOWN)
        return version, Dialect.OPENAPI_3_0 if not version else Dialect.JSON_SCHEMA_2020
    return version, Dialect.JSON_SCHEMA_2020


def _schemas(root: Mapping, dialect: Dialect, problems: Problems) -> dict[str, str]:
    """Where each named schema is written, in order of names."""
    owner: object = root
    place = "/definitions"
    if dialect is not Dialect.SWAGGER_2:
        owner, place = root.get("components"), "/components/schemas"
        if owner is not None and not isinstance(owner, dict):
            problems.wrong_type("/components", "a mapping", owner)
    named = owner.get(place.rpartition("/")[2]) if isinstance(owner, dict) else None
    if named is not None and not isinstance(named, dict):
        problems.wrong_type(place, "a mapping of schemas", named)
    names = sorted(map(str, named)) if isinstance(named, dict) else []
    return {name: f"{place}/{escape(name)}" for name in names}
