"""What is known of single words: which words stand in like company, which begin a skill's name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Lexicon", "lexicon", "read_lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``clusters`` of a word, coarse to fine, as text; ``kinds`` of a stem.

    A kind holds V where ESCO's skills begin with the word, H and a digit where names of knowledge
    end with it (the digit grows with how many do).
    """

    clusters: dict[str, tuple[str, ...]]
    kinds: dict[str, tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package, read once."""
    return read_lexicon((files(__package__) / "built" / "words.tsv").read_text(encoding="utf-8"))


def read_lexicon(text: str) -> Lexicon:
    """A lexicon out of its text: ``word`` and clusters, or ``=stem`` and kinds, a line each."""
    clusters: dict[str, tuple[str, ...]] = {}
    kinds: dict[str, tuple[str, ...]] = {}
    for line in text.split("\n"):
        if line.startswith("="):
            root, *rest = line[1:].split("\t")
            kinds[root] = tuple(rest)
        elif line and line[0] != "#":
            word, *rest = line.split("\t")
            clusters[word] = tuple(rest)
    return Lexicon(clusters, kinds)
