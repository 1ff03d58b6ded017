"""The independent validator for one place of a contract, for use in a test of your own."""

from __future__ import annotations

from sightline.contract.reading.pointers import NOTHING, look_up, tokens_of
from sightline.contract.reading.reader import read_file
from sightline.contract.surface.surface import Dialect, Direction
from sightline.contract.witnesses.plain_schema import PlainSchemas
from sightline.contract.witnesses.validator import SchemaUnusable, Validator

__all__ = ["dialect_of", "validator_at"]


def validator_at(path: str, pointer: str, direction: str = "") -> Validator:
    """The validator of the schema at a JSON pointer of a contract's file.

    `direction` is `request`, `response`, or empty where neither counts (parameters, headers).
    Raises `SchemaUnusable` where the file can't be read or nothing stands at the pointer.
    """
    document = read_file(path)
    if not document.root:
        told = "; ".join(problem.message for problem in document.problems)
        raise SchemaUnusable(f"{path} can't be read: {told}")
    schema = look_up(document.root, tokens_of(pointer))
    if schema is NOTHING:
        raise SchemaUnusable(f"nothing stands at {pointer} in {path}")
    towards = Direction(direction) if direction else None
    return Validator(PlainSchemas(document.root, dialect_of(document.root), towards).plain(schema))


def dialect_of(root: dict[str, object]) -> Dialect:
    """How the schemas of a document are meant, by the version it names."""
    if "swagger" in root:
        return Dialect.SWAGGER_2
    version = str(root.get("openapi", ""))
    is_3_0 = version.startswith("3.0") or version in ("", "3")
    return Dialect.OPENAPI_3_0 if is_3_0 else Dialect.JSON_SCHEMA_2020
