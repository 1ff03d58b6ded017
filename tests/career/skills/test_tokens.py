"""Words and signs of a line, in text as people write it and as SkillSpan has it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.career.skills.tokens import tokens_of


@pytest.mark.parametrize(
    ("line", "tokens"),
    [
        ("Go, Rust (or C++).", ["Go", "Rust", "(", "or", "C++", ")", "."]),
        ("Go Rust ( or C++ ) .", ["Go", "Rust", "(", "or", "C++", ")", "."]),
        ("Node.js and .NET", ["Node.js", "and", ".NET"]),
        ("job(s) at <ORGANIZATION>", ["job(s)", "at", "<ORGANIZATION>"]),
        ("e.g. CI/CD", ["e.g.", "CI/CD"]),
        ("Skills: SQL;", ["Skills:", "SQL"]),
        ("• “Quoted”", ["•", "“", "Quoted", "”"]),
        ("", []),
        (" \t ", []),
    ],
)
def test_a_line_is_split_at_blanks_and_signs(line: str, tokens: list[str]) -> None:
    assert [token.text for token in tokens_of(line)] == tokens


@given(st.text(max_size=120))
def test_every_token_stands_where_it_says_and_no_letter_is_lost(line: str) -> None:
    tokens = tokens_of(line)
    assert all(line[token.start : token.end] == token.text for token in tokens)
    assert all(a.end <= b.start for a, b in itertools.pairwise(tokens))
    letters = "".join(letter for letter in line if letter.isalnum())
    assert "".join(c for token in tokens for c in token.text if c.isalnum()) == letters


@given(st.lists(st.text(alphabet="abcXYZ+#/.-()09", min_size=1, max_size=8), max_size=8))
def test_what_is_split_already_stays_as_it_is(words: list[str]) -> None:
    once = " ".join(token.text for token in tokens_of(" ".join(words)))
    assert [token.text for token in tokens_of(once)] == once.split()
