"""Which role a person means: several words, near names, and names that two roles share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sightline.career.roles.card import Role
from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

__all__ = ["meant_role"]

_WORD = re.compile(r"\w+")
_SHORT = {"pm": ("product", "manager"), "ops": ("operations",), "eng": ("engineering",)}
_LEVEL_WORDS = frozenset(
    {"senior", "sr", "junior", "jr", "staff", "principal", "lead", "associate"}
)


def meant_role(words: Iterable[str], roles: Sequence[Role]) -> Role:
    """The role of a name: exact, else without words of level, else the only one with these words.

    Raises UsageError where several are meant or none; an acronym of two roles is asked about.
    """
    said = " ".join(words).strip()
    for asked in dict.fromkeys((_folded(said), _folded(said, without_level=True))):
        if asked:
            found = _named(asked, roles) or _holding(asked, roles)
            if len(found) == 1:
                return found[0]
            if found:
                names = " or ".join(role.name for role in found)
                help = f"write the whole name, such as: {found[0].name}"
                raise UsageError(f"`{said[:80]}` is more than one role: {names}", help=help)
    near = nearest(said[:120], [name for role in roles for name in role.names], limit=1)
    help = f"did you mean {near[0]}?" if near else "`sightline career role all` lists them"
    raise UsageError(f"there is no role `{said[:80]}`", help=help)


def _folded(name: str, without_level: bool = False) -> tuple[str, ...]:
    """The words of a name, its abbreviations written out.

    >>> _folded("Technical PM"), _folded("senior TPM", without_level=True)
    (('technical', 'product', 'manager'), ('tpm',))
    """
    words = [part for word in _WORD.findall(name.casefold()) for part in _SHORT.get(word, (word,))]
    return tuple(word for word in words if not (without_level and word in _LEVEL_WORDS))


def _named(asked: tuple[str, ...], roles: Sequence[Role]) -> list[Role]:
    return [
        role for role in roles
        if any(_folded(name) == asked for name in (*role.names, role.id.replace("-", " ")))
    ]  # fmt: skip


def _holding(asked: tuple[str, ...], roles: Sequence[Role]) -> list[Role]:
    """The roles of which one name holds all the words."""
    return [
        role for role in roles
        if any(set(asked) <= set(_folded(name)) for name in role.names)
    ]  # fmt: skip
