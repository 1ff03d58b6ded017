"""Documents of several files as one: each file that is referred to is read and mounted.

A reference is resolved against the file in which it stands (RFC 3986; JSON Schema 2020-12, 8.2),
its fragment is a JSON pointer (RFC 6901) or a name that `$anchor` or `$id` gives. Afterwards all
references that lead anywhere begin with `#/`, and those that don't are faults with a place.
A document of one file isn't walked at all while every place that it refers to is there.
"""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from sightline.contract.reading.document import FILES
from sightline.contract.reading.parsing import Parsed
from sightline.contract.reading.pointers import NOTHING, child, escaped, look_up, tokens_of
from sightline.contract.reading.reference_walk import FoundReference, references_in
from sightline.text.near import nearest
from sightline.text.yaml.nodes import Problem

__all__ = [
    "BROKEN",
    "CIRCLE",
    "NOT_READ",
    "Fault",
    "Resolved",
    "local_faults",
    "mount_name",
    "resolve",
]

BROKEN, CIRCLE, NOT_READ = "CON002", "CON003", "CON004"
_MOST_FILES = 2_000
_MOST_FAULTS = 1_000
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_Read = Callable[[str], "Parsed | Problem"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a pointer of a file; `words` are what to point at on its line."""

    path: str
    pointer: str
    code: str
    message: str
    help: str
    words: str = ""

    def at(self, line: int, rows: list[str]) -> Problem:
        """The problem of a line: of the words, else from its first to its last character."""
        row = rows[line - 1] if line <= len(rows) else ""
        begin = row.find(self.words) if self.words else -1
        start = (begin if begin >= 0 else len(row) - len(row.lstrip())) + 1
        end = start + len(self.words) if begin >= 0 else max(len(row.rstrip()) + 1, start)
        return Problem(self.code, self.message, line, start, line, end, self.help)


@dataclass(slots=True)
class Resolved:
    """What came of it: the files that were mounted, in order, the faults, and faults of files."""

    files: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    problems: list[tuple[str, Problem]] = field(default_factory=list)


class _Broken(Exception):
    def __init__(self, code: str, why: str, help: str) -> None:
        self.code = code
        self.why = why
        self.help = help


def resolve(root: dict[str, Any], path: str, references: Iterable[str], read: _Read) -> Resolved:
    """Mount what the document in `path` refers to under `root[FILES]`, rewriting its references.

    `references` are all texts that stand under `$ref` in it, `read` reads another path.
    """
    resolving = _Resolving(root, path, read)
    targets = list(references)
    if all(target.startswith("#") for target in targets):
        doubtful = {target for target in targets if not _leads_on(root, target)}
        if not doubtful:
            return resolving.done
        resolving.only = doubtful
    resolving.run()
    return resolving.done


def local_faults(root: dict[str, Any], references: Iterable[str]) -> list[Fault]:
    """References within a document that lead nowhere, and those to the network; others are not
    followed. The values are not fit for use afterwards."""
    doubtful = {
        target
        for target in references
        if (target.startswith("#") and not _leads_on(root, target)) or _is_url(target)
    }
    if not doubtful:
        return []
    resolving = _Resolving(root, "", _off)
    resolving.only = doubtful
    resolving.run()
    return resolving.done.faults


def _off(path: str) -> Problem:
    help = "keep a copy beside the contract and refer to that; --fetch-references reads it anyway"
    return Problem(NOT_READ, "it lies on the network", 1, 1, 1, 1, help)


def _is_url(target: str) -> bool:
    return target.lower().startswith(("http://", "https://"))


def mount_name(path: str, root_path: str) -> str:
    """Under which key of `FILES` a file stands: its path from the root's folder, or its URL."""
    if "://" in path:
        return path
    return posixpath.relpath(path, posixpath.dirname(root_path) or ".")


def _leads_on(root: object, target: str) -> bool:
    """Whether a local reference, and those behind it, lead to something that is no reference."""
    return _end_of(root, target) is None


def _end_of(root: object, target: str) -> str | None:
    """Where following references ends without finding anything: `BROKEN` or `CIRCLE`."""
    seen: set[str] = set()
    while target not in seen:
        seen.add(target)
        if target != "#" and not target.startswith("#/"):
            return BROKEN
        found = look_up(root, tokens_of(target))
        if found is NOTHING:
            return BROKEN
        onward = found.get("$ref") if isinstance(found, dict) else None
        if not isinstance(onward, str):
            return None
        target = onward
    return CIRCLE


class _Resolving:
    """One document being put together. `only` restricts faults to the references named."""

    def __init__(self, root: dict[str, Any], path: str, read: _Read) -> None:
        self.done = Resolved()
        self.only: set[str] | None = None
        self._root, self._path, self._read = root, path, read
        self._values: dict[str, object] = {path: root}
        self._seen: set[int] = set()
        self._waiting: deque[tuple[str, object, str]] = deque()
        self._ids: dict[str, dict[str, str]] = {}
        self._rewritten: dict[str, tuple[str, FoundReference]] = {}

    def run(self) -> None:
        """Follow every reference from the root on, file by file."""
        self._waiting.append((self._path, self._root, ""))
        while self._waiting and len(self.done.faults) < _MOST_FAULTS:
            path, node, pointer = self._waiting.popleft()
            for found in references_in(node, pointer, self._seen):
                self._follow(path, found)
        for target, (path, found) in self._rewritten.items():
            if _end_of(self._root, target) == CIRCLE:
                why = "it leads only to other references, in a circle"
                help = "let one of them hold something itself"
                self._fault(path, found, _Broken(CIRCLE, why, help))

    def _follow(self, path: str, found: FoundReference) -> None:
        if self.only is not None and found.target not in self.only:
            return
        try:
            where, pointer = self._target(path, found.target)
        except _Broken as broken:
            self._fault(path, found, broken)
            found.holder[found.key] = self._nowhere(path, found.target)
            return
        new = "#" + self._mounted(where) + pointer.replace("%", "%25")
        self._rewritten.setdefault(new, (path, found))
        is_plain = found.target == "#" or found.target.startswith("#/")
        if not (where == path == self._path and is_plain):
            found.holder[found.key] = new
        if where != self._path:
            node = look_up(self._values[where], tokens_of(pointer))
            self._waiting.append((where, node, pointer))

    def _mounted(self, path: str) -> str:
        """The pointer under which a file stands."""
        if path == self._path:
            return ""
        return f"/{escaped(FILES)}/{escaped(mount_name(path, self._path)).replace('%', '%25')}"

    def _nowhere(self, path: str, target: str) -> str:
        """A broken reference as it stays: it leads nowhere from the root either."""
        plain, fragment = urldefrag(target)
        if not plain and (fragment.startswith("/") or not fragment):
            return target if path == self._path else f"#{self._mounted(path)}{fragment}"
        where = target if not plain or "://" in plain else self._joined(path, plain)
        return "#" + child("/" + escaped(FILES), mount_name(where, self._path)).replace("%", "%25")

    def _joined(self, base: str, plain: str) -> str:
        if "://" in base:
            return urljoin(base, plain)
        return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(plain)))

    def _fault(self, path: str, found: FoundReference, broken: _Broken) -> None:
        message = f"`$ref: {found.target}` leads nowhere: {broken.why}"
        if broken.code == NOT_READ:
            message = f"`$ref: {found.target}` is not read: {broken.why}"
        pointer = child(found.pointer, found.key) if found.key == "$ref" else found.pointer
        fault = Fault(path, pointer, broken.code, message, broken.help, found.target)
        self.done.faults.append(fault)

    def _target(self, base: str, target: str) -> tuple[str, str]:
        """The file and the pointer in it (names escaped, per cent signs as themselves)."""
        known = self._by_id(base, target)
        if known is not None:
            return base, known
        where, fragment = self._file_of(base, target)
        values = self._file(where)
        if fragment and not fragment.startswith("/"):
            anchored = self._by_id(where, "#" + fragment)
            if anchored is None:
                help = f"write `$anchor: {fragment}` there, or a pointer such as #/components/..."
                raise _Broken(BROKEN, f"nothing has the anchor `{fragment}`", help)
            return where, anchored
        tokens = tokens_of("#" + fragment)
        if look_up(values, tokens) is NOTHING:
            raise _missing(values, tokens)
        return where, "".join("/" + escaped(token) for token in tokens)

    def _file_of(self, base: str, target: str) -> tuple[str, str]:
        plain, fragment = urldefrag(target)
        if not plain:
            return base, fragment
        if "://" in base:
            return urldefrag(urljoin(base, plain))[0], fragment
        if _is_url(plain):
            return plain, fragment
        if plain.startswith(("/", "\\")) or _SCHEME.match(plain):
            help = "write the path from the file in which it stands, such as ../schemas/pet.yaml"
            raise _Broken(BROKEN, "it is no path from the file in which it stands", help)
        path = self._joined(base, plain)
        if path.startswith("../") or path == "..":
            help = "move the file into the repository, or below the contract's folder"
            raise _Broken(BROKEN, "it leads out of the folder that may be read", help)
        return path, fragment

    def _file(self, path: str) -> object:
        if path in self._values:
            return self._values[path]
        if len(self._values) > _MOST_FILES:
            raise _Broken(NOT_READ, f"more than {_MOST_FILES} files", "bundle the contract")
        parsed = self._read(path)
        if isinstance(parsed, Problem):
            code = NOT_READ if parsed.code == NOT_READ else BROKEN
            raise _Broken(code, parsed.message.rstrip("."), parsed.help)
        if not self.done.files:
            self._root[FILES] = {}
        self.done.files.append(path)
        self.done.problems.extend((path, problem) for problem in parsed.problems)
        self._values[path] = parsed.value
        self._root[FILES][mount_name(path, self._path)] = parsed.value
        return parsed.value

    def _by_id(self, path: str, target: str) -> str | None:
        """The pointer of what a file calls by this name, with `$id` or `$anchor`."""
        if target == "#" or target.startswith("#/"):
            return None
        if path not in self._ids:
            self._ids[path] = _names_in(self._values[path]) if path in self._values else {}
        plain, fragment = urldefrag(target)
        known = self._ids[path].get(target)
        if known is None and plain and fragment.startswith("/"):
            known = self._ids[path].get(plain)
            return None if known is None else known + unquote(fragment)
        return known


def _missing(values: object, tokens: list[str]) -> _Broken:
    """How far the pointer leads, and what may have been meant."""
    depth = 0
    while look_up(values, tokens[: depth + 1]) is not NOTHING:
        depth += 1
    holder = look_up(values, tokens[:depth])
    here = "#" + "".join("/" + escaped(token) for token in tokens[:depth])
    near = nearest(tokens[depth], list(holder), limit=1) if isinstance(holder, dict) else []
    help = f"did you mean `{near[0]}`?" if near else "correct the reference, or add what it names"
    return _Broken(BROKEN, f"there is no `{tokens[depth]}` in {here}", help)


def _names_in(values: object) -> dict[str, str]:
    """What is named by `$id` and `$anchor`, with its pointer; the first of a name counts."""
    names: dict[str, str] = {}
    waiting: list[tuple[object, str]] = [(values, "")]
    seen: set[int] = set()
    while waiting:
        node, at = waiting.pop()
        if isinstance(node, list):
            waiting.extend((item, f"{at}/{index}") for index, item in enumerate(node))
        elif isinstance(node, dict) and id(node) not in seen:
            seen.add(id(node))
            for key, before in (("$id", ""), ("$anchor", "#"), ("$dynamicAnchor", "#")):
                name = node.get(key)
                if isinstance(name, str) and name:
                    names.setdefault(before + name, at)
            waiting.extend((held, child(at, name)) for name, held in node.items())
    return names
