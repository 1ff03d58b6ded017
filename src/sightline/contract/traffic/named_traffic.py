"""The file of traffic that a person names: of the workspace, or, at the machine, any."""

from __future__ import annotations

import os

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.errors import UsageError
from sightline.kernel.files.workspace_path import parse_workspace_path

__all__ = ["mapping_of", "traffic_file", "traffic_named"]


def traffic_file(view: WorkspaceView, word: str) -> str:
    """Return the path of a file of traffic. Raises UsageError where there is none to be read."""
    if view.subject.at_machine and os.path.isfile(word):
        return word
    path = os.path.join(view.root, parse_workspace_path(word))
    real, root = os.path.realpath(path), os.path.realpath(view.root)
    if not view.sees(word) or not real.startswith(root + os.sep) or not os.path.isfile(real):
        raise _missing(word)
    return real


def traffic_named(view: WorkspaceView, word: str) -> str:
    """Return what traffic is read from: at the machine whatever is named, a pipe as well; else a
    file of the workspace. Raises UsageError, Refused."""
    if not view.subject.at_machine:
        return traffic_file(view, word)
    for path in (word, os.path.join(view.root, word)):
        if os.path.exists(path):
            return path
    raise _missing(word)


def _missing(word: str) -> UsageError:
    help = "name a capture or a log, written from the workspace's folder"
    return UsageError(f"there is no file {word}", help=help)


def mapping_of(words: tuple[str, ...]) -> dict[str, str]:
    """Return what `--map field=name` says. Raises UsageError."""
    found = {}
    for word in words:
        field, equals, name = word.partition("=")
        if not equals or not field.strip() or not name.strip():
            help = "for example: --map client_id=tenant"
            raise UsageError(f"--map {word}: this is no FIELD=NAME", help=help)
        found[field.strip()] = name.strip()
    return found
