"""What skills are found with comes out the same, byte by byte, however often it is built.

Each run learns twice from as many sentences, and the two texts must be equal. At the full length,
where the shared data are, everything is built as `python3 dev.py build-data` builds it and compared
with what is committed.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from devtools.skills_data.build import BUILT, DATA, tables, weights_text, words_text
from devtools.skills_data.weights import SETTINGS, read_sentences, weight_rows
from devtools.skills_data.words import word_rows
from sightline.career.skills.lexicon import read_lexicon
from sightline.career.skills.weights import read_weights

TITLE = "Skills: the tables, words and weights are built again to the byte"
ROUNDS_SMALL = 60
ROUNDS_FULL = 7_974
_STEPS = 15
_KNOWN = ("SQL", "Python", "data science", "Kafka", "biology", "machine learning")
_DONE = ("manage teams", "write clear documents", "lead discovery", "answer customers")


def run(seed: int, rounds: int) -> dict[str, object]:
    """Build twice from `rounds` sentences; raises where one byte differs."""
    rows = _sentences(seed, rounds)
    first, second = _built(rows), _built(rows)
    assert first == second, f"seed {seed}: two builds of the same {len(rows)} sentences differ"
    held = read_weights(first)
    assert set(held.layers) == set(SETTINGS)
    compared = 0
    if rounds >= ROUNDS_FULL and DATA.is_dir():
        compared = _compared()
    return {"sentences": len(rows), "features": len(held.table), "files compared": compared}


def _built(rows: list[dict[str, Any]]) -> str:
    words = word_rows([[word.lower() for word in row["tokens"]] for row in rows])
    short = {layer: replace(how, rounds=_STEPS) for layer, how in SETTINGS.items()}
    return "\n".join(weight_rows(rows, read_lexicon("\n".join(words)), short))


def _compared() -> int:
    """Every file as committed against a new build; how many there are."""
    words = words_text(DATA)
    new = {**tables(DATA), "words.tsv": words, "weights.tsv": weights_text(DATA, words)}
    for name, text in new.items():
        held = (BUILT / name).read_text(encoding="utf-8")
        assert text == held, f"{name} is not what `python3 dev.py build-data` writes"
    return len(new)


def _sentences(seed: int, rounds: int) -> list[dict[str, Any]]:
    draw = random.Random(seed)
    if (DATA / "skillspan" / "train.json").is_file():
        rows = read_sentences(DATA / "skillspan" / "train.json")
        return draw.sample(rows, min(rounds, len(rows)))
    return [_invented(draw, number) for number in range(rounds)]


def _invented(draw: random.Random, number: int) -> dict[str, Any]:
    """A sentence of a posting that nobody wrote."""
    parts = [
        ("You have knowledge of", "", ""),
        (draw.choice(_KNOWN), "knowledge", ""),
        ("and you", "", ""),
        (draw.choice(_DONE), "", "skill"),
        (".", "", ""),
    ]
    row: dict[str, Any] = {"source": "tech", "idx": number // 10, "tokens": []}
    for layer in SETTINGS:
        row[f"tags_{layer}"] = []
    for words, *layers in parts:
        for at, word in enumerate(words.split()):
            row["tokens"].append(word)
            for layer in SETTINGS:
                tag = ("I" if at else "B") if layer in layers else "O"
                row[f"tags_{layer}"].append(tag)
    return row
