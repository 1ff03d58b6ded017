"""Words that a line's end broke are whole again; words with a hyphen of their own keep it."""

from __future__ import annotations

import pytest

from sightline.career.documents.told import told
from sightline.career.pages.pdf import read_pdf
from tests.career.pages.drawn_pdf import pdf, words

BROKEN = (
    (("Every opera-", "tion of the plant is an operation."), "operation of the plant"),
    (("Wrote the require-", "ments of the press."), "requirements of the press"),
    (("Leads the prepa-", "ration; the preparation is slow."), "preparation; the"),
    (("Pflegt die Dokumen-", "tation der Anlage."), "Dokumentation der"),
)
KEPT = (
    (("An event-", "driven ledger."), "event- driven"),
    (("Long- and short-", "term plans."), "short- term"),
    (("Runs the pre-", "and the post-audit."), "pre- and"),
    (("A mission of trust: cross-", "mission work."), "cross- mission"),
    (("A six-", "week delay, six-week plans."), "six- week"),
    (("Reads Anglo-", "Saxon texts."), "Anglo- Saxon"),
)


@pytest.mark.parametrize(("lines", "said"), [*BROKEN, *KEPT])
def test_a_broken_word_is_whole_and_a_hyphen_of_its_own_stays(
    lines: tuple[str, ...], said: str
) -> None:
    drawn = [words(72, 100 + 13 * at, line) for at, line in enumerate(lines)]
    document = read_pdf("a.pdf", pdf(drawn))
    assert said in told(document, 0, len(document.text)).value
    # The places hold: what is quoted is as long as what is drawn.
    assert [len(document.text[line.start : line.end]) for line in document.lines] == [
        len(line) for line in lines
    ]


def test_the_item_below_a_hyphen_is_not_its_rest() -> None:
    lines = [words(72, 100, "- one operation and half an opera-"), words(72, 113, "- tion")]
    document = read_pdf("a.pdf", pdf(lines))
    assert "\u00ad" not in document.text


@pytest.mark.parametrize("line", ["- Aug 2016)", "- 2019", "- Present", "- 05/2020"])
def test_the_second_half_of_a_stretch_of_time_is_no_item(line: str) -> None:
    document = read_pdf("a.pdf", pdf([words(72, 100, "Jan 2014"), words(72, 113, line)]))
    assert [one.role for one in document.lines] == ["", ""]
    assert document.text.endswith(f"{line}\n")


def test_a_single_blank_of_a_justified_line_parts_no_columns() -> None:
    place = 792 - 100
    code = f"q BT /F1 10 Tf 14 Tw 1 0 0 1 72 {place} Tm (specifications that engineers) Tj ET Q"
    document = read_pdf("a.pdf", pdf([code.encode("ascii")]))
    assert document.text == "specifications that engineers\n"


def test_labels_set_flush_right_stand_before_what_is_beside_them() -> None:
    labels = [(104, "Personal data"), (150, "WORK"), (170, "2019 - 2021")]
    labels += [(230, "2015 - 2018"), (270, "SCHOOL"), (290, "2011 - 2014")]
    bodies = [(185, 108, "Dana Ilves", 18), (185, 126, "Tartu", 10), (185, 170, "Editor", 10)]
    bodies += [(185, 183, "Kestrel Press", 10), (195, 196, "Edited the weekly paper.", 10)]
    bodies += [(185, 230, "Reporter", 10), (185, 243, "Harbour News", 10)]
    bodies += [(185, 290, "BA History", 10), (185, 303, "Lakeside College", 10)]
    drawn = [words(160 - 5.2 * len(text), down, text) for down, text in labels]
    drawn += [words(x, down, text, size=size) for x, down, text, size in bodies]
    text = read_pdf("a.pdf", pdf(drawn)).text
    said = ("Dana", "WORK", "2019", "Kestrel", "2015", "Harbour", "SCHOOL", "2011", "Lakeside")
    places = [text.index(word) for word in said]
    assert places == sorted(places)
