"""Where in the contract a schema is written that the validator or a walk through bodies names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["SchemaPlaces", "shown_pointer"]

Schema = dict[str, object]
_WITHOUT = "~without "


class SchemaPlaces:
    """The JSON pointers of the schemas of one direction, as the document has them.

    `components` is where named schemas stand (`/components/schemas/`).
    """

    def __init__(self, components: str) -> None:
        self._components = components
        self._roots: list[tuple[Schema, str]] = []
        self._definitions: dict[str, object] = {}
        self._pointers: dict[int, str] = {}

    def add(self, plain: Schema, pointer: str) -> None:
        """Know a plain schema that describes what is written at a pointer."""
        self._roots.append((plain, pointer))
        definitions = plain.get("$defs")
        if isinstance(definitions, dict):
            self._definitions.update(definitions)

    def of_path(self, path: Sequence[str | int], pointer: str) -> str:
        """The pointer of a place that the validator names within the schema at `pointer`."""
        tokens = [str(token) for token in path]
        if len(tokens) > 1 and tokens[0] == "$defs":
            pointer, tokens = self._of_definition(tokens[1]), tokens[2:]
        return pointer + "".join("/" + _escaped(token) for token in tokens)

    def pointer(self, identity: int) -> str:
        """The pointer of a schema, by its `id()`."""
        if not self._pointers:
            for schema, place in self.schemas():
                self._pointers.setdefault(id(schema), place)
        return self._pointers.get(identity, "")

    def schemas(self) -> Iterator[tuple[Schema, str]]:
        """Every schema that is known, once, with its pointer."""
        stack: list[tuple[object, str]] = [
            (schema, self._of_definition(name)) for name, schema in self._definitions.items()
        ]
        stack += self._roots
        stack.reverse()
        seen: set[int] = set()
        while stack:
            schema, place = stack.pop()
            if isinstance(schema, list):
                stack += [(inner, f"{place}/{index}") for index, inner in enumerate(schema)]
            elif isinstance(schema, dict) and id(schema) not in seen:
                seen.add(id(schema))
                yield schema, place
                stack += _inner(schema, place)

    def _of_definition(self, name: str) -> str:
        if name.startswith(_WITHOUT):
            return name.rpartition("] ")[2]
        return name if name.startswith("/") else self._components + _escaped(name)


_MAPS = ("properties", "patternProperties", "dependentSchemas")
_SINGLE = (
    *("items", "prefixItems", "additionalProperties", "unevaluatedProperties", "contains"),
    *("unevaluatedItems", "allOf", "anyOf", "oneOf", "if", "then", "else"),
)


def _inner(schema: Schema, place: str) -> Iterator[tuple[object, str]]:
    for key in _MAPS:
        named = schema.get(key)
        if isinstance(named, dict):
            for name, inner in named.items():
                yield inner, f"{place}/{key}/{_escaped(name)}"
    for key in _SINGLE:
        if key in schema:
            yield schema[key], f"{place}/{key}"


def shown_pointer(pointer: str) -> str:
    """A pointer as a person reads it: the named schema, or the operation, and the fields below it.

    >>> shown_pointer("/components/schemas/Pet/properties/tags/items")
    'Pet.tags[]'
    >>> shown_pointer("/paths/~1pets/post/requestBody/content/a~1json/schema/properties/name")
    'the body of POST /pets: name'
    >>> shown_pointer("/components/parameters/day")
    'the parameter day'
    """
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
    if tokens[:2] == ["components", "schemas"] and len(tokens) > 2:
        return tokens[2] + _fields(tokens[3:])
    if tokens[:1] == ["definitions"] and len(tokens) > 1:
        return tokens[1] + _fields(tokens[2:])
    cut = next((i for i, token in enumerate(tokens) if token in _SCHEMA_KEYS), len(tokens))
    owner = _owner(tokens[:cut])
    below = _fields(tokens[cut + 1 :]).lstrip(".")
    return f"{owner or pointer}: {below}" if owner and below else owner or pointer


_SCHEMA_KEYS = ("schema", "itemSchema")
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_SHARED = {"parameters": "parameter", "responses": "response", "requestBodies": "body"}


def _owner(tokens: list[str]) -> str:
    """What carries a schema: the body of an operation, a parameter, a shared response."""
    if tokens[:1] == ["components"] and len(tokens) > 2:
        return f"the {_SHARED.get(tokens[1], tokens[1])} {tokens[2]}"
    if tokens[:1] != ["paths"] or len(tokens) < 3:
        return ""
    method = f"{tokens[2].upper()} " if tokens[2] in _METHODS else ""
    rest = tokens[3:] if method else tokens[2:]
    what = "a parameter"
    if rest[:1] == ["requestBody"]:
        what = "the body"
    elif rest[:1] == ["responses"]:
        what = f"the {rest[1]} response" if len(rest) > 1 else "a response"
    return f"{what} of {method}{tokens[1]}"


def _fields(tokens: list[str]) -> str:
    """The fields that a path through schemas leads to: `.tags[]`."""
    words = ""
    left = iter(tokens)
    for token in left:
        if token == "properties":
            words += f".{next(left, '')}"
        elif token in ("items", "additionalProperties"):
            words += "[]" if token == "items" else ".*"
        elif token in ("allOf", "anyOf", "oneOf", "prefixItems"):
            next(left, "")
        else:
            words += f" {token}"
    return words


def _escaped(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")
