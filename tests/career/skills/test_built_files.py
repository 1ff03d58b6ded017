"""The committed files are small, sorted, of the inputs that they name, and hold no sentence."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from sightline.career.skills.weights import LAYERS, weights

ROOT = Path(__file__).resolve().parents[3]
BUILT = ROOT / "src/sightline/career/skills/built"
DATA = ROOT.parent / "shared" / "data"
FILES = ("esco.tsv", "onet.tsv", "words.tsv", "weights.tsv")
_INPUT = re.compile(r"# input (.+) sha256 ([0-9a-f]{64})")


def rows_of(name: str) -> list[str]:
    lines = (BUILT / name).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith(("# ", "!"))]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_sorted_text_and_says_its_licence_first(name: str) -> None:
    text = (BUILT / name).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "NOTICE" in text[:300]
    assert rows_of(name) == sorted(set(rows_of(name)))


def test_the_weights_take_two_megabytes_at_most_and_all_files_three() -> None:
    assert (BUILT / "weights.tsv").stat().st_size <= 2_000_000
    assert sum((BUILT / name).stat().st_size for name in FILES) <= 3_000_000


def test_the_notice_names_the_three_works() -> None:
    notice = (BUILT / "NOTICE").read_text(encoding="utf-8")
    for words in ("© European Union", "O*NET 29.3", "CC BY 4.0", "MIT License", "SkillSpan"):
        assert words in notice


@pytest.mark.parametrize("name", FILES)
def test_a_file_was_made_of_the_inputs_that_are_here(name: str) -> None:
    if not DATA.is_dir():
        pytest.skip("shared data: no skillspan")
    inputs = dict(_INPUT.findall((BUILT / name).read_text(encoding="utf-8")))
    held = [path for path in DATA.glob("*/*") if path.name in inputs]
    held.append(BUILT.parent / "terms.txt")
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in held}
    assert inputs == {name: digests[name] for name in inputs}


def test_no_feature_is_longer_than_three_words() -> None:
    assert max(len(row.split("\t")[0].split()) for row in rows_of("weights.tsv")) <= 3


def test_no_sentence_of_the_training_text_is_in_a_file() -> None:
    if not (DATA / "skillspan").is_dir():
        pytest.skip("shared data: no skillspan")
    whole = "\n".join((BUILT / name).read_text(encoding="utf-8").lower() for name in FILES[2:])
    for line in (DATA / "skillspan" / "dev.json").read_text(encoding="utf-8").splitlines()[:800]:
        tokens = json.loads(line)["tokens"]
        if len(tokens) > 3:
            assert " ".join(tokens).lower() not in whole


def test_every_layer_has_its_steps_and_its_least_probability() -> None:
    held = weights()
    assert tuple(held.layers) == LAYERS
    for layer in held.layers.values():
        assert layer.steps[0][2] <= -20
        assert 0.05 < layer.least < 0.5
