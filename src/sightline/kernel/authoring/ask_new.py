"""``new``: a document with the next free id, linked to what it came from."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.document_template import (
    Lines,
    document_text,
    inner_type,
    is_list,
    linking_key,
    value_text,
)
from sightline.kernel.authoring.new_ids import check_id, file_name, label_of, next_number, slug_id
from sightline.kernel.authoring.second_look import refuse_partial_view, reread
from sightline.kernel.documents.file_names import identify
from sightline.kernel.documents.identifiers import kind_of, split_reference
from sightline.kernel.documents.kind_names import kind_named, name_of
from sightline.kernel.documents.kinds import Evidence, FieldSpec, Kind
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.text.near import nearest
from sightline.text.yaml.quoting import double_quoted, yaml_scalar


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What kind of document, from what, called what."""

    kind: str = argument(
        help="REQ or requirement, OPP or opportunity, ...",
        metavar="KIND",
        complete="kind",
        required=True,
    )
    from_: str = option(
        help="what it comes from: an id, or a quote such as INT-003#q4; it is linked to that",
        metavar="ID",
        complete="id",
    )
    title: str = option(help="what a reader sees first", metavar="TEXT")
    id: str = option(help="an id of your choice instead of the next number", metavar="ID")
    slug: bool = option(False, help="make the id of the title instead of a number")
    set: tuple[str, ...] = option(
        (), help="fill in a key: --set owner=ana; repeat it for a list", metavar="KEY=VALUE"
    )


@dataclass(frozen=True, slots=True)
class NewResult:
    """The document that was made. ``link`` is the key that leads back to where it came from."""

    id: str
    kind: str
    title: str
    path: str
    link: str | None


@operation("new", writes=True, renderers={"text": "sightline.kernel.authoring.render_new:text"})
def new(view: WorkspaceView, request: NewRequest) -> Planned[NewResult]:
    """Make a document with the next free id, linked to what it comes from.

    `sightline new REQ --from OPP-002 --title "..."` makes a requirement; type its story and one
    bullet under Criteria, and it is complete. Nothing is ever overwritten.
    """
    refuse_partial_view(view)
    kind = kind_named(view.catalogue.kinds, request.kind)
    _refuse_other_languages(kind)
    title = " ".join(request.title.split()) or f"New {name_of(kind)}"
    identifier = _identifier(view, kind, request, title)
    path = f"{kind.folder}/{kind.file_name or file_name(kind, identifier, label_of(title))}"
    keys: Lines = {"title": [yaml_scalar(title)]}
    link = _link_back(view, kind, request.from_)
    if link is not None:
        keys[link.name] = [_reference(view, link, request.from_)]
    _set_keys(kind, keys, request.set)
    data = document_text(kind, keys).encode()
    _refuse_wrong_values(view, path, identifier, data)
    result = NewResult(identifier, kind.code, title, path, link.name if link else None)
    return Planned(result, (Edit(path, None, data),))


def _refuse_other_languages(kind: Kind) -> None:
    if kind.opaque:
        help = f"put your {kind.opaque[0]} into {kind.folder}/<name>/; the folder names the id"
        raise UsageError(f"{kind.code} documents are written in another language", help=help)


def _identifier(view: WorkspaceView, kind: Kind, request: NewRequest, title: str) -> str:
    if kind.file_name:
        identifier = kind.fixed_id
    elif request.id:
        identifier = check_id(kind, request.id)
    elif request.slug:
        identifier = slug_id(kind.code, title)
    elif kind.default_prefix:
        help = f"name it: --id {kind.code}-api.latency_ms, or --slug to make the id of the title"
        raise UsageError(f"a {name_of(kind)} is called by its name, not by a number", help=help)
    else:
        return next_number(kind.code, view.graph.by_id)
    home = view.graph.home(identifier)
    if home is not None:
        help = f"open {home}, or leave out --id to take the next number"
        raise UsageError(f"{identifier} is already there", help=help)
    return identifier


def _link_back(view: WorkspaceView, kind: Kind, source: str) -> FieldSpec | None:
    if not source:
        return None
    target, anchor = split_reference(source) or (source, "")
    document = view.find(target)
    if anchor and anchor not in document.quotes:
        near = nearest(anchor, document.quotes, limit=1) or list(document.quotes)[:3]
        help = f"known: #{', #'.join(near)}" if near else "`sightline quote` codes words"
        raise UsageError(f"{target} has no quote #{anchor}", help=help)
    spec = linking_key(kind, kind_of(target))
    if spec is None or (anchor and spec.kinds):
        linked = sorted({code for s in kind.fields().values() for code in s.kinds})
        help = f"it can come from: {', '.join(linked) or 'nothing'}"
        raise UsageError(f"no key of {kind.code} leads to {source}", help=help)
    return spec


def _reference(view: WorkspaceView, spec: FieldSpec, source: str) -> str:
    """The value of the key; a quote stands there with its words, so that a change is noticed.

    Of a row of feedback only the column that was declared as its words is ever copied.
    """
    target, anchor = split_reference(source) or (source, "")
    if inner_type(spec.annotation) is not Evidence:
        return source
    document = view.find(target)
    is_row = any(rows.prefix == kind_of(target) and rows.text for rows in view.settings.feedback)
    found = document.quotes.get(anchor or target) if anchor or is_row else None
    words = " ".join(found.text.split()) if found else ""
    return f"{{ref: {source}, quote: {double_quoted(words)}}}" if words else source


def _set_keys(kind: Kind, keys: Lines, pairs: tuple[str, ...]) -> None:
    specs = kind.fields()
    for pair in pairs:
        name, equals, text = pair.partition("=")
        name = name.strip()
        if not equals or name not in specs:
            near = nearest(name, specs, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "known keys: " + ", ".join(specs)
            what = f"{kind.code} has no key `{name}`" if equals else f"`{pair}` has no ="
            raise UsageError(what, help=hint if equals else "write --set owner=ana")
        if name in ("title", "id"):
            raise UsageError(f"the {name} has an option of its own", help=f"write --{name} ...")
        _set(specs[name], keys, text.strip())


def _set(spec: FieldSpec, keys: Lines, text: str) -> None:
    many = is_list(spec.annotation)
    if spec.name in keys and not many:
        raise UsageError(f"`{spec.name}` holds one value only", help="set it once")
    keys.setdefault(spec.name, []).append(value_text(spec, text))


def _refuse_wrong_values(view: WorkspaceView, path: str, identifier: str, data: bytes) -> None:
    """The file is read as `check` would read it, before it is written."""
    found = identify(path, view.catalogue.kinds, view.settings)
    if found.id != identifier:
        help = f"a file called {path.rpartition('/')[2]} has the id {found.id}; choose that one"
        raise UsageError(f"{identifier} can't be the id of a file", help=help)
    for problem in reread(view, path, data).problems:
        raise UsageError(problem.message, help=problem.help)
