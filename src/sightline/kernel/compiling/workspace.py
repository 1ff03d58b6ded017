"""An open workspace: its graph at once, its documents when somebody asks for them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from operator import index
from threading import RLock
from typing import TYPE_CHECKING, Any

from sightline.kernel.compiling.listing import Layout, list_files, read_bytes
from sightline.kernel.compiling.remembered import Remembered
from sightline.kernel.documents.document import Document
from sightline.kernel.documents.graph import Facts, Graph, Node, NodesOnDemand
from sightline.kernel.documents.identifiers import Link
from sightline.kernel.documents.kinds import Kinds
from sightline.kernel.documents.settings import FILE_NAME, Settings, read_settings
from sightline.kernel.errors import WorkspaceError
from sightline.kernel.files.safe_paths import WorkspaceRoot, read_documents
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES, MAX_FOREIGN_BYTES, read_source
from sightline.kernel.files.workspace_path import WorkspacePath
from sightline.text.markdown.ignores import IgnoreComment
from sightline.text.yaml.nodes import Problem

if TYPE_CHECKING:
    from sightline.kernel.documents.reader import Reader


class ChangedMeanwhile(Exception):
    """A file changed between two looks in one run: the run starts again."""


class Entry:
    """What is known of one file: from this run, or remembered from an earlier one."""

    __slots__ = ("diagnostics", "digest", "ignores", "node", "racy", "signature")

    def __init__(
        self,
        signature: list[int],
        racy: bool,
        digest: str,
        node: Node,
        ignores: list[Any],
        diagnostics: list[Any] | None,
    ) -> None:
        self.signature = signature
        self.racy = racy
        self.digest = digest
        self.node = node
        self.ignores = ignores
        self.diagnostics = diagnostics

    def to_json(self) -> list[Any]:
        node = self.node
        facts = [node.kind, node.ids, node.title, node.status, node.links, node.line]
        return [self.signature, self.racy, self.digest, facts, self.ignores, self.diagnostics]

    @classmethod
    def from_json(cls, path: str, held: list[Any]) -> Entry:
        signature, racy, digest, facts, ignores, diagnostics = held
        kind, ids, title, status, links, line = facts
        "".join((digest, kind, title, status, *ids))  # TypeError where a text is none
        node = Node(
            path, kind, tuple(ids), title, status, tuple([Link(*x) for x in links]), index(line)
        )
        comments = [_ignore(i) for i in ignores]
        return cls(signature, racy, digest, node, comments, diagnostics)


def _ignore(held: list[Any]) -> IgnoreComment:
    comment = IgnoreComment(*held)
    "".join((comment.reason, comment.until, comment.problem, *comment.codes))
    return comment


class Workspace:
    """The files of one folder, read as documents.

    ``remembered`` holds facts of an earlier run; what its files' signatures still prove is used.
    ``outside``: a folder without settings is a workspace without documents.
    After ``load``, ``changed`` names the files read anew and ``before`` what was known of them.
    """

    def __init__(
        self, root: str, kinds: Callable[[], Kinds], remembered: Remembered, outside: bool = False
    ) -> None:
        self.root = os.path.abspath(root)
        self._kinds = kinds
        self.is_empty = outside and os.path.isdir(self.root) and not has_settings(self.root)
        self.settings_bytes = b"" if self.is_empty else _settings_bytes(self.root)
        self.settings_digest = sha256(self.settings_bytes).hexdigest()
        self._settings: Settings | None = None
        self._reader: Reader | None = None
        self._graph: Graph | None = None
        self._documents: dict[str, Document] = {}
        self._obstacles: dict[str, Problem] = {}
        self.remembered = remembered
        self.entries: dict[str, Any] = {}
        self.changed: set[str] = set()
        self.before: dict[str, Entry] = {}
        self.looked_again = False
        self._derived: dict[Any, Any] = {}
        self._lock = RLock()

    @property
    def kinds(self) -> Kinds:
        return self._kinds()

    @property
    def layout(self) -> Layout:
        """Where documents live; remembered, so that a run without changes needs no kinds."""
        folders = self.remembered.layout()
        return Layout.of(self.kinds) if folders is None else Layout.of_json(folders)

    @property
    def settings(self) -> Settings:
        if self._settings is None:
            source = read_source(self.settings_bytes)
            broken = Settings(is_readable=False)
            self._settings = broken if source.problems else read_settings(source.text)
        return self._settings

    def unreadable_settings(self) -> Problem | None:
        """Why ``sightline.toml`` can't be read at all; None where it can."""
        source = read_source(self.settings_bytes)
        problems = [] if source.text else list(source.problems)
        problems += [problem for problem in self.settings.problems if problem.code == "DOC050"]
        return problems[0] if problems else None

    @property
    def reader(self) -> Reader:
        if self._reader is None:
            from sightline.kernel.documents.reader import Reader

            self._reader = Reader(self.kinds, self.settings)
        return self._reader

    def load(self) -> None:
        """Look at every file; read those that may have changed."""
        if self.is_empty:
            return
        held = self.remembered.files(self.settings_digest)
        listing = list_files(self.root, self.layout, self.settings)
        moment = self.remembered.moment
        changed: list[str] = []
        for path in sorted(listing.files):
            old = held.get(path)
            if old is not None and not old[1] and old[0] == list(listing.files[path]):
                self.entries[path] = old
            else:
                changed.append(path)
        for path, data in self._contents(changed):
            signature = list(listing.files[path])
            self._look(path, data, signature, is_racy(signature[1], moment), held.get(path))
        self._obstacles = listing.problems
        for path, problem in listing.problems.items():
            self._add(self.reader.unreadable(path, problem), [0, 0, 0, 0], True, held.get(path))
        self._add(self._settings_document(), [0, 0, 0, 0], True, held.get(FILE_NAME))
        for path in held.keys() - self.entries.keys():
            self.before[path] = Entry.from_json(path, held[path])
            self.changed.add(path)

    def entry(self, path: str) -> Entry:
        found = self.entries[path]
        if type(found) is list:
            found = self.entries[path] = Entry.from_json(path, found)
        return found  # type: ignore[no-any-return]

    def known(self, path: str) -> Entry | None:
        """The entry of a path, or None where the file is gone."""
        return self.entry(path) if path in self.entries else None

    @property
    def graph(self) -> Graph:
        if self._graph is None:
            paths = dict.fromkeys(sorted(self.entries))
            nodes = NodesOnDemand(paths, lambda path: self.entry(path).node)
            acyclic = {code: kind.acyclic for code, kind in self.kinds.by_code.items()}
            self._graph = Graph(nodes, acyclic, map(self._facts, paths))
        return self._graph

    def _facts(self, path: str) -> Facts:
        found = self.entries[path]
        if type(found) is list:
            return path, found[3][1], found[3][4]
        return path, found.node.ids, found.node.links

    def open(self, path: str) -> Document:
        """The document in a file of this workspace.

        Raises ChangedMeanwhile if the file is no longer what it was when the run looked at it.
        """
        document = self._documents.get(path)
        if document is None:
            document = self._read(path)
            if document.digest != self.entry(path).digest:
                raise ChangedMeanwhile(path)
            self._documents[path] = document
        return document

    def adopt(self, earlier: Workspace) -> None:
        """Take over the documents that an earlier look has read and whose files are the same."""
        if earlier.settings_digest == self.settings_digest:
            for path, document in earlier._documents.items():
                if path in self.entries and self.entry(path).digest == document.digest:
                    self._documents.setdefault(path, document)

    def derived(self, key: Any, make: Callable[[], Any]) -> Any:
        """What follows from these files and a key alone, made once."""
        with self._lock:
            if key not in self._derived:
                self._derived[key] = make()
            return self._derived[key]

    def documents(self) -> Iterator[Document]:
        """Every document that has an id, in the order of the paths."""
        for path in sorted(self.entries):
            if path != FILE_NAME and self.entry(path).node.kind in self.kinds.by_code:
                yield self.open(path)

    def _contents(self, paths: list[str]) -> Iterator[tuple[str, bytes | Problem]]:
        """The bytes of many files; documents first, then other tools' data."""
        documents = [WorkspacePath(p) for p in paths if self._limit(p) == MAX_DOCUMENT_BYTES]
        foreign = [WorkspacePath(p) for p in paths if self._limit(p) != MAX_DOCUMENT_BYTES]
        with WorkspaceRoot(self.root) as root:
            yield from read_documents(root, documents)
            yield from read_documents(root, foreign, MAX_FOREIGN_BYTES)

    def _look(
        self, path: str, data: bytes | Problem, signature: list[int], racy: bool, old: Any
    ) -> None:
        if isinstance(data, Problem):
            self._add(self.reader.unreadable(path, data), signature, racy, old)
        elif old is not None and sha256(data).hexdigest() == old[2]:
            self.looked_again = True
            self.entries[path] = [signature, racy, *old[2:]]
        else:
            self._add(self.reader.read(path, data), signature, racy, old)

    def _add(self, document: Document, signature: list[int], racy: bool, old: Any) -> None:
        path = document.path
        node = Node(
            path,
            document.kind,
            tuple(document.provides()),
            document.title,
            document.status,
            tuple(document.links),
            document.place().line,
        )
        fresh = Entry(signature, racy, document.digest, node, document.ignores, None)
        if old is not None:
            was = Entry.from_json(path, old)
            if was.digest == document.digest and was.node == node:
                self.entries[path] = [signature, racy, *old[2:]]
                return
            self.before[path] = was
        self.entries[path] = fresh
        self._documents[path] = document
        self.changed.add(path)

    def _read(self, path: str) -> Document:
        if path == FILE_NAME:
            return self._settings_document()
        if path in self._obstacles:
            return self.reader.unreadable(path, self._obstacles[path])
        data = read_bytes(self.root, path, self._limit(path))
        if isinstance(data, Problem):
            return self.reader.unreadable(path, data)
        return self.reader.read(path, data)

    def _limit(self, path: str) -> int:
        is_document = path.endswith((".md", ".vtt")) or path.startswith("metrics/")
        return MAX_DOCUMENT_BYTES if is_document else MAX_FOREIGN_BYTES

    def _settings_document(self) -> Document:
        document = Document(FILE_NAME, "", None, self.settings_digest)
        document.problems.extend(read_source(self.settings_bytes).problems)
        if not document.problems:
            document.problems.extend(self.settings.problems)
        return document


def has_settings(root: str) -> bool:
    """Whether a folder says that it is a workspace."""
    return os.path.lexists(os.path.join(root, FILE_NAME))


def is_racy(ctime_ns: int, moment: int) -> bool:
    """Whether a file changed so shortly before the look that a second change could go unseen.

    File systems that count whole seconds need a wider margin.
    """
    margin = 2_100_000_000 if ctime_ns % 1_000_000_000 == 0 else 100_000_000
    return ctime_ns >= moment - margin


def _settings_bytes(root: str) -> bytes:
    data = read_bytes(root, FILE_NAME, MAX_DOCUMENT_BYTES) if os.path.isdir(root) else None
    if data is None:
        raise WorkspaceError(
            f"there is no folder {root}", help="name a folder that holds sightline.toml"
        )
    if isinstance(data, Problem):
        if os.path.lexists(os.path.join(root, FILE_NAME)):
            why = f"sightline.toml can't be used in {root}. {data.message}"
            raise WorkspaceError(why, help=data.help)
        help = "`sightline init` makes a workspace; or name the folder of one"
        raise WorkspaceError(f"there is no sightline.toml in {root}", help=help)
    return data
