"""Runs checks: passes each what it declared, and turns findings into diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sightline.kernel.checking import INPUTS, Check, Checks
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.documents.document import Document, Finding, Place
from sightline.kernel.documents.graph import Graph, OpenDocument, Records, Referrers, Targets
from sightline.kernel.documents.id_index import IdIndex
from sightline.kernel.documents.settings import FILE_NAME, Settings
from sightline.kernel.documents.settings_names import unknown_names
from sightline.text.yaml.nodes import Problem

_Step = tuple[Check, Callable[..., Iterable[Any]], tuple[int, ...]]
_SETTLED = ("committed", "shipped")


class Runner:
    """Asks every check about documents of one graph, on one date."""

    def __init__(
        self,
        checks: Checks,
        graph: Graph,
        open_document: OpenDocument,
        settings: Settings,
        as_of: str,
    ) -> None:
        self.checks = checks
        self.graph = graph
        self.open = open_document
        self.settings = settings
        self.as_of = as_of
        self._plans: dict[str, list[_Step]] = {}
        self._ids = IdIndex(graph.by_id.keys())

    def document(self, document: Document) -> list[Diagnostic]:
        """Every diagnostic about one document, before its ignores are applied."""
        found: list[Diagnostic] = []
        for problem in document.problems:
            self._add_problem(found, document, problem)
        if document.path == FILE_NAME:
            for problem in unknown_names(self.settings, self.checks.by_code, self.graph.acyclic):
                self._add_problem(found, document, problem)
        given = (
            document,
            Targets(document, self.graph, self.open),
            Referrers(document, self.graph, self.open),
            Records(document, self.graph, self.open),
            self._namesakes(document),
            self._twins(document),
            self._ids,
            self.settings,
            self.as_of,
        )
        for declared, find, wanted in self._plan(document.kind):
            for finding in find(*[given[index] for index in wanted]):
                self._add(found, declared, document.path, document.status, finding)
        return found

    def whole_graph(self) -> list[Diagnostic]:
        """What the graph checks find, about any file."""
        found: list[Diagnostic] = []
        for declared in self.checks.of_graph():
            for path, finding in declared.asked(self.graph):
                status = self.graph.nodes[path].status
                self._add(found, declared, path, status, finding)
        return found

    def _plan(self, kind: str) -> list[_Step]:
        """The checks of a kind, each with the positions of the inputs that it declares."""
        plan = self._plans.get(kind)
        if plan is None:
            plan = self._plans[kind] = [
                (c, c.asked, tuple(map(INPUTS.index, c.inputs))) for c in self.checks.of_kind(kind)
            ]
        return plan

    def _namesakes(self, document: Document) -> dict[str, list[str]]:
        by_id = self.graph.by_id
        return {
            identifier: [path for path in by_id[identifier] if path != document.path]
            for identifier in document.provides()
            if len(by_id[identifier]) > 1
        }

    def _twins(self, document: Document) -> Iterator[Document]:
        for path in self.graph.by_id.get(document.id or "", ()):
            if path != document.path:
                yield self.open(path)

    def _add_problem(self, found: list[Diagnostic], document: Document, problem: Problem) -> None:
        place = Place(problem.line, problem.column, problem.end_line, problem.end_column)
        finding = Finding(problem.message, place, problem.help)
        declared = self.checks.by_code[problem.code]
        self._add(found, declared, document.path, document.status, finding)

    def _add(
        self,
        found: list[Diagnostic],
        declared: Check,
        path: str,
        status: str,
        finding: Finding,
    ) -> None:
        severity = self._severity(declared, status)
        if severity is not None:
            message, place, help = finding
            found.append(Diagnostic(path, *place, declared.code, severity, message, help or None))

    def _severity(self, declared: Check, status: str) -> str | None:
        """The severity for a document's status, as the settings have it; None where silent."""
        chosen = self.settings.severities.get(declared.code)
        if chosen is not None:
            return None if chosen == "off" else chosen
        if declared.severity != "thread":
            return declared.severity
        if status == "dropped":
            return None
        return "error" if status in _SETTLED else "info"
