# ruff: noqa: E501  (words and signs stand here as people write them)
"""Résumés of invented people in thirteen kinds of layout, read back and compared with what is known."""

from __future__ import annotations

from functools import cache

import typst

from benchmarks.careers.resumes import FIELDS, Score, Values, score, values_of
from sightline.career.reading.read import read_document
from sightline.career.resume.extract import resume_of
from tests.career.resume.invented_layouts import HEADS, resume

DOCUMENTS = 39
# Reached on these documents: 99.4 % and 99.4 %.
FLOOR_PERCENT = 98.5
FLOOR_OF_A_FIELD_PERCENT = 95.0


@cache
def _score() -> Score:
    pairs: list[tuple[str, Values, Values, list[str]]] = []
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)  # looked for once
    for seed in range(DOCUMENTS):
        source, truth = resume(seed)
        drawn = typst.compile(source.encode(), font_paths=fonts)
        document = read_document(f"{seed}.pdf", drawn)
        pairs.append((str(seed), truth, values_of(resume_of(document)), []))
    return score(pairs)


def test_every_kind_of_head_is_among_the_documents() -> None:
    assert len(HEADS) * 3 <= DOCUMENTS


def test_what_is_read_of_invented_layouts_stays_above_the_floor_that_was_reached() -> None:
    found = _score()
    assert found.precision() >= FLOOR_PERCENT, found.wrong
    assert found.recall() >= FLOOR_PERCENT, found.wrong


def test_every_field_of_invented_layouts_stays_above_its_floor() -> None:
    found = _score()
    below = {
        name: (found.precision(name), found.recall(name))
        for name in FIELDS
        if min(found.precision(name), found.recall(name)) < FLOOR_OF_A_FIELD_PERCENT
    }
    assert below == {}, found.wrong
