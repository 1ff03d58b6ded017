"""Every mistake in a YAML text has its code, its place and a help that says what to type."""

from __future__ import annotations

import pytest

from sightline.text.yaml import codes, read_yaml

# text, code, "line:column" of the start, "line:column" of the end, words of the help
MISTAKES = [
    ("title: Search: p95\n", "DOC022", "1:8", "1:19", 'title: "Search: p95"'),
    ('- say: he said "x": y\n', "DOC022", "1:8", "1:22", "- say: 'he said \"x\": y'"),
    ("a: {b: c: d}\n", "DOC023", "1:9", "1:13", "commas"),
    ("a: 1\nb: 2\na: 3\n", "DOC020", "3:1", "3:2", "Keep one"),
    ("a:\n\t- b\n", "DOC021", "2:1", "2:2", "spaces"),
    ("a: |\n\tb\n", "DOC021", "2:1", "2:2", "spaces"),
    ('title: "open\nb: c\n', "DOC023", "1:8", "1:13", 'title: "open"'),
    ('title: "open\nb: "c"\n', "DOC023", "1:8", "1:13", 'Add " at the end'),
    ("links: [a, b\ntitle: x\n", "DOC023", "1:8", "1:13", "`]`"),
    ("links: [a,\n", "DOC023", "1:8", "1:11", "`]`"),
    ("links: {a: b\n", "DOC023", "1:8", "1:13", "`}`"),
    ("a: 1\n  b: 2\n", "DOC024", "2:3", "2:7", "below the first letter"),
    ("a:\n    b: 1\n  c: 2\n", "DOC024", "3:3", "3:7", "4 spaces, or with no space"),
    ("- a\nb: c\n", "DOC024", "2:1", "2:5", "`- `"),
    ("a: b\n- c\n", "DOC024", "2:1", "2:4", "below the key of its list"),
    ("a: - b\n", "DOC024", "1:4", "1:7", "line of its own"),
    ('a:\n  b: "c\n d"\n', "DOC024", "3:2", "3:4", "3 spaces"),
    ("a: &x\n  b: *x\n", "DOC025", "2:6", "2:8", "Write the value out"),
    ('a: !!python/object/apply:os.system ["ls"]\n', "DOC026", "1:4", "1:37", "quotes"),
    ("a: !!int x\n", "DOC026", "1:4", "1:11", "quotes"),
    ("a: {{ name }}\n", "DOC027", "1:5", "1:6", "put it in quotes"),
    ("a: 1\n---\nb: 2\n", "DOC028", "2:1", "2:4", "Delete this line"),
    ("a: \x07\n", "DOC030", "1:4", "1:5", '"\\u0007"'),
    ("a: b\x7fc\n", "DOC030", "1:5", "1:6", '"\\u007F"'),
    (": x\n", "DOC032", "1:1", "1:4", "key before the colon"),
    ("a: *bold*\n", "DOC033", "1:4", "1:10", 'a: "*bold*"'),
    ("- @maria\n", "DOC033", "1:3", "1:9", '- "@maria"'),
    ("a: > 5\n", "DOC033", "1:4", "1:7", 'a: "> 5"'),
    ("a: [-]\n", "DOC033", "1:5", "1:6", '"-"'),
    ("a: [?b]\n", "DOC033", "1:5", "1:6", "quotes"),
    ("title\nb: c\n", "DOC034", "1:1", "1:6", "`key: value`"),
    ("a: 1\ntitle\n", "DOC034", "2:1", "2:6", "`key: value`"),
    ('a: "x" y\n', "DOC035", "1:8", "1:9", "\\"),
    ("a: 'don't'\n", "DOC035", "1:9", "1:11", "'it''s'"),
    ("a: [Draft] x\n", "DOC035", "1:12", "1:13", "whole value in quotes"),
    ('a: "\\d"\n', "DOC036", "1:5", "1:8", "single quotes"),
    ("a: *x\n", "DOC037", "1:4", "1:6", "whole value in quotes"),
    ("%FOO\n---\na: 1\n", "DOC038", "1:1", "1:5", "Delete the line"),
    ('a: "x"#c\n', "DOC039", "1:7", "1:8", "space before `#`"),
]


@pytest.mark.parametrize(("text", "code", "start", "end", "words"), MISTAKES)
def test_mistake_has_code_place_and_help(
    text: str, code: str, start: str, end: str, words: str
) -> None:
    (problem,) = read_yaml(text)[1]
    place = (f"{problem.line}:{problem.column}", f"{problem.end_line}:{problem.end_column}")
    assert (problem.code, *place) == (code, start, end)
    assert words in problem.help


def test_lines_of_problems_count_from_the_first_line_given() -> None:
    (problem,) = read_yaml("a: 1\na: 2\n", first_line=41)[1]
    assert (problem.line, problem.message) == (
        42,
        "The key `a` stands here again; it is in line 41 already.",
    )


def test_first_of_two_equal_keys_stands() -> None:
    node, problems = read_yaml("a: 1\n'a': 2\nb: 3\n")
    assert repr(node) == repr(read_yaml("a: 1\nb: 3\n")[0]).replace("2:", "3:")
    assert [problem.code for problem in problems] == [codes.DUPLICATE_KEY]


def test_every_yaml_code_is_described_once() -> None:
    names = [name for name, _ in codes.PROBLEM_CODES.values()]
    assert list(codes.PROBLEM_CODES) == [f"DOC{number:03}" for number in range(20, 50)]
    assert len(set(names)) == len(names)


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE_TEXTS = {
    "exploding aliases": (BOMB, codes.ANCHORS),
    "brackets": ("[" * 100_000, codes.TOO_DEEP),
    "braces": ("{a: " * 100_000, codes.TOO_DEEP),
    "dashes": ("- " * 100_000, codes.TOO_DEEP),
    "steps": ("".join(f"{' ' * depth}a:\n" for depth in range(3_000)), codes.TOO_DEEP),
    "question marks": ("? " * 50_000, codes.COMPLEX_KEY),
    "a long key": ("k" * 100_000 + ": v\n", codes.OTHER_SYNTAX),
    "a wide gap": ("a" + " " * 1_000_000 + "x: y: z\n", codes.OTHER_SYNTAX),
    "a million quotes": ('a: "' + '\\"' * 1_000_000 + "\n", codes.UNCLOSED),
}


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_hostile_text_is_refused_within_limits(name: str) -> None:
    text, code = HOSTILE_TEXTS[name]
    node, problems = read_yaml(text)
    assert [problem.code for problem in problems] == [code]
    assert node is None
    assert all(len(problem.help) + len(problem.message) < 500 for problem in problems)
