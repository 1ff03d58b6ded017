"""``init``: begin a workspace, or fetch a git history into one."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import sha256

from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import Catalogue
from sightline.kernel.documents.settings import FILE_NAME, Settings, read_settings
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.measure.starting.api_workspace import ContractRead, FoundContract, find_contract
from sightline.measure.starting.drafts_workspace import DraftRead, Expected, first_drafts
from sightline.measure.starting.feedback_workspace import FeedbackRead, FoundFeedback, find_feedback
from sightline.measure.starting.history_workspace import (
    HISTORY,
    SOURCE,
    SOURCE_ENTRY,
    ignore_text,
    metric_files,
    requirement_file,
    settings_text,
)
from sightline.store.errors import SourceError
from sightline.store.git_history import Commit, csv_lines, read_history, require_history, user_name


@dataclass(frozen=True, slots=True)
class InitRequest:
    """Where to begin, and from what."""

    folder: str = argument(".", metavar="[FOLDER]", help="the workspace's folder; made if missing")
    from_git: str = option(
        help="measure the history of this git repository; again to fetch it anew", metavar="REPO"
    )
    from_openapi: str = option(
        help="take over this contract (OpenAPI, YAML or JSON) and draft requirements from it",
        metavar="FILE",
    )
    feedback: str = option(
        help="take over these tickets or answers and draft requirements from them",
        metavar="FILE.csv",
    )
    number_rows: bool = option(
        False, help="number the rows of --feedback, where no column tells them apart"
    )
    keep_personal: bool = option(
        False, help="keep columns of e-mail addresses and phone numbers, left out otherwise"
    )
    name: str = option(help="what the product is called; by default as its folder", metavar="NAME")
    owner: str = option(
        help="who answers for documents that name nobody; by default git's user, - for nobody",
        metavar="NAME",
    )


@dataclass(frozen=True, slots=True)
class History:
    """What was read of a git history: how much, by how many, from when to when."""

    commits: int
    authors: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class InitResult:
    """What was written, what was there already and kept, and what a person has to add."""

    folder: str
    created: tuple[str, ...]
    refreshed: tuple[str, ...]
    kept: tuple[str, ...]
    history: History | None
    contract: ContractRead | None
    feedback: FeedbackRead | None
    drafts: tuple[DraftRead, ...]
    expected: tuple[Expected, ...]
    to_add: dict[str, str]


@operation(
    "init",
    writes=True,
    workspace=False,
    anywhere=True,
    renderers={"text": "sightline.measure.render_init:text"},
)
def init(catalogue: Catalogue, request: InitRequest) -> Planned[InitResult]:
    """Begin a workspace: empty, from a git history, or from a contract and feedback.

    At a terminal and without options it asks five short questions. --from-openapi and --feedback
    write the contract, the rows and up to three draft requirements with their metrics; each says on
    what it stands. --from-git measures a real history at once: authors and commits stand under
    pseudonyms that only this workspace can repeat; names, addresses, hashes, paths and messages
    stay in the repository. Whoever has the repository too can recognise a commit by its time.
    Nothing is overwritten: a second run fetches the history again, and leaves everything else as
    it is.
    """
    root = os.path.abspath(request.folder)
    if os.path.lexists(root) and not os.path.isdir(root):
        raise UsageError(f"{request.folder} is not a folder", help="name a folder, or a new one")
    beginning = _Beginning(root, request, catalogue.kinds.by_code)
    if request.from_git:
        beginning.read_history()
    beginning.plan()
    return Planned(beginning.result(), tuple(beginning.edits), root)


def history_paths() -> tuple[str, ...]:
    """The files that a git history brings into a new workspace."""
    return (HISTORY, *metric_files(), requirement_file()[0])


@dataclass(slots=True)
class _Beginning:
    root: str
    request: InitRequest
    kinds: Collection[str]
    edits: list[Edit] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    entries: dict[tuple[str, str], str] = field(default_factory=dict)
    history: History | None = None
    contract: FoundContract | None = None
    feedback: FoundFeedback | None = None
    drafts: tuple[DraftRead, ...] = ()
    expected: tuple[Expected, ...] = ()
    has_settings: bool = False

    def read_history(self) -> None:
        """Plan the rows of the history. Raises UsageError where there is none."""
        from sightline.store.history_salt import history_salt

        try:
            require_history(self.request.from_git)  # before anything is made
            self._read_files()
            commits = read_history(self.request.from_git, history_salt(self.root))
        except SourceError as error:
            what = f"--from-git {self.request.from_git}: {error.message}"
            raise UsageError(what, help=error.help or "name a git repository") from None
        content = "".join(csv_lines(commits)).encode()
        old = _read(self._full(HISTORY))
        self.edits.append(
            Edit(HISTORY, sha256(old).hexdigest() if old is not None else None, content)
        )
        self.history = _summary(commits)

    def plan(self) -> None:
        """Plan whatever is missing: everything in a new workspace, little in an old one."""
        self._read_files()
        written = _read(self._full(FILE_NAME))
        self.has_settings = written is not None
        settings = _settings(written or b"")
        if self.history is not None:
            self._plan_history(settings)
        self._plan_files(settings)
        declared = {("sources", name) for name in settings.sources}
        declared |= {("feedback", rows.prefix) for rows in settings.feedback}
        self.entries = {n: text for n, text in self.entries.items() if n not in declared}
        if self.has_settings:
            self.kept.insert(0, FILE_NAME)
            return
        name = self._name()
        said = " ".join(self.request.owner.split())
        owner = "" if said == "-" else said or self._user()
        has_history = self.history is not None
        tables = tuple(self.entries.values())
        self._create(FILE_NAME, settings_text(name, owner, has_history, tables))
        self._create(".gitignore", ignore_text(has_history))
        first = {HISTORY: 0, FILE_NAME: 1, ".gitignore": 2}
        self.edits.sort(key=lambda edit: first.get(edit.path, len(first)))

    def _read_files(self) -> None:
        """Look at the files that were named, before anything is made. Raises UsageError."""
        request = self.request
        if request.from_openapi and self.contract is None:
            self.contract = find_contract(self.root, request.from_openapi)
        if request.feedback and self.feedback is None:
            settings = _settings(_read(self._full(FILE_NAME)) or b"")
            options = (request.number_rows, request.keep_personal)
            self.feedback = find_feedback(
                self.root, request.feedback, settings, self.kinds, *options
            )

    def _plan_history(self, settings: Settings) -> None:
        if SOURCE in settings.sources:
            return
        for path, text in metric_files().items():
            self._create(path, text)
        if self.has_settings:
            self.entries["sources", SOURCE] = SOURCE_ENTRY
        else:
            self._create(*requirement_file())

    def _plan_files(self, settings: Settings) -> None:
        """Plan the contract, the feedback, and drafts where one of the two is new."""
        known = len(self.kept)
        given = 0
        if self.contract is not None:
            self._create(self.contract.read.path, self.contract.content)
            given += 1
        if self.feedback is not None:
            self._create(self.feedback.read.path, self.feedback.table.content)
            if not self.feedback.declared:
                self.entries["feedback", self.feedback.read.prefix] = self.feedback.entry()
            given += 1
        if given > len(self.kept) - known:
            self._plan_drafts(settings)

    def _plan_drafts(self, settings: Settings) -> None:
        taken = tuple(edit.path for edit in self.edits)
        found = first_drafts(self.root, self.contract, self.feedback, taken)
        for source, entry in found.entries.items():
            self.entries["sources", source] = entry
        waiting = {e.path for e in found.expected if "requests" in settings.sources}
        for path, text in found.files.items():
            if path not in waiting:
                self._create(path, text)
        self.drafts = found.read
        self.expected = tuple(e for e in found.expected if e.path not in waiting)

    def _create(self, path: str, content: str | bytes) -> None:
        if os.path.lexists(self._full(path)):
            self.kept.append(path)
        else:
            data = content if isinstance(content, bytes) else content.encode()
            self.edits.append(Edit(path, None, data))

    def _name(self) -> str:
        given = " ".join(self.request.name.split())
        named = os.path.abspath(self.request.from_git) if self.request.from_git else self.root
        return given or os.path.basename(named) or "Product"

    def _user(self) -> str:
        return user_name(self.request.from_git or _existing(self.root))

    def _full(self, path: str) -> str:
        return os.path.join(self.root, path)

    def result(self) -> InitResult:
        """What was planned, as it is told."""
        to_add = "\n".join(self.entries.values()) if self.has_settings else ""
        return InitResult(
            folder=self.request.folder,
            created=tuple(edit.path for edit in self.edits if edit.expected is None),
            refreshed=tuple(edit.path for edit in self.edits if edit.expected is not None),
            kept=tuple(self.kept),
            history=self.history,
            contract=self.contract.read if self.contract else None,
            feedback=self.feedback.read if self.feedback else None,
            drafts=self.drafts,
            expected=self.expected,
            to_add={FILE_NAME: to_add} if to_add else {},
        )


def _summary(commits: list[Commit]) -> History:
    days = [commit.time.date().isoformat() for commit in commits]
    return History(len(commits), len({c.author for c in commits}), days[0], days[-1])


def _existing(path: str) -> str:
    """The path, or the nearest folder above it that exists."""
    while not os.path.isdir(path):
        path = os.path.dirname(path)
    return path


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        help = "make it a file that you may read"
        raise UsageError(f"{path}: {error.strerror}", help=help) from None


def _settings(data: bytes) -> Settings:
    return read_settings(data.decode("utf-8-sig", "replace"))
