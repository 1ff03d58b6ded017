"""Third-party corpora: the right value, or a coded refusal; never a wrong value, never a crash."""

from __future__ import annotations

import json
from collections import Counter

from sightline.text.yaml import read_yaml
from sightline.text.yaml.codes import PROBLEM_CODES, WARNINGS
from sightline.text.yaml.json_text import read_json
from sightline.text.yaml.nodes import Mapping, Problem, Scalar
from sightline.text.yaml.scalars import core_value
from tests.text.yaml.corpora import YamlCase, json_files, naughty_strings, yaml_cases


def outcome(case: YamlCase) -> str:
    node, problems = read_yaml(case.text)
    if problems:
        assert_described(problems)
        return "refused as it must be" if case.refused else "refused though valid"
    if case.refused:
        return "accepted though wrong"
    if case.documents is None:
        return "accepted, value not given"
    value = core_value(node)
    return "right" if case.documents == ([] if value is None else [value]) else "other value"


def assert_described(problems: list[Problem]) -> None:
    for problem in problems:
        assert problem.code in PROBLEM_CODES
        assert problem.message and problem.help
        assert (problem.line, problem.column) >= (1, 1)
        assert (problem.end_line, problem.end_column) >= (problem.line, problem.column)


def test_yaml_test_suite_gives_right_value_or_refusal() -> None:
    outcomes = {case.name: outcome(case) for case in yaml_cases()}
    null_documents = {name for name, found in outcomes.items() if found == "other value"}
    cases = {case.name: case for case in yaml_cases()}
    for name in null_documents:  # the suite writes an empty document now as null, now as nothing
        assert cases[name].documents == [None]
    assert "accepted though wrong" not in outcomes.values()
    counts = Counter(outcomes.values())
    assert counts["refused as it must be"] == sum(case.refused for case in cases.values())
    assert counts["right"] + counts["other value"] >= 208


def test_json_suite_is_accepted_or_refused_as_named() -> None:
    for name, data in json_files("test_parsing").items():
        try:
            text = data.decode()
        except UnicodeDecodeError:
            assert name[0] in "in", name
            continue
        node, problems = read_json(text)
        assert_described(problems)
        assert (node is None) == any(problem.code not in WARNINGS for problem in problems)
        if name[0] != "i":
            assert (node is not None) == (name[0] == "y"), name
        if node is not None:
            assert core_value(node) == json.loads(text.removeprefix("\ufeff")), name


def test_json_transforms_keep_their_value() -> None:
    for name, data in json_files("test_transform").items():
        try:
            text = data.decode()
        except UnicodeDecodeError:
            continue
        node, problems = read_json(text)
        if node is None:
            assert [problem.code for problem in problems] == ["DOC043"], name
        else:
            assert core_value(node) == json.loads(text), name


def test_json_suite_read_as_yaml_never_crashes_nor_gives_another_value() -> None:
    for name, data in json_files("test_parsing").items():
        text = data.decode(errors="replace")
        node, problems = read_yaml(text)
        assert_described(problems)
        if name[0] == "y" and not problems:
            value = core_value(node)
            assert value == json.loads(text), name


def test_naughty_strings_round_trip_in_quotes() -> None:
    told = 0
    for text in naughty_strings():
        for quoted in (json.dumps(text, ensure_ascii=False), "'" + text.replace("'", "''") + "'"):
            node, problems = read_yaml(f"a: {quoted}\nb: 1\n")
            if problems:
                assert {problem.code for problem in problems} == {"DOC030"}, (text, problems)
                assert not text.isprintable()
                continue
            assert isinstance(node, Mapping)
            value = node.entries["a"][1]
            assert isinstance(value, Scalar)
            assert (value.text, value.plain) == (text, False)
            told += 1
    assert told > 900


def test_naughty_strings_without_quotes_are_read_or_described() -> None:
    described = 0
    for text in naughty_strings():
        for shape in ("{}", "a: {}", "- {}\n", "{}: a", "[{}]", "a: |\n  {}"):
            problems = read_yaml(shape.format(text))[1]
            assert_described(problems)
            described += bool(problems)
            assert_described(read_json(shape.format(text))[1])
    assert described > 100
