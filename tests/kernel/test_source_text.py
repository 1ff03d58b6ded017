"""Whatever the bytes of a file are, a person gets text, or a place and a way out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.files.source_text import (
    MAX_DOCUMENT_BYTES,
    PROBLEM_CODES,
    read_source,
    split_front_matter,
)


def found(data: bytes) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.line, problem.column) for problem in read_source(data).problems]


@pytest.mark.parametrize(
    ("data", "text", "newline", "bom"),
    [
        (b"", "", "\n", False),
        (b"a\nb\n", "a\nb\n", "\n", False),
        (b"a\r\nb\r\n", "a\nb\n", "\r\n", False),
        (b"a\rb\r", "a\nb\n", "\r", False),
        (b"a\r\nb\r\nc\n", "a\nb\nc\n", "\r\n", False),
        (b"\xef\xbb\xbfa\r\n", "a\n", "\r\n", True),
        (b"\xef\xbb\xbf", "", "\n", True),
        ("né\u2028\u0085\tx".encode(), "né\u2028\u0085\tx", "\n", False),
    ],
)
def test_text_is_normal_and_remembers_how_it_was_written(
    data: bytes, text: str, newline: str, bom: bool
) -> None:
    source = read_source(data)
    assert (source.text, source.newline, source.bom, source.problems) == (text, newline, bom, ())


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (b"ab\ncaf\xe9 x\n", [("DOC001", 2, 4)]),
        ("é\r\né".encode() + b"\x93quoted\x94", [("DOC001", 2, 2)]),
        (b"\xef\xbb\xbfab\xff", [("DOC001", 1, 3)]),
        (b"\xc3", [("DOC001", 1, 1)]),
        (b"\x89PNG\r\n\x1a\n\0\0", [("DOC001", 1, 1)]),
        (b"x" * (MAX_DOCUMENT_BYTES + 1), [("DOC002", 1, 1)]),
        (b"x" * MAX_DOCUMENT_BYTES, []),
        (b"a\n\tb\0c", [("DOC004", 2, 3)]),
        (b"\x1b[31mred\x1b[0m", [("DOC004", 1, 1)]),
        ("a\r\nb\x9b".encode(), [("DOC004", 2, 2)]),
        (b"a\x7f", [("DOC004", 1, 2)]),
        ("title: é\n".encode("utf-16"), [("DOC009", 1, 1)]),
        ("title: x\n".encode("utf-16-le"), [("DOC009", 1, 1)]),
        ("title: x\n".encode("utf-16-be"), [("DOC009", 1, 1)]),
        ("title: x\n".encode("utf-32"), [("DOC009", 1, 1)]),
        (b"\0", [("DOC004", 1, 1)]),
    ],
)
def test_what_is_wrong_in_a_file_has_one_place(
    data: bytes, problems: list[tuple[str, int, int]]
) -> None:
    assert found(data) == problems


@pytest.mark.parametrize(
    ("data", "help"),
    [
        (
            b"caf\xe9",
            'In Latin-1 it would be "é". Save the file as UTF-8 in your editor, '
            "or convert it: iconv -f LATIN-1 -t UTF-8 OLD > NEW",
        ),
        (
            b"\x93hi\x94",
            'In Windows-1252 it would be "“". Save the file as UTF-8 in your editor, '
            "or convert it: iconv -f CP1252 -t UTF-8 OLD > NEW",
        ),
        (b"\x81", "Save the file as UTF-8 in your editor."),
        (
            b"\xff\0",
            "This looks like a binary file. Move it out of the documents or save it as text.",
        ),
    ],
)
def test_the_help_guesses_what_the_file_was_written_in(data: bytes, help: str) -> None:
    assert [problem.help for problem in read_source(data).problems] == [help]


def test_a_control_character_is_replaced_where_it_stands() -> None:
    source = read_source(b"a\x1bb\x00c")
    assert source.text == "a\ufffdb\ufffdc"
    assert source.problems[0].message.endswith("(U+001B) is in this text, and 1 more.")


@given(st.binary() | st.text().map(str.encode))
def test_no_bytes_raise_and_every_problem_lies_in_the_file(data: bytes) -> None:
    source = read_source(data)
    assert "\r" not in source.text
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]", source.text)
    for problem in source.problems:
        assert problem.code in PROBLEM_CODES
        assert 1 <= problem.line <= data.count(b"\n") + data.count(b"\r") + 1
        assert 1 <= problem.column <= len(data) + 1
    split_front_matter(source.text)


@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff") | st.just("\n")
    ),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_saving_keeps_line_ends_and_mark(text: str, newline: str, bom: bool) -> None:
    data = (b"\xef\xbb\xbf" if bom else b"") + text.replace("\n", newline).encode()
    source = read_source(data)
    assert (source.text, source.problems) == (text, ())
    assert source.encode(source.text) == data


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: 1\n---\nbody\n", ("a: 1\n", 2, "body\n", 4)),
        ("---\na: 1\n...\nbody\n", ("a: 1\n", 2, "body\n", 4)),
        ("--- \na: 1\nb: 2\n--- \t\nbody", ("a: 1\nb: 2\n", 2, "body", 5)),
        ("---\na: 1\n---", ("a: 1\n", 2, "", 4)),
        ("---\n---\nbody", ("", 2, "body", 3)),
        ("---\na: |\n  x\n ---\n---\n---\n", ("a: |\n  x\n ---\n", 2, "---\n", 6)),
        ("---\na: ---x\n---x: 1\n---\nb", ("a: ---x\n---x: 1\n", 2, "b", 5)),
        ("---\na: 1\n...\n---\nbody\n", ("a: 1\n", 2, "---\nbody\n", 4)),
        ("# Title\n---\n", ("", 1, "# Title\n---\n", 1)),
        ("----\nA rule, and text.\n", ("", 1, "----\nA rule, and text.\n", 1)),
        ("--\nNote: well.\n", ("", 1, "--\nNote: well.\n", 1)),
        ("--- # x\na: 1\n---\n", ("", 1, "--- # x\na: 1\n---\n", 1)),
        ("\n\ntext\n---\na: 1\n---\n", ("", 1, "\n\ntext\n---\na: 1\n---\n", 1)),
        ("", ("", 1, "", 1)),
    ],
)
def test_front_matter_and_body_know_their_first_line(
    text: str, parts: tuple[str, int, str, int]
) -> None:
    assert split_front_matter(text) == (*parts, ())


@pytest.mark.parametrize(
    ("text", "parts", "problem"),
    [
        (
            "---\na: 1\nb:\n  - x\n\n# Title\n",
            ("a: 1\nb:\n  - x\n", 2, "\n# Title\n", 5),
            ("DOC003", 1, "Write --- on a line of its own after line 4, below the last key."),
        ),
        (
            "---",
            ("", 2, "", 2),
            ("DOC003", 1, "Write --- on a line of its own after line 1, below the last key."),
        ),
        (
            "---\nprose: not so much\nA line, then.\n",
            ("prose: not so much\n", 2, "A line, then.\n", 3),
            ("DOC003", 1, "Write --- on a line of its own after line 2, below the last key."),
        ),
        (
            "\n \n---\ntitle: x\n---\nbody\n",
            ("title: x\n", 4, "body\n", 6),
            ("DOC010", 1, "Delete everything before the --- of line 3."),
        ),
        *[
            (
                f"{opening}\ntitle: x\n{closing}\nbody\n",
                ("title: x\n", 2, body, 3 + (closing == "---")),
                (
                    "DOC003",
                    1,
                    "Write --- on the first line, and again on a line of its own below the last "
                    "key.",
                ),
            )
            for opening in ("--", "\u2014", "----", "\u2013-", "-- ")
            for closing, body in (
                ("---", "body\n"),
                ("--", "--\nbody\n"),
                ("\u2014", "\u2014\nbody\n"),
            )
        ],
    ],
)
def test_one_mistake_in_front_matter_gives_one_message(
    text: str, parts: tuple[str, int, str, int], problem: tuple[str, int, str]
) -> None:
    *split, problems = split_front_matter(text)
    assert tuple(split) == parts
    assert [(found.code, found.line, found.help) for found in problems] == [problem]


@given(st.lists(st.sampled_from(["---", "...", "--- ", "a: 1", "", " x", "- y", "# T", "text."])))
def test_parts_stand_on_the_lines_that_they_name(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = split_front_matter(text)
    front = parts.front_text.split("\n")[:-1]
    first = parts.front_first_line - 1
    assert lines[first : first + len(front)] == front
    assert text.split("\n")[parts.body_first_line - 1 :] == parts.body_text.split("\n") or (
        parts.body_text == ""
    )
