"""One answer of `verify` for the whole workspace, taken apart for the page of each document.

Asked for each document by itself, the data would be opened as often as there are documents. What is
taken from the whole is what would be answered, and where two documents contradict each other, that
too. Only a promise that can be drawn is asked about by itself.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sightline.kernel.documents.settings import FILE_NAME

AskVerify = Callable[..., Any]


class VerdictsOfAll:
    """The promises of every document, by its id. ``ask`` asks `verify` itself."""

    def __init__(self, ask: AskVerify) -> None:
        self._ask = ask
        self._whole = ask()
        self._results: dict[str, list[Any]] = defaultdict(list)
        self._others: dict[str, list[Any]] = defaultdict(list)
        for one in self._whole.results:
            self._results[one.id].append(one)
        for one in self._whole.not_promises:
            self._others[one.id].append(one)
        self._drawn: dict[str, Any] = {}

    def of(self, identifier: str, chart: bool) -> Any:
        """What `verify` says of one document, with a chart where one is asked for."""
        results = self._results.get(identifier, [])
        others = self._others.get(identifier, [])
        paths = {one.path for one in [*results, *others]}
        drawable = sum(one.is_drawable for one in results)
        if len(paths) != 1 or (chart and drawable != 1):
            return self._ask(ids=(identifier,), chart=chart)
        if drawable != 1:
            return replace(
                self._whole, results=tuple(results), not_promises=tuple(others),
                problems=tuple(self._problems(paths, results)),
            )  # fmt: skip
        if identifier not in self._drawn:
            self._drawn = {identifier: self._ask(ids=(identifier,), chart=True)}
        found = self._drawn[identifier]
        return found if chart else replace(found, chart=None)

    def _problems(self, paths: set[str], results: list[Any]) -> Iterator[Any]:
        """What is wrong in a document, or elsewhere and is the reason in one of its notes."""
        notes = [note for one in results for note in one.notes]
        metrics = {one.metric for one in results}
        for problem in self._whole.problems:
            stem = posixpath.splitext(posixpath.basename(problem.path))[0]
            is_theirs = problem.path == FILE_NAME or stem in metrics
            is_reason = is_theirs and any(problem.message in note for note in notes)
            if problem.path in paths or is_reason:
                yield problem
