"""What other readers are measured on: pages that hold each sentence once, a fair score."""

from __future__ import annotations

from pathlib import Path

from benchmarks.careers.drawn_pages import ORDERS, SENTENCES, STRINGS, drawn_pages, word_document
from benchmarks.careers.reader_run import read_all
from benchmarks.careers.resumes import FIELDS, Values, score


def _text(tmp_path: Path, name: str, data: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(data)
    said = read_all("sightline", [str(path)])[str(path)]
    assert said["ms"] > 0
    return " ".join(said["text"].split())


def test_each_page_says_each_sentence_once(tmp_path: Path) -> None:
    pages = dict(drawn_pages())
    assert len(pages) == 5 * len(ORDERS)
    text = _text(tmp_path, "a.pdf", pages["shuffled/narrow gutter"])
    assert [text.count(sentence) for sentence in SENTENCES] == [1] * len(SENTENCES)


def test_the_word_file_says_each_string_once(tmp_path: Path) -> None:
    text = _text(tmp_path, "a.docx", word_document())
    assert [text.count(words) for words in STRINGS.values()] == [1] * len(STRINGS)


def test_a_file_that_a_reader_fails_on_is_noted_and_not_timed(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.write_bytes(b"")
    assert list(read_all("sightline", [str(path)])[str(path)]) == ["failed"]


def test_what_is_missed_and_what_is_made_up_both_count() -> None:
    none: Values = {name: [] for name in FIELDS}
    truth = {**none, "name": ["Ana Lima"], "skills": ["SQL", "Go", "Go"]}
    read = {**none, "name": ["ana  lima,"], "skills": ["Go", "C"]}
    found = score([("a.pdf", truth, read, [])])
    assert (found.recall("name"), found.precision("name")) == (100.0, 100.0)
    assert (found.recall("skills"), found.precision("skills")) == (100 / 3, 50.0)
