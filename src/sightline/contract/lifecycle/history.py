"""The life of every element of a contract, from the revisions of its files.

One revision is compared with the one before, path by path and schema by schema; a part whose
values are the same is not looked at again. A revision that can't be read changes nothing: what
stood before it is taken to stand still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sightline.contract.lifecycle.elements import Element, Unit
from sightline.contract.lifecycle.git_log import Blobs, Commit, Repository, open_repository
from sightline.contract.lifecycle.ledger import Ledger, LedgerRow, Moment
from sightline.contract.lifecycle.parts import Parts, Unreadable
from sightline.contract.lifecycle.tree import Tree, external_files
from sightline.contract.lifecycle.units import equal, units_of

__all__ = ["Past", "Track", "history_of", "working_tree"]

_MOST_FILES = 2000
_MOST_PAIRS = 10_000
_MOST_NAMED = 3
ReadFile = Callable[[str], bytes | None]


@dataclass(slots=True)
class Track:
    """The life of one element so far."""

    element: Element
    introduced: Moment
    deprecated: Moment | None
    removed: Moment | None
    former: str = ""

    def row(self) -> LedgerRow:
        """The finished row."""
        e = self.element
        return LedgerRow(
            e.name, e.kind, self.introduced, self.deprecated, e.sunset, self.removed, self.former,
            e.key, e.file, e.pointer,
        )  # fmt: skip


class Past:
    """Takes one revision after the other, oldest first, and keeps the life of every element."""

    def __init__(self) -> None:
        self.tracks: dict[str, Track] = {}
        self.revisions = 0
        self.is_cut = False
        self._units: dict[tuple[str, str], Unit] = {}

    def take(self, tree: Tree, moment: Moment) -> None:
        """Note what a revision brought, deprecated, took back and removed."""
        held, units = self._units, units_of(tree, self._units)
        self._units = units
        self.revisions += 1
        self.is_cut = self.is_cut or any(unit.is_cut for unit in units.values())
        before: dict[str, Element] = {}
        after: dict[str, Element] = {}
        for place in held.keys() | units.keys():
            old, new = held.get(place), units.get(place)
            if old is not None and new is not None and old.elements is new.elements:
                continue
            before.update(old.elements if old else {})
            after.update(new.elements if new else {})
        self._rename(held, units)
        for key in before.keys() - after.keys():
            track = self.tracks.get(key)
            if track is not None and track.removed is None:
                track.removed = moment
        for key, element in after.items():
            self._note(key, element, moment)

    def _note(self, key: str, element: Element, moment: Moment) -> None:
        track = self.tracks.get(key)
        since = moment if element.is_deprecated else None
        if track is None:
            self.tracks[key] = Track(element, moment, since, None)
            return
        was_there = track.removed is None
        if not (element.is_deprecated and track.deprecated is not None and was_there):
            track.deprecated = since
        track.element, track.removed = element, None

    def _rename(
        self, held: dict[tuple[str, str], Unit], units: dict[tuple[str, str], Unit]
    ) -> None:
        """A named schema that is gone while an equal one came is the same one under a new name."""
        gone = [u for place, u in held.items() if place not in units and _is_schema(u)]
        come = [u for place, u in units.items() if place not in held and _is_schema(u)]
        for old in gone if len(come) * len(gone) <= _MOST_PAIRS else ():
            equals = [new for new in come if equal(new.spot.value, old.spot.value)]
            twins = [one for one in gone if equal(one.spot.value, old.spot.value)]
            if len(equals) == len(twins) == 1 and old.owner != equals[0].owner:
                self._move(old, equals[0])

    def _move(self, old: Unit, new: Unit) -> None:
        for key in old.elements:
            moved = new.owner + key.removeprefix(old.owner)
            track = self.tracks.get(key)
            if track is not None and moved in new.elements and moved not in self.tracks:
                del self.tracks[key]
                track.former = track.element.name
                track.element = new.elements[moved]
                self.tracks[moved] = track

    def rows(self) -> tuple[LedgerRow, ...]:
        """The life of every element, in the order of their names."""
        found = [track.row() for track in self.tracks.values()]
        return tuple(sorted(found, key=lambda row: (row.element, row.key)))


def _is_schema(unit: Unit) -> bool:
    return unit.spot.pointer.startswith(("/components/", "/definitions/")) and bool(unit.elements)


def working_tree(main: str, read: ReadFile, parts: dict[str, Parts]) -> Tree:
    """A contract as it stands now, with all files that it refers to. Raises Unreadable."""
    return _tree(main, read, lambda path, data: _parts_of(parts, path).read(data, path), {})


class _Revisions:
    """Reads the revisions of a contract from git; what was parsed once is kept."""

    def __init__(self, blobs: Blobs) -> None:
        self.blobs = blobs
        self.files: dict[str, str] = {}  # path -> git's name of its content
        self.parts: dict[str, Parts] = {}
        self.parsed: dict[str, tuple[str, object]] = {}
        self.refers: dict[str, list[str]] = {}
        self.met: set[str] = set()
        self.missing = False

    def apply(self, commit: Commit) -> None:
        for path, blob in commit.changes.items():
            if blob is None:
                self.files.pop(path, None)
            else:
                self.files[path] = blob

    def tree(self, main: str) -> Tree | None:
        """The contract as it stands now; None where its file isn't there. Raises Unreadable."""
        if main not in self.files:
            return None
        return _tree(main, self._read, self._parse, self.refers, self.met)

    def _read(self, path: str) -> bytes | None:
        blob = self.files.get(path)
        if blob is None:
            return None
        if self.parsed.get(path, ("",))[0] == blob:
            return b""
        data = self.blobs.read(blob)
        if data is None:
            self.missing = True
            raise Unreadable("git has not fetched its content")
        return data

    def _parse(self, path: str, data: bytes) -> object:
        blob = self.files[path]
        held = self.parsed.get(path)
        if held is None or held[0] != blob:
            value = _parts_of(self.parts, path).read(data, path)
            held = self.parsed[path] = (blob, value)
        return held[1]


def _parts_of(parts: dict[str, Parts], path: str) -> Parts:
    return parts.setdefault(path, Parts())


def _tree(
    main: str,
    read: ReadFile,
    parse: Callable[[str, bytes], object],
    refers: dict[str, list[str]],
    met: set[str] | None = None,
) -> Tree:
    files: dict[str, object] = {}
    waiting = [main]
    while waiting and len(files) < _MOST_FILES:
        path = waiting.pop()
        if path in files:
            continue
        if met is not None:
            met.add(path)
        data = read(path)
        if data is None:
            continue
        files[path] = parse(path, data)
        if data or path not in refers:
            refers[path] = external_files(path, data)
        waiting.extend(refers[path])
    return Tree(main, files)


@dataclass(slots=True)
class _Line:
    """The commits to read, with the name that the contract has at each."""

    commits: list[Commit]
    names: list[str]


def _line(repository: Repository, main: str, others: Iterable[str], until: str) -> _Line:
    """The commits that changed a contract or a file that it refers to."""
    followed = repository.log([main], follow=True, until=until)
    renamed = {c.name: c.renames for c in followed if c.renames}
    names = {main}
    name = main
    for commit in reversed(followed):
        name = commit.renames.get(name, name)
        names.add(name)
    commits = repository.log(sorted({*names, *others}), until=until)
    at, spelled = main, []
    for commit in reversed(commits):
        spelled.append(at)
        at = renamed.get(commit.name, {}).get(at, at)
    return _Line(commits, spelled[::-1])


def history_of(
    folder: str,
    path: str,
    now: Tree | None,
    day: str,
    progress: Callable[[str], None] = lambda words: None,
    until: str = "HEAD",
) -> tuple[Past, Ledger]:
    """The life of every element of a contract in a folder; `now` is how it stands on `day`.

    What is not committed yet counts as of that day. Where git can't tell, the notes say so.
    """
    notes: list[str] = []
    repository = open_repository(folder)
    past = Past()
    since = ""
    if repository is None:
        notes.append("there is no git history here, so it is not known since when anything holds")
    else:
        main = repository.prefix + path
        past, since, read_notes = _walked(repository, main, until, progress)
        notes += read_notes
    if now is not None:
        known = repository is not None and past.revisions > 0
        past.take(now, Moment("", day if known else ""))
    if past.is_cut:
        notes.append("properties nested more than 64 levels deep are not told apart")
    read = past.revisions - (now is not None)
    return past, Ledger(path, past.rows(), read, since, tuple(notes))


def _walked(
    repository: Repository, main: str, until: str, progress: Callable[[str], None]
) -> tuple[Past, str, list[str]]:
    """Every revision, read again with the files that turn out to belong to it."""
    others: set[str] = set()
    with Blobs(repository) as blobs:
        while True:
            line = _line(repository, main, others, until)
            revisions = _Revisions(blobs)
            past, notes = _taken(repository, line, revisions, progress)
            if revisions.met <= {*others, *line.names}:
                break
            others |= revisions.met
    since = line.commits[0].day if line.commits else ""
    return past, since, notes


def _taken(
    repository: Repository, line: _Line, revisions: _Revisions, progress: Callable[[str], None]
) -> tuple[Past, list[str]]:
    past = Past()
    unread: list[str] = []
    total = len(line.commits)
    for number, (commit, name) in enumerate(zip(line.commits, line.names, strict=True)):
        progress(f"revision {number + 1:,} of {total:,}")
        revisions.apply(commit)
        try:
            tree = revisions.tree(name)
        except Unreadable:
            unread.append(f"{commit.name[:10]} ({commit.day})")
            continue
        is_oldest = past.revisions == 0 and (repository.is_shallow or bool(unread))
        moment = Moment(commit.name, commit.day, is_oldest)
        past.take(tree if tree is not None else Tree(name, {}), moment)
    return past, _notes(repository, unread, revisions.missing)


def _notes(repository: Repository, unread: list[str], missing: bool) -> list[str]:
    notes = []
    if repository.is_shallow:
        notes.append(
            "git holds only the newest part of the history (a shallow clone): what stood in its"
            " oldest revision came at least that early; fetch all of it: git fetch --unshallow"
        )
    if missing:
        notes.append(
            "git has not fetched all files of the history (a partial clone): git fetch --refetch"
            " --filter=blob:none brings no content; use: git fetch --refetch --no-filter"
        )
    if unread:
        more = f" and {len(unread) - _MOST_NAMED:,} more" if len(unread) > _MOST_NAMED else ""
        listed = ", ".join(unread[:_MOST_NAMED]) + more
        notes.append(f"revisions that can't be read were passed over: {listed}")
    return notes
