"""What the tagger knows of each word of a line. Training and reading share this module.

Three sorts of features: ``looks`` of a word and its neighbours (which depend on the word alone, so
that their weights are added up once per word), those of a place (two words together, names from the
dictionary, the last cue word such as "knowledge") and those of the whole line.
"""

from __future__ import annotations

from collections.abc import Sequence

from sightline.career.skills.dictionary import marked_names
from sightline.career.skills.lexicon import Lexicon
from sightline.career.skills.looks import REACH, looks_of, lowered

__all__ = ["features_of", "line_features", "place_features"]

CUES = frozenset((
    "experience", "knowledge", "understanding", "ability", "skills", "skill", "expertise",
    "familiar", "familiarity", "proficient", "proficiency", "degree", "fluent", "responsible",
    "responsibilities", "able", "background", "passion", "passionate", "interest", "capable",
    "willing", "desire", "working", "work", "looking", "using", "offer", "will", "must", "you",
    "we", "our", "us", "track",
))  # fmt: skip
_SIZES = (3, 6, 12, 25)
_DISTANCES = (2, 4, 8)


def features_of(words: Sequence[str], above: Sequence[str], lexicon: Lexicon) -> list[list[str]]:
    """Every feature of every word, as training takes them."""
    looks = [looks_of(word, lexicon) for word in words]
    line = line_features(words, above, lexicon)
    found = []
    for at, places in enumerate(place_features(words, lexicon)):
        features = [*places, *line]
        for step in range(-REACH, REACH + 1):
            if 0 <= at + step < len(words):
                features += [f"{step}{look}" for look in looks[at + step][abs(step)]]
        found.append(features)
    return found


def line_features(words: Sequence[str], above: Sequence[str], lexicon: Lexicon) -> list[str]:
    """Features that hold for each word of a line."""
    low = [lowered(word) for word in words]
    size = sum(len(words) >= limit for limit in _SIZES)
    found = [f"L{size}", "F" + low[0], "E" + low[-1][-1:]]
    far = looks_of(words[0], lexicon)[-1]
    found += ["F" + look for look in far if look[0] in "bV"]
    found += ["?" + cue for cue in sorted(CUES.intersection(low))]
    return [*found, *above]


def place_features(words: Sequence[str], lexicon: Lexicon) -> list[list[str]]:
    """Features of each place: pairs of words, names of the dictionary, the last cue."""
    low = [lowered(word) for word in words]
    middle = [_middle_cluster(word, lexicon) for word in words]
    names = marked_names(words)
    last = len(words) - 1
    found = []
    cue, cue_at = "-", -1
    for at, word in enumerate(low):
        here = ["n" + names[at], f"@{min(at, 3)}", "q" + cue]
        if cue_at >= 0:
            here.append(f"q{cue}{sum(at - cue_at >= limit for limit in _DISTANCES)}")
        if at > 0:
            here += [
                f"<{low[at - 1]} {word}",
                f"{middle[at - 1]}<{middle[at]}",
                "m" + names[at - 1],
            ]
        if at > 1:
            here.append(f"«{low[at - 2]} {low[at - 1]}")
        if at < last:
            here += [
                f">{word} {low[at + 1]}",
                f"{middle[at]}>{middle[at + 1]}",
                "o" + names[at + 1],
            ]
        for step in range(1, REACH):
            if at - step == -1:
                here.append(f"-{step}.")
            if at + step == last + 1:
                here.append(f"+{step}.")
        if word in CUES:
            cue, cue_at = word, at
        found.append(here)
    return found


def _middle_cluster(word: str, lexicon: Lexicon) -> str:
    held = lexicon.clusters.get(word.lower())
    return held[1] if held else ""
