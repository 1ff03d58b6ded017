"""``schema``: which keys a kind of document has, for editors and for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sightline.kernel.asking.registry import argument, operation
from sightline.kernel.asking.views import Catalogue
from sightline.kernel.documents.kind_names import kind_named, name_of
from sightline.kernel.documents.kind_schema import DIALECT, kind_schema


@dataclass(frozen=True, slots=True)
class SchemaRequest:
    """Which kind; all kinds are listed where none is named."""

    kind: str = argument(help="REQ or requirement", metavar="[KIND]", complete="kind")


@dataclass(frozen=True, slots=True)
class ListedKind:
    """A kind of document."""

    code: str
    name: str
    folder: str
    summary: str


@dataclass(frozen=True, slots=True)
class SchemaResult:
    """The JSON Schema of one kind, or the kinds there are. As JSON: the schema itself, so that an
    editor can read it; or ``{"kinds": [...]}``."""

    schema: dict[str, Any] | None
    kinds: tuple[ListedKind, ...]

    def to_json(self) -> dict[str, Any]:
        return self.schema if self.schema is not None else {"kinds": self.kinds}

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """A schema, or a list of kinds."""
        item = {name: {"type": "string"} for name in ListedKind.__dataclass_fields__}
        kinds = {"type": "array", "items": {"type": "object", "properties": item}}
        listed = {"type": "object", "properties": {"kinds": kinds}, "required": ["kinds"]}
        return {"anyOf": [{"$ref": DIALECT}, listed]}


@operation(
    "schema", workspace=False, renderers={"text": "sightline.kernel.authoring.render_schema:text"}
)
def schema(catalogue: Catalogue, request: SchemaRequest) -> SchemaResult:
    """Print the JSON Schema of a kind's keys for your editor, or list the kinds.

    `sightline schema REQ > .vscode/requirement.schema.json` lets an editor complete keys and mark
    mistakes in the front matter.
    """
    if request.kind:
        return SchemaResult(kind_schema(kind_named(catalogue.kinds, request.kind)), ())
    kinds = catalogue.kinds.by_code.values()
    return SchemaResult(
        None, tuple(ListedKind(k.code, name_of(k), k.folder, k.summary) for k in kinds)
    )
