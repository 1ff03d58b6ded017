"""The kind of contracts: an API's surface, in its own language."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.documents.kinds import Item, kind


@kind(
    "API",
    is_fact=True,
    folder="contracts",
    suffixes=(),
    opaque=("openapi.yaml", "openapi.yml", "openapi.json", "schema.graphql"),
    content="sightline.contract.reading.content:problems_of",
)
@dataclass(frozen=True, slots=True, kw_only=True)
class Api(Item):
    """An API of the product: `contracts/<api>/openapi.yaml` or `schema.graphql`."""
