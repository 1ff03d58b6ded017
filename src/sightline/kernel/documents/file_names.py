"""Which document a path is: its kind and its id, read off the folder and the file name."""

from __future__ import annotations

from collections.abc import Collection
from fnmatch import fnmatchcase
from typing import NamedTuple

from sightline.kernel.documents.identifiers import id_of_file, kind_of
from sightline.kernel.documents.kinds import Kind, Kinds
from sightline.kernel.documents.settings import FeedbackRows, Settings
from sightline.text.yaml.nodes import Problem


class Identity(NamedTuple):
    """What a path says about its file. ``rows`` is set for a feedback file, ``opaque`` for a file
    in another tool's language (an API contract)."""

    kind: str
    id: str | None
    title: str = ""
    rows: FeedbackRows | None = None
    opaque: bool = False
    problems: tuple[Problem, ...] = ()


def identify(path: str, kinds: Kinds, settings: Settings) -> Identity:
    """Kind and id of a workspace path (POSIX, relative)."""
    folder, rest = home_of(path, kinds.folders)
    here = kinds.folders.get(folder, [])
    for rows in settings.feedback:
        if any(fnmatchcase(path, pattern) for pattern in rows.files):
            if rows.prefix not in kinds.by_code:
                return Identity(rows.prefix, None, rows=rows)
            if not here:  # rows that take the ids of documents; the settings say so
                return Identity("", None, opaque=True)
    name = rest.rpartition("/")[2]
    for kind in here:
        if kind.file_name and rest == kind.file_name:
            return Identity(kind.code, kind.fixed_id, title=name)
        if name in kind.opaque:
            holder = rest.partition("/")[0]
            return Identity(kind.code, f"{kind.code}-{holder}", title=holder, opaque=True)
    return _by_name(name, [k for k in here if not k.file_name], kinds, folder)


def home_of(path: str, folders: Collection[str]) -> tuple[str, str]:
    """The folder of documents that a path lies in, and the path from there on.

    >>> home_of("career/applications/APP-1.md", {"career/applications"})
    ('career/applications', 'APP-1.md')
    >>> home_of("requirements/old/REQ-1.md", {"requirements"})
    ('requirements', 'old/REQ-1.md')
    """
    first, _, rest = path.partition("/")
    second, slash, deeper = rest.partition("/")
    nested = f"{first}/{second}"
    return (nested, deeper) if slash and nested in folders else (first, rest)


def _by_name(name: str, here: list[Kind], kinds: Kinds, folder: str) -> Identity:
    stem = name[: name.index(".", 1)] if name.endswith(".flagd.json") else name.rpartition(".")[0]
    found = id_of_file(stem)
    if found is None and here and here[0].default_prefix:
        found = id_of_file(f"{here[0].code}-{stem}")
    if found is None:
        wanted = here[0].code if here else "REQ"
        message = f"the file name `{name}` does not begin with an id"
        help = (
            f"name it {wanted}-<number or slug>{name[len(stem) :]}, such as {wanted}-014-search.md"
        )
        return Identity("", None, problems=(Problem("KND007", message, 1, 1, 1, 1, help),))
    code = kind_of(found)
    if code in (k.code for k in here):
        return Identity(code, found, title=stem)
    known = kinds.by_code.get(code)
    if known is None:
        message = f"`{code}` is not a kind of document"
        help = "kinds: " + ", ".join(kinds.by_code)
        return Identity("", None, problems=(Problem("KND007", message, 1, 1, 1, 1, help),))
    message = f"{found} stands in {folder}/, but documents of its kind live in {known.folder}/"
    help = f"move it to {known.folder}/{name}"
    return Identity(code, found, stem, problems=(Problem("KND008", message, 1, 1, 1, 1, help),))
