"""Renames: what may be the same by another name is suggested, never decided."""

from __future__ import annotations

import time

import pytest

from tests.contract.comparing.contracts import (
    BREAKING,
    INTEGER,
    JSON,
    STRING,
    Json,
    an_object,
    answer,
    api,
    compared,
    operation,
)


def serving(schema: Json = None, **more: Json) -> Json:
    content = {JSON: {"schema": schema}} if schema is not None else {}
    return {"get": operation(responses={"200": answer(content)}, **more)}


PET = an_object("id", id=STRING)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"/a/x": serving(operationId="one")}, {"/b/y": serving(operationId="one")}),
        ({"/organizations/{org}/x/y": serving()}, {"/orgs/{org}/x/y": serving()}),
        ({"/v1/a/x/y": serving()}, {"/x/y": serving()}),
        ({"/a": serving(PET)}, {"/c": serving(PET)}),
    ],
    ids=["one operationId", "another start", "no start", "the same answers"],
)
def test_an_operation_under_another_path_is_suggested(old: Json, new: Json) -> None:
    (before,), (after,) = old, new
    found = compared(api(old), api(new))
    assert found.renames == ((f"GET {before}", f"GET {after}"),)
    assert found.verdict == BREAKING


@pytest.mark.parametrize(
    "new",
    [
        {"/c": serving(INTEGER)},
        {"/c": serving(PET), "/d": serving(PET)},
        {"/c": {"post": serving(PET)["get"]}},
        {"/c": serving()},
    ],
    ids=["other answers", "two that may be", "another method", "no answers"],
)
def test_where_it_is_not_clear_nothing_is_suggested(new: Json) -> None:
    assert compared(api({"/a": serving(PET)}), api(new)).renames == ()


def test_many_paths_that_moved_are_compared_in_one_go() -> None:
    def many(start: str) -> Json:
        return api({f"/{start}{number}/things/{{id}}": serving() for number in range(2000)})

    started = time.process_time()
    found = compared(many("a"), many("b"))
    assert len(found.entries) == 4000
    assert time.process_time() - started < 10  # each with each took a minute
