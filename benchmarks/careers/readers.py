"""What we read beside other readers, in the same run: fields, whole sentences, words of Word.

Two readers of résumés that work without a network give fields (`openresume-parser`, OpenResume for
Python, and `zero-resume-parser`); four libraries give a PDF's text and two a Word file's. Each
runs in a process of its own, in an environment of its own, with the network refused. Fields are
scored as in `resumes.py`, a peer's over those that it has a place for, and ours over the same.
Readers that load a language model from a hub as they start can't run here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.careers.drawn_pages import ORDERS, SENTENCES, STRINGS, drawn_pages, word_document
from benchmarks.careers.resumes import FIELDS, FOLDER, Score, annotated, left_out, score, truth_of
from benchmarks.harness.report import Bar, figures, table, with_ratio
from devtools.environment import ensure_peer
from devtools.errors import ChoreError

__all__ = ["part"]

_OURS = "sightline"
_OF_FIELDS = ("openresume-parser", "zero-resume-parser")
_OF_PAGES = ("pypdf", "pdfminer.six", "pdfplumber", "pypdfium2")
_OF_WORD = ("docx2txt", "python-docx")
_HAS = {
    "openresume-parser": frozenset(FIELDS) - {"institution"},
    "zero-resume-parser": frozenset(("email", "phone", "title", "dates", "skills")),
}
_MOST_S = 600
_SCRIPT = Path(__file__).with_name("reader_run.py")


@dataclass(frozen=True, slots=True)
class Run:
    """A reader's answers by file, and the most memory that it held, in megabytes."""

    files: dict[str, dict[str, Any]]
    peak_mb: float

    def ms(self) -> list[float]:
        """CPU milliseconds of each file that it could read."""
        return [one["ms"] for one in self.files.values() if "failed" not in one]

    def text(self, file: Path) -> str:
        """The text of a file, with one blank between words."""
        return " ".join((self.files[str(file)].get("text") or "").split())


def part() -> tuple[str, list[Bar]] | None:
    """The tables and promises; None without the annotated résumés."""
    if not annotated():
        return None
    try:
        peer: Path | None = ensure_peer("resumes")
        skipped = ""
    except ChoreError as error:
        peer, skipped = None, f"\nOther readers are skipped: {str(error).splitlines()[0]}\n"
    with tempfile.TemporaryDirectory(prefix="sightline-bench-") as work:
        parts = [one(peer, Path(work)) for one in (_fields, _sentences, _word)]
    texts, promises = zip(*parts, strict=True)
    return "\n".join(texts) + skipped, [bar for bars in promises for bar in bars]


def _runs(
    names: tuple[str, ...], peer: Path | None, files: list[Path], work: Path
) -> dict[str, Run]:
    """Each reader over the files, ours first; a peer that can't read any is left out by name."""
    found = {_OURS: _run(_OURS, Path(sys.executable), files, work)}
    for name in names if peer is not None else ():
        try:
            run = _run(name, peer or Path(), files, work)
        except (subprocess.SubprocessError, OSError) as error:
            print(f"bench: {name} is left out: {error}", file=sys.stderr)
            continue
        if run.ms():
            found[name] = run
        else:
            print(f"bench: {name} is left out: it could read no file", file=sys.stderr)
    return found


def _run(reader: str, python: Path, files: list[Path], work: Path) -> Run:
    answer = work / "answer.json"
    command = [str(python), "-I", str(_SCRIPT), reader, str(answer), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=_MOST_S)
    said = json.loads(answer.read_text(encoding="utf-8"))
    return Run(said["files"], said["peak_mb"])


def _fields(peer: Path | None, work: Path) -> tuple[str, list[Bar]]:
    files = sorted(FOLDER.glob("*/*.pdf"))
    runs = _runs(_OF_FIELDS, peer, files, work)
    scores = {name: _scored(run) for name, run in runs.items()}
    rows = [
        [name, *(_shares(reader, one, name) for reader, one in scores.items())] for name in FIELDS
    ]
    rows.append(["F1, all fields that it has", *(_f1_beside(reader, scores) for reader in scores)])
    own = runs[_OURS]
    for what, pick in (("middle", median), ("slowest", max)):
        mine = pick(own.ms())
        cells = [figures(mine), *(with_ratio(pick(run.ms()), mine) for run in [*runs.values()][1:])]
        rows.append([f"CPU ms of a PDF, {what}", *cells])
    others = [*runs.values()][1:]
    rows.append(["MB, at most", figures(own.peak_mb),
                 *(with_ratio(run.peak_mb, own.peak_mb) for run in others)])  # fmt: skip
    head = [f"Precision / recall in %, {len(annotated())} résumés", *runs]
    better = sum(
        _f1(scores[name], _HAS[name]) > _f1(scores[_OURS], _HAS[name])
        for name in _HAS
        if name in scores
    )
    return table(head, rows), [
        Bar("résumés, other readers with a better F1", 0, "", better),
        Bar("résumés, memory of a process that only reads", 120, "MB", own.peak_mb),
    ]


def _scored(run: Run) -> Score:
    """A reader's answers as `resumes.py` scores ours; an empty value is none."""
    pairs = []
    for path, annotation in annotated():
        said = run.files[str(path)].get("values") or {}
        read = {name: [one for one in said.get(name, ()) if one] for name in FIELDS}
        pairs.append((path.name, truth_of(annotation), read, left_out(annotation)))
    return score(pairs)


def _shares(reader: str, found: Score, name: str) -> str:
    if reader in _HAS and name not in _HAS[reader]:
        return "-"
    precision = f"{found.precision(name):.1f}" if found.read[name] else "-"
    return f"{precision} / {found.recall(name):.1f}"


def _f1(found: Score, fields: frozenset[str]) -> float:
    """F1 in percent over some fields together."""
    hits, known, read = (
        sum(held[name] for name in fields) for held in (found.hits, found.annotated, found.read)
    )
    return 200.0 * hits / max(1, known + read)


def _f1_beside(reader: str, scores: dict[str, Score]) -> str:
    """A peer's F1 and, in brackets, how many times ours over the same fields it is."""
    if reader == _OURS:
        return f"{_f1(scores[_OURS], frozenset(FIELDS)):.1f}"
    fields = _HAS[reader]
    theirs, own = _f1(scores[reader], fields), _f1(scores[_OURS], fields)
    return f"{theirs:.1f} ({theirs / own:.2f} x)"


def _sentences(peer: Path | None, work: Path) -> tuple[str, list[Bar]]:
    files: dict[str, list[Path]] = {order: [] for order in ORDERS}
    for number, (name, data) in enumerate(drawn_pages()):
        path = work / f"page{number}.pdf"
        path.write_bytes(data)
        files[name.partition("/")[0]].append(path)
    runs = _runs(_OF_PAGES, peer, [path for paths in files.values() for path in paths], work)
    rows = [
        [f"{order}, of {len(SENTENCES) * len(paths)}",
         *(str(_whole(run, paths)) for run in runs.values())]
        for order, paths in files.items()
    ]  # fmt: skip
    every = [path for paths in files.values() for path in paths]
    wanted = len(SENTENCES) * len(every)
    kept = {name: _whole(run, every) for name, run in runs.items()}
    own = kept[_OURS]
    rows.append([f"all, of {wanted}", *(
        str(own) if name == _OURS else with_ratio(count, own) for name, count in kept.items()
    )])  # fmt: skip
    mine = median(runs[_OURS].ms())
    costs = (with_ratio(median(run.ms()), mine) for run in [*runs.values()][1:])
    rows.append(["CPU ms of a page, middle", figures(mine), *costs])
    head = [f"Sentences kept whole, two columns, {len(every)} pages", *runs]
    return table(head, rows), [Bar("columns, sentences that are not whole", 0, "", wanted - own)]


def _whole(run: Run, files: list[Path]) -> int:
    return sum(sentence in run.text(file) for file in files for sentence in SENTENCES)


def _word(peer: Path | None, work: Path) -> tuple[str, list[Bar]]:
    path = work / "resume.docx"
    path.write_bytes(word_document())
    runs = _runs(_OF_WORD, peer, [path], work)
    rows = [
        [name, *("yes" if words in run.text(path) else "**lost**" for run in runs.values())]
        for name, words in STRINGS.items()
    ]
    lost = sum(words not in runs[_OURS].text(path) for words in STRINGS.values())
    return table(["Words of a Word file", *runs], rows), [
        Bar("Word, places whose words are lost", 0, "", lost)
    ]
