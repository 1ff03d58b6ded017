"""``career forget``: everything about one person, removed, and searched for afterwards."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from hashlib import sha256

from sightline.career.progress.git_traces import GitHeld, held_by_git
from sightline.career.progress.private import refuse_strangers
from sightline.career.progress.traces import Name, Search, Trace, search_workspace
from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import PRIVATE, WorkspaceView
from sightline.kernel.errors import Refused
from sightline.kernel.files.edit import Edit
from sightline.kernel.files.workspace_path import parse_workspace_path

__all__ = ["CareerForgetRequest", "CareerForgetResult", "career_forget"]

_CACHE = ".sightline/cache/"
_STATE = ".sightline/state/"


@dataclass(frozen=True, slots=True)
class CareerForgetRequest:
    """Whom to forget, and whether to do it."""

    person: str = argument(help="the whole name, or an address", metavar="PERSON", required=True)
    yes: bool = option(False, help="do it; without it, only say what would be done")
    all: bool = option(False, help="remove every file of career/, named or not")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that names the person and stays, and why."""

    path: str
    times: int
    why: str


@dataclass(frozen=True, slots=True)
class CareerForgetResult:
    """What was found, what went, what is left. ``after`` is a second search, once it is done.

    ``others`` are files of career/ that don't name the person.
    """

    person: str
    done: bool
    before: Search
    removed: tuple[str, ...]
    others: tuple[str, ...]
    cache_files: int
    after: Search | None
    kept: tuple[Kept, ...]
    git: GitHeld | None

    @property
    def exit_code(self) -> int:
        """1 where something in career/ or the cache still names the person afterwards."""
        left = self.after.traces if self.after is not None else ()
        return int(any(trace.path.casefold().startswith((PRIVATE, _CACHE)) for trace in left))


@operation(
    "career.forget", writes=True, renderers={"text": "sightline.career.render_career_forget:text"}
)
def career_forget(view: WorkspaceView, request: CareerForgetRequest) -> Planned[CareerForgetResult]:
    """Remove what `career/` holds about a person, and prove it by searching.

    Files of `career/` that name the person in any encoding, in a PDF or Word file, or in their own
    path; and the cache. Only the workspace is touched. Without `--yes` nothing is. Other rooms'
    files and git's history are not changed: it says which of them still name the person.
    """
    refuse_strangers(view)
    if not view.subject.at_machine or view.subject.audience:
        help = f'type it: sightline career forget "{request.person}"'
        raise Refused("only the person at the machine may remove files", help=help)
    name = Name(request.person)
    before = search_workspace(view.root, name)
    named = {trace.path for trace in before.traces}
    own = _files_of_career(view.root)
    going = sorted(path for path in own if request.all or path in named)
    edits, refused = _edits(view.root, going)
    removed = tuple(edit.path for edit in edits)
    result = CareerForgetResult(
        request.person, False, before, removed, tuple(sorted(set(own) - set(going))), 0, None,
        tuple(_kept(before.traces, set(removed), refused)), _git_held(view.root, own, going),
    )  # fmt: skip
    if not request.yes:
        return Planned(result, ())
    return Planned(result, edits, then=lambda: _done(view.root, name, result, refused))


def _git_held(root: str, own: list[str], going: list[str]) -> GitHeld | None:
    return held_by_git(root, PRIVATE.rstrip("/"), set(going), set(own) - set(going))


def _done(
    root: str, name: Name, planned: CareerForgetResult, refused: dict[str, str]
) -> CareerForgetResult:
    """The cache cleared, and everything searched once more."""
    from sightline.store.snapshots import Snapshots

    cleared = Snapshots(root).clear()
    after = search_workspace(root, name)
    kept = tuple(_kept(after.traces, set(), refused))
    return replace(planned, done=True, cache_files=cleared, after=after, kept=kept)


def _files_of_career(root: str) -> list[str]:
    """The regular files of career/, as paths of the workspace."""
    found = []
    for here, folders, names in os.walk(os.path.join(root, PRIVATE.rstrip("/"))):
        folders[:] = sorted(f for f in folders if not os.path.islink(os.path.join(here, f)))
        for name in sorted(names):
            full = os.path.join(here, name)
            if os.path.isfile(full) and not os.path.islink(full):
                found.append(os.path.relpath(full, root).replace(os.sep, "/"))
    return found


def _edits(root: str, paths: list[str]) -> tuple[tuple[Edit, ...], dict[str, str]]:
    """The deletions, and the files that can't be deleted with the reason."""
    edits, refused = [], {}
    for path in paths:
        try:
            parse_workspace_path(path)
            with open(os.path.join(root, path), "rb") as file:
                digest = sha256(file.read()).hexdigest()
        except Refused as error:
            refused[path] = f"delete it yourself: {error.message}"
        except OSError as error:
            refused[path] = f"delete it yourself: {error.strerror}"
        else:
            edits.append(Edit(path, digest, None))
    return tuple(edits), refused


def _kept(traces: tuple[Trace, ...], removed: set[str], refused: dict[str, str]) -> list[Kept]:
    return [
        Kept(trace.path, trace.times, refused.get(trace.path) or _why_kept(trace.path))
        for trace in traces
        if trace.path not in removed and not trace.path.startswith(_CACHE)
    ]


def _why_kept(path: str) -> str:
    if path.startswith(_STATE):
        return "the record of what was changed; Sightline never deletes it, you may"
    if path.casefold().startswith(PRIVATE):
        return "it could not be removed"
    return "not in career/: somebody else's record, to be changed by hand"
