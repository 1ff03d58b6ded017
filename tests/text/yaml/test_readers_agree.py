"""The fast reader gives what the full reader gives, or leaves it to it."""

from __future__ import annotations

from proofs import yaml_fast_equals_full as proof
from sightline.text.yaml.fast import read_fast
from tests.text.yaml.corpora import naughty_strings, yaml_cases


def test_fast_reader_answers_realistic_front_matter() -> None:
    assert [read_fast(text, 2) is not None for text in proof.SEEDS] == [True, True, True]


def test_fast_reader_equals_full_reader_on_damaged_front_matter() -> None:
    figures = proof.run(7, 1_000)
    assert figures["differences"] == 0
    assert int(str(figures["answered by the fast reader"])) > 200


def test_fast_reader_equals_full_reader_on_the_yaml_test_suite() -> None:
    answered = [case.name for case in yaml_cases() if proof.assert_equal(case.text, 3)]
    assert len(answered) > 30


def test_fast_reader_equals_full_reader_on_naughty_strings() -> None:
    shapes = ("{}", "a: {}", "- {}", "{}: x", "a: [{}]", "a: {{b: {}}}", 'a: "{}"', "a: |\n  {}\n")
    written = [shape.format(text) for text in naughty_strings() for shape in shapes]
    answered = [proof.assert_equal(text, 1) for text in written]
    assert answered.count(True) > 500
