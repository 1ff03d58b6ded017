"""Operations: what Sightline can be asked, each one typed function with a request and a result.

The command line, the HTTP routes and the assistants' tools derive from this registry; nothing else
knows how to parse a request or which rules hold.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType
from typing import Any, Generic, TypeVar, get_type_hints

from sightline.kernel.files.edit import Edit

_DECLARED = re.compile(
    r'^@operation\(\s*"([a-z._]+)".*?^def .*?:\n    """(.*?)(?:"""|\n)', re.DOTALL | re.MULTILINE
)
Result = TypeVar("Result")
Run = TypeVar("Run", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Planned(Generic[Result]):
    """What a writing operation answers: its result, and the edits that the dispatcher applies.

    ``root`` is the folder that they are for where that is not the open workspace. ``then`` gives
    the answer once the edits are made, where it tells what became of them; a dry run answers
    ``result``.
    """

    result: Result
    edits: tuple[Edit, ...]
    root: str = ""
    then: Callable[[], Result] | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as declared. ``renderers`` maps a format to its ``module:function``."""

    name: str
    run: Callable[..., Any]
    request: type
    result: type
    writes: bool
    workspace: bool
    anywhere: bool
    renderers: dict[str, str]
    summary: str
    detail: str
    outside: bool = False
    pages: str = ""

    @property
    def room(self) -> str:
        """The room that answers: ``kernel``, ``measure``, ``career``, ..."""
        return self.run.__module__.split(".")[1]

    def renderer(self, form: str) -> Callable[..., str]:
        module, _, function = self.renderers[form].partition(":")
        return getattr(import_module(module), function)  # type: ignore[no-any-return]


def operation(
    name: str,
    *,
    writes: bool = False,
    workspace: bool = True,
    anywhere: bool = False,
    outside: bool = False,
    pages: str = "",
    renderers: dict[str, str],
) -> Callable[[Run], Run]:
    """Register a function ``(view, request) -> result`` under a name.

    ``writes``: it returns ``Planned``. ``workspace`` false: it is answered without one, from the
    catalogue of kinds and checks alone. ``anywhere``: its request names folders of the machine, so
    no surface but the command line may call it. ``outside``: where there is no workspace it is
    answered as in an empty one. ``pages``: the list of its result that may get long, which a
    surface can hand over part by part.
    """

    def declare(run: Run) -> Run:
        run.__operation__ = (  # type: ignore[attr-defined]
            name, writes, workspace, anywhere, outside, pages, renderers,
        )  # fmt: skip
        return run

    return declare


def argument(
    default: Any = "",
    *,
    help: str,
    metavar: str = "",
    complete: str = "",
    required: bool = False,
) -> Any:
    """A field of a request that is a word of its own on the command line."""
    meta = {"help": help, "positional": True, "metavar": metavar, "complete": complete}
    return field(metadata=meta) if required else field(default=default, metadata=meta)


def option(
    default: Any = "", *, help: str, metavar: str = "", complete: str = "", file: bool = False
) -> Any:
    """A field of a request that is an option on the command line.

    ``file``: a JSON file to read, as a path of the workspace or as its text; the command line,
    which may name any file, reads it and hands on the text. A tuple is filled by repeating the
    option; where ``metavar`` ends in ``...``, by several words after it as well.
    """
    meta = {"help": help, "metavar": metavar, "complete": complete, "file": file}
    return field(default=default, metadata=meta)


def export(*, help: str, made_by: str, endings: tuple[str, ...]) -> Any:
    """A yes or no of a request, whether its result holds what a file can be made of.

    On the command line, which alone may name any path, it takes the file's name: its ending is one
    of ``endings``, and ``made_by`` (``module:function``) turns result and name into its bytes.
    """
    meta = {"help": help, "metavar": "FILE", "export": made_by, "endings": endings}
    return field(default=False, metadata=meta)


class Operations:
    """The operations of the given packages, which their ``operations`` modules list.

    One that is asked for by name is looked for in ``ask_<name>.py`` first, so that answering one
    question doesn't import them all.
    """

    def __init__(self, packages: Iterable[str]) -> None:
        self._packages = list(packages)
        self._found: dict[str, Operation] = {}
        self._complete = False

    def find(self, name: str) -> Operation | None:
        """The operation of a name, or None."""
        return self.in_its_own_file(name) or self.all().get(name)

    def in_its_own_file(self, name: str) -> Operation | None:
        """The operation of a name where its file is called after it; no other file is opened."""
        if name not in self._found and not self._complete:
            self._import_one(name)
        return self._found.get(name)

    def all(self) -> dict[str, Operation]:
        """Every operation by its name, in the order of the alphabet."""
        if not self._complete:
            for package in self._packages:
                self._add(_module(f"{package}.operations"))
            self._complete = True
        return dict(sorted(self._found.items()))

    def summaries(self) -> dict[str, str]:
        """One line about every operation, by its name, in the order of the alphabet.

        Read off the source, which is several times quicker than importing all that can be asked.
        """
        found: dict[str, str] = {}
        for package in self._packages:
            for folder in import_module(package).__path__:
                for name in sorted(os.listdir(folder)):
                    if name.startswith("ask_") and name.endswith(".py"):
                        with open(os.path.join(folder, name), encoding="utf-8") as source:
                            found.update(_DECLARED.findall(source.read()))
        return dict(sorted(found.items()))

    def _import_one(self, name: str) -> None:
        leaf = "ask_" + name.replace(".", "_")
        if not leaf.isidentifier():
            return
        for package in self._packages:
            module = _module(f"{package}.{leaf}")
            if module is not None:
                self._add(module)
                return

    def _add(self, module: ModuleType | None) -> None:
        for value in vars(module).values() if module is not None else ():
            if hasattr(value, "__operation__"):
                name = value.__operation__[0]
                held = self._found.get(name)
                if held is not None and held.run is not value:
                    raise TypeError(f"two operations are called {name}")
                self._found[name] = held or _described(value)


def _module(name: str) -> ModuleType | None:
    """A module, or None where there is no such file."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name == name:
            return None
        raise


def _described(run: Callable[..., Any]) -> Operation:
    name, writes, workspace, anywhere, outside, pages, renderers = run.__operation__  # type: ignore[attr-defined]
    hints = get_type_hints(run)
    request = next(hint for key, hint in hints.items() if key == "request")
    result = hints["return"]
    if writes:
        result = result.__args__[0]
    summary, _, detail = (run.__doc__ or "").strip().partition("\n")
    detail = "\n".join(line.strip() for line in detail.strip().split("\n"))
    return Operation(
        name, run, request, result, writes, workspace, anywhere, renderers, summary, detail,
        outside, pages,
    )  # fmt: skip
