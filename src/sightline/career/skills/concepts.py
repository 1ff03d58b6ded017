"""Skills by every name that ESCO, O*NET and our own list know for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sightline.career.skills.stem import stem
from sightline.career.skills.words import folded

__all__ = ["ESCO", "Concept", "Names", "all_names"]

ESCO = "http://data.europa.eu/esco/skill/"
_MAX_WORDS = 9


class Concept(NamedTuple):
    """One skill. ``label`` is the name that a list gives it; ``layer`` ``skill`` or ``knowledge``.

    ``esco`` is its address in ESCO, ``onet`` an element or commodity code of O*NET; None where the
    list doesn't know it. Two texts mean the same skill where ``key`` is equal.
    """

    key: str
    label: str
    layer: str
    esco: str | None = None
    onet: str | None = None


class Name(NamedTuple):
    """How a concept is written.

    ``mark`` is "?" where the name alone may be an everyday word and needs context, "A" where it
    counts only with its capitals, else "".
    """

    written: str
    concept: Concept
    mark: str


@dataclass(frozen=True, slots=True)
class Names:
    """Every name by its folded words, and by the stems of its words where it is a plain phrase.

    ``longest`` is how many words the longest name has that begins with a word or stem.
    """

    exact: dict[str, Name]
    stems: dict[str, Name]
    longest: dict[str, int]


@cache
def all_names() -> Names:
    """The names of the package, read once (about 0.1 s)."""
    exact: dict[str, Name] = {}
    for name, label, identifier, layer, mark in _rows("esco.tsv"):
        kind = "skill" if layer == "S" else "knowledge"
        concept = Concept(identifier, label, kind, ESCO + identifier, None)
        exact[folded(name)] = Name(name, concept, mark)
    _add_onet(exact)
    _add_terms(exact)
    return _indexed(exact)


def _rows(table: str) -> Iterator[list[str]]:
    text = (files(__package__) / "built" / table).read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and line[0] != "#":
            name, label, *rest = line.split("\t")
            yield [name, label or name, *rest]


def _add_onet(exact: dict[str, Name]) -> None:
    """O*NET's names; where ESCO knows one of them, all of them are ESCO's concept."""
    rows = [(folded(row[0]), *row) for row in _rows("onet.tsv")]
    known: dict[str, Concept] = {}
    joined: dict[str, Concept] = {}
    for at, name, label, code, _, mark in rows:
        held = exact.get(at)
        if held is not None and label not in known and (mark != "?" or name == label):
            known[label] = held.concept._replace(onet=code)
            joined[held.concept.key] = known[label]
    for at, name, label, code, layer, mark in rows:
        concept = known.get(label)
        if concept is None:
            kind = "skill" if layer == "S" else "knowledge"
            concept = known[label] = Concept("onet:" + folded(label), label, kind, None, code)
        if at not in exact:
            exact[at] = Name(name, concept, mark)
    for at, held in exact.items():
        if held.concept.key in joined:
            exact[at] = Name(held.written, joined[held.concept.key], held.mark)


def _add_terms(exact: dict[str, Name]) -> None:
    """Our own list: names for known concepts, and concepts that neither list knows."""
    everyday: list[str] = []
    for line in (files(__package__) / "terms.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("!"):
            everyday += line[1:].split(",")
        elif line and line[0] != "#":
            _add_term(exact, line)
    for word in everyday:
        held = exact.get(folded(word))
        if held is not None:
            exact[folded(word)] = held._replace(mark="?")


def _add_term(exact: dict[str, Name], line: str) -> None:
    head, _, tail = line.partition(" = ")
    label, _, pinned = head.partition(" @")
    others = tail.split(", ") if tail else []
    held = exact.get(folded(label))
    if pinned:
        concept = Concept(pinned, label, "knowledge", ESCO + pinned, None)
    elif held is not None:
        concept = held.concept
    else:
        concept = Concept("term:" + folded(label), label, "knowledge", None, None)
    exact[folded(label)] = Name(label, concept, "")
    for part in others:
        name = part.removeprefix("?")
        exact[folded(name)] = Name(name, concept, "?" if part != name else "")


def _indexed(exact: dict[str, Name]) -> Names:
    stems: dict[str, Name] = {}
    longest: dict[str, int] = {}
    for at, name in exact.items():
        words = at.split(" ")
        if len(words) > _MAX_WORDS:
            continue
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
        if name.mark or not name.written[1:].islower():
            continue
        if name.concept.key.startswith("onet:") and len(words) == 1:
            continue  # a product: FitNesse is not fitness
        key = " ".join(map(stem, words))
        stems.setdefault(key, name)
        first = stem(words[0])
        longest[first] = max(longest.get(first, 0), len(words))
    return Names(exact, stems, longest)
