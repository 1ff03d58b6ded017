"""Training of the tagger: a conditional random field per layer, written as sorted text."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sightline.career.skills.features import features_of
from sightline.career.skills.headings import Headings
from sightline.career.skills.lexicon import Lexicon
from sightline.career.skills.weights import LAYERS, SCALE

__all__ = ["SETTINGS", "Settings", "headings_above", "read_sentences", "weight_rows"]

_TAGS = ("O", "B", "I")
_NEVER = -20.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How a layer is trained. ``l1`` and ``l2`` hold weights down; chosen on SkillSpan's dev part.

    ``bare``: train on lines without what stands above them; ``headed``: with it. A span counts from
    the probability ``least``. Weights nearer to 0 than ``smallest`` are left out.
    """

    l1: float
    l2: float
    bare: bool
    headed: bool
    least: float
    smallest: float = 0.03
    rounds: int = 100


SETTINGS = {
    "knowledge": Settings(0.3, 1.0, True, True, 0.28),
    "skill": Settings(0.3, 0.5, True, False, 0.13),
}


def read_sentences(path: Path) -> list[dict[str, Any]]:
    """SkillSpan's sentences: tokens, a tag a token and layer, source, number of the posting."""
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def headings_above(rows: Iterable[dict[str, Any]]) -> list[list[str]]:
    """For each sentence what stands above it in its own posting."""
    found = []
    here = None
    headings = Headings()
    for row in rows:
        if (row["source"], row["idx"]) != here:
            here, headings = (row["source"], row["idx"]), Headings()
        found.append(headings.above())
        headings.pass_by(row["tokens"])
    return found


def weight_rows(
    rows: Sequence[dict[str, Any]], lexicon: Lexicon, settings: dict[str, Settings]
) -> list[str]:
    """``!layer`` lines with its steps and least probability, then ``feature`` and four weights."""
    bare = [features_of(row["tokens"], (), lexicon) for row in rows]
    headed = [
        features_of(row["tokens"], above, lexicon)
        for row, above in zip(rows, headings_above(rows), strict=True)
    ]
    table: dict[str, list[int]] = {}
    head = []
    for number, layer in enumerate(LAYERS):
        how = settings[layer]
        lines = (bare if how.bare else []) + (headed if how.headed else [])
        tags = [row[f"tags_{layer}"] for row in rows] * (how.bare + how.headed)
        states, steps = _trained(lines, tags, how)
        numbers = [steps.get((a, b), _NEVER) for a in _TAGS for b in _TAGS]
        numbers[2] = _NEVER
        head.append("\t".join((f"!{layer}", *(f"{step:.4f}" for step in numbers), str(how.least))))
        _add(table, states, 2 * number, how.smallest)
    body = [
        "\t".join((feature, *(str(weight) if weight else "" for weight in four)))
        for feature, four in table.items()
    ]
    return head + sorted(body)


def _trained(
    lines: list[list[list[str]]], tags: list[list[str]], how: Settings
) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """The weights of (feature, tag) and of (tag, next tag)."""
    import pycrfsuite  # type: ignore[import-untyped]

    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    for features, labels in zip(lines, tags, strict=True):
        trainer.append(features, labels)
    trainer.set_params(
        {"c1": how.l1, "c2": how.l2, "max_iterations": how.rounds,
         "feature.possible_transitions": False}
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return dict(info.state_features), dict(info.transitions)


def _add(
    table: dict[str, list[int]], states: dict[tuple[str, str], float], at: int, smallest: float
) -> None:
    """Write a layer's weights into the table, each over that of O, so that O needs none."""
    for feature in sorted({feature for feature, _ in states}):
        outside = states.get((feature, "O"), 0.0)
        for step, tag in enumerate(("B", "I")):
            weight = states.get((feature, tag), 0.0) - outside
            if abs(weight) >= smallest:
                four = table.setdefault(feature, [0, 0, 0, 0])
                four[at + step] = round(weight * SCALE)
