# ruff: noqa: RUF001  (words and signs stand here as people write them)
"""How much of annotated résumés is read right: precision and recall of every field.

A field's values over all files are two multisets, what stands in the annotation and what was read;
they are compared after case, dashes, white space and punctuation at the end are folded, file by
file. ``unannotated`` fields of a file are left out. Bars: 98.5 % overall, 95 % in each field; a
field of fewer than 20 values may have one error.
"""

from __future__ import annotations

import json
import resource
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.harness.report import Bar, table
from sightline.career.documents.source_document import SourceDocument
from sightline.career.documents.told import Told
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from sightline.career.resume.resume import Resume

__all__ = [
    "FIELDS", "FOLDER", "Score", "annotated", "left_out", "part", "score", "truth_of", "values_of",
]  # fmt: skip

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "resume_pdfs"
FIELDS = (
    "name", "email", "phone", "location", "title", "company", "dates", "degree", "institution",
    "skills",
)  # fmt: skip
OVERALL_PERCENT, EACH_PERCENT, FEW = 98.5, 95.0, 20
MOST_MS, MOST_MB = 60, 120
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_CONTACT = {"full_name": "name", "email": "email", "phone": "phone", "location": "location"}
Values = dict[str, list[str]]


@dataclass
class Score:
    """Hits, values annotated and values read, of every field; ``wrong`` tells them apart."""

    hits: Counter[str] = field(default_factory=Counter)
    annotated: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def precision(self, name: str | None = None) -> float:
        """Of what was read, how much is right, in percent."""
        return _share(self.hits, self.read, name)

    def recall(self, name: str | None = None) -> float:
        """Of what is annotated, how much was read, in percent."""
        return _share(self.hits, self.annotated, name)

    def errors(self, name: str) -> int:
        """Values missed or read wrong, whichever are more."""
        return max(self.annotated[name], self.read[name]) - self.hits[name]

    def holds(self, name: str) -> bool:
        """Whether a field keeps its bar."""
        if self.annotated[name] < FEW:
            return self.errors(name) <= 1
        return min(self.precision(name), self.recall(name)) >= EACH_PERCENT


def _share(hits: Counter[str], whole: Counter[str], name: str | None) -> float:
    total = whole[name] if name else whole.total()
    return 100.0 * (hits[name] if name else hits.total()) / total if total else 100.0


def fold(value: str) -> str:
    """A value as it is compared."""
    folded = " ".join(value.translate(_DASHES).casefold().split())
    folded = folded.replace(" -", "-").replace("- ", "-")
    return folded.rstrip(".,;:!?")


def values_of(resume: Resume) -> Values:
    """What was read, by field."""
    work, studies = resume.experience, resume.education
    told: dict[str, list[Told | None]] = {
        "name": [resume.name], "email": [resume.email], "phone": [resume.phone],
        "location": [resume.location], "title": [one.title for one in work],
        "company": [one.company for one in work], "dates": [one.dates for one in work],
        "degree": [one.degree for one in studies],
        "institution": [one.institution for one in studies], "skills": list(resume.skills),
    }  # fmt: skip
    return {name: [one.value for one in values if one] for name, values in told.items()}


def truth_of(annotation: dict[str, Any]) -> Values:
    """What an annotation says, by field."""
    found: Values = {name: [] for name in FIELDS}
    for key, name in _CONTACT.items():
        if annotation["contact"].get(key):
            found[name].append(annotation["contact"][key])
    for key, names in (
        ("experience", ("title", "company", "dates")),
        ("education", ("degree", "institution")),
    ):
        for entry in annotation[key]:
            for name in names:
                if entry.get(name):
                    found[name].append(entry[name])
    found["skills"] = annotation["skills"]
    return found


def score(pairs: list[tuple[str, Values, Values, list[str]]]) -> Score:
    """The score over files: (file, annotated, read, fields that are not annotated)."""
    total = Score()
    for file, truth, read, left_out in pairs:
        for name in FIELDS:
            if name in left_out:
                continue
            wanted = Counter(map(fold, truth[name]))
            found = Counter(map(fold, read[name]))
            total.hits[name] += (wanted & found).total()
            total.annotated[name] += wanted.total()
            total.read[name] += found.total()
            if wanted != found:
                lacks, extra = list((wanted - found).elements()), list((found - wanted).elements())
                total.wrong.append(f"{file}: {name}: missed {lacks}, read {extra}")
    return total


def annotated(folder: Path = FOLDER) -> list[tuple[Path, dict[str, Any]]]:
    """The annotated files, in the order of the alphabet."""
    return [
        (file.with_name(file.name.replace(".truth.json", ".pdf")), json.loads(file.read_bytes()))
        for file in sorted(folder.glob("*/*.truth.json"))
    ]


def left_out(annotation: dict[str, Any]) -> list[str]:
    """The fields that an annotation says nothing about."""
    names = {"full_name": "name"}
    return [names.get(name, name).rpartition(".")[2] for name in annotation.get("unannotated", [])]


def scored(files: list[tuple[Path, dict[str, Any]]]) -> Score:
    """The score of reading files."""
    pairs = []
    for path, annotation in files:
        document: SourceDocument = read_document(path.name, path.read_bytes())
        values = values_of(resume_of(document))
        pairs.append((path.name, truth_of(annotation), values, left_out(annotation)))
    return score(pairs)


def part() -> tuple[str, list[Bar]] | None:
    """The tables and promises of this part; None where the data aren't there."""
    files = annotated()
    if not files:
        return None
    found = scored(files)
    rows = [
        [name, str(found.annotated[name]), str(found.read[name]), _percent(found.precision(name)),
         _percent(found.recall(name)), str(found.errors(name))]
        for name in FIELDS
    ]  # fmt: skip
    rows.append(
        ["all", str(found.annotated.total()), str(found.read.total()), _percent(found.precision()),
         _percent(found.recall()), ""]
    )  # fmt: skip
    head = [f"Résumés, {len(files)} files", "annotated", "read", "precision", "recall", "errors"]
    wrong = "".join(f"* {line}\n" for line in found.wrong)
    return table(head, rows) + wrong, _promises(found)


def _percent(value: float) -> str:
    return f"{value:.1f} %"


def _promises(found: Score) -> list[Bar]:
    misses = 100.0 - min(found.precision(), found.recall())
    below = sum(not found.holds(name) for name in FIELDS)
    return [
        Bar("résumés, wrong or missed of all values", 100.0 - OVERALL_PERCENT, "%", misses),
        Bar("résumés, fields below their bar", 0, "", below),
        Bar("résumés, the slowest PDF, read and understood", MOST_MS, "ms", slowest_ms()),
        Bar("résumés, memory of this process", MOST_MB, "MB", _peak_mb()),
    ]


def slowest_ms(folder: Path = FOLDER) -> float:
    """CPU milliseconds of the slowest PDF, the best of three runs each, after a first one."""
    worst = 0.0
    for path in sorted(folder.glob("*/*.pdf")):
        data, best = path.read_bytes(), float("inf")
        for _ in range(3):
            began = time.process_time()
            resume_of(read_document(path.name, data))
            best = min(best, 1000 * (time.process_time() - began))
        worst = max(worst, best)
    return worst


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
