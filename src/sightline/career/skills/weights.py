"""The tagger's weights, read from text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["LAYERS", "SCALE", "Layer", "Weights", "read_weights", "weights"]

LAYERS = ("knowledge", "skill")
SCALE = 100.0
"""Weights are written in hundredths."""

Four = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Layer:
    """What holds for one layer whatever the words are.

    ``steps`` are the weights of one tag after another, by rows O, B, I (before) and columns O, B,
    I. A span counts from ``least``, the probability chosen on held-back text.
    """

    steps: tuple[tuple[float, float, float], ...]
    least: float


@dataclass(frozen=True, slots=True)
class Weights:
    """``table`` gives each feature four weights: knowledge B and I, skill B and I, over O."""

    layers: dict[str, Layer]
    table: dict[str, Four]


@cache
def weights() -> Weights:
    """The weights of the package, read once."""
    return read_weights((files(__package__) / "built" / "weights.tsv").read_text(encoding="utf-8"))


def read_weights(text: str) -> Weights:
    """Weights out of their text: ``#`` lines, ``!layer`` lines, then a feature a line."""
    layers: dict[str, Layer] = {}
    table: dict[str, Four] = {}
    for line in text.split("\n"):
        feature, *numbers = line.split("\t")
        if feature[:1] == "!":
            steps = [float(number) for number in numbers]
            rows = (_three(steps, 0), _three(steps, 3), _three(steps, 6))
            layers[feature[1:]] = Layer(rows, steps[9])
        elif numbers and feature[:2] != "# ":
            a, b, c, d = numbers
            table[feature] = (int(a or 0), int(b or 0), int(c or 0), int(d or 0))
    return Weights(layers, table)


def _three(numbers: list[float], at: int) -> tuple[float, float, float]:
    return numbers[at], numbers[at + 1], numbers[at + 2]
