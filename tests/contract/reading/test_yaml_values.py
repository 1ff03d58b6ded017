"""YAML says the same whichever way it is read, and what YAML 1.1 would make of it never counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs import contract_yaml as proof
from sightline.contract.reading.parsing import parse
from sightline.contract.reading.yaml_values import fast_values, slow_values

SHARED = Path(__file__).parents[4] / "shared" / "data"
SUITE = SHARED / "hostile" / "yaml"
REAL = (
    "adyen/BinLookupService-v54.json.gz",
    "adyen/ManagementService-v3.json.gz",
)

PLAIN: dict[str, Any] = {
    "no": "no", "on": "on", "yes": "yes", "off": "off", "y": "y", "1:30": "1:30", "012": "012",
    "0o17": "0o17", "0x1F": "0x1F", "0b11": "0b11", "1_000": "1_000", "+1": "+1", ".5": ".5",
    "1.": "1.", ".inf": ".inf", "-.INF": "-.INF", ".nan": ".nan", "00": "00", "-012": "-012",
    "2024-01-01": "2024-01-01", "2024-01-01T00:00:00Z": "2024-01-01T00:00:00Z", "0108": "0108",
    "1.2.3": "1.2.3", "1e": "1e", "=": "=", "0": 0, "-0": 0, "7": 7, "-7": -7, "1.10": 1.1,
    "1e3": 1000.0, "1E-2": 0.01, "true": True, "True": True, "FALSE": False, "tRUE": "tRUE",
    "null": None, "Null": None, "NULL": None, "~": None, "": None, "none": "none",
    "12345678901234567890123": 12345678901234567890123,
}  # fmt: skip


@pytest.mark.parametrize("word", PLAIN)
def test_a_plain_word_means_what_openapi_says(word: str) -> None:
    texts = (f"a: {word}\n", f"a: {word}", f"a: {word} # so\n", f"- {word}\n", f"[x, {word} ]\n")
    texts = (*texts, f"[x,\t{word}]\n", f'- {{"k": x, "a":{word}}}\n') if word else texts
    for text in texts:
        value = parse(text.encode(), "a.yaml").value
        last = value["a"] if isinstance(value, dict) else value[-1]  # type: ignore[index]
        last = last["a"] if isinstance(last, dict) else last
        if not (word == "" and text.startswith("[")):
            assert (type(last), last) == (type(PLAIN[word]), PLAIN[word]), text
        assert slow_values(text)[0] == value


@pytest.mark.parametrize("word", [word for word in PLAIN if word and word != "="])
def test_a_key_is_the_text_that_was_typed(word: str) -> None:
    for text in (f"{word}: 1\nb:\n  {word}: 2\n", f"{{{word} : 1, b: {{{word} : 2}}}}\n"):
        assert parse(text.encode(), "a.yaml").value == {word: 1, "b": {word: 2}}


def test_a_status_is_text_with_and_without_quotes() -> None:
    text = b"responses:\n  200: {a: 1}\n  '404': {b: 2}\n  default: {}\nflow: {200: x, 2XX: y}\n"
    assert parse(text, "a.yaml").value == {
        "responses": {"200": {"a": 1}, "404": {"b": 2}, "default": {}},
        "flow": {"200": "x", "2XX": "y"},
    }


def test_a_status_with_and_without_quotes_is_a_key_twice() -> None:
    parsed = parse(b'a:\n  200: x\n  "200": y\n', "a.yaml")
    assert [(one.code, one.line, one.column) for one in parsed.problems] == [("DOC020", 3, 3)]


def test_a_block_of_text_keeps_what_looks_like_numbers_and_keys() -> None:
    text = "a: |\n  012\n  200: x\n  - 0o7\n  null: 1.\nb: >-\n  +1 .5\n  0108\nc: 'x\n  012 y'\n"
    wanted = {"a": "012\n200: x\n- 0o7\nnull: 1.\n", "b": "+1 .5 0108", "c": "x 012 y"}
    assert fast_values(text) is not None
    assert parse(text.encode(), "a.yaml").value == wanted


def test_a_merge_gives_what_it_names_unless_it_is_there() -> None:
    text = b"a: &a {x: 1, y: 2}\nb: &b {z: 3}\nc:\n  <<: [*a, *b]\n  y: 9\nd: {'<<': 1}\n"
    value = parse(text, "a.yaml").value
    assert value == {
        "a": {"x": 1, "y": 2}, "b": {"z": 3}, "c": {"x": 1, "y": 9, "z": 3}, "d": {"<<": 1},
    }  # fmt: skip


@pytest.mark.parametrize(
    "key", ["? <<\n", "? <<", "? << # why\n", "{<<}", "{<<, a: 1}", "{a: 1, << }"]
)
def test_a_merge_without_a_colon_is_read_exactly(key: str) -> None:
    assert fast_values(f"k:\n  {key}") is None
    assert fast_values("a: cat <<EOF and 1 << 2\n") is not None


@pytest.mark.parametrize("number", ["1e3012", "-1.5E+999", "9" * 320 + ".5"])
def test_a_number_beyond_all_bounds_is_no_null(number: str) -> None:
    text = f"a: 012\nb: {number}\n"
    assert fast_values(text) is None
    value = slow_values(text)[0]
    assert value == {"a": "012", "b": float(number)}
    assert fast_values("a: 012\nb: 1e308\nc: 1e-999\n") is not None


def test_an_alias_repeats_and_never_explodes() -> None:
    assert parse(b"a: &a [1]\nb: *a\n", "a.yaml").value == {"a": [1], "b": [1]}
    laughs = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
    )
    for text in (laughs, "a: &a [*a]\n", "a: &a {b: *a}\n", "a: *nobody\n"):
        parsed = parse(text.encode(), "a.yaml")
        assert parsed.value is None
        assert [one.code for one in parsed.problems] in (["DOC025"], ["DOC037"])


def test_a_block_ends_the_same_without_a_last_line_end() -> None:
    for text in ("a: |\n  x", "a: |\n  x\n  ", "a: |+\n  x\n\n  ", "a: >-\n  x\n "):
        fast = fast_values(text)
        assert fast is not None
        assert fast[0] == slow_values(text)[0]


@pytest.mark.parametrize("text", ["a: |\n", "a: >+\n\n  # c\n", "a:\n  b: |-  # c\n  \n# c\n"])
def test_an_empty_block_at_the_end_is_empty(text: str) -> None:
    assert parse(text.encode(), "a.yaml").value == slow_values(text)[0]
    assert "\n" not in str(parse(text.encode(), "a.yaml").value)


def test_a_second_document_is_told() -> None:
    parsed = parse(b"a: 1\n---\nb: 2\n", "a.yaml")
    assert [(one.code, one.line) for one in parsed.problems] == [("DOC028", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000, "- " * 100_000 + "a\n", "? " * 50_000, "{a: " * 100_000, '{"a":' * 100_000,
        "".join(" " * n + "a:\n" for n in range(600)), "-\t" * 20_000, "- ? " * 20_000 + "a",
        "".join(" " * n + "- \n" for n in range(500)),
    ],
    ids=range(9),
)  # fmt: skip
def test_a_text_however_deep_is_a_problem_and_no_crash(text: str) -> None:
    for name in ("a.yaml", "a.json"):
        parsed = parse(text.encode(), name)
        assert parsed.value is None
        assert len(parsed.problems) == 1


@pytest.mark.skipif(not SUITE.is_dir(), reason="the YAML test suite is not here")
def test_the_fast_way_agrees_with_the_exact_one_on_the_yaml_test_suite() -> None:
    compared = 0
    for path in sorted(SUITE.rglob("in.yaml")):
        whole = path.read_bytes().decode()
        inside = "k:\n" + "".join(f"  {line}\n" for line in whole.split("\n"))
        assert fast_values(whole) is None or not (path.parent / "error").exists(), path
        for text in (whole, inside):
            fast = fast_values(text)
            exact, problems = slow_values(text)
            if fast is not None and not problems:
                compared += 1
                assert repr(fast[0]) == repr(exact), path
    assert compared >= 200


@pytest.mark.skipif(not (SHARED / "contracts").is_dir(), reason="the real contracts are not here")
@pytest.mark.parametrize("name", REAL)
def test_a_real_contract_says_the_same_in_yaml_as_in_json(name: str) -> None:
    import gzip

    import yaml

    class Dumper(yaml.CSafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    data = gzip.decompress((SHARED / "contracts" / name).read_bytes())
    value = json.loads(data)
    text = yaml.dump(value, Dumper=Dumper, sort_keys=False, allow_unicode=True)
    fast = fast_values(text)
    assert fast is not None
    assert fast[0] == value == parse(data, "a.json").value


_WORDS = st.sampled_from([*filter(None, PLAIN), "a b", "it's", "x-y", "#/a/b", "a:b", "é", "{id}"])
_QUOTED = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8).map(json.dumps)
_SCALARS = st.one_of(_WORDS.filter(lambda word: "{" not in word and word[0] != "#"), _QUOTED)


def _block(value: object, indent: int) -> str:
    if isinstance(value, dict) and value:
        return "".join(f"{' ' * indent}{key}:{_after(held, indent)}" for key, held in value.items())
    assert isinstance(value, list)
    return "".join(f"{' ' * indent}-{_after(held, indent)}" for held in value)


def _after(value: object, indent: int) -> str:
    if isinstance(value, str):
        return f" {value}\n"
    return "\n" + _block(value, indent + 2) if value else " {}\n"


_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(_SCALARS.map(lambda key: key.replace(": ", ":")), inner, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(_SCALARS, _TREES, min_size=1, max_size=4))
def test_both_ways_give_the_same_values(tree: dict[str, object]) -> None:
    text = _block(tree, 0)
    fast = fast_values(text)
    exact, problems = slow_values(text)
    if fast is not None and not problems:
        assert repr(fast[0]) == repr(exact)
    if fast is not None:  # half a character, escaped, is read where its other half follows
        assert {one.code for one in problems} <= {"DOC036"}, text


def test_both_ways_give_the_same_values_on_damaged_contracts() -> None:
    figures = proof.run(3, proof.ROUNDS_SMALL)
    assert figures["differences"] == 0
    assert int(str(figures["read both ways"])) > 150
