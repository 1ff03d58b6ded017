"""The names by which a person may call a kind: ``REQ``, ``requirement``, ``requirements``."""

from __future__ import annotations

import re

from sightline.kernel.documents.kinds import Kind, Kinds
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

_CAPITAL = re.compile(r"(?<=.)(?=[A-Z])")


def name_of(kind: Kind) -> str:
    """The words for one document of a kind, as in a sentence: ``metric definition``."""
    return _CAPITAL.sub(" ", kind.model.__name__).lower()


def kind_named(kinds: Kinds, text: str) -> Kind:
    """The kind that a person means. Raises UsageError with the nearest names."""
    known: dict[str, Kind] = {}
    for names in (_codes, _words, _folders):
        for kind in kinds.by_code.values():
            for name in names(kind):
                known.setdefault(name, kind)
    found = known.get(text.strip().lower())
    if found is not None:
        return found
    near = nearest(text.lower(), known, limit=1)
    hint = f"did you mean {known[near[0]].code} ({name_of(known[near[0]])})? " if near else ""
    raise UsageError(f"there is no kind `{text}`", help=hint + "kinds: " + _listed(kinds))


def _listed(kinds: Kinds) -> str:
    return ", ".join(f"{kind.code} {name_of(kind)}" for kind in kinds.by_code.values())


def _codes(kind: Kind) -> list[str]:
    return [kind.code.lower()]


def _words(kind: Kind) -> list[str]:
    name = name_of(kind)
    return [name, name.replace(" ", ""), name + "s"]


def _folders(kind: Kind) -> list[str]:
    name = kind.folder.rpartition("/")[2]
    return [name, name.removesuffix("s")]
