"""Schemas as OpenAPI 2.0 writes them where they aren't called schemas: in parameters and headers.

https://spec.openapis.org/oas/v2.0.html#parameter-object
"""

from __future__ import annotations

from sightline.contract.surface.problems import Problems
from sightline.contract.surface.references import Mapping
from sightline.contract.surface.surface import SchemaUse

__all__ = ["BINARY", "inline_schema", "schema_use", "serialisation"]

BINARY: Mapping = {"type": "string", "format": "binary"}
"""What `type: file` means in the words of 3.0."""

_KEYWORDS = frozenset(
    {"type", "format", "items", "default", "enum", "multipleOf", "pattern", "x-nullable"}
    | {f"{end}{word}" for end in ("min", "max") for word in ("imum", "Length", "Items")}
    | {"exclusiveMinimum", "exclusiveMaximum", "uniqueItems"}
)
_SEPARATED = {"csv": "", "ssv": "spaceDelimited", "pipes": "pipeDelimited", "tsv": ""}


def inline_schema(written: Mapping) -> Mapping:
    """The schema that the keywords of a parameter, header or form field make."""
    if written.get("type") == "file":
        return BINARY
    return {key: value for key, value in written.items() if key in _KEYWORDS}


def schema_use(owner: Mapping, pointer: str, problems: Problems) -> SchemaUse | None:
    """The schema under `schema`, a file as binary text."""
    schema = owner.get("schema")
    if isinstance(schema, dict):
        is_file = schema.get("type") == "file"
        return SchemaUse(f"{pointer}/schema", BINARY if is_file else schema)
    if schema is not None:
        problems.wrong_type(f"{pointer}/schema", "a schema", schema)
    return None


def serialisation(written: Mapping, usual: str) -> tuple[str, bool, str]:
    """Style, explode and what neither of them can say (`tsv`), from `collectionFormat`.

    `usual` is the style of the place (form or simple). The format counts for arrays only; without
    it, their items are separated by commas.
    """
    if written.get("type") != "array":
        return usual, usual == "form", ""
    separated = written.get("collectionFormat")
    if separated == "multi" and usual == "form":
        return usual, True, ""
    style = _SEPARATED.get(separated, "") if isinstance(separated, str) else ""
    return style or usual, False, "tsv" if separated == "tsv" else ""
