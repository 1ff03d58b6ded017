"""A text that is read piece by piece has the values of the text read whole."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
import yaml

from sightline.contract.lifecycle.parts import Parts, Unreadable
from sightline.contract.reading.parsing import parse

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "contracts" / "adyen"
BASE = """\
# a comment
openapi: 3.1.0
tags:
- name: a
paths:
  # another
  /a:
    get: {summary: "x"}

  /b: {post: {deprecated: true}}
components:
    schemas:
        A:
            description: |
              one
                two: three
        "B b":
            enum: [a, b]
    parameters: {}
x-last: end
"""


@pytest.mark.parametrize(
    "text",
    [
        BASE,
        BASE.replace("\n", "\r\n"),
        "\ufeff" + BASE,
        "---\n" + BASE,
        BASE.replace("x-last: end", "x-last: 'a\n\n  b: c'"),
        BASE.replace("/a:\n    get", "/a: &a\n    get").replace("{post: {deprecated: true}}", "*a"),
        BASE.replace('"x"', '"x\n  /c: y"'),
        BASE.replace("/b:", "/a:"),
        BASE.replace("  /b:", "  ? /b\n  :"),
        BASE.replace("paths:", "paths: # with a comment"),
        BASE.replace("paths:", "paths:\n"),
        BASE.replace("  /b", "\n# outside\n  /b"),
        BASE + "paths: {}\n",
        "{openapi: 3.1.0,\npaths: {}}",
        "paths:\n- 1\n",
        "paths:\n  a\n",
        "paths:\n",
        "a: 1\n",
    ],
)
def test_every_way_of_writing_gives_the_values_of_the_whole(text: str) -> None:
    data = text.encode()
    parts = Parts()
    expected = parse(data.removeprefix("\ufeff".encode()), "a.yaml").value
    for _ in range(2):
        assert parts.read(data, "a.yaml") == expected


@pytest.mark.parametrize("text", ["", "a: [", "a: b: c", "\t", "a: *b", "a: 1\n---\nb: 2\n"])
def test_what_can_not_be_read_is_refused_with_a_reason(text: str) -> None:
    whole = parse(text.encode(), "a.yaml").value
    if whole is None:
        with pytest.raises(Unreadable, match=r"\w"):
            Parts().read(text.encode(), "a.yaml")
    else:
        assert Parts().read(text.encode(), "a.yaml") == whole


def test_a_piece_that_did_not_change_is_the_same_object() -> None:
    parts = Parts()
    before = parts.read(BASE.encode(), "a.yaml")
    after = parts.read(BASE.replace("enum: [a, b]", "enum: [a]").encode(), "a.yaml")
    assert after["paths"]["/a"] is before["paths"]["/a"]
    assert after["components"]["schemas"]["A"] is before["components"]["schemas"]["A"]
    assert after["components"]["schemas"]["B b"] == {"enum": ["a"]}


@pytest.mark.skipif(not DATA.is_dir(), reason="the contracts of Adyen are not here")
def test_real_contracts_with_lines_taken_out_are_read_as_a_whole() -> None:
    source = json.loads(gzip.decompress((DATA / "AccountService-v3.json.gz").read_bytes()))
    for name in list(source["components"]["schemas"])[40:]:
        del source["components"]["schemas"][name]
    text = yaml.dump(source, Dumper=yaml.CSafeDumper, sort_keys=False)
    draw, parts = random.Random(7), Parts()
    lines = text.split("\n")
    for _ in range(8):
        at = draw.randrange(len(lines))
        data = "\n".join([*lines[:at], *lines[at + 1 :]]).encode()
        whole = parse(data, "a.yaml").value
        if whole is None:
            with pytest.raises(Unreadable):
                parts.read(data, "a.yaml")
        else:
            assert parts.read(data, "a.yaml") == whole
