"""The composition root: hands the stages to the kernel and starts a surface."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from typing import Any

STAGES = ("discover", "decide", "specify", "contract", "plan", "release", "career")
ROOMS = ("kernel", "measure", *STAGES, "narrate")
ASKED = ("kernel.reporting", "kernel.authoring", "kernel.searching", *ROOMS[1:], "demo")


@cache
def kinds() -> Any:
    """Every kind, from the ``model.py`` of each room that has one."""
    from sightline.kernel.documents.kinds import Kinds

    return Kinds.of_modules([m for m in (_module(room, "model") for room in ROOMS) if m])


@cache
def catalogue() -> Any:
    """Kinds, checks and operations of all rooms."""
    from sightline.kernel.asking.registry import Operations
    from sightline.kernel.asking.views import Catalogue

    packages = [f"sightline.{room}" for room in ASKED]
    return Catalogue(kinds, checks, Operations(packages))


@cache
def checks() -> Any:
    from sightline.kernel.checking import Checks

    return Checks([f"sightline.{room}" for room in ROOMS])


@cache
def fingerprint() -> str:
    """Changes whenever the code does, so that nothing outlives the rules that found it."""
    from hashlib import sha256

    here = os.path.dirname(os.path.abspath(__file__))
    seen = sha256(sys.version.encode())
    for folder in ("kernel", "text", "stats", "charts", "store", "measure", *STAGES, "narrate"):
        for base, folders, names in os.walk(os.path.join(here, folder)):
            folders.sort()
            for name in sorted(names):
                if name.endswith(".py"):
                    found = os.stat(os.path.join(base, name))
                    seen.update(
                        f"{base[len(here) :]}/{name} {found.st_mtime_ns} {found.st_size}\n".encode()
                    )
    return seen.hexdigest()


def parts() -> Any:
    from sightline.kernel.asking.clock import now, today
    from sightline.kernel.asking.dispatcher import Parts
    from sightline.kernel.files.writer import apply_edits
    from sightline.store.snapshots import Snapshots
    from sightline.store.state import append_audit

    return Parts(
        kinds=kinds,
        catalogue=catalogue,
        snapshots=Snapshots,
        apply_edits=apply_edits,
        audit=append_audit,
        fingerprint=fingerprint,
        today=today,
        now=now,
    )


def main() -> None:
    """The ``sightline`` command."""
    if sys.argv[1:] == ["--version"]:
        from sightline import __version__

        print(f"sightline {__version__}")
        return
    import gc

    from sightline.cli.main import flush, run

    if sys.argv[1:2] != ["serve"]:
        gc.disable()  # a process that gives one answer need not look for garbage
    code = run(sys.argv[1:], parts(), _serve, export_site)
    flush()
    os._exit(code)  # what was read needs no taking apart, object by object


def _serve(handed: Any, root: str, port: int, audience: str) -> None:
    from sightline.web.server import serve

    serve(handed, root, port, audience)


def export_site(handed: Any, root: str, values: dict[str, Any], progress: Any) -> Any:
    """``sightline export site``: the pages as files."""
    from sightline.web.exporting import site_export

    return site_export.export_site(handed, root, site_export.SiteExport(**values), progress)


def _module(room: str, name: str) -> Any:
    full = f"sightline.{room}.{name}"
    try:
        return import_module(full)
    except ModuleNotFoundError as error:
        if error.name == full:
            return None
        raise
