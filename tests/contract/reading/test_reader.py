"""A contract of one file or many is one document, and whatever leads nowhere has a place."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from sightline.contract.reading.document import Document, Place
from sightline.contract.reading.reader import locate_many, read_contract, read_file
from sightline.contract.reading.sources import named_source
from sightline.kernel.errors import Refused, UsageError

HEAD = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\n"


def write(folder: Path, **files: str) -> Path:
    """Write files: `__` in a name is a folder, `_` before the last word a dot."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml").replace("_json", ".json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "openapi.yaml"


def told(document: Document) -> list[tuple[str, int, str]]:
    return [(one.code, one.line, one.message) for one in document.problems]


def test_files_are_mounted_and_references_lead_to_them(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        openapi_yaml=(
            "openapi: 3.1.0\npaths:\n  /a: {$ref: paths/a.yaml}\ncomponents:\n  schemas:\n"
            "    Own: {$ref: 'schemas/all.json#/Pet'}\n    Up: {$ref: '#/components/schemas/Own'}\n"
        ),
        paths__a_yaml="get: {responses: {200: {$ref: '../openapi.yaml#/components/schemas/Up'}}}\n",
        schemas__all_json='{"Pet": {"properties": {"mother": {"$ref": "#/Pet"}, '
        '"kind": {"$ref": "./kinds%20of.yaml#/~1a~0b"}}}}',
        **{"schemas__kinds of_yaml": "/a~b: {enum: [cat]}\n"},
    )
    document = read_file(str(root))
    assert told(document) == []
    assert document.root["paths"] == {"/a": {"$ref": "#/~0files/paths~1a.yaml"}}
    assert document.root["components"] == {
        "schemas": {
            "Own": {"$ref": "#/~0files/schemas~1all.json/Pet"},
            "Up": {"$ref": "#/components/schemas/Own"},
        }
    }
    pet = {
        "mother": {"$ref": "#/~0files/schemas~1all.json/Pet"},
        "kind": {"$ref": "#/~0files/schemas~1kinds of.yaml/~1a~0b"},
    }
    assert document.root["~files"] == {
        "paths/a.yaml": {
            "get": {"responses": {"200": {"$ref": "#/components/schemas/Up"}}},
        },
        "schemas/all.json": {"Pet": {"properties": pet}},
        "schemas/kinds of.yaml": {"/a~b": {"enum": ["cat"]}},
    }
    where = document.locate("#/~0files/schemas~1kinds of.yaml/~1a~0b/enum")
    assert where == Place(str(tmp_path / "schemas/kinds of.yaml"), 1)
    assert locate_many(document, ["#/components/schemas/Up", "/openapi"]) == {
        "#/components/schemas/Up": Place(str(root), 7), "/openapi": Place(str(root), 1),
    }  # fmt: skip


def test_only_a_reference_is_taken_for_one(tmp_path: Path) -> None:
    text = HEAD + (
        "components:\n  schemas:\n    A:\n      properties:\n        $ref: {type: string}\n"
        "        default: {$ref: '#/gone/1'}\n      default: {$ref: x.yaml}\n"
        "      example: {$ref: x.yaml}\n      examples: [{$ref: x.yaml}]\n"
        "      enum: [{$ref: x.yaml}]\n      const: {$ref: x.yaml}\n      x-own: {$ref: x.yaml}\n"
        "  examples:\n    B: {value: {$ref: x.yaml}}\n    C: {$ref: '#/gone/2'}\n"
        "  responses:\n    default: {$ref: '#/gone/3'}\n"
    )
    document = read_file(str(write(tmp_path, openapi_yaml=text)))
    assert [(code, line) for code, line, _ in told(document)] == [
        ("CON002", 9), ("CON002", 18), ("CON002", 20),
    ]  # fmt: skip


def test_a_broken_reference_says_what_may_have_been_meant(tmp_path: Path) -> None:
    text = '{"openapi": "3.0.3", "components": {"schemas": {"Pet": {},\n "Pets": {"items": '
    text += '{"$ref": "#/components/schemas/Pett"}}}}}'
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    (problem,) = read_file(str(path)).problems
    assert problem[:4] == (
        "CON002",
        "`$ref: #/components/schemas/Pett` leads nowhere: "
        "there is no `Pett` in #/components/schemas",
        2, 30,
    )  # fmt: skip
    assert problem.help == "did you mean `Pet`?"


def test_references_in_a_circle_are_told_and_recursion_is_not(tmp_path: Path) -> None:
    text = HEAD + (
        "components:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n"
        "    B: {$ref: '#/components/schemas/A'}\n    C: {$ref: '#/components/schemas/C'}\n"
        "    Tree: {properties: {leaf: {$ref: '#/components/schemas/Tree'}}}\n"
        "    To: {$ref: '#/components/schemas/Tree'}\n"
    )
    document = read_file(str(write(tmp_path, openapi_yaml=text)))
    assert [(code, line) for code, line, _ in told(document)] == [
        ("CON003", 6), ("CON003", 7), ("CON003", 8),
    ]  # fmt: skip


def test_what_is_broken_in_another_file_leads_nowhere_from_the_root_either(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        openapi_yaml=HEAD + "components: {schemas: {A: {$ref: 'b.yaml#/x'}, C: {$ref: no.yaml}}}\n",
        b_yaml="y: 1\nx:\n  items: {$ref: '#/components'}\n",
    )
    document = read_file(str(root))
    assert document.root["~files"] == {
        "b.yaml": {"y": 1, "x": {"items": {"$ref": "#/~0files/b.yaml/components"}}}
    }
    assert document.root["components"] == {
        "schemas": {"A": {"$ref": "#/~0files/b.yaml/x"}, "C": {"$ref": "#/~0files/no.yaml"}}
    }
    in_b, in_root = sorted(told(document), key=lambda one: one[1])
    assert in_b[2].startswith(f"in {tmp_path}/b.yaml:3: `$ref: #/components` leads nowhere")
    assert in_root[:2] == ("CON002", 4)


def test_a_syntax_error_in_another_file_names_that_file(tmp_path: Path) -> None:
    root = write(tmp_path, openapi_yaml=HEAD + "x: {$ref: b.json}\ny: {$ref: b.json}\n")
    document = read_file(str(root))
    assert [code for code, _, _ in told(document)] == ["CON002", "CON002"]
    write(tmp_path, b_json='{"a": 1,\n}')
    (problem,) = read_file(str(root)).problems
    assert problem.code == "DOC041"
    assert problem.message.startswith(f"in {tmp_path}/b.json:1: A comma")


def test_names_given_by_anchor_and_id_are_found(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        openapi_yaml=HEAD + "components:\n  schemas:\n    A: {$anchor: a, $id: 'urn:pet'}\n"
        "    B: {$ref: '#a'}\n    C: {$ref: 'urn:pet'}\n    D: {$ref: 'b.yaml#c'}\n"
        "    E: {$ref: '#nobody'}\n",
        b_yaml="z: [{$anchor: c}]\n",
    )
    document = read_file(str(root))
    schemas = document.root["components"]["schemas"]  # type: ignore[index]
    assert [schemas[name]["$ref"] for name in "BCD"] == [
        "#/components/schemas/A", "#/components/schemas/A", "#/~0files/b.yaml/z/0",
    ]  # fmt: skip
    assert [(code, line) for code, line, _ in told(document)] == [("CON002", 10)]


def test_a_discriminator_names_files_too(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        openapi_yaml=HEAD + "components: {schemas: {A: {$ref: 'b.yaml'}}}\n",
        b_yaml="oneOf: [{$ref: c.yaml}]\n"
        "discriminator: {propertyName: k, mapping: {c: c.yaml, d: Dog}}\n",
        c_yaml="type: object\n",
    )
    files = read_file(str(root)).root["~files"]
    assert files["b.yaml"]["discriminator"]["mapping"] == {  # type: ignore[index]
        "c": "#/~0files/c.yaml", "d": "Dog",
    }  # fmt: skip


@pytest.mark.parametrize(
    "target",
    ["../../secret.yaml", "/etc/passwd", "out.yaml", "file:///etc/passwd", "..\\secret.yaml",
     "%2e%2e/%2e%2e/secret.yaml", "up/secret.yaml"],
)  # fmt: skip
def test_nothing_outside_of_the_folder_is_read(tmp_path: Path, target: str) -> None:
    write(tmp_path, secret_yaml="password: hunter2\n")
    api = tmp_path / "work" / "api"
    root = write(api, openapi_yaml=HEAD + f"x: {{$ref: '{target}'}}\n")
    os.symlink(tmp_path / "secret.yaml", api / "out.yaml")
    os.symlink(tmp_path, api / "up")
    document = read_file(str(root))
    assert "hunter2" not in json.dumps(document.root) + str(document.problems)
    assert [(code, line) for code, line, _ in told(document)] == [("CON002", 4)]


def test_the_network_is_off_unless_it_is_allowed(tmp_path: Path) -> None:
    root = write(tmp_path, openapi_yaml=HEAD + "x: {$ref: 'https://example.com/a.yaml'}\n")
    (problem,) = read_file(str(root)).problems
    assert (problem.code, problem.line) == ("CON004", 4)
    assert "--fetch-references" in problem.help
    with pytest.raises(Refused, match="network is off"):
        named_source("https://example.com/a.yaml", str(tmp_path), anywhere=True)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "DOC040"), (b"[]", "CON001"), (b"7", "CON001"), (b"{}", "CON001"),
     (b"\xff\xfe", "DOC009"), (b"\x1f\x8b broken", "DOC005"), (b"a: \xff", "DOC001"),
     (gzip.compress(b"{}", mtime=0)[:-9], "DOC005"), (b'{"a": 1, "a": 2}', "DOC046"),
     (b'{"a" :1, "a" :2}', "DOC046"), (b'{"a":1,"a" :2}', "DOC046"),
     (b'{"\\u0022":1, "a":1, "a":2}', "DOC046"), (b'{"a": NaN}', "DOC045")],
)  # fmt: skip
def test_what_is_no_contract_is_a_problem_with_a_place(
    tmp_path: Path, data: bytes, code: str
) -> None:
    path = tmp_path / "openapi.json"
    path.write_bytes(data)
    document = read_file(str(path))
    assert [one.code for one in document.problems] == [code]
    assert document.locate("/a/b").line == 1


def test_a_packed_contract_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "pets.json.gz"
    path.write_bytes(gzip.compress(b'{"openapi": "3.0.0",\n "paths": {}}'))
    document = read_contract(
        named_source("pets.json.gz", None, anywhere=True, folder=str(tmp_path))
    )
    assert (document.root, document.problems) == ({"openapi": "3.0.0", "paths": {}}, ())
    assert document.locate("/paths") == Place("pets.json.gz", 2)


def test_a_packed_file_that_explodes_is_not_unpacked() -> None:
    from sightline.contract.reading.parsing import unpacked
    from sightline.text.yaml.nodes import Problem

    found = unpacked(gzip.compress(b"a" * 10_000), limit=999)
    assert isinstance(found, Problem)
    assert found.code == "DOC002"


def test_slim_keeps_the_names_of_shared_examples_only(tmp_path: Path) -> None:
    text = (
        HEAD
        + "components: {examples: {A: {value: [1, 2]}}}\nx: {$ref: '#/components/examples/A'}\n"
    )
    root = write(tmp_path, openapi_yaml=text)
    document = read_file(str(root), slim=True)
    assert document.root["components"] == {"examples": {"A": {}}}
    assert document.problems == ()


@pytest.mark.parametrize("text", ["../a.yaml", "/etc/passwd", "C:\\a.yaml", ".git/config"])
def test_only_the_command_line_names_files_outside(tmp_path: Path, text: str) -> None:
    (tmp_path / "work").mkdir()
    (tmp_path / "a.yaml").write_text(HEAD, encoding="utf-8")
    with pytest.raises((Refused, UsageError)):
        named_source(text, str(tmp_path / "work"))


def test_a_file_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no file contracts/x\.yaml"):
        named_source("contracts/x.yaml", str(tmp_path), anywhere=True)
