"""Whatever stands in a source: calls, counted broken lines, or a refusal; never a crash."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.contract.traffic.reader import exchanges
from sightline.contract.traffic.timestamps import seconds_of, seconds_of_clf
from sightline.kernel.errors import UsageError
from tests.contract.traffic.written import FORMS, call

ODD: list[Any] = [
    None, True, 0, -1, 10**30, 1e300, "", "²²²", "x", "\ud800", [], {}, [[]], [{}], {"a": 1}, "/a",
    "http://", "http://[::1", "99/Foo/2026:10:00:00 +0000", "9999-99-99T00:00:00Z",
]  # fmt: skip


def read(data: bytes, format: str = "") -> None:
    try:
        for found in exchanges(io.BytesIO(data), format, salt=b"s"):
            assert isinstance(found.target, str) and isinstance(found.status, int)
    except UsageError as refused:
        assert refused.message


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container of a value with each of its keys."""
    found, stack = [], [value]
    while stack:
        inner = stack.pop()
        keys = inner if isinstance(inner, dict) else range(len(inner))
        for key in list(keys):
            found.append((inner, key))
            if isinstance(inner[key], dict | list):
                stack.append(inner[key])
    return found


@pytest.mark.parametrize("form", ["har", "kong", "caddy", "aws", "google", "otlp", "nginx_json"])
def test_a_wrong_value_at_any_place_is_never_a_crash(form: str) -> None:
    text = FORMS[form]([call(headers={"Cookie": "a"}, request_body="{}", response_body="{}")])
    format = {"har": "har", "google": "json-array", "otlp": "otlp"}.get(form, "jsonl")
    for index in range(len(places(json.loads(text)))):
        for odd in ODD:
            whole = json.loads(text)
            holder, key = places(whole)[index]
            holder[key] = odd
            read(json.dumps(whole).encode() + b"\n", format)


@settings(max_examples=150)
@given(st.binary(max_size=200), st.sampled_from(["", "har", "access-log", "jsonl", "json-array",
                                                "otlp", "w3c", "alb"]))  # fmt: skip
def test_any_bytes_are_read_or_refused(data: bytes, format: str) -> None:
    read(data, format)


@pytest.mark.parametrize("form", FORMS)
def test_a_source_cut_anywhere_is_read_or_refused(form: str) -> None:
    data = FORMS[form]([call(), call()])
    for cut in range(0, len(data), 37):
        read(data[:cut])


@pytest.mark.parametrize(
    "text",
    [
        '1 - - [' + "a" * 200_000, "a " * 100_000, '1 - - [x] "' + "\\" * 200_000,
        '1 - - [01/Mar/2026:10:00:00 +0000] "GET /?' + "a&" * 100_000 + ' HTTP/1.1" 200 1',
        '1 - - [01/Mar/2026:10:00:00 +0000] "GET /' + "eyJ" * 60_000 + ' HTTP/1.1" 200 1',
        '1 - - [01/Mar/2026:10:00:00 +0000] "GET http://' + "@" * 200_000 + ' HTTP/1.1" 200 1',
        '1 - - [01/Mar/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 1 "-" "'
        + "Bearer " * 30_000,
        '1 - - [01/Mar/2026:10:00:00 +0000] "GET /?a=' + "Bearer +" * 20_000 + ' HTTP/1.1" 200 1',
    ],
)  # fmt: skip
def test_a_crafted_line_is_read_in_one_pass(text: str) -> None:
    read(text.encode() + b"\n", "access-log")  # what takes steps squared would never end here


def test_deep_json_is_a_broken_entry_and_a_line_without_end_is_bounded() -> None:
    deep = b'{"log": {"entries": [' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"]}}"
    with pytest.raises(UsageError, match="entry 1: it is no entry"):
        list(exchanges(io.BytesIO(deep), "har"))
    read(b'{"log": {"entries": [' + b"[" * 300_000, "har")


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_time_is_no_time(odd: Any) -> None:
    assert seconds_of(odd) is None
    assert seconds_of_clf(str(odd)) is None
