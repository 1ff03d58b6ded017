"""A contract read from where it stands: its values, its problems, and the way back to its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sightline.contract.reading.document import FILES, Document, Place
from sightline.contract.reading.parsing import NO_CONTRACT, Parsed, decoded, parse, unpacked
from sightline.contract.reading.places import lines_of
from sightline.contract.reading.pointers import escaped, tokens_of
from sightline.contract.reading.references import Fault, mount_name, resolve
from sightline.contract.reading.sources import Source, file_source
from sightline.text.yaml.nodes import Problem

if TYPE_CHECKING:
    from sightline.contract.reading.network import Network

__all__ = ["locate_many", "read_contract", "read_file"]


def read_file(path: str, *, slim: bool = False, fetch: bool = False) -> Document:
    """Read a contract from a file that a person named. What can't be read is a problem of it."""
    return read_contract(file_source(path), slim=slim, fetch=fetch)


def read_contract(source: Source, *, slim: bool = False, fetch: bool = False) -> Document:
    """Read a contract, with every file that it refers to.

    Whatever is wrong with it is among its problems, of another file's with the file's name before
    the message. `slim` leaves out the values of shared examples, which no comparison needs. `fetch`
    allows references to the network.
    """
    texts = _Texts(source, _network() if fetch else None)
    parsed = texts.parsed(source.path)
    if isinstance(parsed, Problem):
        parsed = Parsed(None, (parsed,))
    problems = list(parsed.problems)
    root: dict[str, Any] = {}
    if isinstance(parsed.value, dict):
        root = parsed.value
    if not problems and not {"openapi", "swagger"} & root.keys():
        problems.append(NO_CONTRACT)
    references = parsed.references
    del parsed
    if slim:
        _leave_out_examples(root)
    resolved = resolve(root, source.path, references, texts.parsed)
    problems += [_of_file(source, path, problem) for path, problem in resolved.problems]
    problems += texts.placed(resolved.faults)
    shown = tuple(source.shown(path) for path in resolved.files)
    locator = Locator(texts, tuple(resolved.files))
    return Document(source.name, root, locator, tuple(problems), (source.name, *shown))


def _network() -> Network:
    from sightline.contract.reading.network import Network

    return Network()


def locate_many(document: Document, pointers: Iterable[str]) -> dict[str, Place]:
    """The places of many pointers at once, which is faster than one by one."""
    find = document.locate
    if isinstance(find, Locator):
        return find.many(pointers)
    return {pointer: find(pointer) for pointer in pointers}


class _Texts:
    """The texts of a contract's files, read when they are needed and not kept."""

    def __init__(self, source: Source, network: Network | None) -> None:
        self.source = source
        self._network = network
        self._regular: dict[str, int] = {}

    def text(self, path: str) -> bytes | Problem:
        """The bytes of a file, unpacked."""
        if "://" not in path:
            data = self.source.files.read(path)
        elif self._network is None:
            help = "download it, or allow the network: --fetch-references"
            data = Problem("CON004", "the network is off", 1, 1, 1, 1, help)
        else:
            data = self._network.read(path)
        return data if isinstance(data, Problem) else unpacked(data)

    def parsed(self, path: str) -> Parsed | Problem:
        """The values of a file."""
        data = self.text(path)
        if isinstance(data, Problem):
            return data
        found = parse(data, path)
        if found.is_regular:
            self._regular[path] = len(data)
        return found

    def lines(self, path: str, pointers: Iterable[str]) -> dict[str, int]:
        """The lines of pointers in one file; 1 where it can't be read again."""
        data = self.text(path)
        if isinstance(data, Problem):
            return dict.fromkeys(pointers, 1)
        is_regular = self._regular.get(path) == len(data)
        return lines_of(data, path, pointers, is_regular=is_regular)

    def placed(self, faults: list[Fault]) -> list[Problem]:
        """Faults as problems, in the order of files and lines."""
        by_path: dict[str, list[Fault]] = {}
        for fault in faults:
            by_path.setdefault(fault.path, []).append(fault)
        found: list[Problem] = []
        for path, here in by_path.items():
            lines = self.lines(path, {fault.pointer for fault in here})
            data = self.text(path)
            rows = decoded(data)[0].split("\n") if isinstance(data, bytes) else [""]
            problems = [fault.at(lines[fault.pointer], rows) for fault in here]
            problems.sort(key=lambda problem: (problem.line, problem.message))
            found += [_of_file(self.source, path, problem) for problem in problems]
        return found


def _of_file(source: Source, path: str, problem: Problem) -> Problem:
    """A problem of another file is told at the root's first line, with its own place in words."""
    if path == source.path:
        return problem
    message = f"in {source.shown(path)}:{problem.line}: {problem.message}"
    return Problem(problem.code, message, 1, 1, 1, 1, problem.help)


@dataclass(frozen=True, slots=True)
class Locator:
    """Finds where a pointer is written, by reading its file's text again."""

    texts: _Texts
    files: tuple[str, ...]

    def __call__(self, pointer: str) -> Place:
        return self.many((pointer,))[pointer]

    def many(self, pointers: Iterable[str]) -> dict[str, Place]:
        """Each pointer's place; each file is read once."""
        asked: dict[str, dict[str, str]] = {}
        for pointer in pointers:
            path, inner = self._split(pointer)
            asked.setdefault(path, {})[pointer] = inner
        found: dict[str, Place] = {}
        source = self.texts.source
        for path, inners in asked.items():
            lines = self.texts.lines(path, set(inners.values()))
            shown = source.name if path == source.path else source.shown(path)
            found |= {pointer: Place(shown, lines[inner]) for pointer, inner in inners.items()}
        return found

    def _split(self, pointer: str) -> tuple[str, str]:
        """The file in which a pointer's place is written, and the pointer in it."""
        tokens = tokens_of(pointer)
        if len(tokens) > 1 and tokens[0] == FILES:
            for path in self.files:
                if mount_name(path, self.texts.source.path) == tokens[1]:
                    return path, "".join("/" + escaped(token) for token in tokens[2:])
        return self.texts.source.path, "".join("/" + escaped(token) for token in tokens)


def _leave_out_examples(root: dict[str, Any]) -> None:
    components = root.get("components")
    examples = components.get("examples") if isinstance(components, dict) else None
    if isinstance(examples, dict):
        for name in examples:
            examples[name] = {}
