"""Inclusion, examples and lengths of regular expressions, by hand and against Node and `re`."""

from __future__ import annotations

import gzip
import itertools
import json
import random
from pathlib import Path

import pytest

from proofs import pattern_inclusion as proof
from sightline.text.regular_languages.deciding import (
    EMPTY,
    UNDECIDED,
    Example,
    difference,
    difference_example,
    disjoint,
    example,
    included,
    matches,
    parse,
)
from tests.text.regular_languages.ecma_oracle import NODE, node_accepts

CONTRACTS = Path(__file__).resolve().parents[4] / "shared/data/contracts"


@pytest.mark.parametrize(
    ("left", "right", "answer"),
    [
        ("^a$", "a", True),
        ("a", "^a$", False),
        ("^[a-z]+$", "^[a-z0-9]+$", True),
        ("^[a-z0-9]+$", "^[a-z]+$", False),
        ("^[a-z]{2,3}$", "^[a-z]{1,64}$", True),
        ("^[a-z]{1,64}$", "^[a-z]{1,63}$", False),
        (r"^\d+$", r"^[0-9]+$", True),
        (r"^\d+$", r"^\w+$", True),
        (r"^\p{Lu}+$", r"^\p{L}+$", True),
        (r"^\p{L}+$", r"^[a-zA-Z]+$", False),
        (r"^\s$", r"^[ \t\n\r]$", False),
        (r"^.$", r"^[^\n\r\u2028\u2029]$", True),
        (r"^[^\n\r\u2028\u2029]$", r"^.$", True),
        ("^(a|ab)(c|bcd)$", "^a(b?c|bb?cd)$", True),
        ("^(?=.*[0-9])(?=.*[a-z]).{8,64}$", "^.*[a-z].*$", True),
        ("^.{8,64}$", "^(?=.*[0-9]).{8,64}$", False),
        ("^(?!foo).*$", "^foo", False),
        ("^foo", "^(?!foo)", False),
        ("^(?!x-)[a-z-]+$", "^([^x]|x$|x[^-])", True),
        (r"\bfoo\b", "foo", True),
        (r"^foo\b", "^foo($|[^a-z])", True),
        (r"^foo\b", "^foo($|[^a-z_])", True),
        (r"^foo($|[^a-z_])", r"^foo\b", False),
        ("^(?:)$", "^[a-z]*$", True),
        ("[]", "a", True),
        ("a$b", "c", True),
        ("a^", "c", True),
        (r"\uD83D\uDE00", r"\u{1F600}", True),
        (r"^[\uD800-\uDFFF]$", "a", True),
        (r"^\cJ\x41\u0042\0$", r"^\nAB\x00$", True),
    ],
)
def test_inclusion_is_decided(left: str, right: str, answer: bool) -> None:
    assert included(left, right) is answer


def test_lengths_belong_to_both_sides() -> None:
    assert included("^[a-z]*$", "^[a-z]{0,5}$") is False
    assert included("^[a-z]*$", "^[a-z]{0,5}$", left_lengths=(0, 5)) is True
    assert included("^[a-z]{2,4}$", "^[a-z]*$", right_lengths=(2, 4)) is True
    assert included("^[a-z]{2,4}$", "^[a-z]*$", right_lengths=(3, 4)) is False
    assert included([], [], left_lengths=(1, 9), right_lengths=(0, 10)) is True
    assert included([], [], left_lengths=(0, 10), right_lengths=(1, None)) is False
    assert included("a", "b", left_lengths=(5, 4)) is True
    assert difference([], [], left_lengths=(0, 3), right_lengths=(0, 2)) == Example("aaa")
    assert difference_example("^x*$", "^x*$", left_lengths=(0, 7), right_lengths=(0, 5)) == "xxxxxx"


def test_lengths_are_counted_in_characters() -> None:
    assert included("^\U0001f600{2}$", "", right_lengths=(2, 2)) is True


def test_several_expressions_on_a_side_all_hold() -> None:
    assert included(["^[a-f]*$", "^[d-z]*$"], "^[d-f]*$") is True
    assert included("^[d-f]+$", ["^[a-f]+$", "[d-z]"]) is True
    assert included("^[d-f]+$", ["^[a-f]+$", "z"]) is False


def test_the_difference_is_the_shortest_and_plainest() -> None:
    assert difference_example("^[ -~]+$", "^[a-z]+$") == "0"
    assert difference_example("^.*$", "^[a-z0-9A-Z]*$") == "-"
    assert difference_example("^.{3,}$", "^[^b]*$") == "aab"
    assert difference_example("^a$", "a") is None


def test_an_example_satisfies_all_that_is_asked() -> None:
    assert example(["^[a-z]+$"], ["a"], min_length=3) == Example("bbb")
    assert example(["^a", "z$"], max_length=1) == EMPTY
    assert example(["^a", "z$"], min_length=4, max_length=4) == Example("aaaz")
    assert example([], min_length=2) == Example("aa")
    assert example([], [""]) == EMPTY
    password = example([r"^(?=.*[A-Z])(?=.*\d)(?=.*[^\w\s]).{8,}$", "^[!-~]+$"]).text
    assert password is not None
    assert proof._accepts(r"^(?=.*[A-Z])(?=.*\d)(?=.*[^\w\s])[!-~]{8}$", (8, 8), password)


def test_a_text_is_matched_or_not() -> None:
    assert matches(r"^\d+$", "12") is True
    assert matches(r"^\d+$", "12\n") is False
    assert matches(r"(a)\1", "aa") is None
    assert matches("a", "\ud800a") is None
    assert matches("^(a|aa)*$", "a" * 3_000 + "b") is False
    assert matches("^(a|aa)*$", "a" * 3_000, steps=10) is None


def test_many_different_characters_are_told_within_the_steps() -> None:
    many = "".join(chr(0x4E00 + 2 * number) for number in range(400))
    assert included(many, many[1:-1]) is True
    assert difference_example(f"^[{many}]*$", f"^[{many[1:]}]*$") == many[0]


def test_disjoint_languages_are_told() -> None:
    assert disjoint("^a", "^b") is True
    assert disjoint("^a", "b$") is False
    assert disjoint(r"^\d+$", r"^[^0-9]") is True


@pytest.mark.parametrize(
    "pattern",
    [
        *("[", "(", ")", "a**", "*", "^*", "(?=a)*", "a{2}{3}", "a{3,2}", "{2}", "a{,5}", "\\"),
        *(r"(a)\1", r"(?<n>a)\k<n>", "(?<=a)b", "(?<!a)b", "(?i)a", "(?P<n>a)", r"\Z", r"\A"),
        *("[z-a]", "[[:alpha:]]", r"\p{Script=Greek}", r"\u{110000}", r"\<", r"\u12", "(?>a)"),
        *("a{0,100000}", "((a{100}){100}){100}", "(" * 10_000 + ")" * 10_000, "a" * 50_000),
    ],
)
def test_what_cannot_be_decided_is_refused(pattern: str) -> None:
    assert parse(pattern) is None
    assert included(pattern, "a") is None
    assert example([pattern]) == UNDECIDED


def test_what_is_not_understood_still_proves_what_it_can() -> None:
    assert included([r"(a)\1", "^a+$"], "a") is True
    assert included([r"(a)\1", "^a+$"], "b") is None
    assert included([r"(a)\1"], [r"(a)\1"]) is True
    assert included("^a$", [r"(a)\1", "b"]) is False


def test_a_hard_question_ends_within_its_steps() -> None:
    hard = "^(a|b)*a(a|b){25}$"
    assert included(hard, f"{hard}|x", steps=5_000) is None
    assert example([hard, "^b*a?b*$"], steps=20).text is None
    nested = "(?:" * 50 + "a" + "*)*" * 50 + "$"
    assert included(nested, "^", steps=2_000) is True
    assert included("^(?=(?=(?=a)a)a)(?:(?!b)(?=.*c).)*$", ".*") in (True, None)


def test_the_answers_for_random_pairs_hold_against_every_short_text() -> None:
    figures = proof.run(3, 25)
    assert figures["undecided"] == 0
    assert isinstance(figures["included"], int) and figures["included"] > 5


ALPHABET = "aZ_ 0-é\n\u2028\ufeff\U0001f600"
FRAGMENTS = (
    *(r"\w", r"\W", r"\s", r"\S", r"\d", r"\D", r"\b", r"\B", ".", "^", "$", "[^]", "[^\\w]", "a"),
    *("[a-]", "[a-z]", r"[\s\-]", r"\p{L}", r"\P{L}", r"[^\p{Lu}0]", r"\u{1F600}", "(?=", "(?!"),
    *("(", "(?:", "(?<x>", ")", ")", ")", "|", "*", "+", "?", "{2}", "{1,}", r"[\b]", r"\/", "é"),
)


@pytest.mark.skipif(NODE is None, reason="needs node, whose regular expressions judge ours")
def test_expressions_mean_what_ecma_says() -> None:
    source = random.Random(11)
    texts = [
        "".join(letters)
        for size in range(3)
        for letters in itertools.product(ALPHABET, repeat=size)
    ]
    patterns = ["".join(source.choices(FRAGMENTS, k=source.randint(1, 7))) for _ in range(100)]
    answers = node_accepts([(pattern, texts) for pattern in patterns])
    judged = 0
    for pattern, answer in zip(patterns, answers, strict=True):
        if parse(pattern) is None:
            continue
        assert answer is not None, pattern
        judged += 1
        accepted = [text for text, accepts in zip(texts, answer, strict=True) if accepts]
        for text in source.sample(texts, 6) + accepted[:: max(1, len(accepted) // 4)]:
            literal = "^" + "".join(f"\\u{{{ord(letter):x}}}" for letter in text) + "$"
            assert included(literal, pattern) is (text in accepted), (pattern, text)
            assert matches(pattern, text) is (text in accepted), (pattern, text)
        found = difference([], pattern, left_lengths=(0, 2))
        assert found.text not in accepted and (all(answer) or not found.is_empty), pattern
    assert judged > 20


@pytest.mark.skipif(not CONTRACTS.is_dir(), reason="needs ../shared/data/contracts")
def test_expressions_of_published_contracts_are_understood() -> None:
    patterns: set[str] = set()
    waiting: list[object] = []
    for path in sorted(CONTRACTS.glob("adyen/Checkout*71*.json.gz")):
        waiting.append(json.loads(gzip.decompress(path.read_bytes())))
    for path in sorted(CONTRACTS.glob("oasdiff_cases.jsonl")):
        waiting.extend(json.loads(line) for line in path.read_text("utf-8").splitlines())
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(value.get("pattern"), str):
                patterns.add(value["pattern"])
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    assert len(patterns) > 5
    assert [pattern for pattern in sorted(patterns) if parse(pattern) is None] == []
    for left, right in itertools.product(sorted(patterns), repeat=2):
        assert included(left, right) is not None, (left, right)
