"""From nodes to typed models: each value becomes what its model says, or a problem at its place."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sightline.kernel.documents.identifiers import Link, meant_reference, split_reference
from sightline.kernel.documents.kinds import Evidence, FieldSpec, Kind
from sightline.text.near import nearest
from sightline.text.yaml.nodes import Mapping, Node, Problem, Scalar, Sequence
from sightline.text.yaml.scalars import as_bool, as_date, as_float, as_int

Convert = Callable[[Node, "Binding"], Any]
SKIPPED: Any = object()
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_DESCRIPTIONS = {Scalar: "a single value", Sequence: "a list", Mapping: "keys and values"}


class Binding:
    """What is collected while one document is bound: problems, links, and the edge being read."""

    __slots__ = ("edge", "links", "problems")

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.links: list[Link] = []
        self.edge = ""

    def problem(self, code: str, node: Any, message: str, help: str) -> None:
        """Record a problem at a node (anything with the four positions)."""
        self.problems.append(
            Problem(code, message, node.line, node.column, node.end_line, node.end_column, help)
        )

    def wrong_type(self, node: Node, wanted: str) -> Any:
        got = _DESCRIPTIONS[type(node)]
        self.problem("KND003", node, f"expected {wanted}, found {got}", f"write {wanted}")
        return SKIPPED


def is_null(node: Node) -> bool:
    """An empty value, ``~`` or ``null`` counts as left out."""
    return type(node) is Scalar and node.plain and node.text in _NULLS


def _to_text(node: Node, binding: Binding) -> Any:
    if type(node) is Scalar:
        return node.text
    return binding.wrong_type(node, "text")


def _plain(read: Callable[[str], Any], code: str, wanted: str) -> Convert:
    def convert(node: Node, binding: Binding) -> Any:
        if type(node) is not Scalar:
            return binding.wrong_type(node, wanted)
        value = read(node.text)
        if value is None:
            help = _date_help(node.text) if code == "KND005" else f"write {wanted}"
            binding.problem(code, node, f"`{node.text}` is not {wanted}", help)
            return SKIPPED
        return value

    return convert


def _date_help(text: str) -> str:
    from sightline.text.near_date import meant_date  # only a slip loads it

    return meant_date(text)


def _choice(allowed: tuple[str, ...]) -> Convert:
    def convert(node: Node, binding: Binding) -> Any:
        if type(node) is not Scalar:
            return binding.wrong_type(node, "one of " + ", ".join(allowed))
        if node.text in allowed:
            return node.text
        near = nearest(node.text, allowed, limit=1)
        hint = f"did you mean `{near[0]}`? " if near else ""
        message = f"`{node.text}` is not one of the values allowed here"
        binding.problem("KND004", node, message, hint + "allowed: " + ", ".join(allowed))
        return SKIPPED

    return convert


def to_link(node: Node, binding: Binding) -> Any:
    """A reference; it is also recorded as an edge of the document."""
    if type(node) is not Scalar:
        return binding.wrong_type(node, "a reference such as REQ-014 or INT-003#q4")
    split = split_reference(node.text)
    if split is None:
        message = f"`{node.text}` is not a reference"
        meant = meant_reference(node.text)
        help = "write an id such as REQ-014, or with an anchor INT-003#q4"
        if meant:
            help = f"write {meant}"
        binding.problem("LNK002", node, message, help)
        return SKIPPED
    link = Link(binding.edge, *split, node.line, node.column, node.end_line, node.end_column)
    binding.links.append(link)
    return link


def _to_evidence(node: Node, binding: Binding) -> Any:
    if type(node) is Mapping:
        return _EVIDENCE_PARTS(node, binding)
    link = to_link(node, binding)
    return SKIPPED if link is SKIPPED else Evidence(link, None)


def _optional(inner: Convert) -> Convert:
    def convert(node: Node, binding: Binding) -> Any:
        return None if is_null(node) else inner(node, binding)

    return convert


def _many(inner: Convert, single_is_list: bool) -> Convert:
    def convert(node: Node, binding: Binding) -> Any:
        if type(node) is Sequence:
            found = [inner(item, binding) for item in node.items]
            return tuple([value for value in found if value is not SKIPPED])
        if is_null(node):
            return ()
        if single_is_list:
            value = inner(node, binding)
            return () if value is SKIPPED else (value,)
        return binding.wrong_type(node, "a list")

    return convert


def _mapping_of(inner: Convert) -> Convert:
    def convert(node: Node, binding: Binding) -> Any:
        if type(node) is not Mapping:
            return {} if is_null(node) else binding.wrong_type(node, "keys and values")
        found = {name: inner(value, binding) for name, (_, value) in node.entries.items()}
        return {name: value for name, value in found.items() if value is not SKIPPED}

    return convert


class _Parts:
    """Reads a mapping into a dataclass; the first text field may also stand alone as a scalar."""

    def __init__(self, model: type) -> None:
        hints = get_type_hints(model)
        self.model = model
        self.specs = {f.name: FieldSpec.of(f, hints[f.name]) for f in fields(model)}
        self.known = {n: (converter(s.annotation), s.edge) for n, s in self.specs.items()}
        first = next(iter(self.specs.values()))
        self.alone = first.name if first.annotation is str else ""

    def __call__(self, node: Node, binding: Binding) -> Any:
        if type(node) is Scalar and self.alone:
            return self.model(**{self.alone: node.text})
        if type(node) is not Mapping:
            return binding.wrong_type(node, "keys and values: " + ", ".join(self.specs))
        values = self.read(node.entries, binding)
        missing = [s.name for s in self.specs.values() if s.required and s.name not in values]
        for name in missing:
            message = f"`{name}` is missing here"
            binding.problem("KND009", node, message, f"add `{name}: ...`")
        return SKIPPED if missing else self.model(**values)

    def read(self, entries: dict[str, tuple[Scalar, Node]], binding: Binding) -> dict[str, Any]:
        """The values of the keys that this model knows; unknown keys become problems.

        A link carries the name of the outermost field that asks for links as its type.
        """
        values: dict[str, Any] = {}
        outer = binding.edge
        for name, (name_node, value) in entries.items():
            known = self.known.get(name)
            if known is None:
                unknown_key(name_node, self.specs, binding)
                continue
            convert, edge = known
            binding.edge = outer or edge
            found = convert(value, binding)
            if found is not SKIPPED:
                values[name] = found
        binding.edge = outer
        return values


def unknown_key(node: Scalar, known: Iterable[str], binding: Binding) -> None:
    near = nearest(node.text, known, limit=1)
    hint = f"did you mean `{near[0]}`?" if near else "known keys: " + ", ".join(sorted(known))
    binding.problem("KND002", node, f"nobody reads the key `{node.text}`", hint)


_SIMPLE: dict[Any, Convert] = {
    str: _to_text,
    bool: _plain(as_bool, "KND003", "true or false"),
    int: _plain(as_int, "KND003", "a whole number"),
    float: _plain(as_float, "KND003", "a number"),
    date: _plain(as_date, "KND005", "a date that exists, as YYYY-MM-DD"),
    Link: to_link,
    Evidence: _to_evidence,
}


def converter(annotation: Any) -> Convert:
    """How a value of the annotated type is read.

    Raises TypeError for an annotation that no kind may use: a fault of ours, found at start.
    """
    if annotation in _SIMPLE:
        return _SIMPLE[annotation]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return _choice(arguments)
    if origin in (Union, types.UnionType):
        inner = [a for a in arguments if a is not type(None)]
        return _optional(converter(inner[0]))
    if origin is tuple:
        return _many(converter(arguments[0]), arguments[0] is not Any)
    if origin is dict:
        return _mapping_of(converter(arguments[1]))
    if hasattr(annotation, "from_node"):
        return annotation.from_node  # type: ignore[no-any-return]
    if is_dataclass(annotation):
        return _Parts(annotation)  # type: ignore[arg-type]
    raise TypeError(f"no kind may have a field of type {annotation!r}")


_EVIDENCE_PARTS = _Parts(Evidence)


class Binder(_Parts):
    """Reads the top level of one kind."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.model)
        self.kind = kind
        self.sections = [s for s in self.specs.values() if s.section]
        self.story = next((s.name for s in self.specs.values() if s.first_paragraph), "")


@cache
def binder_of(kind: Kind) -> Binder:
    """The binder of a kind: made once, as asking a model for its types takes long."""
    return Binder(kind)
