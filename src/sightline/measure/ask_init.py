"""``init``: begin a workspace, or fetch a git history into one."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256

from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import Catalogue
from sightline.kernel.documents.settings import FILE_NAME, Settings, read_settings
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit
from sightline.measure.history_workspace import (
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
    name: str = option(help="what the product is called; by default as its folder", metavar="NAME")


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
    to_add: dict[str, str]


@operation(
    "init",
    writes=True,
    workspace=False,
    anywhere=True,
    renderers={"text": "sightline.measure.render_init:text"},
)
def init(catalogue: Catalogue, request: InitRequest) -> Planned[InitResult]:
    """Begin a workspace; with --from-git, one that measures a real history at once.

    Authors and commits stand under pseudonyms that only this workspace can repeat; names,
    addresses, hashes, paths and messages stay in the repository. Whoever has the repository too can
    recognise a commit by its time. Nothing is overwritten: a second run fetches the history again,
    and leaves everything else as it is.
    """
    root = os.path.abspath(request.folder)
    if os.path.lexists(root) and not os.path.isdir(root):
        raise UsageError(f"{request.folder} is not a folder", help="name a folder, or a new one")
    beginning = _Beginning(root, request)
    if request.from_git:
        beginning.read_history()
    beginning.plan()
    return Planned(beginning.result(), tuple(beginning.edits), root)


@dataclass(slots=True)
class _Beginning:
    root: str
    request: InitRequest
    edits: list[Edit] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    to_add: dict[str, str] = field(default_factory=dict)
    history: History | None = None

    def read_history(self) -> None:
        """Plan the rows of the history. Raises UsageError where there is none."""
        from sightline.store.history_salt import history_salt

        try:
            require_history(self.request.from_git)  # before anything is made
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
        has_history = self.history is not None
        settings = _read(self._full(FILE_NAME))
        if settings is None:
            name, owner = self._name(), user_name(self.request.from_git or _existing(self.root))
            self._create(FILE_NAME, settings_text(name, owner, has_history))
            self._create(".gitignore", ignore_text(has_history))
        else:
            self.kept.append(FILE_NAME)
        declared = settings is not None and SOURCE in _settings(settings).sources
        if not has_history or declared:
            return
        for path, text in metric_files().items():
            self._create(path, text)
        if settings is None:
            self._create(*requirement_file())
        else:
            self.to_add[FILE_NAME] = SOURCE_ENTRY

    def _create(self, path: str, text: str) -> None:
        if os.path.lexists(self._full(path)):
            self.kept.append(path)
        else:
            self.edits.append(Edit(path, None, text.encode()))

    def _name(self) -> str:
        given = " ".join(self.request.name.split())
        named = os.path.abspath(self.request.from_git) if self.request.from_git else self.root
        return given or os.path.basename(named) or "Product"

    def _full(self, path: str) -> str:
        return os.path.join(self.root, path)

    def result(self) -> InitResult:
        created = tuple(edit.path for edit in self.edits if edit.expected is None)
        refreshed = tuple(edit.path for edit in self.edits if edit.expected is not None)
        return InitResult(
            self.request.folder, created, refreshed, tuple(self.kept), self.history, self.to_add
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
