"""Compiles a workspace: every diagnostic that holds, found anew only where something changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from sightline.kernel.checking import Checks
from sightline.kernel.collector import without_collector
from sightline.kernel.compiling.ignores import apply_ignores
from sightline.kernel.compiling.running import Runner
from sightline.kernel.compiling.workspace import Entry, Workspace
from sightline.kernel.diagnostics import SEVERITIES, Diagnostic
from sightline.kernel.documents.graph import RECORD_OF


class Compiled(NamedTuple):
    """Diagnostics in the order of path and place; how many documents and links were looked at."""

    diagnostics: list[Diagnostic]
    documents: int
    links: int


def compile_workspace(
    open_workspace: Callable[[], Workspace], checks: Callable[[], Checks], as_of: str
) -> Compiled:
    """Check a workspace. Equal to a run that remembers nothing, whatever was remembered.

    ``open_workspace`` gives the loaded workspace. Raises ChangedMeanwhile where a file is no longer
    what it was then.
    """
    with without_collector():
        return _Compilation(open_workspace(), checks, as_of).result()


class _Compilation:
    def __init__(
        self,
        workspace: Workspace,
        checks: Callable[[], Checks],
        as_of: str,
    ) -> None:
        self.workspace = workspace
        self.load_checks = checks
        self.remembered = workspace.remembered
        self.as_of = as_of
        self.graph_diagnostics = self.remembered.graph_diagnostics(as_of)

    def result(self) -> Compiled:
        if self.graph_diagnostics is not None and not self.workspace.changed:
            totals = self.remembered.totals()
        else:
            totals = self._totals()
            self._run_checks()
            self.workspace.looked_again = True
        if self.workspace.looked_again:
            self._keep(totals)
        return Compiled(self._assembled(), *totals)

    def _run_checks(self) -> None:
        workspace = self.workspace
        everything = self.graph_diagnostics is None
        paths = workspace.entries.keys() if everything else self._touched()
        runner = Runner(
            self.load_checks(), workspace.graph, workspace.open, workspace.settings, self.as_of
        )
        for path in sorted(paths):
            workspace.entry(path).diagnostics = runner.document(workspace.open(path))
        if everything or any(map(self._has_other_links, workspace.changed)):
            self.graph_diagnostics = runner.whole_graph()

    def _has_other_links(self, path: str) -> bool:
        """Whether what graph checks may read of a file has changed."""
        old, new = self.workspace.before.get(path), self.workspace.known(path)
        return old is None or new is None or old.node != new.node

    def _touched(self) -> set[str]:
        """Files whose checks may answer differently now: a changed file, and whatever could have
        read it: the files that link to its ids, that its links lead to, that bring the same ids; of
        a record, those that link to what it is about; and, as ids came or went, files in which a
        check that suggests ids found something."""
        workspace, graph = self.workspace, self.workspace.graph
        touched = {path for path in workspace.changed if path in workspace.entries}
        came_or_went: set[str] = set()
        for path in workspace.changed:
            nodes = [e.node for e in (workspace.before.get(path), workspace.known(path)) if e]
            olds = set(workspace.before[path].node.ids) if path in workspace.before else set()
            news = set(workspace.entry(path).node.ids) if path in workspace.entries else set()
            came_or_went |= olds ^ news
            for identifier in olds | news:
                touched.update(graph.by_id.get(identifier, ()))
                touched.update(found for found, _ in graph.incoming.get(identifier, ()))
            for link in (link for node in nodes for link in node.links):
                touched.update(graph.by_id.get(link.target, ()))
                if link.type == RECORD_OF:  # a record counts as a part of what it is about
                    touched.update(found for found, _ in graph.incoming.get(link.target, ()))
        if came_or_went:
            by_code = self.load_checks().by_code
            suggesting = {code for code, declared in by_code.items() if "ids" in declared.inputs}
            touched.update(
                path
                for path, entry in workspace.entries.items()
                if any(found[5] in suggesting for found in _findings(entry)[0])
            )
        return touched

    def _totals(self) -> tuple[int, int]:
        """Documents, of which a transcript is none beside its interview, and links."""
        known = self.workspace.kinds.by_code
        documents: set[str] = set()
        links = 0
        for kind, ids, outgoing in map(_counted_facts, self.workspace.entries.values()):
            if kind in known:
                documents.update(ids)
            links += sum(link[0] != "companion" for link in outgoing)
        return len(documents), links

    def _keep(self, totals: tuple[int, int]) -> None:
        files = {
            path: entry.to_json() if isinstance(entry, Entry) else entry
            for path, entry in self.workspace.entries.items()
        }
        digest = self.workspace.settings_digest
        folders = self.workspace.layout.folders
        found = self.graph_diagnostics or []
        self.remembered.keep(digest, self.as_of, folders, files, found, totals)

    def _assembled(self) -> list[Diagnostic]:
        by_path: dict[str, list[Any]] = {}
        for diagnostic in self.graph_diagnostics or ():
            by_path.setdefault(diagnostic[0], []).append(diagnostic)
        found: list[Diagnostic] = []
        for path, entry in self.workspace.entries.items():
            own, ignores = _findings(entry)
            more = by_path.get(path, ())
            if own or more or ignores:
                listed = [_diagnostic(d) for d in (*own, *more)]
                found += self._apply(path, ignores, listed) if ignores else listed
        found.sort(key=_order)
        return found

    def _apply(self, path: str, ignores: list[Any], listed: list[Diagnostic]) -> list[Diagnostic]:
        comments = self.workspace.entry(path).ignores
        checks = self.load_checks()

        def severity(code: str) -> str | None:
            chosen = self.workspace.settings.severities.get(code, checks.by_code[code].severity)
            return None if chosen == "off" else chosen

        return apply_ignores(path, comments, listed, self.as_of, severity, checks.by_code)


def _findings(entry: Any) -> tuple[list[Any], list[Any]]:
    """Diagnostics and ignores of an entry, remembered (a list) or fresh."""
    if type(entry) is list:
        return entry[5], entry[4]
    return entry.diagnostics or [], entry.ignores


def _counted_facts(entry: Any) -> tuple[str, Any, Any]:
    """Kind, ids and links of an entry."""
    if type(entry) is list:
        return entry[3][0], entry[3][1], entry[3][4]
    return entry.node.kind, entry.node.ids, entry.node.links


def _diagnostic(found: Any) -> Diagnostic:
    """A finding, remembered (a list) or fresh. TypeError where what is remembered is none."""
    if tuple(map(type, found)) not in _SHAPES or found[6] not in SEVERITIES:
        raise TypeError(found)
    return Diagnostic(*found)


_SHAPES = frozenset(
    (str, int, int, int, int, str, str, str, help_type) for help_type in (str, type(None))
)


def _order(diagnostic: Diagnostic) -> tuple[Any, ...]:
    return (*diagnostic[:8], diagnostic.help or "")
