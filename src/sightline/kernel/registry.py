"""Operations: what Sightline can be asked, each one typed function with a request and a result.

The command line, the HTTP routes and the assistants' tools derive from this registry; nothing else
knows how to parse a request or which rules hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Generic, TypeVar, get_type_hints

from sightline.kernel.edit import Edit

Result = TypeVar("Result")
Run = TypeVar("Run", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Planned(Generic[Result]):
    """What a writing operation answers: its result, and the edits that the dispatcher applies."""

    result: Result
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as declared. ``renderers`` maps a format to ``module:function``, text of a result."""

    name: str
    run: Callable[..., Any]
    request: type
    result: type
    writes: bool
    workspace: bool
    renderers: dict[str, str]
    summary: str
    detail: str

    def renderer(self, form: str) -> Callable[..., str]:
        module, _, function = self.renderers[form].partition(":")
        return getattr(import_module(module), function)  # type: ignore[no-any-return]


def operation(
    name: str, *, writes: bool = False, workspace: bool = True, renderers: dict[str, str]
) -> Callable[[Run], Run]:
    """Register a function ``(view, request) -> result`` under a name.

    ``writes``: it returns ``Planned``. ``workspace`` false: it is answered without one, from the
    catalogue of kinds and checks alone.
    """

    def declare(run: Run) -> Run:
        run.__operation__ = (name, writes, workspace, renderers)  # type: ignore[attr-defined]
        return run

    return declare


def argument(default: Any = "", *, help: str, metavar: str = "", complete: str = "") -> Any:
    """A field of a request that is a word of its own on the command line."""
    meta = {"help": help, "positional": True, "metavar": metavar, "complete": complete}
    return field(default=default, metadata=meta)


def option(
    default: Any = "", *, help: str, metavar: str = "", complete: str = "", file: bool = False
) -> Any:
    """A field of a request that is an option on the command line.

    ``file``: a JSON file to read, as a path of the workspace or as its text; the command line, which
    may name any file, reads it and hands on the text.
    """
    meta = {"help": help, "metavar": metavar, "complete": complete, "file": file}
    return field(default=default, metadata=meta)


class Operations:
    """The operations of the given packages, found in their ``operations`` modules.

    Packages are imported one after another, only as far as a name asks for it.
    """

    def __init__(self, packages: Iterable[str]) -> None:
        self._waiting = list(packages)
        self._found: dict[str, Operation] = {}

    def find(self, name: str) -> Operation | None:
        """The operation of a name, or None; of a module ``ask_<name>``, nothing else is loaded."""
        if name not in self._found:
            self._import_alone(name)
        while name not in self._found and self._waiting:
            self._import(self._waiting.pop(0))
        return self._found.get(name)

    def all(self) -> dict[str, Operation]:
        """Every operation by its name, in the order of the alphabet."""
        while self._waiting:
            self._import(self._waiting.pop(0))
        return dict(sorted(self._found.items()))

    def _import_alone(self, name: str) -> None:
        for package in self._waiting:
            module = f"{package}.ask_{name.replace('.', '_')}"
            if name.replace(".", "").isidentifier() and find_spec(module) is not None:
                self._add(_operations_in(import_module(module)))

    def _import(self, package: str) -> None:
        self._add(_declared(package))

    def _add(self, runs: list[Callable[..., Any]]) -> None:
        for run in runs:
            found = _described(run)
            if self._found.setdefault(found.name, found).run is not run:
                raise TypeError(f"two operations are called {found.name}")


def _declared(package: str) -> list[Callable[..., Any]]:
    try:
        module = import_module(f"{package}.operations")
    except ModuleNotFoundError as error:
        if error.name == f"{package}.operations":
            return []
        raise
    return _operations_in(module)


def _operations_in(module: ModuleType) -> list[Callable[..., Any]]:
    return [value for value in vars(module).values() if hasattr(value, "__operation__")]


def _described(run: Callable[..., Any]) -> Operation:
    name, writes, workspace, renderers = run.__operation__  # type: ignore[attr-defined]
    hints = get_type_hints(run)
    request = next(hint for key, hint in hints.items() if key == "request")
    result = hints["return"]
    if writes:
        result = result.__args__[0]
    summary, _, detail = (run.__doc__ or "").strip().partition("\n")
    return Operation(
        name, run, request, result, writes, workspace, renderers, summary, detail.strip()
    )
