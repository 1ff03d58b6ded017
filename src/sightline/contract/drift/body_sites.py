"""Bodies of one operation, direction, status and media type: held against their schema."""

from __future__ import annotations

from sightline.contract.drift.body_validation import BodyValidator
from sightline.contract.drift.drift_keys import Broken
from sightline.contract.drift.expected_fields import ExpectedValue, ExpectedValues
from sightline.contract.drift.schema_places import SchemaPlaces
from sightline.contract.drift.typed_texts import typed
from sightline.contract.inferring.form_tree import tree_of_pairs
from sightline.contract.surface.media_ranges import best_range, is_json
from sightline.contract.surface.surface import Direction, Media, Surface
from sightline.contract.surface.type_hints import TypeHints, hints_of
from sightline.contract.witnesses.plain_schema import PlainSchemas, unjudged

__all__ = ["BodySite", "DirectionSchemas", "NotReadable", "media_for"]

FORM = "application/x-www-form-urlencoded"


class NotReadable(Exception):
    """A body that isn't what its media type says."""


class DirectionSchemas:
    """What one direction needs to know of a contract's schemas."""

    def __init__(self, surface: Surface, direction: Direction) -> None:
        is_2 = surface.specification.startswith("2")
        self.direction = direction
        self.root = surface.root
        self.plain = PlainSchemas(surface.root, surface.dialect, direction)
        self.expected = ExpectedValues()
        self.places = SchemaPlaces("/definitions/" if is_2 else "/components/schemas/")
        self.bodies = 0


class BodySite:
    """One place where bodies are sent; its schema is compiled with the first of them.

    `problem` says why bodies can't be judged here, `unjudged` names keywords that are left out.
    """

    __slots__ = (
        "_hints",
        "_loads",
        "direction",
        "kind",
        "known",
        "media",
        "pointer",
        "problem",
        "root",
        "schemas",
        "unjudged",
        "validator",
    )

    def __init__(self, media: Media, kind: str, schemas: DirectionSchemas) -> None:
        import orjson

        self.media = media
        self.kind = kind
        self.schemas = schemas
        self.direction = schemas.direction.value
        use = media.schema
        self.pointer = use.pointer if use is not None else media.pointer
        self.root: ExpectedValue | None = None
        self.validator: BodyValidator | None = None
        self.known: dict[object, Broken] = {}
        self.problem = ""
        self.unjudged: tuple[str, ...] = ()
        self._hints = TypeHints()
        self._loads = orjson.loads
        if use is None or not (is_json(kind) or kind == FORM) or use.schema in (True, {}):
            return
        plain = schemas.plain.plain(use.schema)
        if kind == FORM:
            self._hints = hints_of(use.schema, schemas.root)
        schemas.places.add(plain, self.pointer)
        self.root = schemas.expected.of_document(plain)
        self.validator = BodyValidator(plain)
        self.problem = self.validator.problem
        self.unjudged = unjudged(plain)

    def value_of(self, body: str | bytes) -> object:
        """The value that a body stands for; raises `NotReadable`."""
        if self.kind == FORM:
            text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
            return typed(tree_of_pairs(text), self._hints)
        try:
            return self._loads(body)
        except ValueError as error:
            raise NotReadable(str(error).partition(":")[0]) from None


def media_for(declared: tuple[Media, ...], kind: str) -> Media | None:
    """The entry that describes a media type; a body whose type nobody told is held against JSON."""
    by_range = {media.range: media for media in reversed(declared)}
    if kind:
        return by_range.get(best_range(by_range, kind) or "") or _without_parameters(declared, kind)
    json = (media for written, media in sorted(by_range.items()) if is_json(written))
    return next(json, declared[0] if declared else None)


def _without_parameters(declared: tuple[Media, ...], kind: str) -> Media | None:
    """The entry of the same type whose parameters the traffic doesn't tell."""
    return next((media for media in declared if media.range.partition(";")[0] == kind), None)
