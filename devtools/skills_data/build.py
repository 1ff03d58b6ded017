"""``dev.py build-data``: write what skills are found with, from the data beside the checkout.

Reads ``../shared/data`` (SkillSpan, ESCO, O*NET) and writes sorted text to
``src/sightline/career/skills/built/``. The same inputs give the same bytes. Takes some minutes:
the tagger learns from 7,974 sentences, of which none is written.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from devtools.paths import ROOT
from devtools.skills_data.tables import esco_rows, everyday_words, onet_rows

__all__ = ["BUILT", "DATA", "main", "tables", "texts_of", "weights_text", "words_text"]

DATA = ROOT.parent / "shared" / "data"
SKILLS = ROOT / "src" / "sightline" / "career" / "skills"
BUILT = SKILLS / "built"
_TABLE = "name, label (if another), identifier, layer, mark (? needs context, A: as capitalised)"
_NOTICES = {
    "esco.tsv": (
        "ESCO, © European Union, reuse under Commission Decision 2011/833/EU;",
        "changed: first labels only, marked; see NOTICE",
    ),
    "onet.tsv": (
        "O*NET 29.3 Database, U.S. Department of Labor, Employment and Training Administration,",
        "CC BY 4.0; changed: names shortened, marked; see NOTICE",
    ),
    "words.tsv": (
        "Words of SkillSpan (MIT), ESCO and O*NET by the company they keep; see NOTICE",
        "columns: word, cluster of 40, of 150, of 500; or =stem and its kinds",
    ),
    "weights.tsv": (
        "Weights of the tagger, learnt from SkillSpan (MIT); see NOTICE",
        "columns: feature, hundredths over O of knowledge B, I and skill B, I",
    ),
}


def main() -> int:
    """Write every file again and say how large it is. Later files are made with earlier ones."""
    if not DATA.is_dir():
        print("build-data: ../shared/data is absent, so nothing is built", file=sys.stderr)
        return 3
    for name, text in tables(DATA).items():
        _write(name, text)
    words = words_text(DATA)
    _write("words.tsv", words)
    _write("weights.tsv", weights_text(DATA, words))
    return 0


def tables(data: Path) -> dict[str, str]:
    """The tables of identifiers by their file's name."""
    everyday = everyday_words(_running_texts(data))
    esco = [data / "esco" / "esco_preferred_labels.txt", data / "esco" / "skills.csv"]
    onet = [data / "onet" / f"{n}.xlsx" for n in ("Knowledge", "Skills", "Technology Skills")]
    elements = sorted({*_elements(onet[0]), *_elements(onet[1])})
    return {
        "esco.tsv": _text("esco.tsv", esco, [f"# {_TABLE}", *esco_rows(esco[0].parent, everyday)]),
        "onet.tsv": _text(
            "onet.tsv",
            onet,
            [f"# {_TABLE}", *onet_rows(_technologies(onet[2]), elements, everyday)],
        ),
    }


def words_text(data: Path, parts: tuple[str, ...] = ("train", "dev")) -> str:
    """The lexicon, of these parts of SkillSpan and of the descriptions of ESCO and O*NET."""
    from devtools.skills_data.words import word_rows

    rows = word_rows(list(texts_of(data, parts)))
    return _text("words.tsv", _learnt_from(data, parts), rows)


def weights_text(data: Path, words: str, parts: tuple[str, ...] = ("train", "dev")) -> str:
    """The tagger's weights, learnt from these parts of SkillSpan with this lexicon."""
    from devtools.skills_data.weights import SETTINGS, read_sentences, weight_rows
    from sightline.career.skills.lexicon import read_lexicon

    sentences = [row for part in parts for row in read_sentences(_sentences(data, part))]
    rows = weight_rows(sentences, read_lexicon(words), SETTINGS)
    return _text("weights.tsv", _learnt_from(data, parts), rows)


def texts_of(data: Path, parts: Iterable[str]) -> Iterator[list[str]]:
    """Everything that words are counted in, sentence by sentence, in small letters."""
    from devtools.skills_data.weights import read_sentences
    from devtools.skills_data.words import words_of_text

    for part in parts:
        for row in read_sentences(_sentences(data, part)):
            yield [word.lower() for word in row["tokens"]]
    for text in _running_texts(data):
        yield words_of_text(text)
    by_occupation: defaultdict[str, list[str]] = defaultdict(list)
    for cells in _sheet(data / "onet" / "Technology Skills.xlsx"):
        by_occupation[str(cells[0])] += str(cells[2]).lower().split()
    yield from by_occupation.values()


def _write(name: str, text: str) -> None:
    content = text.encode()
    (BUILT / name).write_bytes(content)
    print(f"{len(content):9,} bytes  {name}", flush=True)


def _text(name: str, inputs: Iterable[Path], rows: Iterable[str]) -> str:
    head = [f"# {line}" for line in _NOTICES[name]]
    head += [f"# input {path.name} sha256 {_digest(path)}" for path in inputs]
    return "\n".join([*head, *rows, ""])


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _sentences(data: Path, part: str) -> Path:
    return data / "skillspan" / f"{part}.json"


def _learnt_from(data: Path, parts: Iterable[str]) -> list[Path]:
    return [*(_sentences(data, part) for part in parts), SKILLS / "terms.txt"]


def _running_texts(data: Path) -> Iterator[str]:
    for name in ("occupations.csv", "skills.csv"):
        with open(data / "esco" / name, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row["description"]
    for sheet_row in _sheet(data / "onet" / "Occupation Data.xlsx"):
        yield str(sheet_row[2])


def _technologies(path: Path) -> list[tuple[str, str, bool]]:
    """Each technology once: its name, its commodity code, whether employers ask for it often."""
    found: dict[str, tuple[str, bool]] = {}
    for row in _sheet(path):
        name, code, hot = str(row[2]), str(row[3]), "Y" in (row[5], row[6])
        held = found.get(name, (code, False))
        found[name] = (min(held[0], code), held[1] or hot)
    return sorted((name, code, hot) for name, (code, hot) in found.items())


def _elements(path: Path) -> set[tuple[str, str]]:
    return {(str(row[2]), str(row[3])) for row in _sheet(path)}


def _sheet(path: Path) -> Iterator[tuple[Any, ...]]:
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.load_workbook(path, read_only=True)
    try:
        yield from book.active.iter_rows(values_only=True, min_row=2)
    finally:
        book.close()


if __name__ == "__main__":
    raise SystemExit(main())
