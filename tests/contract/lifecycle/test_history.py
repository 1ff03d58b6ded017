"""The life of each part of a contract is what every revision, read whole, says of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.contract.lifecycle.history import history_of, working_tree
from sightline.contract.lifecycle.ledger import Ledger, LedgerRow
from tests.contract.lifecycle.repositories import git, write_history

PATH = "contracts/pets/openapi.yaml"
LIFE = tuple[str, str | None, str | None]


def days(ledger: Ledger) -> dict[str, LIFE]:
    """Element → the days on which it came, was deprecated and went."""

    def day(row: LedgerRow, what: str) -> str | None:
        moment = getattr(row, what)
        return moment.day if moment else None

    return {
        row.element: (day(row, "introduced") or "", day(row, "deprecated"), day(row, "removed"))
        for row in ledger.rows
    }


def ledger(folder: Path, path: str = PATH, until: str = "HEAD") -> Ledger:
    return history_of(folder.as_posix(), path, None, "2026-01-01", until=until)[1]


def contract(operation: str = "", pet: str = "name: {type: string}") -> str:
    return (
        "openapi: 3.1.0\npaths:\n  /pets/{id}:\n    get:\n      summary: A pet\n"
        f"{operation}"
        "      responses:\n        200: {description: ok}\n"
        f"components:\n  schemas:\n    Pet:\n      properties:\n        {pet}\n"
    )


# An oracle of its own: a plain recursive reading of small documents.


def plain(document: Any) -> Iterator[tuple[str, bool]]:
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            name = f"{method.upper()} {path}"
            yield name, operation.get("deprecated", False)
            for parameter in operation.get("parameters", []):
                own = f"{name} query {parameter['name']}"
                yield own, parameter.get("deprecated", False)
                yield from plain_schema(own, parameter["schema"])
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        yield from plain_schema(name, schema)


def plain_schema(name: str, schema: Any) -> Iterator[tuple[str, bool]]:
    for value in schema.get("enum", []):
        yield f"{name}={value}", False
    for key, inner in schema.get("properties", {}).items():
        yield f"{name}.{key}", inner.get("deprecated", False)
        yield from plain_schema(f"{name}.{key}", inner)
    if "items" in schema:
        yield from plain_schema(name + "[]", schema["items"])


def brute_force(revisions: list[tuple[str, Any]]) -> dict[str, LIFE]:
    """The lives of all elements, from every revision read whole and compared by hand."""
    states = [(day, dict(plain(document))) for day, document in revisions]
    lives: dict[str, LIFE] = {}
    for name in {name for _, found in states for name in found}:
        there = [name in found for _, found in states]
        introduced = states[there.index(True)][0]
        removed = None
        if not there[-1]:
            last = max(index for index, is_there in enumerate(there) if is_there)
            removed = states[last + 1][0]
        deprecated, previous = None, False
        for (day, found), is_there in zip(states, there, strict=True):
            if is_there and found[name]:
                was = deprecated is not None and previous
                deprecated = deprecated if was else day
            elif is_there:
                deprecated = None
            previous = is_there
        lives[name] = (introduced, deprecated, removed)
    return lives


flag = st.booleans()
name = st.sampled_from("abc")
leaf = st.builds(
    lambda deprecated, values: ({"deprecated": True} if deprecated else {})
    | ({"enum": values} if values else {"type": "string"}),
    flag, st.lists(st.sampled_from(["x", "y"]), max_size=2, unique=True),
)  # fmt: skip
schema = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.dictionaries(name, inner, min_size=1, max_size=2).map(lambda p: {"properties": p}),
        inner.map(lambda i: {"type": "array", "items": i}),
    ),
    max_leaves=4,
)
operation = st.builds(
    lambda deprecated, names, inner: {
        **({"deprecated": True} if deprecated else {}),
        "parameters": [{"name": n, "in": "query", "schema": inner} for n in names],
    },
    flag, st.lists(name, max_size=2, unique=True), leaf,
)  # fmt: skip
document = st.builds(
    lambda paths, schemas: {
        "openapi": "3.1.0",
        "paths": {f"/{p}": item for p, item in paths.items()},
        "components": {"schemas": {s.upper(): inner for s, inner in schemas.items()}},
    },
    st.dictionaries(
        name, st.dictionaries(st.sampled_from(["get", "post"]), operation, max_size=2), max_size=2
    ),
    st.dictionaries(name, schema, max_size=2),
)


histories = st.lists(
    st.tuples(
        st.lists(document, min_size=1, max_size=6), st.sampled_from(["json", "yaml", "mixed"])
    ),
    min_size=4,
    max_size=4,
)


def written(number: int, one: Any, form: str) -> str:
    if form == "json" or (form == "mixed" and number % 2):
        return json.dumps(one, indent=number % 3)
    return yaml.safe_dump(one, sort_keys=False) + f"# {number}\n"


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(histories)
def test_every_life_is_what_reading_each_revision_whole_gives(
    tmp_path: Path, drawn: list[tuple[list[Any], str]]
) -> None:
    shutil.rmtree(tmp_path / "r", ignore_errors=True)
    commits, dated = [], {}
    for index, (documents, form) in enumerate(drawn):
        path = f"contracts/{index}/openapi.yaml"
        dated[path] = [(f"2025-0{index + 1}-{n + 1:02}", one) for n, one in enumerate(documents)]
        texts = [written(n, one, form) for n, one in enumerate(documents)]
        commits += [(day, {path: t}) for (day, _), t in zip(dated[path], texts, strict=True)]
    repository = write_history(tmp_path / "r", commits)
    for path, revisions in dated.items():
        found = ledger(repository, path)
        if not any(row.former for row in found.rows):  # a schema that was renamed is another rule
            assert days(found) == brute_force(revisions)


def test_a_part_has_its_days_from_the_commits_that_made_it_so(tmp_path: Path) -> None:
    gone = "openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas: {}\n"
    repository = write_history(tmp_path, [
        ("2025-01-01", {PATH: contract()}),
        ("2025-02-01", {PATH: contract("      deprecated: true\n      x-sunset: 2025-12-31\n")}),
        ("2025-03-01", {"README.md": "nothing of it\n"}),
        ("2025-04-01", {PATH: gone}),
    ])  # fmt: skip
    found = ledger(repository)
    assert days(found) == {
        "GET /pets/{id}": ("2025-01-01", "2025-02-01", "2025-04-01"),
        "Pet.name": ("2025-01-01", None, "2025-04-01"),
    }
    assert (found.revisions, found.since, found.notes) == (3, "2025-01-01", ())
    (operation,) = [row for row in found.rows if row.kind == "operation"]
    assert operation.sunset == "2025-12-31"
    assert operation.deprecated is not None
    commits = git(repository, "log", "--format=%H", "--", PATH).split()
    assert operation.deprecated.commit == commits[1]


def test_a_parameter_of_the_path_may_be_called_otherwise(tmp_path: Path) -> None:
    changed = contract().replace("{id}", "{pet}")
    repository = write_history(
        tmp_path, [("2025-01-01", {PATH: contract()}), ("2025-02-01", {PATH: changed})]
    )
    assert days(ledger(repository))["GET /pets/{pet}"] == ("2025-01-01", None, None)


def test_a_file_that_was_moved_keeps_its_days(tmp_path: Path) -> None:
    old = "api/spec.yaml"
    repository = write_history(tmp_path, [
        ("2025-01-01", {old: contract()}),
        ("2025-02-01", {old: None, PATH: contract("      deprecated: true\n")}),
        ("2025-03-01", {PATH: contract("      deprecated: true\n", "kind: {type: string}")}),
    ])  # fmt: skip
    assert days(ledger(repository)) == {
        "GET /pets/{id}": ("2025-01-01", "2025-02-01", None),
        "Pet.kind": ("2025-03-01", None, None),
        "Pet.name": ("2025-01-01", None, "2025-03-01"),
    }


def test_a_schema_in_a_file_of_its_own_has_the_days_of_that_file(tmp_path: Path) -> None:
    root = (
        "openapi: 3.1.0\npaths: {}\n"
        "components: {schemas: {Pet: {$ref: '../shared/pet.yaml#/Animal'}}}\n"
    )
    shared = "contracts/shared/pet.yaml"
    repository = write_history(tmp_path, [
        ("2025-01-01", {PATH: root, shared: "Animal: {properties: {name: {}}}\n"}),
        ("2025-02-01", {shared: "Animal: {properties: {name: {}, tax: {deprecated: true}}}\n"}),
        ("2025-03-01", {shared: "Animal: {properties: {name: {}}}\n"}),
    ])  # fmt: skip
    assert days(ledger(repository)) == {
        "Pet.name": ("2025-01-01", None, None),
        "Pet.tax": ("2025-02-01", "2025-02-01", "2025-03-01"),
    }


def test_a_revision_that_can_not_be_read_takes_nothing_away(tmp_path: Path) -> None:
    repository = write_history(tmp_path, [
        ("2025-01-01", {PATH: contract()}),
        ("2025-02-01", {PATH: "openapi: [\n"}),
        ("2025-03-01", {PATH: contract("      deprecated: true\n")}),
    ])  # fmt: skip
    found = ledger(repository)
    assert days(found)["GET /pets/{id}"] == ("2025-01-01", "2025-03-01", None)
    broken = git(repository, "log", "--format=%H").split()[1]
    assert found.notes == (
        f"revisions that can't be read were passed over: {broken[:10]} (2025-02-01)",
    )


def test_what_came_back_is_there(tmp_path: Path) -> None:
    gone = "openapi: 3.1.0\npaths: {}\n"
    repository = write_history(tmp_path, [
        ("2025-01-01", {PATH: contract("      deprecated: true\n")}),
        ("2025-02-01", {PATH: gone}),
        ("2025-03-01", {PATH: contract("      deprecated: true\n")}),
    ])  # fmt: skip
    assert days(ledger(repository))["GET /pets/{id}"] == ("2025-01-01", "2025-03-01", None)


def test_a_renamed_schema_keeps_its_days_and_says_what_it_was(tmp_path: Path) -> None:
    repository = write_history(tmp_path, [
        ("2025-01-01", {PATH: contract()}),
        ("2025-02-01", {PATH: contract().replace("    Pet:", "    Animal:")}),
    ])  # fmt: skip
    found = {row.element: row for row in ledger(repository).rows}
    assert found.keys() == {"GET /pets/{id}", "Animal.name"}
    row = found["Animal.name"]
    assert (row.former, row.introduced and row.introduced.day) == ("Pet.name", "2025-01-01")


def test_the_main_line_counts_and_not_the_branch(tmp_path: Path) -> None:
    repository = write_history(tmp_path, [("2025-01-01", {PATH: contract()})])
    git(repository, "checkout", "-q", "-b", "work")
    (repository / PATH).write_text(contract("      deprecated: true\n"))
    dates = ("-c", "user.name=a", "-c", "user.email=a@b")
    git(repository, *dates, "commit", "-qam", "x")
    git(repository, "checkout", "-q", "main")
    git(repository, *dates, "merge", "-q", "--no-ff", "-m", "m", "work")
    merge = git(repository, "rev-parse", "HEAD").strip()
    (row,) = [row for row in ledger(repository).rows if row.kind == "operation"]
    assert row.deprecated is not None and row.deprecated.commit == merge


def test_a_shallow_clone_says_at_least_since(tmp_path: Path) -> None:
    repository = write_history(tmp_path / "whole", [
        ("2025-01-01", {PATH: contract()}),
        ("2025-02-01", {PATH: contract("      deprecated: true\n")}),
        ("2025-03-01", {PATH: contract("      deprecated: true\n", "kind: {}")}),
    ])  # fmt: skip
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{repository}", "shallow")
    found = ledger(tmp_path / "shallow")
    rows = {row.element: row for row in found.rows}
    operation = rows["GET /pets/{id}"]
    assert operation.introduced is not None and operation.deprecated is not None
    assert operation.introduced.words == "at least since 2025-02-01"
    assert operation.deprecated.words == "at least since 2025-02-01"
    kind = rows["Pet.kind"]
    assert kind.introduced is not None and kind.introduced.words == "2025-03-01"
    assert any("git fetch --unshallow" in note for note in found.notes)


def test_without_git_it_is_said_that_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(contract())
    now = working_tree("api.yaml", lambda p: (tmp_path / p).read_bytes(), {})
    _, found = history_of(tmp_path.as_posix(), "api.yaml", now, "2026-01-01")
    assert {(row.element, row.introduced and row.introduced.words) for row in found.rows} == {
        ("GET /pets/{id}", "not known since when"),
        ("Pet.name", "not known since when"),
    }
    assert found.notes == (
        "there is no git history here, so it is not known since when anything holds",
    )


def test_what_is_not_committed_counts_as_of_now(tmp_path: Path) -> None:
    repository = write_history(tmp_path, [("2025-01-01", {PATH: contract()})])
    text = contract("      deprecated: true\n").encode()
    now = working_tree(PATH, lambda path: text if path == PATH else None, {})
    _, found = history_of(repository.as_posix(), PATH, now, "2025-06-01")
    (row,) = [row for row in found.rows if row.kind == "operation"]
    assert row.deprecated is not None
    assert (row.deprecated.commit, row.deprecated.day) == ("", "2025-06-01")


@pytest.mark.parametrize(
    "text",
    ["[]", "paths: 3", "paths: {/a: [get]}", "paths: {/a: {get: {parameters: {in: query}}}}",
     "components: {schemas: [a]}", "components: {schemas: {A: {properties: [a], enum: 3}}}",
     "paths: {/a: {get: {responses: [1]}, parameters: [3, {$ref: 4}, {$ref: '#/nowhere'}]}}",
     "components: {schemas: {A: {$ref: '#/components/schemas/A'}}}",
     "definitions: {A: {allOf: {a: 1}, items: [{}, 3], additionalProperties: true}}",
     json.dumps({"paths": {"/a": {"get": {"requestBody": {"content": {"x": {"schema": 3}}}}}}}),
     "components: {schemas: {A: " + "{items: " * 900 + "{}" + "}" * 900 + "}}"],
)  # fmt: skip
def test_a_contract_that_is_no_contract_is_read_as_far_as_it_goes(
    text: str, tmp_path: Path
) -> None:
    repository = write_history(
        tmp_path, [("2025-01-01", {PATH: contract()}), ("2025-02-01", {PATH: text})]
    )
    found = days(ledger(repository))
    assert found["Pet.name"][0] == "2025-01-01"
