"""Where a `$ref` leads: the place in the document that it names, or none.

Pointers follow RFC 6901 (in a URI fragment: percent-decoded first). `$id` and `$anchor` follow
JSON Schema 2020-12, core, sections 8.2.1 and 8.2.2; a reference within a schema that has an `$id`
of its own is relative to that schema. Nothing is ever fetched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin

from sightline.contract.surface.surface import Dialect

__all__ = ["References", "Target"]

_VALUES = frozenset({"example", "examples", "default", "enum", "const"})
_NO_ADDRESS = "sightline:/"


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the document: its pointer, what stands there, and the resource it belongs to."""

    pointer: str
    schema: object
    base: str


class References:
    """The references of one document; `$id`s are looked for only once one is needed."""

    def __init__(self, root: dict[str, object], dialect: Dialect) -> None:
        self._root = root
        self._has_ids = dialect is Dialect.JSON_SCHEMA_2020
        self._targets: dict[str, Target | None] = {}
        self._named: _Named | None = None

    def target(self, reference: object, base: str) -> Target | None:
        """What a reference written in the resource at `base` names; None where it is broken."""
        if not isinstance(reference, str):
            return None
        if reference == "#" or reference.startswith("#/"):
            return self.at(base + unquote(reference[1:]))
        if not self._has_ids:
            return None
        pointer = self._by_address(reference, base)
        return None if pointer is None else self.at(pointer)

    def dynamic_target(self, reference: object, base: str) -> Target | None:
        """What a `$dynamicRef` names where the document leaves no choice; None where it does.

        Core, section 8.2.3.2: the outermost `$dynamicAnchor` of that name in the dynamic scope.
        Where the document has only one, it is that one.
        """
        if not isinstance(reference, str) or not self._has_ids:
            return None
        fragment = unquote(reference.partition("#")[2])
        candidates = self._index().dynamic.get(fragment, [])
        if len(candidates) > 1:
            return None
        return self.at(candidates[0]) if candidates else self.target(reference, base)

    def base_of(self, schema: object, base: str) -> str:
        """The resource that a schema with an `$id` of its own opens; else the one around it."""
        return self._index().pointers.get(id(schema), base)

    def at(self, pointer: str) -> Target | None:
        """What stands at a JSON pointer of the document."""
        if pointer not in self._targets:
            self._targets[pointer] = self._locate(pointer)
        return self._targets[pointer]

    def _locate(self, pointer: str) -> Target | None:
        here: object = self._root
        base = walked = ""
        for part in pointer.split("/")[1:]:
            here = _step(here, part.replace("~1", "/").replace("~0", "~"))
            if here is _NOTHING:
                return None
            walked += "/" + part
            if self._has_ids and _has_own_address(here):
                base = walked
        return Target(pointer, here, base)

    def _by_address(self, reference: str, base: str) -> str | None:
        named = self._index()
        own = named.addresses.get(base, _NO_ADDRESS)
        try:
            address, _, fragment = urljoin(own, reference).partition("#")
        except ValueError:  # no address at all, `http://[`
            return None
        at = "" if address == _NO_ADDRESS else named.resources.get(address)
        if at is None:
            return None
        fragment = unquote(fragment)
        if not fragment or fragment.startswith("/"):
            return at + fragment
        return named.anchors.get(f"{at}#{fragment}")

    def _index(self) -> _Named:
        if self._named is None:
            self._named = _named_places(self._root)
        return self._named


@dataclass(slots=True)
class _Named:
    """What schemas of a document are called besides their pointers.

    `resources` are pointers by address (`$id`), `addresses` the other way round, `pointers` those
    of schemas with an address by identity, `anchors` by pointer of the resource and name, `dynamic`
    all places of a dynamic anchor.
    """

    resources: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    pointers: dict[int, str] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    dynamic: dict[str, list[str]] = field(default_factory=dict)

    def add(self, here: dict[str, object], pointer: str, base: str) -> None:
        for keyword in ("$anchor", "$dynamicAnchor"):
            name = here.get(keyword)
            if isinstance(name, str):
                self.anchors.setdefault(f"{base}#{name}", pointer)
                if keyword == "$dynamicAnchor":
                    self.dynamic.setdefault(name, []).append(pointer)

    def add_resource(self, here: dict[str, object], pointer: str, address: str) -> str:
        try:
            own = urljoin(address, str(here["$id"])).partition("#")[0]
        except ValueError:
            own = f"{_NO_ADDRESS}{pointer}"
        self.resources.setdefault(own, pointer)
        self.addresses[pointer] = own
        self.pointers[id(here)] = pointer
        return own


def _named_places(root: object) -> _Named:
    named = _Named()
    stack: list[tuple[object, str, str, str]] = [(root, "", "", _NO_ADDRESS)]
    while stack:
        here, pointer, base, address = stack.pop()
        if isinstance(here, dict):
            if pointer and _has_own_address(here):
                base, address = pointer, named.add_resource(here, pointer, address)
            named.add(here, pointer, base)
            for key in reversed(here):
                if isinstance(key, str) and key not in _VALUES:
                    stack.append((here[key], f"{pointer}/{_escaped(key)}", base, address))
        elif isinstance(here, list):
            for number in range(len(here) - 1, -1, -1):
                stack.append((here[number], f"{pointer}/{number}", base, address))
    return named


_NOTHING = object()


def _step(here: object, part: str) -> object:
    if isinstance(here, dict):
        return here.get(part, _NOTHING)
    if isinstance(here, list) and part.isascii() and part.isdigit() and len(part) < 10:
        return here[int(part)] if int(part) < len(here) else _NOTHING
    return _NOTHING


def _has_own_address(here: object) -> bool:
    if not isinstance(here, dict) or not isinstance(here.get("$id"), str):
        return False
    return not here["$id"].startswith("#")


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
