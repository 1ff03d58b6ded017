"""Which two versions of each contract of a workspace are compared when nobody names any.

New is the working tree. Old is what a reviewer of the present branch compares with, as `git
diff main...` does: the merge base with the default branch (`origin/HEAD`, else `origin/main`,
`origin/master`, `main`, `master`), so that what others brought to it in the meantime isn't taken
for a change of ours. Where that is the present commit (on the default branch itself, or on a branch
without commits), old is the present commit as long as a contract is being edited, and otherwise the
commit before it: what the last merge brought.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sightline.contract.reading.files import Files, FolderFiles, RevisionFiles, SeenFiles
from sightline.contract.reading.git import commit_of, is_shallow, output_of, prefix_of, run_git
from sightline.contract.reading.sources import Source
from sightline.kernel.errors import UsageError

__all__ = ["Base", "Pair", "base_of", "workspace_pairs"]

_DEFAULTS = ("origin/main", "origin/master", "main", "master")
_ENDINGS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Base:
    """What the working tree is compared with: a commit, and why it is this one."""

    commit: str
    why: str

    @property
    def short(self) -> str:
        """The commit as people write it."""
        return self.commit[:10]


@dataclass(frozen=True, slots=True)
class Pair:
    """Both versions of one contract; None where it wasn't there yet, or is no more."""

    api: str
    path: str
    old: Source | None
    new: Source | None


def base_of(root: str, against: str = "") -> Base:
    """The commit to compare with. `against` names another branch, tag or commit, of which the merge
    base with the present commit is taken. Raises UsageError: no git, no commit, no common history.
    """
    head = _head(root)
    if against:
        return Base(_merge_base(root, commit_of(root, against), head), f"since {against}")
    for name in (_remote_default(root), *_DEFAULTS):
        other = name and output_of(root, "rev-parse", "--verify", "--quiet", name + "^{commit}")
        if not other:
            continue
        base = _merge_base(root, other, head)
        if base != head:
            return Base(base, f"since {name}")
        break
    if _is_edited(root):
        return Base(head, "since the last commit")
    before = output_of(root, "rev-parse", "--verify", "--quiet", head + "^1^{commit}")
    if before is None and is_shallow(root):
        raise _shallow()
    return Base(before or head, "the last commit" if before else "since the last commit")


def workspace_pairs(
    root: str,
    contracts: Iterable[tuple[str, str]],
    base: Base,
    sees: Callable[[str], bool] | None = None,
) -> list[Pair]:
    """Each contract of a workspace at the base and now, in the order of ids.

    `contracts` are ids with paths from the workspace's folder, as whoever asks may see them; a
    contract that was moved is found where it stood. `sees` hides files that they refer to, and
    whatever lies outside of the workspace.
    """
    prefix = prefix_of(root)
    then: Files = RevisionFiles(root, base.commit)
    now: Files = FolderFiles(root)
    if sees is not None:
        then, now = SeenFiles(then, prefix, sees), SeenFiles(now, "", sees)
    before = _listed(root, base.commit, prefix)
    moved = _moved(root, base.commit, prefix)
    pairs: list[Pair] = []
    for api, path in sorted(contracts):
        if not path.endswith(_ENDINGS):
            continue
        was = path if path in before else moved.get(path)
        old = None
        if was is not None:
            shown = f"{base.short}:"
            old = Source(shown + was, posixpath.join(prefix, was), then, shown)
        pairs.append(Pair(api, path, old, Source(path, path, now)))
    return pairs


def removed_contracts(root: str, folder: str, known: Iterable[str], base: Base) -> list[str]:
    """Paths of contracts that the base has and the working tree has no more, moved ones aside."""
    prefix = prefix_of(root)
    moved = set(_moved(root, base.commit, prefix).values())
    names = tuple(f"/openapi{ending}" for ending in _ENDINGS)
    return [
        path
        for path in sorted(_listed(root, base.commit, prefix) - set(known) - moved)
        if path.startswith(folder + "/") and path.endswith(names)
    ]


def _head(root: str) -> str:
    prefix_of(root)
    head = output_of(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if head is None:
        help = "commit the contracts first, or name two files"
        raise UsageError("this repository has no commit yet", help=help)
    return head


def _remote_default(root: str) -> str:
    found = output_of(root, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    return found or ""


def _merge_base(root: str, other: str, head: str) -> str:
    base = output_of(root, "merge-base", other, head)
    if base:
        return base
    if is_shallow(root):
        raise _shallow()
    help = "name what to compare with: a commit, a branch, or two files"
    raise UsageError("this branch and the default branch have no common history", help=help)


def _shallow() -> UsageError:
    help = "fetch it: git fetch --unshallow (in CI, check out with the whole history)"
    message = "this clone holds only the latest part of the history, so there is nothing to compare"
    return UsageError(message, help=help)


def _is_edited(root: str) -> bool:
    """Whether a file below the workspace's contracts differs from the present commit."""
    return bool(output_of(root, "status", "--porcelain", "--untracked-files=all", "contracts"))


def _listed(root: str, commit: str, prefix: str) -> set[str]:
    done = run_git(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit)
    names = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return {name.removeprefix(prefix) for name in names if name and name.startswith(prefix)}


def _moved(root: str, commit: str, prefix: str) -> dict[str, str]:
    """Where files stood at a commit that stand elsewhere now, by their new path."""
    done = run_git(
        root, "diff", "-z", "--name-status", "--find-renames", "--diff-filter=R", "--no-ext-diff",
        "--no-textconv", commit, "--", ".",
    )  # fmt: skip
    words = done.stdout.decode("utf-8", "surrogateescape").split("\0")
    return {
        new.removeprefix(prefix): old.removeprefix(prefix)
        for _, old, new in zip(words[::3], words[1::3], words[2::3], strict=False)
    }
