"""Every form of traffic tells the same calls."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.contract.traffic import json_elements
from sightline.contract.traffic.exchange import Exchange
from sightline.contract.traffic.json_elements import elements
from sightline.contract.traffic.reader import exchanges
from sightline.kernel.errors import UsageError
from tests.contract.traffic.written import FORMS, SECONDS, call, combined, common, envoy, har, otlp

GITHUB = Path(__file__).resolve().parents[4] / "shared/data/contracts/github"
# What a form doesn't tell.
UNTOLD = {
    "har": {"address": ""},
    "combined": {"host": ""},
    "common": {"host": "", "user_agent": ""},
    "vhost": {"host": "api.example.com:443"},
    "cloudfront": {"number": 3},  # two lines of comment stand before
}


def read(data: bytes, format: str = "", **more: object) -> list[Exchange]:
    return list(exchanges(io.BytesIO(data), format, **more))  # type: ignore[arg-type]


def told(data: bytes) -> list[tuple[object, ...]]:
    return [(e.method, e.target, e.status, e.user_agent) for e in read(data)]


@pytest.mark.parametrize("form", FORMS)
def test_a_call_reads_the_same_from_every_form(form: str) -> None:
    [found] = read(FORMS[form]([call()]))
    expected = {
        "method": "POST", "target": "/v1/customers?expand=tax", "status": 201,
        "host": "api.example.com", "user_agent": "acme-sync/2.1", "address": "203.0.113.7",
        "time": float(SECONDS), "key": "", "number": 1, **UNTOLD.get(form, {}),
    }  # fmt: skip
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_sources_read_like_plain_ones(form: str, pack: object) -> None:
    data = FORMS[form]([call(), call(method="GET", status=404)])
    assert read(pack(data)) == read(data)  # type: ignore[operator]
    assert len(read(data)) == 2


def test_a_capture_carries_headers_and_bodies() -> None:
    headers = {"Content-Type": "application/json", "X-Request-Id": "7"}
    data = har([call(headers=headers, request_body='{"a": 1}', response_body='{"b": [2]}')])
    [found] = read(data)
    assert found.request_headers == (
        ("user-agent", "acme-sync/2.1"), ("content-type", "application/json"),
        ("x-request-id", "7"),
    )  # fmt: skip
    assert (found.request_body, found.response_body) == ('{"a": 1}', '{"b": [2]}')
    assert (found.request_media, found.response_media) == ("application/json",) * 2


def test_a_body_in_base64_is_read_packed_or_not() -> None:
    [found] = read(har([call(response_body='{"b": "é"}')], encoding="base64"))
    assert found.response_body == '{"b": "é"}'
    entry = json.loads(har([call()]))
    content = entry["log"]["entries"][0]["response"]["content"]
    packed = gzip.compress(b'{"b": 1}')
    for data in (packed, packed[:-9]):  # the second was cut off
        import base64

        content |= {"text": base64.b64encode(data).decode(), "encoding": "base64"}
        [found] = read(json.dumps(entry).encode())
        assert str(found.response_body).startswith('{"b"')
    content["text"] = base64.b64encode(b"\xff\xfe\x00").decode()
    [found] = read(json.dumps(entry).encode())
    assert found.response_body == b"\xff\xfe\x00"


def test_a_form_that_was_taken_apart_is_put_together() -> None:
    entry = json.loads(har([call()]))
    entry["log"]["entries"][0]["request"]["postData"] = {
        "mimeType": "application/x-www-form-urlencoded",
        "params": [{"name": "a b", "value": "1&2"}, {"name": "c"}],
    }
    [found] = read(json.dumps(entry).encode())
    assert found.request_body == "a+b=1%262&c="


def test_what_a_browser_did_besides_calling_is_skipped() -> None:
    source = exchanges(io.BytesIO(har([call(url="data:text/plain,x"), call(url="blob:x"), call()])))
    assert [e.number for e in source] == [3]
    assert (source.tally.read, source.tally.skipped, source.tally.broken) == (1, 2, 0)


@pytest.mark.parametrize(
    ("line", "method", "target", "agent", "address"),
    [
        (r'::1 - - [01/Mar/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 - "-" "-"',
         "GET", "/a", "", "::1"),
        (r'1.2.3.4 - a b [01/Mar/2026:10:00:00 +0000] "GET /a HTTP/2.0" 200 5',
         "GET", "/a", "", "1.2.3.4"),
        (r'1.2.3.4 - - [01/Mar/2026:10:00:00 +0000] "GET /a\"b HTTP/1.1" 200 5 "-" "x \"y\" \x41"',
         "GET", '/a"b', 'x "y" A', "1.2.3.4"),
        (r'1.2.3.4 - - [01/Mar/2026:10:00:00 +0000] "GET http://h:1/a?b=c HTTP/1.1" 200 5 "r" "u"',
         "GET", "/a?b=c", "u", "1.2.3.4"),
        (r'10.0.0.1 - - [01/Mar/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 5 "-" "u" "9.8.7.6,::1"',
         "GET", "/a", "u", "9.8.7.6"),
        (r'10.0.0.1 - - [01/Mar/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 5 "-" "u" "-"',
         "GET", "/a", "u", "10.0.0.1"),
        (r'1.2.3.4 - - [01/Mar/2026:10:00:00 +0000] "GET /a HTTP/1.1" 200 5 "-" "u" 0.012 0.011 .',
         "GET", "/a", "u", "1.2.3.4"),
        (r'1.2.3.4 - - [01/Mar/2026:10:00:00 +0000] "GET /a" 200 5', "GET", "/a", "", "1.2.3.4"),
    ],
)  # fmt: skip
def test_access_logs_are_read_as_servers_write_them(
    line: str, method: str, target: str, agent: str, address: str
) -> None:
    [found] = read(line.encode())
    assert (found.method, found.target, found.user_agent, found.address) == (
        method, target, agent, address,
    )  # fmt: skip
    assert found.time == float(SECONDS)


def test_lines_that_tell_of_no_call_are_counted_and_their_words_kept_to_themselves() -> None:
    tls = b'1.2.3.4 - - [01/Mar/2026:10:00:00 +0000] "\\x16\\x03\\x01" 400 157 "-" "-"\n'
    data = common([call()]) + b"\n" + tls + b"half a li" + b"\n" + b"\xff\xfe\n"
    source = exchanges(io.BytesIO(data))
    assert [e.number for e in source] == [1]
    assert (source.tally.read, source.tally.broken, source.tally.first_broken) == (1, 3, 3)
    assert source.tally.why == "it is no line of an access log"


@pytest.mark.parametrize("form", FORMS)
def test_nothing_that_can_be_read_is_an_error_that_says_where(form: str) -> None:
    data = {
        "har": b'{"log": {"entries": [{"secretword": 1}]}}',
        "otlp": b'{"resourceSpans": [{"spans": [{"attributes": [7]}]}]}',
    }
    text = data.get(form.partition("_")[0], b"secretword\n")
    format = exchanges_format(form)
    with pytest.raises(UsageError) as refused:
        read(text, format)
    assert "1: it " in refused.value.message
    assert "secretword" not in refused.value.message + refused.value.help


def exchanges_format(form: str) -> str:
    source = exchanges(io.BytesIO(FORMS[form]([call()])))
    next(source)
    return {"json-array": "jsonl", "otlp": "otlp"}.get(source.format, source.format)


def test_a_source_that_says_nothing_of_its_form_is_asked_about() -> None:
    with pytest.raises(UsageError, match="what kind of traffic this is can't be told"):
        read(b"hello\nworld\n")
    with pytest.raises(UsageError, match="is empty"):
        read(b"")
    with pytest.raises(UsageError, match="there is no traffic format `harr`") as refused:
        read(b"x", "harr")
    assert refused.value.help == "did you mean har?"


def test_a_packed_source_that_was_cut_off_gives_what_came_before() -> None:
    import random

    noise = random.Random(7)
    calls = [call(agent=f"a/{noise.random()}") for _ in range(3000)]
    packed = gzip.compress(combined(calls))
    source = exchanges(io.BytesIO(packed[: len(packed) // 2]), name="a.log.gz")
    assert 100 < len(list(source)) < 3000
    assert source.tally.notes == ["a.log.gz is cut off: what came before was read"]


def test_a_capture_that_was_cut_off_gives_its_whole_entries() -> None:
    data = har([call(), call(), call()])
    assert len(read(data[: len(data) * 2 // 3])) == 1


def test_fields_of_another_name_can_be_said() -> None:
    data = b'{"verb_": "GET", "where_": "/a", "tenant": "acme", "status": 200}\n'
    mapping = {"method": "verb_", "target": "where_", "client_id": "tenant"}
    [found] = read(data, mapping=mapping)
    assert (found.method, found.target, found.client_id) == ("GET", "/a", "acme")
    with pytest.raises(UsageError) as refused:
        read(data, mapping={"metod": "x"})
    assert refused.value.help == "did you mean method?"
    with pytest.raises(UsageError, match="has no fields to name"):
        read(common([call()]), mapping={"method": "x"})


def test_a_record_within_a_record_is_found() -> None:
    inner = envoy([call()]).decode().strip()
    wrapped = json.dumps({"log": inner, "stream": "stdout", "time": "2026-01-01T00:00:00Z"})
    assert told(wrapped.encode() + b"\n") == told(envoy([call()]))


def test_a_route_stands_for_a_path_only_where_no_path_is_told() -> None:
    data = json.loads(otlp([call()]))
    span = data["resourceSpans"][0]["scopeSpans"][0]["spans"][0]
    span["attributes"] = [a for a in span["attributes"] if not a["key"].startswith("url.")]
    span["attributes"].append({"key": "http.route", "value": {"stringValue": "/v1/customers"}})
    [found] = read(json.dumps(data).encode())
    assert found.target == "/v1/customers"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5)
    | st.text(st.sampled_from('a"\\{}[],: é\n'), max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


class Slow(io.BytesIO):
    """A stream that gives few bytes at a time."""

    def read1(self, size: int | None = -1, /) -> bytes:
        return super().read1(7)


@settings(max_examples=60)
@given(
    st.lists(
        st.dictionaries(st.text(max_size=4), json_values, max_size=3) | json_values, max_size=5
    ),
    st.sampled_from([None, 1]),
)  # fmt: skip
def test_elements_are_those_that_a_whole_reader_finds(
    held: list[object], indent: int | None
) -> None:
    expected = [one for one in held if isinstance(one, dict)]
    inside = json.dumps({"log": {"pages": ["entries", 1], "entries": held}, "x": 1}, indent=indent)
    keys = frozenset((b"entries",))
    assert list(elements(Slow(inside.encode()), keys)) == expected
    alone = json.dumps(held, indent=indent, ensure_ascii=False).encode()
    assert list(elements(Slow(alone), frozenset())) == expected


@settings(max_examples=60)
@given(
    st.lists(
        st.fixed_dictionaries({"id": st.integers(0, 9)}, optional={"in": json_values})
        | st.just({"id": 1, "inner": [{"id": 2}, {"id": 3}]})
        | st.dictionaries(st.text(max_size=4), json_values, max_size=2),
        max_size=9,
    ),
    st.sampled_from([None, 1]),
    st.sampled_from([16, 64, 1 << 18]),
)  # fmt: skip
def test_elements_that_begin_alike_are_those_that_a_whole_reader_finds(
    held: list[dict[str, object]], indent: int | None, chunk: int
) -> None:
    separators = (",", ":") if indent is None else None
    text = json.dumps(held, indent=indent, separators=separators).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_elements, "_CHUNK", chunk)
        assert list(elements(io.BufferedReader(io.BytesIO(text)), frozenset())) == held


def test_an_element_that_is_no_json_is_told_and_the_next_one_read() -> None:
    text = b'[{"id":1},{"id":2},{"id":x},{"id":4,"a":[{"id":5}]},{"id":6}{"id":7} {"id":8}]'
    found = list(elements(io.BufferedReader(io.BytesIO(text)), frozenset()))
    assert [one and one["id"] for one in found] == [1, 2, None, 4, 6, 7, 8]


def test_a_real_capture_reads_as_a_whole_reader_reads_it() -> None:
    path = GITHUB / "examples_as_traffic.har.gz"
    if not path.exists():
        pytest.skip("needs ../shared/data/contracts/github/examples_as_traffic.har.gz")
    entries = json.loads(gzip.decompress(path.read_bytes()))["log"]["entries"]
    found = list(exchanges(path))
    assert [(e.method, e.status) for e in found] == [
        (e["request"]["method"], e["response"]["status"]) for e in entries
    ]
    same = [json.loads(e["response"]["content"].get("text") or "null") for e in entries]
    read_ = [json.loads(e.response_body or "null") for e in found]  # type: ignore[arg-type]
    assert sum(a == b for a, b in zip(same, read_, strict=True)) > 0.9 * len(entries)
