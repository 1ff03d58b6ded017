"""``rename``: a document gets another id, and every link follows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fnmatch import fnmatchcase

from sightline.kernel.asking.registry import Planned, argument, operation
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.former_names import former_names, kept_names, refuse_lost_names
from sightline.kernel.authoring.link_following import (
    links_to,
    renamed_id_key,
    renamed_links,
    renamed_values,
)
from sightline.kernel.authoring.new_ids import check_id
from sightline.kernel.authoring.renamed_comments import edits_of, moved_comments
from sightline.kernel.authoring.second_look import raw_text, refuse_partial_view, reread
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.file_names import identify
from sightline.kernel.documents.identifiers import kind_of
from sightline.kernel.documents.kinds import Kind
from sightline.kernel.documents.raw_text import Replacement
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit


@dataclass(frozen=True, slots=True)
class RenameRequest:
    """Which document, and its new id."""

    id: str = argument(help="the id as it is", metavar="ID", complete="id", required=True)
    new: str = argument(
        help="the id as it should be, of the same kind", metavar="NEW", required=True
    )


@dataclass(frozen=True, slots=True)
class RenameResult:
    """What became of it: the new id and file, and how many links in which files followed."""

    id: str
    was: str
    path: str
    links: int
    files: tuple[str, ...]


@operation(
    "rename", writes=True, renderers={"text": "sightline.kernel.authoring.render_rename:text"}
)
def rename(view: WorkspaceView, request: RenameRequest) -> Planned[RenameResult]:
    """Give a document another id; its file is renamed and every link to it follows.

    Links in keys, in lists, in {ref: ...}, in criteria that name a metric, and [[links]] in prose
    change; everything else in every file stays as it is. Comments move along. A recorded promise
    keeps the words of its day; a metric keeps the names under which it was recorded. A label after
    a number (REQ-014-search.md) is kept, and words that a number replaces become one; an id made of
    words is the whole file name.
    """
    refuse_partial_view(view)
    old, new = request.id, request.new
    homes = _homes(view, old)
    kind = view.catalogue.kinds.by_code[kind_of(old)]
    check_id(kind, new)
    taken = view.graph.home(new)
    if taken is not None:
        help = "choose another id; `sightline list` shows those in use"
        raise UsageError(f"{new} is already there: {taken}", help=help)
    moves = {path: _moved(view, kind, path, old, new) for path in homes}
    comments = moved_comments(view, old, new)
    for path, moved, _ in comments:
        _refuse_unhiding(view, path, moved)
    _refuse_unreadable(view, old)
    paths = sorted({*homes, *(path for path, _ in view.graph.incoming.get(old, ()))})
    edits: list[Edit] = []
    links = 0
    for path in paths:
        document = view.open(path)
        links += len(links_to(document, old))
        edits += _edits(view, document, moves, old, new)
    edits += edits_of(comments)
    files = tuple(edit.path for edit in edits if edit.content is not None)
    return Planned(RenameResult(new, old, moves[homes[0]], links, files), tuple(edits))


def _homes(view: WorkspaceView, old: str) -> list[str]:
    home = view.find(old).path
    document = view.open(home)
    kind = view.catalogue.kinds.by_code.get(document.kind)
    if document.id is None or kind is None:
        help = "change it in the file that it comes from; such files are imported"
        raise UsageError(f"{old} is a row of {home}", help=help)
    if kind.file_name or kind.opaque:
        help = "rename the folder with git mv; `sightline check` lists the links to mend"
        if kind.file_name:
            help = "there is one such file in a workspace; its id is fixed"
        raise UsageError(f"{old} is named by its place, {home}", help=help)
    paths = view.graph.by_id[old]
    if len({path.endswith(".vtt") for path in paths}) < len(paths):
        help = "rename one of these files by hand; which of them a link means, only you know"
        raise UsageError(f"{old} is brought by several files: {', '.join(paths)}", help=help)
    return [home, *(path for path in paths if path != home)]


def _moved(view: WorkspaceView, kind: Kind, path: str, old: str, new: str) -> str:
    """The path of a file under its new id."""
    folder, _, name = path.rpartition("/")
    bare_old, bare_new = (i[len(kind.code) + 1 :] for i in (old, new))
    was, is_now = (old, new) if name.startswith(old) else (bare_old, bare_new)
    rest = name[len(was) :]
    if rest.startswith("-") and not bare_new.isdigit():
        rest = rest[rest.rindex(".") :]
    elif bare_new.isdigit() and not (bare_old.isdigit() or kind.default_prefix):
        rest = f"-{bare_old}{rest}"  # what described it becomes the label after the number
    moved = f"{folder}/{is_now}{rest}"
    if identify(moved, view.catalogue.kinds, view.settings).id != new:
        help = "a number ends the id: REQ-014-search is REQ-014 with a label"
        raise UsageError(f"no file can be called {new}", help=help)
    _refuse_unhiding(view, path, moved)
    return moved


def _refuse_unhiding(view: WorkspaceView, path: str, moved: str) -> None:
    for audience, patterns in view.settings.hidden.items():
        if _is_hidden(path, patterns) and not _is_hidden(moved, patterns):
            help = f"add the new path to [audiences.{audience}] in sightline.toml first"
            raise UsageError(f"{moved} would no longer be hidden from {audience}", help=help)


def _is_hidden(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _refuse_unreadable(view: WorkspaceView, old: str) -> None:
    """A file whose front matter can't be read may hold links that nobody would see."""
    broken = {d.path for d in view.compiled().diagnostics if d.code.startswith("DOC")}
    for path in sorted(broken & view.graph.nodes.keys()):
        document = view.open(path)
        if document.kind and document.model is None and old in raw_text(view, document).text:
            help = "mend it first (`sightline check` says how), so that its links can follow"
            raise UsageError(f"{path} can't be read and names {old}", help=help, path=path, line=1)


def _edits(
    view: WorkspaceView, document: Document, moves: dict[str, str], old: str, new: str
) -> list[Edit]:
    raw = raw_text(view, document)
    changes: set[Replacement] = set(renamed_links(document, raw, old, new))
    if document.path in moves:
        files = {_name(path): _name(moved) for path, moved in moves.items()}
        changes.update(renamed_values(document, raw, files))
        changes.update(renamed_id_key(document, raw, old, new))
    kind = view.catalogue.kinds.by_code[kind_of(old)]
    names = former_names(view, kind, document, old) if document.path in moves else ()
    kept = kept_names(raw, document, kind.former_names, names)
    data = raw.replaced([*changes, kept] if kept is not None else changes)
    path = moves.get(document.path, document.path)
    after = reread(view, path, data)
    _refuse_lost_links(view, document, after, old, new)
    refuse_lost_names(after, kind.former_names, names)
    if path == document.path:
        return [Edit(path, document.digest, data)]
    return [Edit(path, None, data), Edit(document.path, document.digest, None)]


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _refuse_lost_links(
    view: WorkspaceView, before: Document, after: Document, old: str, new: str
) -> None:
    """Read again, the file must say the same with the new id in the place of the old."""
    wanted = Counter((k.type, new if k.target == old else k.target, k.anchor) for k in before.links)
    if wanted == Counter(link[:3] for link in after.links):
        return
    line = links_to(before, old)[0].line if links_to(before, old) else 1
    help = f"write this link to {new} by hand first, or in the form {old}"
    message = f"a link to {old} is written in a way that can't be followed"
    raise UsageError(message, help=help, path=before.path, line=line)
