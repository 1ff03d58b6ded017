"""`sightline export site`: the pages as one audience sees them, in a folder for any host."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sightline import __version__
from sightline.kernel.errors import UsageError
from sightline.kernel.files.exported_folder import (
    MANIFEST,
    manifest_of,
    refuse_folder,
    write_folder,
)
from sightline.web.exporting.exported_site import ExportedSite
from sightline.web.exporting.site_files import site_files


@dataclass(frozen=True, slots=True)
class SiteExport:
    """What is to be exported and where: for an audience, or, asked for by name, everything.

    ``force`` replaces a folder that is no earlier export; ``dry_run`` writes nothing.
    """

    to: str
    audience: str = ""
    everything: bool = False
    as_of: str = ""
    force: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export holds. ``audience`` is null where everything is in it, ``hidden`` how many
    documents are withheld, ``bytes`` the size of all files together."""

    folder: str
    audience: str | None
    as_of: str
    files: tuple[str, ...]
    bytes: int
    hidden: int


def export_site(
    parts: Any, root: str, asked: SiteExport, progress: Callable[[str], None]
) -> Exported:
    """Write the site. Raises UsageError, Refused, WorkspaceError."""
    _refuse_unsaid(asked)
    folders = [kind.folder for kind in parts.kinds().by_code.values()]
    refuse_folder(asked.to, root, folders, asked.force)
    site = ExportedSite(parts, root, asked.audience, asked.as_of)
    listed = site.answer("list", {})
    files = site_files(site, progress)
    says = {
        "sightline": __version__, "name": site.name, "as_of": site.as_of, "hidden": listed.hidden,
    }  # fmt: skip
    files[MANIFEST] = manifest_of(files, says)
    if not asked.dry_run:
        refuse_folder(asked.to, root, folders, asked.force)
        write_folder(asked.to, files)
    return Exported(
        asked.to, asked.audience or None, site.as_of, tuple(sorted(files)),
        sum(map(len, files.values())), listed.hidden,
    )  # fmt: skip


def _refuse_unsaid(asked: SiteExport) -> None:
    """What redacts nothing has to be asked for by name."""
    if asked.audience and asked.everything:
        help = "leave out one of the two"
        raise UsageError("--audience and --everything contradict each other", help=help)
    if not (asked.audience or asked.everything):
        help = "say --audience NAME, one of [audiences] in sightline.toml, or --everything"
        raise UsageError("for whom is it?", help=help)
