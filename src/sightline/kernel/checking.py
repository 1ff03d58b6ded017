"""Checks: one file each, a pure function of what it declares to read.

A check's parameters are its declaration. The runner passes these and nothing else:

``document``   the document checked
``targets``    what the document's own links lead to
``referrers``  the documents that link to it
``records``    what was recorded about whatever the document's own links lead to
``namesakes``  the other files that bring the same id
``twins``      these files, read when asked for (an interview and its transcript)
``ids``        every id of the workspace (an ``IdIndex``, only to suggest a near one)
``settings``   the workspace's settings
``as_of``      the date for which the answer holds

The module's docstring is the documentation page; its examples are run as tests.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable
from importlib import import_module
from types import ModuleType
from typing import Any, Literal, NamedTuple, TypeVar

Severity = Literal["error", "warning", "info", "thread"]
Find = TypeVar("Find", bound=Callable[..., Iterable[Any]])
INPUTS = (
    "document", "targets", "referrers", "records", "namesakes", "twins", "ids", "settings", "as_of",
)  # fmt: skip


class Check(NamedTuple):
    """A check as declared.

    ``severity`` ``thread``: information on a draft, an error from committed on, silent on what was
    dropped. ``kinds`` empty: every document. ``find`` None: the reader itself reports it, or an
    operation. ``scope`` ``graph``: it is asked once, about all links; ``data``: only asking the
    data can tell, so `check` never reports it.
    """

    code: str
    severity: Severity
    kinds: tuple[str, ...]
    inputs: tuple[str, ...]
    find: Callable[..., Iterable[Any]] | None
    scope: Literal["document", "graph", "data"] = "document"

    @property
    def asked(self) -> Callable[..., Iterable[Any]]:
        """The function of a check that is asked by the runner."""
        assert self.find is not None
        return self.find


def check(
    code: str, *, on: tuple[str, ...] = (), severity: Severity = "error"
) -> Callable[[Find], Find]:
    """Declare a function as a check of documents of the given kinds (of all when none is given)."""

    def declare(find: Find) -> Find:
        inputs = tuple(inspect.signature(find).parameters)
        unknown = set(inputs) - set(INPUTS)
        if unknown:
            raise TypeError(f"{code} declares inputs that do not exist: {sorted(unknown)}")
        find.__check__ = Check(code, severity, on, inputs, find)  # type: ignore[attr-defined]
        return find

    return declare


def graph_check(code: str, *, severity: Severity = "error") -> Callable[[Find], Find]:
    """Declare a function ``find(graph)`` that is asked once about the links of the whole workspace.

    It yields ``(path, Finding)`` and may read ids, titles' places and links, never the documents.
    """

    def declare(find: Find) -> Find:
        find.__check__ = Check(code, severity, (), ("graph",), find, "graph")  # type: ignore[attr-defined]
        return find

    return declare


def reported_by_reader(code: str, *, severity: Severity = "error") -> Check:
    """Declare a code that the reader itself reports, so that it has a page and a severity."""
    return Check(code, severity, (), ("document",), None)


def reported_on_data(code: str, *, severity: Severity = "error") -> Check:
    """Declare a code that comes to light only when the data are asked, so that it has a page."""
    return Check(code, severity, (), (), None, "data")


class Checks:
    """Every check of the given packages, found in their ``checks`` folders."""

    def __init__(self, packages: Iterable[str]) -> None:
        self.modules: dict[str, ModuleType] = {}
        self.by_code: dict[str, Check] = {}
        for package in packages:
            for module in _modules(package):
                found = _declared(module)
                if found.code in self.by_code:
                    held = self.modules[found.code].__name__
                    raise TypeError(f"{found.code} is declared by {held} and {module.__name__}")
                self.by_code[found.code] = found
                self.modules[found.code] = module
        self.by_code = dict(sorted(self.by_code.items()))

    def of_kind(self, kind: str) -> list[Check]:
        """The checks that are asked about one document of a kind, in the order of their codes."""
        return [
            c
            for c in self.by_code.values()
            if c.find and c.scope == "document" and (not c.kinds or kind in c.kinds)
        ]

    def of_graph(self) -> list[Check]:
        return [c for c in self.by_code.values() if c.scope == "graph"]


def _modules(package: str) -> Iterable[ModuleType]:
    try:
        folder = import_module(f"{package}.checks")
    except ModuleNotFoundError as error:
        if error.name == f"{package}.checks":
            return
        raise
    for entry in sorted(pkgutil.iter_modules(folder.__path__), key=lambda e: e.name):
        yield import_module(f"{package}.checks.{entry.name}")


def _declared(module: ModuleType) -> Check:
    for value in vars(module).values():
        if isinstance(value, Check):
            return value
        declared = getattr(value, "__check__", None)
        if isinstance(declared, Check) and getattr(value, "__module__", "") == module.__name__:
            return declared
    raise TypeError(f"{module.__name__} declares no check")
