"""Kinds: what a document of each sort may say, as a typed model.

A stage declares its kinds in its ``model.py``: frozen dataclasses under ``@kind("REQ", ...)``.
The annotations are the whole definition: reading, JSON Schema and documentation derive from them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import date
from types import ModuleType
from typing import Any, Literal, TypeVar, get_type_hints

from sightline.kernel.documents.identifiers import Link

Status = Literal["draft", "committed", "shipped", "dropped"]
ModelType = TypeVar("ModelType", bound=type)


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of document: its prefix, its folder, its model."""

    code: str
    folder: str
    model: type
    suffixes: tuple[str, ...]
    acyclic: tuple[str, ...]
    default_prefix: bool
    file_name: str
    opaque: tuple[str, ...]
    content: str
    companion: str
    former_names: str
    never_edited: bool
    is_fact: bool
    reads: tuple[str, ...]
    figures_of: tuple[str, ...]
    summary: str

    @property
    def fixed_id(self) -> str:
        """The id of a kind of which a workspace has one file only."""
        return f"{self.code}-{self.folder}"

    def fields(self) -> dict[str, FieldSpec]:
        hints = get_type_hints(self.model)
        return {f.name: FieldSpec.of(f, hints[f.name]) for f in fields(self.model)}


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One key of a kind: its type, which kinds it may link to, where else it may stand."""

    name: str
    annotation: Any
    kinds: tuple[str, ...]
    edge: str
    section: str
    first_paragraph: bool
    help: str
    required: bool
    in_template: bool

    @classmethod
    def of(cls, declared: Field[Any], annotation: Any) -> FieldSpec:
        meta = declared.metadata
        return cls(
            name=declared.name,
            annotation=annotation,
            kinds=meta.get("kinds", ()),
            edge=meta.get("edge") or declared.name,
            section=meta.get("section", ""),
            first_paragraph=meta.get("first_paragraph", False),
            help=meta.get("help", ""),
            required=declared.default is MISSING,
            in_template=meta.get("in_template", False),
        )


def kind(  # noqa: PLR0913 -- a declaration, every part of it named
    code: str,
    *,
    folder: str,
    suffixes: tuple[str, ...] = (".md",),
    acyclic: tuple[str, ...] = (),
    default_prefix: bool = False,
    file_name: str = "",
    opaque: tuple[str, ...] = (),
    content: str = "",
    companion: str = "",
    former_names: str = "",
    never_edited: bool = False,
    is_fact: bool = False,
    reads: tuple[str, ...] = (),
    figures_of: tuple[str, ...] = (),
) -> Callable[[ModelType], ModelType]:
    """Declare a model as a kind.

    ``acyclic`` names the link fields that must never form a circle; ``default_prefix`` lets file
    names in the folder leave the prefix out (metrics); ``file_name`` is the one file of a kind that
    has only one; ``opaque`` are file names whose content is another tool's language: the folder
    that holds them names the id; ``content`` (``module:function``) tells of such a file's path and
    bytes what is wrong with them; ``companion`` is an id that every document of the kind also
    depends on; ``former_names`` is the key that keeps the names a document had, where a document of
    a kind that is ``never_edited`` still says them; ``is_fact``: what was said or counted is no
    work, and has no status unless one is written; ``reads`` are the keys that name data sources,
    and ``figures_of`` those whose words name the documents of which it records figures: whoever may
    not see what the figures come from doesn't see the record.
    """

    def declare(model: ModelType) -> ModelType:
        summary = (model.__doc__ or "").strip().partition("\n")[0]
        declared = Kind(
            code=code,
            folder=folder,
            model=model,
            suffixes=suffixes,
            acyclic=acyclic,
            default_prefix=default_prefix,
            file_name=file_name,
            opaque=opaque,
            content=content,
            companion=companion,
            former_names=former_names,
            never_edited=never_edited,
            is_fact=is_fact,
            reads=reads,
            figures_of=figures_of,
            summary=summary,
        )
        model.__kind__ = declared  # type: ignore[attr-defined]
        return model

    return declare


def key(
    default: Any = None,
    *,
    help: str,
    required: bool = False,
    kinds: tuple[str, ...] = (),
    edge: str = "",
    section: str = "",
    first_paragraph: bool = False,
    in_template: bool = False,
) -> Any:
    """A key of a kind.

    ``kinds``: what a link in it may point to (all when empty). ``section``: the heading whose
    bullets are equal to the key. ``first_paragraph``: it may stand as the body's first paragraph.
    ``in_template``: a new document has a line for it, as a comment.
    """
    meta = {
        "help": help,
        "kinds": kinds,
        "edge": edge,
        "section": section,
        "first_paragraph": first_paragraph,
        "in_template": in_template,
    }
    return field(metadata=meta) if required else field(default=default, metadata=meta)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reference to where something was learned, with the words quoted there if they are given."""

    ref: Link
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement about the world, and the spans that back it."""

    text: str = key("", help="the statement, one sentence")
    quotes: tuple[Evidence, ...] = key((), help="the words that back it", edge="quotes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every kind has. Only the title is mandatory."""

    title: str = key(required=True, help="what a reader sees first")
    id: str | None = key(help="stands in the file name; if given here it must agree")
    status: Status = key("draft", help="how far it is")
    owner: str | None = key(help="who answers for it; the workspace's owner if left out")
    tags: tuple[str, ...] = key((), help="words of your own to filter by")
    review: date | None = key(help="the day on which its result is looked at")
    supersedes: tuple[Link, ...] = key((), help="what it replaces (they say superseded_by)")
    superseded_by: tuple[Link, ...] = key((), help="what replaced it (it says supersedes)")


class Kinds:
    """All kinds of a workspace, by prefix and by folder."""

    def __init__(self, kinds: list[Kind]) -> None:
        self.by_code = {k.code: k for k in sorted(kinds, key=lambda k: k.code)}
        self.folders: dict[str, list[Kind]] = {}
        for k in self.by_code.values():
            self.folders.setdefault(k.folder, []).append(k)

    @classmethod
    def of_modules(cls, modules: list[ModuleType]) -> Kinds:
        """Every kind declared in the given ``model.py`` modules."""
        found = {
            vars(value)["__kind__"].code: vars(value)["__kind__"]
            for module in modules
            for value in vars(module).values()
            if isinstance(value, type) and "__kind__" in vars(value)
        }
        return cls(list(found.values()))
