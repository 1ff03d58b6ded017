"""Columns, sidebars, rails and tables are read whole, in whatever order the page was drawn."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.documents.source_document import SourceDocument
from sightline.career.pages.pdf import read_pdf
from tests.career.pages.drawn_pdf import pdf, shuffled, words

ORDERS = (0, 1, 2)  # seeds; the first keeps the order

LEFT = [
    "Dana ran the intake of ideas for the payments team and wrote down every decision made.",
    "She cut the time from idea to first test from nine weeks to two with a weekly review.",
    "Support calls about refunds fell by a third after the new status page went live there.",
    "Her teams shipped the ledger export that the auditors had asked for since the spring.",
]
RIGHT = [
    "Speaks German at home and English at work, and reads enough French for contracts.",
    "Mentors two associates each year through the guild and the reading circle on Friday.",
    "Volunteers as a treasurer of the allotment club, whose books she moved to text files.",
    "Holds a certificate in accessibility testing that was renewed during the last year.",
]

FOOT = "A last line that runs over both of the columns of this page, from edge to edge of it."

CENTRED = ("Dana Ilves", "303.555.0123", "Tartu, Estonia", "dana.ilves@example.com")


def wrapped(sentence: str, letters: int) -> list[str]:
    lines = [""]
    for word in sentence.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def column(
    sentences: list[str], x: float, down: float, letters: int, *, step: float = 13, size: float = 10
) -> list[bytes]:
    lines = [line for sentence in sentences for line in wrapped(sentence, letters)]
    return [words(x, down + step * place, line, size=size) for place, line in enumerate(lines)]


def flat(document: SourceDocument) -> str:
    return " ".join(document.text.split())


def contents(operations: list[bytes], seed: int = 0) -> SourceDocument:
    document = read_pdf("a.pdf", pdf(shuffled(operations, seed) if seed else operations))
    for line in document.lines:
        assert "\n" not in document.words(line)
        for run in line.runs:
            assert line.start <= run.start < run.end <= line.end
    return document


LAYOUTS = [
    ("two columns on one grid", (50, 45, 13, 10), (320, 45, 13, 10)),
    ("two columns off each other's grid", (50, 45, 13, 10), (320, 45, 14.5, 10)),
    ("narrow gutter", (50, 48, 13, 10), (289, 45, 13, 10)),
    ("sidebar at the left", (40, 26, 12, 8), (190, 70, 13, 10)),
    ("sidebar at the right", (40, 68, 13, 10), (420, 28, 12, 8.5)),
]


@pytest.mark.parametrize("seed", ORDERS)
@pytest.mark.parametrize(("left", "right"), [case[1:] for case in LAYOUTS],
                         ids=[case[0] for case in LAYOUTS])  # fmt: skip
def test_every_sentence_of_two_columns_stays_whole(left, right, seed):
    one = column(LEFT, left[0], 120, left[1], step=left[2], size=left[3])
    other = column(RIGHT, right[0], 120, right[1], step=right[2], size=right[3])
    title = words(50, 60, "A heading that runs over both of the columns of this page", size=18)
    foot = words(50, 700, FOOT, size=12)
    document = contents([title, *one, *other, foot], seed)
    expected = [
        "A heading that runs over both of the columns of this page", *LEFT, *RIGHT,
        FOOT,
    ]  # fmt: skip
    assert flat(document) == " ".join(expected)


@pytest.mark.parametrize("seed", ORDERS)
def test_lines_across_the_page_part_its_columns(seed):
    operations = [
        *column(LEFT[:2], 50, 60, 45), *column(RIGHT[:2], 320, 60, 45),
        words(50, 200, "Between the two halves of the page one line runs from edge to edge here."),
        *column(LEFT[2:], 50, 230, 45), *column(RIGHT[2:], 320, 230, 45),
    ]  # fmt: skip
    said = "Between the two halves of the page one line runs from edge to edge here."
    assert flat(contents(operations, seed)) == " ".join(
        [*LEFT[:2], *RIGHT[:2], said, *LEFT[2:], *RIGHT[2:]]
    )


@pytest.mark.parametrize("seed", ORDERS)
def test_dates_set_flush_right_stay_in_their_lines(seed):
    jobs = [("Product manager", "2019 - 2024"), ("Analyst", "Mar 2016 - Dec 2018"),
            ("Engineer in test", "2012 - 2016")]  # fmt: skip
    operations = []
    expected = ""
    for place, (title, dates) in enumerate(jobs):
        down = 100 + 40 * place
        operations += [words(50, down, title, font="F2"), words(560 - 5 * len(dates), down, dates)]
        operations += [words(50, down + 13, "Example Works"), words(520, down + 13, "Ulm")]
        expected += f"{title}\t{dates}\nExample Works\tUlm\n"
    document = contents(operations, seed)
    assert document.text == expected
    assert [len(line.runs) for line in document.lines] == [2] * 6
    assert [line.is_bold for line in document.lines] == [True, False] * 3


@pytest.mark.parametrize("seed", ORDERS)
def test_a_label_beside_a_body_stands_before_what_is_at_its_height(seed):
    operations = [
        words(50, 50, "Dana Field", size=20),
        words(50, 100, "WORK", font="F2"), words(50, 113, "HISTORY", font="F2"),
        *column(LEFT[:2], 160, 100, 60),
        words(50, 200, "STUDIES", font="F2"),
        *column(RIGHT[:2], 160, 200, 60),
    ]  # fmt: skip
    assert flat(contents(operations, seed)) == " ".join(
        ["Dana Field WORK HISTORY", *LEFT[:2], "STUDIES", *RIGHT[:2]]
    )


@pytest.mark.parametrize("seed", ORDERS)
def test_a_label_of_two_lines_stays_whole_beside_a_body_of_one(seed):
    operations = []
    bodies = ["Manager of payments at Example Works in Ulm", "Analyst at Example Works in Bonn"]
    for place, (since, until) in enumerate([("2020 to", "now"), ("2016 to", "2020")]):
        down = 100 + 60 * place
        operations += [words(50, down, since), words(50, down + 12, until)]
        operations += [words(160, down, bodies[place])]
    assert contents(operations, seed).text == (
        f"2020 to\nnow\n{bodies[0]}\n2016 to\n2020\n{bodies[1]}\n"
    )


@pytest.mark.parametrize(("seed", "step"), [(0, 16), (1, 16), (2, 12), (3, 30)])
def test_rows_of_a_table_are_lines_with_a_run_for_each_cell(seed, step):
    rows = [("Language", "Level", "Since"), ("German", "native", "1990"),
            ("English", "fluent", "2001"), ("French", "basic", "2010")]  # fmt: skip
    operations = [
        words(50 + 150 * across, 100 + step * down, cell)
        for down, row in enumerate(rows)
        for across, cell in enumerate(row)
    ]
    assert contents(operations, seed).text == "".join("\t".join(row) + "\n" for row in rows)


@pytest.mark.parametrize("seed", ORDERS)
def test_cells_of_several_lines_stay_together(seed):
    operations = []
    for place in range(3):
        down = 100 + 80 * place
        operations += [words(50, down, f"Part {place}", font="F2")]
        operations += column([LEFT[place]], 130, down, 34) + column([RIGHT[place]], 350, down, 34)
    said = flat(contents(operations, seed))
    assert all(sentence in said for sentence in LEFT[:3] + RIGHT[:3])
    order = [
        said.index(sentence) for pair in zip(LEFT[:3], RIGHT[:3], strict=True) for sentence in pair
    ]
    assert order == sorted(order)


def test_a_table_of_long_cells_is_read_row_by_row():
    operations = []
    for place in range(3):
        down = 100 + 80 * place
        operations += column([LEFT[place]], 50, down, 40) + column([RIGHT[place]], 320, down, 40)
    pairs = zip(LEFT[:3], RIGHT[:3], strict=True)
    assert flat(contents(operations)) == " ".join(cell for pair in pairs for cell in pair)


def test_a_heading_below_two_columns_stays_with_its_own_lines():
    operations = [
        *column(LEFT[:2], 50, 60, 45), *column(RIGHT[:1], 320, 60, 45),
        words(50, 190, "Studies", font="F2", size=13),
        words(50, 208, FOOT),
    ]  # fmt: skip
    said = flat(contents(operations))
    assert said.endswith(f"Studies {FOOT}")


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**9), count=st.integers(1, 3), size=st.sampled_from([8, 9.5, 11]))
def test_sentences_of_any_columns_are_whole_and_each_letter_is_once(seed, count, size):
    dice = random.Random(seed)
    sentences = []
    operations = []
    width = {1: 100, 2: 46, 3: 29}[count] * 10 / size
    for across in range(count):
        chosen = dice.sample(LEFT + RIGHT, dice.randint(2, 5))
        marked = [f"{sentence[:-1]} {across}{place}." for place, sentence in enumerate(chosen)]
        sentences += marked
        x = 40 + across * (540 / count)
        operations += column(marked, x, 80, int(width), step=size * 1.25, size=size)
    dice.shuffle(operations)
    document = contents(operations)
    said = flat(document)
    assert said == " ".join(sentences)


@pytest.mark.parametrize("seed", ORDERS)
def test_centred_lines_on_top_are_no_column_of_what_is_set_left_below(seed):
    head = []
    for at, line in enumerate(CENTRED):
        edges = read_pdf("a.pdf", pdf([words(0, 60, line)])).lines[0]
        head.append(words(286 - (edges.left + edges.right) / 2, 60 + 13 * at, line))
    below = [words(60, 130, "SCHOOL"), words(60, 150, "Lakeside College"), words(490, 150, "2012")]
    below += [words(60, 163, "BA History"), words(60, 176, "Grade 3.7"), words(490, 163, "Tartu")]
    text = read_pdf("a.pdf", pdf(shuffled(head + below, seed))).text
    assert text == "\n".join(
        [*CENTRED, "SCHOOL", "Lakeside College\t2012", "BA History\tTartu", "Grade 3.7", ""]
    )
