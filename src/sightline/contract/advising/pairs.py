"""Which two versions are compared: those that were named, or every contract with its merge base."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sightline.contract.reading.document import Document
from sightline.contract.reading.git import output_of, prefix_of
from sightline.contract.reading.reader import read_contract
from sightline.contract.reading.sources import Source, named_source, revision_source
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError

__all__ = ["Pair", "pairs_of"]

_FOLDER = re.compile(r"contracts/([^/]+)/")
_CONTRACT = re.compile(r"contracts/[^/]+/openapi\.(?:yaml|yml|json)")
_MAIN = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


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

    Both named: these two. One: each contract of the workspace as that revision has it, against the
    files of today. None: the same with the merge base of the current branch and the main one.
    """
    if new:
        sources = [_named(view, word, fetch) for word in (old, new)]
        api, folder = _home(view, sources[1], new)
        before, after = (_read(source, fetch) for source in sources)
        return [Pair(before, after, api, folder)]
    found = list(_of_workspace(view, old or _merge_base(view.root), fetch))
    if not found:
        help = "put it into contracts/<api>/openapi.yaml, or name two files: OLD NEW"
        raise UsageError("there is no contract to compare", help=help)
    return found


def _named(view: WorkspaceView, word: str, fetch: bool) -> Source:
    at_machine = view.subject.at_machine
    folder = os.getcwd() if at_machine else ""
    return named_source(word, view.root, anywhere=at_machine, folder=folder, fetch=fetch)


def _read(source: Source, fetch: bool) -> Document:
    """A document; one that can't be read at all can't be compared with anything."""
    document = read_contract(source, slim=True, fetch=fetch)
    if not document.root:
        wrong = next(iter(document.problems), None)
        message = wrong.message if wrong is not None else "nothing stands in it"
        help = wrong.help if wrong is not None else "name a file that begins with `openapi: 3.1.0`"
        line = wrong.line if wrong is not None else 1
        raise UsageError(f"{source.name}: {message}", help=help, path=source.name, line=line)
    return document


def _home(view: WorkspaceView, source: Source, word: str) -> tuple[str, str]:
    """The id and folder of a contract of the workspace; empty where the file is none of them."""
    path = source.name.removeprefix(source.before)
    if not source.before and view.subject.at_machine:
        full = os.path.realpath(path)
        path = os.path.relpath(full, os.path.realpath(view.root)).replace(os.sep, "/")
    found = _FOLDER.match(path)
    if found is None or not view.sees(path):
        return "", ""
    api = f"API-{found[1]}"
    return (api, found[0].rstrip("/")) if api in view.graph.by_id else ("", "")


def _merge_base(root: str) -> str:
    """The commit from which the current branch went its own way."""
    prefix_of(root)
    for branch in _MAIN:
        base = output_of(root, "merge-base", "HEAD", branch)
        if base:
            return base
    if output_of(root, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        help = "commit the contract first, or name two files: OLD NEW"
        raise UsageError("there is no commit to compare with", help=help)
    help = "name the revision to compare with: sightline contract diff REVISION"
    raise UsageError("there is no main branch to compare with", help=help)


def _of_workspace(view: WorkspaceView, revision: str, fetch: bool) -> Iterator[Pair]:
    shown = revision[:12] if re.fullmatch(r"[0-9a-f]{40,64}", revision) else revision
    before = set(_listed(view.root, revision))
    today = {node.path for node in view.graph.nodes.values() if _CONTRACT.fullmatch(node.path)}
    for path in sorted(before | today):
        if not view.sees(path):
            continue
        view.progress(f"reading {path}")
        api, folder = f"API-{path.split('/')[1]}", posixpath.dirname(path)
        old = _at(view, revision, shown, path, fetch) if path in before else None
        new = _read(named_source(path, view.root), fetch) if path in today else None
        if old is None and new is not None:
            empty = _without_operations(new, f"{shown}:{path}")
            yield Pair(empty, new, api, folder, f"{path} is new: nobody built on it at {shown}")
        elif old is not None and new is None:
            gone = _without_operations(old, path)
            yield Pair(old, gone, api, folder, f"{path} is gone, with all of its operations")
        elif old is not None and new is not None:
            yield Pair(old, new, api, folder)


def _at(view: WorkspaceView, revision: str, shown: str, path: str, fetch: bool) -> Document:
    source = revision_source(view.root, revision, path, anywhere=False)
    return _read(replace(source, name=f"{shown}:{path}", before=f"{shown}:"), fetch)


def _listed(root: str, revision: str) -> Iterator[str]:
    """The contracts of the workspace as a revision has them."""
    from sightline.contract.reading.git import commit_of

    prefix = prefix_of(root)
    commit = commit_of(root, revision)
    listed = output_of(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit,
                       "--", f"{prefix}contracts/")  # fmt: skip
    for path in (listed or "").split("\0"):
        inside = path.removeprefix(prefix)
        if _CONTRACT.fullmatch(inside):
            yield inside


def _without_operations(document: Document, name: str) -> Document:
    """A contract that offers nothing, for one that isn't there on the other side."""
    root = {key: value for key, value in document.root.items() if key not in ("paths", "webhooks")}
    return replace(document, name=name, root={**root, "paths": {}})
