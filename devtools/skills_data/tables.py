"""The identifier tables of the skills: ESCO's labels and O*NET's technologies as sorted text.

ESCO's export runs labels and description together; its list of preferred labels says where the
first label ends. O*NET names a technology with its maker and often with its acronym; both are also
known without, so the shorter names are written beside, each with the name that it stands for.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sightline.career.skills.words import folded

__all__ = ["esco_rows", "everyday_words", "onet_rows"]

_LONGEST_LABEL = 25
_EVERYDAY = 3  # texts in which a word stands in small letters
_HOT, _OTHER, _HOT_SHORT, _OTHER_SHORT = range(4)
_GOES_ON = frozenset((
    "on", "in", "for", "to", "from", "with", "of", "at", "by", "and", "or", "about",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_PARENTHESIS = re.compile(r"^(.*\S) \([^()]*\)$")
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9/]{1,7}s?$")
_TAIL = re.compile(
    r"\s+(?:software|systems?|applications?|tools?|database|programming language)$", re.IGNORECASE
)
# Everyday words that people write for a product, without its maker.
_KNOWN_ALONE = frozenset(
    {
        "Access",
        "Excel",
        "Illustrator",
        "Outlook",
        "Rust",
        "Spark",
        "Teams",
        "Windows",
        "Word",
        "iOS",
    }
)
# What a maker's name before it makes a product, and alone is a sort of product.
_SORTS = frozenset({"CAD", "CRM", "DMS", "ERP", "HRIS", "IDE", "Middleware", "SQL", "Workspace"})
# Who makes it, where people say the product's name without.
_MAKERS = (
    "Adobe", "Amazon Web Services AWS", "Amazon", "Apache", "Apple", "Atlassian", "Autodesk",
    "Bentley", "Cisco", "Citrix", "Corel", "Dassault Systemes", "ESRI", "Eclipse", "Google", "HP",
    "Hewlett Packard", "IBM", "Intuit", "MathWorks", "McAfee", "Microsoft", "Mozilla",
    "National Instruments", "Oracle", "PTC", "Portswigger", "SAP", "Splunk", "StataCorp",
    "Symantec", "Tenable", "The MathWorks", "Trimble", "Unity Technologies", "Unreal Technology",
    "VMware",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a technology; ``of`` is O*NET's own name, ``rank`` puts the better known first."""

    name: str
    of: str
    code: str
    rank: int


def everyday_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand in small letters in several texts, so that alone they name nothing."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update({word for word in _WORD.findall(text) if word.islower()})
    return frozenset(word for word, count in seen.items() if count >= _EVERYDAY)


def esco_rows(folder: Path, everyday: frozenset[str]) -> list[str]:
    """``name, ESCO's label, identifier, layer, ?``: a row a name, "?" where it needs context."""
    codes = dict(_preferred(folder))
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for identifier, words in _descriptions(folder):
        label, after = _first_label(words, codes)
        if label and after not in _GOES_ON and not after.startswith("("):
            found[label].append((identifier, after))
    rows = {}
    for label, rest in found.items():
        if len(rest) > 1:  # several begin alike and nothing says which one the label is of
            continue
        layer = "S" if codes[label][0] == "S" else "K"
        for name in _esco_names(label):
            is_language = codes[label][0] == "L" and " " not in name  # the Danish market
            flag = "?" if is_language or _needs_context(name, everyday) else ""
            row = "\t".join((name, "" if label == name else label, rest[0][0], layer, flag))
            if folded(name) not in rows or name == label:
                rows[folded(name)] = row
    return sorted(rows.values())


def onet_rows(
    technologies: Iterable[tuple[str, str, bool]],
    elements: Iterable[tuple[str, str]],
    everyday: frozenset[str],
) -> list[str]:
    """``name, O*NET's name, code, layer, mark`` for technologies (name, code, hot) and elements."""
    best: dict[str, _Name] = {}
    for held in sorted(_all_names(technologies, elements), key=_better_known):
        if _is_kept(held, everyday):
            best.setdefault(folded(held.name), held)
    rows = []
    for held in best.values():
        by_capitals = held.name.isupper() and held.rank == _OTHER_SHORT  # ERP, VPN
        is_obscure = held.rank in (_OTHER, _OTHER_SHORT) and " " not in held.name
        is_doubtful = (is_obscure and not by_capitals) or _needs_context(held.name, everyday)
        flag = "?" if is_doubtful else ""
        if not flag and (by_capitals or _is_everyday_title(held.name, everyday)):
            flag = "A"
        layer = "S" if held.code.startswith(("2.A", "2.B")) else "K"
        of = "" if held.of == held.name else held.of
        rows.append("\t".join((held.name, of, held.code, layer, flag)))
    return sorted(rows)


def _is_kept(held: _Name, everyday: frozenset[str]) -> bool:
    """Whether a name is a name: "Content Manager" without IBM is what somebody is."""
    if held.rank == _HOT:
        return True
    if held.rank == _OTHER_SHORT and _is_everyday_title(held.name, everyday):
        return False
    if not _needs_context(held.name, everyday):
        return True
    return held.rank == _HOT_SHORT and held.name in _KNOWN_ALONE


def _better_known(held: _Name) -> tuple[int, int, str, str]:
    return held.rank, len(held.of), held.of, held.name


def _preferred(folder: Path) -> Iterator[tuple[str, str]]:
    for line in (folder / "esco_preferred_labels.txt").read_text(encoding="utf-8").splitlines():
        label, _, code = line.partition("\t")
        if code:
            yield " ".join(label.split()), code


def _descriptions(folder: Path) -> Iterator[tuple[str, list[str]]]:
    with open(folder / "skills.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["id"].rpartition("/")[2], row["description"].split()


def _first_label(words: list[str], known: dict[str, str]) -> tuple[str, str]:
    """The longest preferred label that the words begin with, and the word after it."""
    for count in range(min(_LONGEST_LABEL, len(words)), 0, -1):
        label = " ".join(words[:count])
        if label in known:
            return label, words[count] if count < len(words) else ""
    return "", ""


def _esco_names(label: str) -> list[str]:
    """A label, and without what stands behind it in parentheses."""
    short = _PARENTHESIS.match(label)
    return [label, short[1]] if short else [label]


def _all_names(
    technologies: Iterable[tuple[str, str, bool]], elements: Iterable[tuple[str, str]]
) -> Iterator[_Name]:
    for code, name in elements:
        yield _Name(name, name, code, _OTHER)
    for name, code, hot in technologies:
        yield _Name(name, name, code, _HOT if hot else _OTHER)
        for short in _short_names(name, hot):
            yield _Name(short, name, code, _HOT_SHORT if hot else _OTHER_SHORT)


def _short_names(name: str, is_hot: bool) -> Iterator[str]:
    """Without the maker, without "software", the acronym alone and the words without it."""
    plain = _TAIL.sub("", name)
    yield from _with_and_without_acronym(plain, is_hot)
    if _is_a_sort(plain) and plain != name:
        return  # "Project management software" is not project management
    kept = [plain]
    for maker in _MAKERS:
        if plain.startswith(maker + " "):
            kept.append(plain[len(maker) + 1 :])
            yield from _with_and_without_acronym(kept[-1], is_hot)
            break
    yield from (each for each in kept if len(each) > 2 and each != name and each not in _SORTS)


def _is_a_sort(name: str) -> bool:
    """Whether a name is of a sort of thing, written as a sentence: "Content management"."""
    first, _, rest = name.partition(" ")
    return rest.islower() and first[1:].islower()


def _with_and_without_acronym(name: str, is_hot: bool) -> Iterator[str]:
    words = name.split()
    for at, word in enumerate(words):
        before = "".join(part[0] for part in words[:at]).casefold()
        bare = word.strip("()")
        if at < 2 or not _ACRONYM.match(bare):
            continue
        rest = " ".join(words[:at] + words[at + 1 :])
        is_last_of_a_sort = at == len(words) - 1 and _is_a_sort(rest)
        if bare.casefold() == before and (is_hot or is_last_of_a_sort):
            yield bare
            yield rest
        elif is_hot and len(bare) > 2 and bare[0].casefold() == before[0] and _is_a_sort(rest):
            yield bare


def _is_everyday_title(name: str, everyday: frozenset[str]) -> bool:
    """Whether everyday words name a product only by their capitals: After the Deadline."""
    words = name.split()
    return (
        len(words) > 1
        and not name[1:].islower()
        and all(word.casefold() in everyday for word in words)
    )


def _needs_context(name: str, everyday: frozenset[str]) -> bool:
    """Whether a name alone may mean something else: C, Go, Excel, energy."""
    words = name.split()
    if len(words) > 1:
        return False
    if len(name) >= 3 and name.isupper() and name.casefold() not in everyday:
        return False
    return len(name) <= 3 or name.casefold() in everyday or (name.islower() and name.isalpha())
