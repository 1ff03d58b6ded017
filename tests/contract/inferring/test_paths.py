"""Templates out of paths."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.contract.inferring.traffic import call, drafted, templates


@pytest.mark.parametrize(
    "identifier",
    [
        "123", "-5", "2024-01-31", "f47ac10b-58cc-4372-a567-0e02b2c3d479", "9f86d081884c7d65",
        "cus_Nx81Kd", "REQ-12", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "ana%40example.com", "10.0.0.1",
        "a1b2c3d4e5f6g7h8", "caf%C3%A9",
    ],
)  # fmt: skip
def test_what_can_only_be_an_identifier_is_a_parameter(identifier: str) -> None:
    assert templates(f"/orders/{identifier}/items") == ["/orders/{orderId}/items"]


@pytest.mark.parametrize(
    "word", ["search", "v1", "v2.1", "oauth2", "2fa-settings", "line-items", "line_items", "s3"]
)
def test_a_word_stays_a_word(word: str) -> None:
    assert templates(f"/things/{word}") == [f"/things/{word}"]


def test_words_beside_identifiers_stay_endpoints_of_their_own() -> None:
    assert templates("/users/1", "/users/me", "/users/search", "/users/2/posts/9") == [
        "/users/me",
        "/users/search",
        "/users/{userId}",
        "/users/{userId}/posts/{postId}",
    ]


def test_names_of_people_never_stand_in_a_template() -> None:
    assert templates("/users/ana", "/customers/jo-whitfield/orders") == [
        "/customers/{customerId}/orders",
        "/users/{userId}",
    ]


def test_few_words_after_a_collection_are_endpoints_many_are_values() -> None:
    few = [f"/reports/{word}" for word in ("daily", "weekly", "monthly")]
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = [f"/articles/how-to-{letter}" for letter in letters]
    assert templates(*few) == sorted(few)
    assert templates(*many, "/articles/search") == ["/articles/search", "/articles/{articleId}"]


def test_parts_of_a_thing_are_not_taken_for_values() -> None:
    parts = [f"/repos/7/{letter}{letter}s" for letter in "abcdefghijklmnopqrstuvwxyz"]
    collections = [f"/v1/{letter}{letter}s" for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert len(templates(*parts)) == 26
    assert len(templates(*collections)) == 26


def test_different_endpoints_after_a_word_stay_apart_even_if_there_are_many() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    targets = [f"/admin/{letter}-page/{letter}" for letter in letters]
    assert templates(*targets) == sorted(targets)


def test_calls_of_words_that_became_a_parameter_are_counted_together() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    calls = [call(f"GET /articles/on-{letter}", {letter: 1}) for letter in letters]
    operation = drafted(*calls)["paths"]["/articles/{articleId}"]["get"]
    assert operation["x-observed"] == {"calls": 26}
    content = operation["responses"]["200"]["content"]["application/json"]
    assert content["x-observed"] == {"bodies": 26}


def test_a_thousand_different_words_use_no_more_memory_than_a_parameter() -> None:
    calls = (call(f"GET /pages/page-{chr(97 + n % 26)}{'x' * (n // 26)}") for n in range(1500))
    assert list(drafted(*calls)["paths"]) == ["/pages/{pageId}"]


def test_the_order_of_calls_decides_nothing() -> None:
    targets = ["/users/1", "/users/me", "/a/b", "/a/9"]
    drafts = {tuple(templates(*ordered)) for ordered in permutations(targets)}
    assert drafts == {("/a/b", "/a/{aId}", "/users/me", "/users/{userId}")}


def test_parameters_of_one_path_have_different_names() -> None:
    assert templates("/1/2", "/users/1/2") == ["/users/{userId}/{userId2}", "/{id}/{id2}"]


def test_what_no_document_can_describe_is_counted_as_left_out() -> None:
    document = drafted(call("CONNECT /x"), call("GET *"), call("GET /" + "a/" * 60), call("GET /y"))
    assert list(document["paths"]) == ["/y"]
    assert document["x-observed"] == {"calls": 4, "left_out": 3}
