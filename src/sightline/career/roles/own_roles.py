"""Role files that a person keeps in their workspace, in ``career/roles/``."""

from __future__ import annotations

import os
from collections.abc import Sequence

from sightline.career.roles.card import Role
from sightline.career.roles.cards import MAIN_ROLE, all_roles, known_sources
from sightline.career.roles.role_file import MAX_CHARACTERS, RoleFile, read_role_file
from sightline.career.roles.role_names import meant_role
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.errors import UsageError

__all__ = ["FOLDER", "asked_role", "own_role_files", "roles_of"]

FOLDER = "career/roles"
_MOST_FILES = 1_000


def own_role_files(view: WorkspaceView) -> tuple[RoleFile, ...]:
    """The role files of the workspace that the subject may see, in the order of their names.

    Raises UsageError, with path and line, where one isn't understood.
    """
    try:
        names = sorted(os.listdir(os.path.join(view.root, FOLDER)))
    except OSError:
        return ()  # most workspaces have none
    paths = [f"{FOLDER}/{n}" for n in names if n.endswith((".yaml", ".yml")) and n.isprintable()]
    if len(paths) > _MOST_FILES:
        raise UsageError(f"{FOLDER} holds more than {_MOST_FILES:,} files", help="keep fewer")
    found: list[RoleFile] = []
    known = list(known_sources())
    for path in filter(view.sees, paths):
        data = read_bytes(view.root, path, MAX_CHARACTERS)
        if not isinstance(data, bytes):
            raise UsageError(f"{path}: {data.message}", help=data.help or "mend it", path=path)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            raise UsageError(f"{path} isn't UTF-8", help="save it as UTF-8", path=path) from None
        file = read_role_file(path, text, known)
        known += file.sources
        found.append(file)
    return tuple(found)


def roles_of(view: WorkspaceView) -> tuple[Role, ...]:
    """Every role, the person's own files beside those that come with Sightline."""
    return all_roles(own_role_files(view))


def asked_role(view: WorkspaceView, words: Sequence[str]) -> tuple[Role, tuple[Role, ...]]:
    """The role that is asked about, the main one where none is named, and all roles."""
    roles = roles_of(view)
    if not any(word.strip() for word in words):
        return next(role for role in roles if role.id == MAIN_ROLE), roles
    return meant_role(words, roles), roles
