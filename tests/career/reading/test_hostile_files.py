"""Files that mean harm, or that broke on the way: a plain refusal, or what can be read."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.career.reading.read import UnreadableDocument, read_document
from tests.career.reading.word_files import paragraph, word_file

_HOSTILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "hostile"


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return stream.getvalue()


def _refusal(data: bytes) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read_document("file", data)
    assert caught.value.help and "\n" not in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Word file"),
        (b"{\\rtf1 Ana}", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "picture"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 99, "picture"),
        (b"\x1f\x8b\x08" + b"\x00" * 99, "packed"),
        (b"PK\x03\x04", "damaged"),
        (b"PK\x05\x06" + b"\x00" * 18, "ZIP without"),
        (_zip(**{"xl/workbook.xml": b"<x/>"}), "spreadsheet"),
        (_zip(**{"content.xml": b"<x/>"}), "OpenDocument"),
        (_zip(**{"../../etc/passwd": b"root"}), "ZIP without"),
        (bytes(range(256)) * 20, "no kind"),
        (b"\xff\xfea\x00b", "isn't"),
        (b"\x7fELF" + b"\x00\x01\x02" * 300, "no kind"),
    ],
)
def test_other_kinds_are_named_and_refused(data: bytes, says: str) -> None:
    assert says in _refusal(data).message


def test_a_bomb_is_not_unpacked() -> None:
    body = b"<w:p/>" * 1_000
    huge = b" " * (33 * 1024 * 1024)
    data = _zip(**{"[Content_Types].xml": b"wordprocessingml", "word/document.xml": body + huge})
    assert len(data) < 100_000
    assert "unpacks to more" in _refusal(data).message


def test_a_file_of_many_parts_is_refused() -> None:
    assert "files" in _refusal(_zip(**{f"{number}.csv": b"" for number in range(5_001)})).message


def test_a_locked_file_is_named() -> None:
    data = bytearray(_zip(**{"Profile.csv": b"First Name,Last Name\nAna,Lima\n"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert "password" in _refusal(bytes(data)).message


def test_a_broken_table_is_named() -> None:
    data = _zip(**{"Profile.csv": b'First Name,Last Name\n"' + b"a" * 200_000})
    assert "Profile.csv, line 2" in _refusal(data).message


@given(st.integers(0, 4_000), st.integers(0, 255), st.integers(0, 4_000))
@settings(max_examples=60, deadline=None)
def test_a_damaged_word_file_never_crashes(at: int, byte: int, cut: int) -> None:
    data = bytearray(word_file(paragraph("Ana Lima")))
    data[at % len(data)] = byte
    for damaged in (bytes(data), bytes(data[: cut % len(data)])):
        try:
            document = read_document("x", damaged)
        except UnreadableDocument:
            continue
        assert document.text.strip()


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    if b"%PDF-" in data:
        return
    try:
        document = read_document("x", data)
    except UnreadableDocument:
        return
    document.text.encode()
    assert any(letter.isalnum() for letter in document.text)


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 20_000 + "Ana" + "</div>" * 20_000,
        "> " * 3_000 + "Ana",
        "- " * 3_000 + "Ana",
        "[" * 20_000 + "Ana",
        "*a " * 10_000,
        "# Ana\n\n" + "|a" * 3_000 + "\n" + "|-" * 3_000 + "\n",
        "<style>" + ".a{display:none}" * 20_000 + "</style><p>Ana</p><p>b</p>",
        "# Ana\n" + "`" * 10_000,
        "<p " + 'a="b" ' * 20_000 + ">Ana</p><p>b</p>",
        "Ana " + "\t" * 50_000 + "x",
        "• " * 20_000 + "Ana",
    ],
    ids=lambda text: text[:12],
)
def test_deep_and_repeated_text_is_read_or_refused(text: str) -> None:
    try:
        document = read_document("x", text.encode())
    except UnreadableDocument:
        return
    assert len(document.text) <= len(text) + 1


def test_hostile_json_is_read_or_refused() -> None:
    if not _HOSTILE.is_dir():
        pytest.skip("shared data: no hostile")
    for file in sorted(_HOSTILE.glob("json/*/*.json")):
        inside = b'{"basics": {"name": ' + file.read_bytes().strip() + b"}}"
        for data in (file.read_bytes(), inside):
            try:
                document = read_document(file.name, data)
            except UnreadableDocument:
                continue
            assert "".join(document.words(line) + "\n" for line in document.lines) == document.text


def test_hostile_strings_become_plain_lines() -> None:
    if not _HOSTILE.is_dir():
        pytest.skip("shared data: no hostile")
    strings = json.loads((_HOSTILE / "naughty-strings.json").read_text(encoding="utf-8"))
    for text in strings:
        resume = json.dumps({"basics": {"name": "Ana", "label": text}}).encode()
        for data in (resume, f"# Ana\n\n{text}\n".encode("utf-8", "replace"), text.encode()):
            try:
                document = read_document("x", data)
            except UnreadableDocument:
                continue
            for line in document.lines:
                assert document.words(line).splitlines() == [document.words(line)]
