"""Files that are meant as documents and stand where nobody looks, or end as nobody expects.

Only names are looked at: those of the workspace's own folder, of folders whose name is a slip away
from one that holds documents, and of what lies in the folders that are read anyway.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sightline.kernel.documents.file_names import home_of
from sightline.kernel.documents.identifiers import id_of_file, kind_of
from sightline.text.near import edit_distance, nearest
from sightline.text.yaml.nodes import Problem

_TEXTS = frozenset(
    (
        *("", ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text", ".rst", ".adoc"),
        *(".org", ".html", ".rtf", ".doc", ".docx", ".odt", ".yaml", ".yml", ".vtt"),
    )
)
_MOVE = "move it to "
_NO_METRICS = frozenset(("readme", "index", "notes", "license", "changelog"))


class Home(NamedTuple):
    """What a folder holds: endings and whole names of its documents, the kinds that live there, and
    the kind that its file names may leave out."""

    endings: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    default_kind: str = ""


def stray_documents(
    root: str, folders: Mapping[str, Home], others: Iterable[str], known: Iterable[str]
) -> Iterator[tuple[str, Problem]]:
    """Paths of files that nobody reads although they are named as documents are.

    ``others`` are files met in the folders of documents; ``known`` are the documents.
    """
    places = {kind: folder for folder, home in folders.items() for kind in home.kinds}
    for path in others:
        home = folders.get(home_of(path, folders)[0], Home((), ()))
        identifier = _id(path, places, home)
        if identifier and not _is_attachment(path, identifier, known, places, home):
            yield path, _problem(path, places[kind_of(identifier)], folders)
    yield from _beside_the_folders(root, folders, places)


def meant_path(path: str, problem: Problem) -> str:
    """Where a file belongs that nobody reads; its own path for any other problem."""
    return problem.help.removeprefix(_MOVE) if problem.code == "KND010" else path


def _is_attachment(
    path: str, identifier: str, known: Iterable[str], places: Mapping[str, str], home: Home
) -> bool:
    """Whether a file stands beside the document of its id: a recording, an export."""
    beside = path.rpartition("/")[0] + "/"
    return any(_id(p, places, home) == identifier for p in known if p.startswith(beside))


def _beside_the_folders(
    root: str, folders: Mapping[str, Home], places: Mapping[str, str]
) -> Iterator[tuple[str, Problem]]:
    for name, is_folder in _entries(root):
        if not is_folder:
            if "-" in name and (identifier := _id(name, places, None)):
                yield name, _problem(name, places[kind_of(identifier)], folders)
        elif name not in folders and (meant := _meant_folder(root, name, folders)):
            yield from _in_misnamed(root, name, meant, folders, places)


def _meant_folder(root: str, name: str, folders: Iterable[str]) -> str:
    """The folder that was meant: two slips away at most, or beginning with the name."""
    folded = name.casefold()
    for near in nearest(name, folders, limit=1):
        if near.startswith(folded) or edit_distance(folded, near, 2) <= 2:
            return "" if _is_same(root, name, near) else near
    return ""


def _in_misnamed(
    root: str, folder: str, meant: str, folders: Mapping[str, Home], places: Mapping[str, str]
) -> Iterator[tuple[str, Problem]]:
    home = folders[meant]
    is_sure = edit_distance(folder.casefold(), meant, 1) <= 1
    for name, is_folder in _entries(os.path.join(root, folder)):
        path = f"{folder}/{name}"
        own = home if is_sure and name.endswith(home.endings) else None
        if not is_folder and (identifier := _id(path, places, own)):
            yield path, _problem(path, places[kind_of(identifier)], folders)


def _entries(folder: str) -> list[tuple[str, bool]]:
    """Names in a folder, each with whether it is a folder; what is hidden or a link is left out."""
    try:
        with os.scandir(folder) as entries:
            return [
                (entry.name, entry.is_dir(follow_symlinks=False))
                for entry in entries
                if entry.name[0] != "." and entry.name.isprintable() and not entry.is_symlink()
            ]
    except OSError:
        return []


def _is_same(root: str, left: str, right: str) -> bool:
    """Whether two names are one folder, as where capitals don't count."""
    try:
        return os.path.samefile(os.path.join(root, left), os.path.join(root, right))
    except OSError:
        return False


def _id(path: str, places: Mapping[str, str], home: Home | None) -> str:
    """The id that a file's name begins with; empty where it is none of a known kind."""
    stem, suffix = os.path.splitext(path.rpartition("/")[2])
    if suffix.lower() not in _TEXTS:
        return ""
    found = id_of_file(stem) or ""
    if found and kind_of(found) in places:
        return found
    if home is not None and home.default_kind and stem.casefold() not in _NO_METRICS:
        return id_of_file(f"{home.default_kind}-{stem}") or ""
    return ""


def _stem(path: str) -> str:
    return os.path.splitext(path.rpartition("/")[2])[0]


def _problem(path: str, folder: str, folders: Mapping[str, Home]) -> Problem:
    name = path.rpartition("/")[2]
    endings = folders[folder].endings
    ending = next((e for e in (".md", ".yaml") if e in endings), "")
    if not name.endswith(endings):
        name = _stem(name) + ending
    there = path.rpartition("/")[0] if path.startswith(f"{folder}/") else folder
    message = f"{path} is named like a document, but nobody reads it here"
    return Problem("KND010", message, 1, 1, 1, 1, f"{_MOVE}{there}/{name}")
