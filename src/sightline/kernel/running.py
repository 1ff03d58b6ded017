"""Runs checks: passes each what it declared, and turns findings into diagnostics."""

from __future__ import annotations

from typing import Any

from sightline.kernel.checking import Check, Checks
from sightline.kernel.diagnostics import Diagnostic
from sightline.kernel.document import Document, Finding
from sightline.kernel.graph import Graph, OpenDocument, Referrers, Targets
from sightline.kernel.settings import Settings

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
        self._plans: dict[str, list[Check]] = {}
        self._ids = graph.by_id.keys()

    def document(self, document: Document) -> list[Diagnostic]:
        """Every diagnostic about one document, before its ignores are applied."""
        found = [self._problem(document, problem) for problem in document.problems]
        given: dict[str, Any] = {}
        for declared in self._plan(document.kind):
            arguments = [
                given[name] if name in given else self._input(name, document, given)
                for name in declared.inputs
            ]
            for finding in declared.asked(*arguments):
                self._add(found, declared, document.path, document.status, finding)
        return [d for d in found if d is not None]

    def whole_graph(self) -> list[Diagnostic]:
        """What the graph checks find, about any file."""
        found: list[Diagnostic | None] = []
        for declared in self.checks.of_graph():
            for path, finding in declared.asked(self.graph):
                status = self.graph.nodes[path].status
                self._add(found, declared, path, status, finding)
        return [d for d in found if d is not None]

    def _plan(self, kind: str) -> list[Check]:
        plan = self._plans.get(kind)
        if plan is None:
            plan = self._plans[kind] = self.checks.of_kind(kind)
        return plan

    def _input(self, name: str, document: Document, given: dict[str, Any]) -> Any:
        value: Any
        if name == "document":
            value = document
        elif name == "targets":
            value = Targets(document, self.graph, self.open)
        elif name == "referrers":
            value = Referrers(document, self.graph, self.open)
        elif name == "namesakes":
            value = {
                identifier: [p for p in self.graph.by_id[identifier] if p != document.path]
                for identifier in document.provides()
                if len(self.graph.by_id[identifier]) > 1
            }
        elif name == "ids":
            value = self._ids
        else:
            value = getattr(self, name)
        given[name] = value
        return value

    def _problem(self, document: Document, problem: Any) -> Diagnostic | None:
        declared = self.checks.by_code[problem.code]
        place = (problem.line, problem.column, problem.end_line, problem.end_column)
        severity = self._severity(declared, document.status)
        if severity is None:
            return None
        return Diagnostic(
            document.path, *place, problem.code, severity, problem.message, problem.help or None
        )

    def _add(
        self,
        found: list[Diagnostic | None],
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
