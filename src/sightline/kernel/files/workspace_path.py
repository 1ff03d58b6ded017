"""What a path inside the workspace may look like, decided from its text alone.

A path comes from a person, a request or a link in a document. Nothing here touches the disk;
walking such a path safely is the job of ``safe_paths``.
"""

from __future__ import annotations

import re
from typing import NewType

from sightline.kernel.errors import Refused

WorkspacePath = NewType("WorkspacePath", str)
"""A path from the workspace's root: ``/`` between parts, no ``.`` or ``..``, no private folder."""

WRITING_NOTE_NAME = ".sightline-writing.tmp"
"""Lists the temporary files of the write that is under way; it stands in the workspace's folder."""

_MAX_NAME_BYTES = 255
_MAX_PATH_BYTES = 4096
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DRIVE_OR_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PRIVATE_NAMES = frozenset({".git", "git~1", ".sightline", "sightl~1", ".hg", ".svn"})
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*]|[. ]\Z')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE)
_OUR_TEMPORARY_FILE = re.compile(r"\.(?:sightline-writing|.*\.[0-9a-f]{16})\.tmp\Z", re.DOTALL)


def parse_workspace_path(text: str) -> WorkspacePath:
    """Read a path as a person typed it; whatever could lead out of the workspace is Refused.

    >>> parse_workspace_path("./requirements//REQ-014.md")
    'requirements/REQ-014.md'
    """
    if "\\" in text:
        raise _bad_name(text, "has a backslash", "Write folders with / between them.")
    parts = [part for part in text.split("/") if part not in ("", ".")]
    read = "/".join(parts)  # of `./~` the file `~`, which nobody could name again
    if text.startswith("/") or read.startswith("~"):
        raise _bad_name(text, "does not begin in the workspace", "Begin at the workspace's folder.")
    if _DRIVE_OR_SCHEME.match(read):
        raise _bad_name(text, "names a drive or an address", "Begin at the workspace's folder.")
    if not parts:
        raise _bad_name(text, "names no file", "Name a file, as in requirements/REQ-014.md.")
    for part in parts:
        _refuse_unsafe_name(part, text)
    if len(text.encode()) > _MAX_PATH_BYTES:
        raise _bad_name(text, "is too long", "Use shorter names.")
    return WorkspacePath(read)


def refuse_unportable_name(path: WorkspacePath) -> None:
    """Refuse a new file that Windows could not check out, or that is named like a temporary one."""
    for part in path.split("/"):
        if _NOT_ON_WINDOWS.search(part) or _DEVICES.match(part):
            help = "Use letters, digits, - and _; a colleague on Windows must be able to open it."
            raise _bad_name(path, f"has a part that Windows does not allow ({part!r})", help)
        if is_temporary_name(part):
            raise _bad_name(
                path, "is named like a temporary file of Sightline", "Name it otherwise."
            )


def is_private_name(name: str) -> bool:
    """Whether a name is, on any file system, a folder of git or of Sightline itself.

    >>> [is_private_name(name) for name in (".git", ".GIT.", "git~1", ".g\\u200cit", ".gitignore")]
    [True, True, True, True, False]
    """
    folded = name if name.isascii() else _compatible(name)
    return folded.split(":")[0].rstrip(". ").casefold() in _PRIVATE_NAMES


def is_temporary_name(name: str) -> bool:
    """Whether a file is one that the writer makes and renames; such a file is never a document."""
    return name.endswith(".tmp") and _OUR_TEMPORARY_FILE.match(name) is not None


def _bad_name(text: str, what: str, help: str) -> Refused:
    return Refused(f"The path {text!r} {what}.", help=help, reason="name", path=text)


def _compatible(name: str) -> str:
    """The plainest spelling of a name: NFKC without invisible format characters."""
    import unicodedata

    visible = "".join(char for char in name if unicodedata.category(char) != "Cf")
    return unicodedata.normalize("NFKC", visible)


def _refuse_unsafe_name(part: str, text: str) -> None:
    if _SURROGATE.search(part) or _CONTROL.search(part):
        raise _bad_name(
            text, "has a character that no name may have", "Use letters, digits, - and _."
        )
    plain = part if part.isascii() else _compatible(part)
    if plain.rstrip(" ") in (".", "..", "") or "/" in plain or "\\" in plain:
        raise _bad_name(text, "leads out of its folder", "Name the file without .. in its path.")
    if is_private_name(part):
        help = "Folders of git and of Sightline itself hold no documents."
        raise _bad_name(text, f"goes through {part!r}, which is private", help)
    if len(part.encode()) > _MAX_NAME_BYTES:
        raise _bad_name(text, "has a name that is too long", "Use at most 255 bytes for a name.")
