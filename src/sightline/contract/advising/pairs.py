"""Which two versions are compared: those that were named, or every contract with its merge base."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sightline.contract.reading.document import Document
from sightline.contract.reading.reader import read_contract
from sightline.contract.reading.sources import Source, named_source, revision_source
from sightline.contract.reading.workspace_pairs import (
    base_of,
    removed_contracts,
    workspace_pairs,
)
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.graph import Node
from sightline.kernel.documents.settings import FILE_NAME
from sightline.kernel.errors import UsageError, WorkspaceError

__all__ = ["Pair", "pairs_of", "source_named"]

_FOLDER = re.compile(r"contracts/([^/]+)/")
_CONTRACT = re.compile(r"contracts/[^/]+/openapi\.(?:yaml|yml|json)")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents to compare. ``api`` is the id of the contract in the workspace, empty for files
    that stand elsewhere; ``folder`` is its folder there."""

    old: Document
    new: Document
    api: str
    folder: str
    note: str = ""

    @property
    def name(self) -> str:
        return self.api or self.new.name


def pairs_of(view: WorkspaceView, old: str, new: str, fetch: bool) -> list[Pair]:
    """The documents that a person means. Raises UsageError where there are none.

    Both named: these two. One, or none: each contract of the workspace as it was where this branch
    left that revision (none: the main branch), against the files of today.
    """
    if new:
        sources = [source_named(view, word, fetch) for word in (old, new)]
        api, folder = _home(view, sources[1])
        before, after = (_read(source, fetch) for source in sources)
        return [Pair(before, after, api, folder)]
    if not os.path.lexists(os.path.join(view.root, FILE_NAME)):
        help = "name two files: OLD NEW; or `sightline init` makes a workspace"
        raise WorkspaceError(f"there is no sightline.toml in {view.root}", help=help)
    found = list(_of_workspace(view, old, fetch))
    if not found:
        help = "put it into contracts/<api>/openapi.yaml, or name two files: OLD NEW"
        raise UsageError("there is no contract to compare", help=help)
    return found


def source_named(view: WorkspaceView, word: str, fetch: bool = False) -> Source:
    """The file that a word means, to whoever may see it.

    Raises UsageError where there is none, or where it is withheld: the two can't be told apart.
    """
    at_machine = view.subject.at_machine
    folder = os.getcwd() if at_machine else ""
    source = named_source(word, view.root, anywhere=at_machine, folder=folder, fetch=fetch)
    if not view.sees(_path_in_workspace(view, source)):
        help = "name a file, REV:path of git such as main:contracts/pets/openapi.yaml"
        raise UsageError(f"there is no file {word}", help=help)
    return source


def _path_in_workspace(view: WorkspaceView, source: Source) -> str:
    """The path from the workspace's folder; of a revision, the path that it has there."""
    path = source.name.removeprefix(source.before)
    if not source.before and view.subject.at_machine:
        full = os.path.realpath(path)
        path = os.path.relpath(full, os.path.realpath(view.root)).replace(os.sep, "/")
    return posixpath.normpath(path)


def _read(source: Source, fetch: bool) -> Document:
    """A document; one that can't be read at all can't be compared with anything."""
    document = read_contract(source, slim=True, fetch=fetch)
    if not document.root:
        wrong = next(iter(document.problems), None)
        message = wrong.message if wrong is not None else "nothing stands in it"
        help = wrong.help if wrong is not None else "name a file that begins with `openapi: 3.1.0`"
        line = wrong.line if wrong is not None else 1
        raise UsageError(message, help=help, path=source.name, line=line)
    return document


def _home(view: WorkspaceView, source: Source) -> tuple[str, str]:
    """The id and folder of a contract of the workspace; empty where the file is none of them."""
    path = _path_in_workspace(view, source)
    found = _FOLDER.match(path)
    if found is None:
        return "", ""
    api = f"API-{found[1]}"
    return (api, found[0].rstrip("/")) if api in view.graph.by_id else ("", "")


def _of_workspace(view: WorkspaceView, against: str, fetch: bool) -> Iterator[Pair]:
    base = base_of(view.root, against)
    told = f"compared with {base.short}, {base.why}"
    apis = [(node.ids[0], node.path) for node in view.graph.nodes.values() if _is_contract(node)]
    for versions in workspace_pairs(view.root, apis, base):
        view.progress(f"reading {versions.path}")
        folder = posixpath.dirname(versions.path)
        assert versions.new is not None
        new = _read(versions.new, fetch)
        if versions.old is None:
            empty = _without_operations(new, f"{base.short}:{versions.path}")
            yield Pair(empty, new, versions.api, folder, f"{versions.path} is new; {told}")
        else:
            yield Pair(_read(versions.old, fetch), new, versions.api, folder, told)
    known = [path for _, path in apis]
    for path in removed_contracts(view.root, "contracts", known, base):
        if view.sees(path) and _CONTRACT.fullmatch(path):
            folder = posixpath.dirname(path)
            old = _read(revision_source(view.root, base.commit, path, anywhere=False), fetch)
            shown = replace(old, name=f"{base.short}:{path}")
            note = f"{path} is gone, with all of its operations; {told}"
            api = f"API-{folder.rpartition('/')[2]}"
            yield Pair(shown, _without_operations(old, path), api, folder, note)


def _is_contract(node: Node) -> bool:
    return bool(node.ids) and _CONTRACT.fullmatch(node.path) is not None


def _without_operations(document: Document, name: str) -> Document:
    """A contract that offers nothing, for one that isn't there on the other side.

    It has no version either, so that none is asked to be above it.
    """
    root = {key: value for key, value in document.root.items() if key not in ("paths", "webhooks")}
    info = root.get("info")
    plain = {**info, "version": ""} if isinstance(info, dict) else info
    return replace(document, name=name, root={**root, "info": plain, "paths": {}})
