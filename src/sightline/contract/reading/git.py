"""Questions to git, asked so that nothing of a repository's settings is carried out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sightline.kernel.errors import UsageError

if TYPE_CHECKING:
    import subprocess

__all__ = ["commit_of", "is_shallow", "output_of", "prefix_of", "run_git", "top_of"]

_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "--no-pager")


def run_git(
    folder: str, *arguments: str, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, without a shell, prompts or fetching. UsageError: there is no git."""
    import subprocess

    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    kept |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    command = ["git", "-C", folder, *_SAFE, "--no-optional-locks", *arguments]
    try:
        return subprocess.run(command, input=given or b"", capture_output=True, env=kept)
    except OSError:
        help = "install git, or name two files"
        raise UsageError("git can't be run", help=help) from None


def output_of(folder: str, *arguments: str) -> str | None:
    """What git answers, without the line end; None where it refuses."""
    done = run_git(folder, *arguments)
    if done.returncode:
        return None
    return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")


def top_of(folder: str) -> str | None:
    """The top folder of the repository that a folder lies in; None where it lies in none."""
    return output_of(folder, "rev-parse", "--show-toplevel") or None


def prefix_of(folder: str) -> str:
    """The path of a folder in its repository, ending in `/`; UsageError: there is none."""
    prefix = output_of(folder, "rev-parse", "--show-prefix")
    if prefix is None:
        help = "name two files, or put them under version control: git init"
        raise UsageError("this folder is in no git repository", help=help)
    return prefix


def is_shallow(folder: str) -> bool:
    """Whether the repository holds only the latest part of its history."""
    return output_of(folder, "rev-parse", "--is-shallow-repository") == "true"


def commit_of(folder: str, revision: str) -> str:
    """The commit that a person means by a name. UsageError where git knows none."""
    found = None
    if revision and "\0" not in revision:
        name = revision + "^{commit}"
        found = output_of(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if found:
        return found
    prefix_of(folder)
    if is_shallow(folder):
        help = "fetch it: git fetch --unshallow (in CI, check out with the whole history)"
        raise UsageError(
            f"git knows no `{revision}` here; this clone holds only the latest part of the history",
            help=help,
        )
    help = "name a commit, a branch or a tag that `git log` knows, such as main or HEAD~1"
    raise UsageError(f"git knows no `{revision}` here", help=help)
