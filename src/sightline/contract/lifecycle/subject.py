"""One contract of the workspace with its past: how it stands, how it stood, what becomes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sightline.contract.advising.policy_file import read_policy, read_table
from sightline.contract.lifecycle.carriers import Carriers, carriers_of
from sightline.contract.lifecycle.days import days_before, first_day_after
from sightline.contract.lifecycle.elements import OPERATION, Element, Unit
from sightline.contract.lifecycle.git_log import Blobs, Repository, open_repository
from sightline.contract.lifecycle.history import history_of, working_tree
from sightline.contract.lifecycle.ledger import Ledger, LedgerRow, Moment
from sightline.contract.lifecycle.parts import Unreadable
from sightline.contract.lifecycle.removal import Terms
from sightline.contract.lifecycle.tree import Tree
from sightline.contract.lifecycle.units import units_of
from sightline.contract.policy import Policy
from sightline.contract.reading.files import FolderFiles
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.text.yaml.nodes import Problem

__all__ = [
    "Standing",
    "Subject",
    "contracts_of",
    "known_contracts",
    "present_of",
    "standing_of",
    "subject_of",
    "vanished",
]

_API = "API"
_FOLDER = "contracts"
_CONTRACT = re.compile(r"contracts/([^/]+)/openapi\.(?:yaml|yml|json)")
_ENDINGS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Standing:
    """A contract as one revision has it."""

    tree: Tree
    units: dict[tuple[str, str], Unit]
    elements: dict[str, Element]

    def carriers(self) -> Carriers:
        """Its operations, as calls meet them."""
        return carriers_of(self.tree, self.units)


@dataclass(frozen=True, slots=True)
class Subject:
    """A contract as it stands, its ledger, and what it was where this work began.

    `base` is None where git doesn't know it; `base_name` says what it was compared with. `planned`
    are the elements that the work takes away; `day` is the day for which answers hold.
    """

    api: str
    path: str
    now: Standing
    base: Standing | None
    base_name: str
    ledger: Ledger
    terms: Terms
    day: str
    planned: frozenset[str] = field(default=frozenset())

    @property
    def gone_at(self) -> dict[str, Moment]:
        """Since when each element is gone that is."""
        return {row.key: row.removed for row in self.ledger.rows if row.removed is not None}

    def window(self, as_of: str) -> tuple[str, str]:
        """The days in which nobody may have called what is to go: up to now, and all since."""
        return days_before(as_of[:10], self.terms.quiet_days), "9999-12-31"

    def latest_sunset(self, row: LedgerRow) -> str:
        """The end that is declared, by this work or where it began: bringing it forward and
        removing in one go doesn't count."""
        before = self.base.elements.get(row.key) if self.base is not None else None
        ends = [row.sunset, before.sunset if before is not None else ""]
        return max(
            ends, key=lambda end: (bool(end), not first_day_after(end), first_day_after(end))
        )

    def rows(self) -> Iterable[LedgerRow]:
        """Every row of the ledger of something that is deprecated, gone, or about to go."""
        met: set[str] = set()
        for row in self.ledger.rows:
            met.add(row.key)
            if row.removed is not None or row.deprecated is not None or row.key in self.planned:
                yield row
        for key in sorted(self.planned - met):
            yield self._renamed(key)

    def _renamed(self, key: str) -> LedgerRow:
        """The row of an element that this work takes away and whose schema looks renamed.

        That it is the same schema is a guess, so that it goes has to be shown like any removal.
        """
        assert self.base is not None
        e = self.base.elements[key]
        same = [row for row in self.ledger.rows if row.former == e.name and row.removed is None]
        known = same[0] if len(same) == 1 else None
        return LedgerRow(
            e.name, e.kind, known.introduced if known else None,
            known.deprecated if known and e.is_deprecated else None, e.sunset,
            Moment("", self.day), "", key, e.file, e.pointer,
        )  # fmt: skip


def contracts_of(view: WorkspaceView, named: tuple[str, ...]) -> list[tuple[str, str]]:
    """The ids and paths of the contracts that are named (`API-pets`, or its path); of all else.

    Raises UsageError where one that is named isn't there, or none is there at all.
    """
    known = dict(known_contracts(view))
    if not named:
        if not known:
            help = "put your OpenAPI document at contracts/<api>/openapi.yaml"
            raise UsageError("there is no contract in this workspace", help=help)
        return sorted(known.items())
    found = []
    for name in named:
        by_path = [api for api, path in known.items() if path == name]
        api = by_path[0] if by_path else name if name in known else f"{_API}-{name}"
        if api not in known:
            document = view.find(name if name.startswith(f"{_API}-") else api)
            raise UsageError(f"{document.path} is no OpenAPI document", help="name another one")
        found.append((api, known[api]))
    return found


def known_contracts(view: WorkspaceView) -> list[tuple[str, str]]:
    """The ids and paths of all OpenAPI documents, by id."""
    documents = [d for d in view.documents(_API) if d.path.endswith(_ENDINGS)]
    return sorted((str(document.id), document.path) for document in documents)


def standing_of(tree: Tree) -> Standing:
    """A revision with its elements."""
    units = units_of(tree, {})
    elements = {key: e for unit in units.values() for key, e in unit.elements.items()}
    return Standing(tree, units, elements)


def subject_of(view: WorkspaceView, api: str, path: str, base: str = "") -> Subject:
    """A contract with its past. Raises UsageError where it can't be read, or `base` isn't known."""
    standing = present_of(view, path)
    _, ledger = history_of(view.root, path, standing.tree, view.as_of[:10], view.progress)
    before, name = _base(view.root, path, base)
    planned = frozenset(before.elements.keys() - standing.elements.keys() if before else ())
    day = view.as_of[:10]
    terms = _terms(view, path)
    return Subject(api, path, standing, before, name, ledger, terms, day, planned)


def vanished(view: WorkspaceView, base: str = "") -> Iterator[Subject]:
    """Contracts that stood where this work began and stand nowhere now: all of them goes."""
    repository = open_repository(view.root)
    commit = _commit(repository, base) if repository is not None else ""
    if repository is None or not commit:
        return
    there = {document.path for document in view.documents(_API)}
    for name in repository.files(commit, f"{repository.prefix}{_FOLDER}/"):
        path = name.removeprefix(repository.prefix)
        found = _CONTRACT.fullmatch(path)
        if found is None or path in there or not view.sees(path):
            continue
        before, shown = _base(view.root, path, base)
        if before is not None:
            _, ledger = history_of(view.root, path, Tree(path, {}), view.as_of[:10], view.progress)
            gone = frozenset(k for k, e in before.elements.items() if e.kind == OPERATION)
            yield Subject(
                f"{_API}-{found[1]}", path, standing_of(Tree(path, {})), before, shown, ledger,
                _terms(view, path), view.as_of[:10], gone,
            )  # fmt: skip


def present_of(view: WorkspaceView, path: str) -> Standing:
    """A contract as it stands. Raises UsageError where it can't be read."""
    try:
        return standing_of(working_tree(path, lambda name: _file(view, name), {}))
    except Unreadable as error:
        why = str(error).rstrip(".")
        raise UsageError(f"{path}: {why}", help="mend it first", path=path) from None


def _file(view: WorkspaceView, name: str) -> bytes | None:
    data = FolderFiles(view.root).read(name) if view.sees(name) else None
    return None if isinstance(data, Problem) else data


def _base(root: str, path: str, named: str) -> tuple[Standing | None, str]:
    """The contract where this work left the main line."""
    repository = open_repository(root)
    if repository is None:
        if named:
            help = "leave out --base, or put the workspace under version control: git init"
            raise UsageError("the workspace is in no git repository", help=help)
        return None, ""
    commit = _commit(repository, named)
    with Blobs(repository) as blobs:
        for name in _names(repository, repository.prefix + path):
            try:
                tree = working_tree(name, lambda one: blobs.read(f"{commit}:{one}"), {})
            except Unreadable:
                continue
            if tree.files:
                return standing_of(tree), named or commit[:10]
    return None, named or commit[:10]


def _commit(repository: Repository, named: str) -> str:
    """The commit that removals count from. Raises UsageError where the one named isn't known."""
    commit = repository.commit(named) if named else repository.merge_base()
    if not commit:
        help = "name a commit, a branch or a tag that `git log` knows, such as main or HEAD~1"
        raise UsageError(f"git knows no `{named}` here", help=help)
    return commit


def _names(repository: Repository, path: str) -> Iterator[str]:
    """The names that a file had, the present one first."""
    yield path
    for commit in reversed(repository.log([path], follow=True)):
        before = commit.renames.get(path)
        if before is not None:
            path = before
            yield path


def _terms(view: WorkspaceView, path: str) -> Terms:
    policy = read_table(view.settings.contract, Policy())[0]
    text = _file(view, path.rpartition("/")[0] + "/policy.yaml")
    if text:
        policy = read_policy(text.decode("utf-8", "replace"), policy)[0]
    return Terms(policy.deprecation.min_days, policy.removal.quiet_days)
