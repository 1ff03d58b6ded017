"""The roles that come with Sightline, and those that a person wrote down beside them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache

from sightline.career.roles.card import Card, Role, Source
from sightline.career.roles.role_file import RoleFile, read_role_file
from sightline.kernel.errors import UsageError

__all__ = ["MAIN_ROLE", "Card", "Role", "Source", "all_roles", "joined", "load_role"]

MAIN_ROLE = "technical-product-manager"
_FOLDER = os.path.dirname(__file__)
_SOURCES = "sources.yaml"
_MOST_CARDS, _MOST_COMPARED = 2_000, 300


def load_role(name: str = MAIN_ROLE, own: Iterable[RoleFile] = ()) -> Role:
    """The role of an id, with what the person's ``own`` files add. Raises UsageError."""
    files = [*_files_of(name), *(file for file in own if file.role == name)]
    if not files:
        raise UsageError(f"there is no role {name}", help="`sightline career role all` lists them")
    return joined(files, known_sources())


def all_roles(own: Iterable[RoleFile] = ()) -> tuple[Role, ...]:
    """Every role: the main one first, then in the order of the alphabet."""
    files = tuple(own)
    names = {*_packaged(), *(file.role for file in files)}
    return tuple(
        load_role(name, files) for name in sorted(names, key=lambda n: (n != MAIN_ROLE, n))
    )


@cache
def known_sources() -> tuple[Source, ...]:
    """The guides that the cards quote, by their short names."""
    return read_role_file(_SOURCES, _text(_SOURCES)).sources


def joined(files: list[RoleFile], known: Iterable[Source] = ()) -> Role:
    """One role out of the files that are about it.

    Raises UsageError where two cards have one id, or a card refers to one that isn't there.
    """
    cards = tuple(card for file in files for card in file.cards)
    seen: dict[str, Card] = {}
    for file in files:
        for card in file.cards:
            if card.id in seen:
                help = "give one of them another `id`"
                raise UsageError(f"{file.path}: two cards are called {card.id}", help=help)
            seen[card.id] = card
    for card in cards:
        for name in card.refers:
            if name not in seen:
                raise UsageError(
                    f"the card {card.id} refers to {name}, which isn't there",
                    help=f"give a card of {card.role} `id: {name}`",
                )
    _refuse_too_many(files[0].role, cards)
    declared_levels = [level for file in files for level in file.levels]
    declared = {one.id: one for one in (*known, *(s for file in files for s in file.sources))}
    used = {card.source for card in cards}
    return Role(
        files[0].role,
        tuple(dict.fromkeys(name for file in files for name in file.names))
        or (files[0].role.replace("-", " "),),
        cards,
        tuple(source for name, source in declared.items() if name in used),
        files[0].kind,
        tuple({one.id: one for file in files for one in file.questions}.values()),
        tuple(dict.fromkeys((*declared_levels, *(level for c in cards for level in c.level)))),
    )


def _refuse_too_many(role: str, cards: tuple[Card, ...]) -> None:
    """Conflicts compare figures with figures, so that their number is bounded."""
    most = dict.fromkeys(("pay", "premium", "experience", "entry-years"), _MOST_COMPARED)
    counts = {topic: sum(card.topic == topic for card in cards) for topic in most}
    for topic, count in counts.items():
        if count > most[topic]:
            raise UsageError(
                f"{role} has {count:,} cards of {topic}, more than {most[topic]:,}",
                help="make roles of its kinds, each in a file of its own",
            )
    if len(cards) > _MOST_CARDS:
        raise UsageError(
            f"{role} has {len(cards):,} cards, more than {_MOST_CARDS:,}",
            help="make several roles of it",
        )


@cache
def _packaged() -> dict[str, tuple[str, ...]]:
    """The files of each role that comes with Sightline, the one that is called after it first."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(os.listdir(_FOLDER), key=lambda n: (n.count("."), n)):
        if name.endswith(".yaml") and name != _SOURCES:
            role = name.partition(".")[0]
            found[role] = (*found.get(role, ()), name)
    return found


@cache
def _files_of(role: str) -> tuple[RoleFile, ...]:
    """The files of a role as read: they are part of the program and don't change while it runs."""
    sources = known_sources()
    return tuple(read_role_file(name, _text(name), sources) for name in _packaged().get(role, ()))


def _text(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()
