"""The one way to call an operation: filters, applies edits, keeps the audit, honours dry runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Protocol

from sightline.kernel.asking.looks import KeptLook
from sightline.kernel.asking.registry import Operation, Planned
from sightline.kernel.asking.views import ROOMS_OF_THE_OWNER, Catalogue, Subject, WorkspaceView
from sightline.kernel.collector import without_collector
from sightline.kernel.compiling.remembered import Remembered, Snapshots
from sightline.kernel.compiling.workspace import ChangedMeanwhile, Workspace, has_settings
from sightline.kernel.documents.kinds import Kinds
from sightline.kernel.documents.moment import moment_named
from sightline.kernel.documents.settings import FILE_NAME
from sightline.kernel.errors import Refused, SightlineError, UsageError, WorkspaceError
from sightline.kernel.files.new_folder import make_folder
from sightline.text.near import nearest
from sightline.text.yaml.nodes import Problem

if TYPE_CHECKING:
    from sightline.kernel.compiling.compilation import Compiled

_ANSWERED_WITHOUT_SETTINGS = ("check", "fix")


class Audit(Protocol):
    """Where each change that was asked for is recorded (the store's)."""

    def __call__(self, root: str, record: dict[str, Any]) -> None: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What the composition root hands to the kernel."""

    kinds: Callable[[], Kinds]
    catalogue: Callable[[], Catalogue]
    snapshots: Callable[[str], Snapshots]
    apply_edits: Callable[[str, tuple[Any, ...]], Any]
    audit: Audit
    fingerprint: Callable[[], str]
    today: Callable[[], str]
    now: Callable[[], str]


class Dispatcher:
    """Calls operations on one workspace; with no root, only those that need none."""

    def __init__(
        self,
        parts: Parts,
        root: str | None,
        as_of: str = "",
        progress: Callable[[str], None] = lambda words: None,
        kept: KeptLook | None = None,
        shared: dict[Any, Any] | None = None,
    ) -> None:
        """``kept``: a look at the files that other dispatchers of this process use as well.
        ``shared``: what one answer found in data and the next may use, for many questions of one
        moment."""
        self.parts = parts
        self._kept = kept
        self._shared = shared
        self.root = root
        self._as_of = moment_named(as_of)
        self._progress = progress
        self._workspace: Workspace | None = None
        self._is_answering = False
        self._anew = False

    def call(
        self, name: str, request: Any, subject: Subject, *, dry_run: bool = False
    ) -> tuple[Any, tuple[Any, ...]]:
        """The result of an operation, and the edits that it made (or, in a dry run, would make).

        ``request`` is the operation's request model, or a dict of its fields.
        Raises UserError for whatever the caller can change.
        """
        operation = self.operation(name)
        if isinstance(request, dict):
            request = _request(operation, request)
        if operation.anywhere and self.root is not None:
            help = f"type it: sightline {operation.name.replace('.', ' ')}"
            raise Refused("only the command line may name folders anywhere", help=help)
        answer = self._answer(operation, request, subject)
        if not isinstance(answer, Planned):
            return answer, ()
        if answer.edits and not dry_run:
            self._apply(operation, subject, answer)
        if answer.then is not None and not dry_run:
            return answer.then(), answer.edits
        return answer.result, answer.edits

    def _answer(self, operation: Operation, request: Any, subject: Subject) -> Any:
        """Run an operation on the files as they are now; again where they changed meanwhile, or
        where what an earlier run left behind makes no sense. The last time every file is read
        once and kept, so that however fast they change there is an answer.

        What an operation asks of others is answered from the same look at the files.
        """
        if self._is_answering:
            return operation.run(self._view(operation, subject), request)
        self._is_answering = True
        try:
            for self._anew in (False, False, True):
                self._workspace = None
                try:
                    return operation.run(self._view(operation, subject), request)
                except ChangedMeanwhile as changed:
                    path = str(changed)
                    self._forget()
                except SightlineError:
                    raise
                except Exception:
                    if self._anew or not self._remembers():
                        raise
                    self._forget()
        finally:
            self._is_answering = False
        help = "wait until whatever writes them has finished"
        raise WorkspaceError("files change faster than they can be read", help=help, path=path)

    def operation(self, name: str) -> Operation:
        operations = self.parts.catalogue().operations
        found = operations.find(name)
        if found is None:
            near = nearest(name, operations.all(), limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "`sightline --help` lists all"
            raise UsageError(f"there is no operation `{name}`", help=hint)
        return found

    def _view(self, operation: Operation, subject: Subject) -> Any:
        catalogue = self.parts.catalogue()
        if not operation.workspace:
            return catalogue
        workspace = self.workspace(operation.outside)
        if operation.name not in _ANSWERED_WITHOUT_SETTINGS:
            _refuse_unreadable_settings(workspace.unreadable_settings())
        said = self._as_of or workspace.settings.as_of
        as_of = said or self.parts.today()
        return WorkspaceView(
            workspace,
            catalogue,
            subject,
            as_of,
            compile=lambda: self.compile(as_of),
            call=lambda name, request: self.call(name, request, subject)[0],
            moment=said or self.parts.now(),
            progress=self._progress,
            is_report=not operation.writes and operation.room not in ROOMS_OF_THE_OWNER,
            shared=self._shared,
        )

    def workspace(self, outside: bool = False) -> Workspace:
        """The open workspace; its files are looked at once for one answer.

        ``outside``: where there is none, an empty one.
        """
        if self.root is None:
            help = (
                "run this inside a workspace, name one with -C FOLDER, or make one: sightline init"
            )
            raise WorkspaceError("there is no sightline.toml here or above", help=help)
        if self._workspace is None:
            is_kept = self._kept is not None and not self._anew and has_settings(self.root)
            self._workspace = (
                self._kept.workspace(self._loaded)
                if self._kept is not None and is_kept
                else self._loaded(outside)
            )
        return self._workspace

    def _loaded(self, outside: bool = False) -> Workspace:
        """The workspace, its files looked at."""
        assert self.root is not None
        snapshots = self.parts.snapshots(self.root)
        remembered = Remembered(snapshots, self.parts.fingerprint, self._anew)
        workspace = Workspace(self.root, self.parts.kinds, remembered, outside)
        self._workspace = workspace  # where loading fails, what it remembered is asked for
        with without_collector():
            workspace.load()
        return workspace

    def _forget(self) -> None:
        """What was seen holds no longer."""
        self._workspace = None
        if self._kept is not None:
            self._kept.forget()

    def _remembers(self) -> bool:
        return self._workspace is not None and self._workspace.remembered.is_used

    def compile(self, as_of: str) -> Compiled:
        """Every diagnostic of the workspace on a date."""
        from sightline.kernel.compiling.compilation import compile_workspace

        checks = lambda: self.parts.catalogue().checks  # noqa: E731
        workspace = self.workspace()
        return workspace.derived(  # type: ignore[no-any-return]
            ("compiled", as_of), lambda: compile_workspace(lambda: workspace, checks, as_of)
        )

    def _apply(self, operation: Operation, subject: Subject, answer: Planned[Any]) -> None:
        root = answer.root or self.root
        assert root is not None
        if answer.root:
            make_folder(root)
        record = {
            "at": self.parts.now(),
            "operation": operation.name,
            "subject": subject.name,
            "edits": [
                {
                    "path": edit.path,
                    "before": edit.expected,
                    "after": None if edit.content is None else sha256(edit.content).hexdigest(),
                }
                for edit in answer.edits
            ],
        }
        self.parts.audit(root, {**record, "stage": "intended"})
        self.parts.apply_edits(root, answer.edits)
        self._forget()
        self.parts.audit(root, {**record, "stage": "done"})


def _refuse_unreadable_settings(unreadable: Problem | None) -> None:
    """What can't be read would be taken for left out: every answer would be another one."""
    if unreadable is not None:
        message = f"{FILE_NAME} can't be read: {unreadable.message}"
        place = {"path": FILE_NAME, "line": unreadable.line, "column": unreadable.column}
        raise WorkspaceError(message, help=unreadable.help, **place)  # type: ignore[arg-type]


def _request(operation: Operation, payload: dict[str, Any]) -> Any:
    declared = {f.name.rstrip("_"): f for f in fields(operation.request)}
    known = list(declared)
    given = {name.rstrip("_"): value for name, value in payload.items()}
    for name in given:
        if name not in known:
            near = nearest(name, known, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "known: " + ", ".join(known)
            raise UsageError(f"`{operation.name}` takes no `{name}`", help=hint)
    for name, f in declared.items():
        if name not in given and f.default is MISSING:
            help = str(f.metadata.get("help", ""))
            raise UsageError(f"`{operation.name}` needs `{name}`", help=help)
    return operation.request(**{declared[name].name: value for name, value in given.items()})
