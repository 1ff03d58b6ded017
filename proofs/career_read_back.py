"""What a résumé says is what its exports say, read back by our own readers.

Sheets are built at random of words that mean something to every kind of markup, and of letters of
four alphabets. Markdown, Word, PDF and JSON Resume are written twice (the bytes must be equal) and
read; the text must be equal too, with all white space taken out (a PDF breaks lines).
"""

from __future__ import annotations

import random
from collections import Counter

from sightline.career.exporting.layout import BETWEEN, plain, rows_of
from sightline.career.exporting.markdown import markdown_bytes
from sightline.career.exporting.pdf_file import pdf_bytes
from sightline.career.exporting.sheet import Entry, Part, Sheet, SheetLine
from sightline.career.exporting.word_file import docx_bytes
from sightline.career.reading.read import read_document

TITLE = "résumés exported say what was exported"
ROUNDS_SMALL = 5
ROUNDS_FULL = 400

# One text, parted at blanks: a list would be thrice as long.
_WORDS = """
    Led four teams API C# C++ R&D A/B p95 <b> </script> *bold* _under_ snake_case `code` [link](x)
    ![img] #hash $x$ @ref ~tilde~ &amp; \\n \\ "quoted" it's -- --- ... 1. 2) + = | % 40 €5 Łódź
    Ωμέγα Привет naïve \u2013 \u2014 e-mail http://x.y/z #set #import // /* */ {} {{x}} <!-- == >
    «ok» №5 large-scale real-time cross-functional developers requirements deprecation
""".split()  # noqa: SIM905
_KINDS = ("summary", "work", "education", "skills", "projects", "certificates", "other")


def _line(rng: random.Random) -> SheetLine:
    count = rng.choice((1, 2, 4, 8, 16, 40))
    return SheetLine(" ".join(["Word", *rng.choices(_WORDS, k=count)]))


def _entry(rng: random.Random) -> Entry:
    dates = SheetLine(rng.choice(("2019", "Jan 2020 - Present", "2016 \u2013 2019")))
    return Entry(
        _line(rng), _line(rng) if rng.random() < 0.7 else None,
        dates if rng.random() < 0.8 else None,
        SheetLine("Porto, Portugal") if rng.random() < 0.6 else None,
        tuple(_line(rng) for _ in range(rng.randrange(4))),
    )  # fmt: skip


def _sheet(rng: random.Random) -> Sheet:
    parts = tuple(
        Part(
            rng.choice(_KINDS),
            SheetLine("Experience", (), "label"),
            tuple(_entry(rng) for _ in range(rng.randrange(3))),
            tuple(_line(rng) for _ in range(rng.randrange(3))),
        )
        for _ in range(rng.randrange(1, 5))
    )
    contact = (SheetLine("ana@example.com"), SheetLine("+351 912 345 678"))
    return Sheet(SheetLine("Ana Lima"), contact, parts, _line(rng))


def _bare(text: str) -> str:
    return "".join(text.replace(BETWEEN.strip(), "").split())


def run(seed: int, rounds: int) -> dict[str, object]:
    """Export and read ``rounds`` sheets; raises with the round where one says another thing."""
    rng = random.Random(seed)
    counted: Counter[str] = Counter()
    writers = {"Markdown": markdown_bytes, "Word": docx_bytes, "PDF": pdf_bytes}
    for number in range(rounds):
        sheet = _sheet(rng)
        words = "".join(plain(line.text) for row in rows_of(sheet) for line in row.lines)
        lists = sum(row.kind == "list" for row in rows_of(sheet))
        for name, write in writers.items():
            data = write(sheet)
            assert write(sheet) == data, f"seed {seed}, round {number}: {name} differs"
            read = _bare(read_document("export", data).text)
            expected = _bare(words)
            if lists:  # its values are parted by commas that are ours
                read, expected = read.replace(",", ""), expected.replace(",", "")
            assert read == expected, f"seed {seed}, round {number}: {name}"
            counted[name] += 1
    return {"files": sum(counted.values()), "differences": 0}
