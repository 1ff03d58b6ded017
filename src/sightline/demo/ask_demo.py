"""``demo``: write a sample product whose every number can be measured."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256

from sightline.kernel.asking.registry import Planned, argument, operation, option
from sightline.kernel.asking.views import Catalogue
from sightline.kernel.documents.settings import FILE_NAME
from sightline.kernel.errors import UsageError
from sightline.kernel.files.edit import Edit

DEFAULT_SEED = 7
_OWN = (".sightline", ".git", ".gitignore")


@dataclass(frozen=True, slots=True)
class DemoRequest:
    """Where to write the demo, and from which seed its events are made."""

    folder: str = argument(metavar="DIR", required=True, help="a new folder, or that of a demo")
    seed: int = option(
        DEFAULT_SEED, metavar="N", help="make other events that tell the same story (default: 7)"
    )


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What was written: new files, files that were put back, and how many were right already."""

    folder: str
    seed: int
    as_of: str
    created: tuple[str, ...]
    restored: tuple[str, ...]
    unchanged: int
    documents: int
    rows: int


@operation(
    "demo",
    writes=True,
    workspace=False,
    anywhere=True,
    renderers={"text": "sightline.demo.render_demo:text"},
)
def demo(catalogue: Catalogue, request: DemoRequest) -> Planned[DemoResult]:
    """Write Relay, a made-up developer platform, with documents and generated events.

    Nothing in it is real, and it says so. The same seed gives the same files, byte by byte, on any
    machine. In the folder of a demo its files are put back as they were; what you added stays.
    """
    from sightline.demo.relay_workspace import relay_files
    from sightline.demo.timeline import AS_OF

    root = os.path.abspath(request.folder)
    _require_room(root, request.folder)
    files = relay_files(request.seed)
    edits = _edits(root, files)
    rows = sum(data.count(b"\n") - 1 for path, data in files.items() if path.endswith(".csv"))
    result = DemoResult(
        folder=request.folder,
        seed=request.seed,
        as_of=AS_OF,
        created=tuple(edit.path for edit in edits if edit.expected is None),
        restored=tuple(edit.path for edit in edits if edit.expected is not None),
        unchanged=len(files) - len(edits),
        documents=sum(1 for path in files if _is_document(path)),
        rows=rows,
    )
    return Planned(result, tuple(edits), root)


def _require_room(root: str, named: str) -> None:
    """Refuse a folder that holds anything but a demo."""
    from sightline.demo.relay_workspace import MARK

    help = "name a new folder: sightline demo relay"
    if os.path.lexists(root) and not os.path.isdir(root):
        raise UsageError(f"{named} is not a folder", help=help)
    if not os.path.isdir(root):
        return
    try:
        held = [name for name in os.listdir(root) if name not in _OWN]
    except OSError as error:
        raise UsageError(f"{named} can't be read: {error.strerror}", help=help) from None
    if held and not (_read(os.path.join(root, FILE_NAME)) or b"").startswith(MARK):
        raise UsageError(f"{named} has something in it that is no Relay demo", help=help)


def _edits(root: str, files: dict[str, bytes]) -> list[Edit]:
    edits = []
    for path, content in files.items():
        old = _read(os.path.join(root, path))
        if old != content:
            edits.append(Edit(path, None if old is None else sha256(old).hexdigest(), content))
    return edits


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        help = "remove it, or name a new folder: sightline demo relay"
        raise UsageError(f"{path} can't be read: {error.strerror}", help=help) from None


def _is_document(path: str) -> bool:
    return not path.startswith(("data/", "feedback/")) and path not in (FILE_NAME, "README.md")
