"""A call belongs to the consumer that its strongest sign names, or to nobody."""

from __future__ import annotations

import pytest

from sightline.contract.traffic.consumers import (
    UNMAPPED,
    Consumers,
    RowProblem,
    identity_of,
    read_consumers,
)
from sightline.contract.traffic.exchange import Exchange

KEY = "key:" + "0f" * 12
HEAD = "consumer,match,value\n"


def said(**more: str) -> Exchange:
    return Exchange("GET", "/a", 200, **more)  # type: ignore[arg-type]


def table(*rows: str) -> Consumers:
    return read_consumers(HEAD + "\n".join(rows) + "\n")


@pytest.mark.parametrize(
    ("call", "consumer"),
    [
        ({"key": KEY, "client_id": "b-1", "address": "10.0.0.1", "user_agent": "d/1"}, "A"),
        ({"key": "key:" + "1" * 24, "client_id": "b-1", "address": "10.0.0.1"}, "B"),
        ({"client_id": "b", "address": "10.0.0.1", "user_agent": "d/1"}, "C"),
        ({"client_id": "b-1x", "user_agent": "d/1"}, "B"),
        ({"client_id": "b-1-only"}, "B1"),
        ({"address": "10.0.0.77"}, "C2"),
        ({"address": "::ffff:10.0.0.1"}, "C"),
        ({"address": "2001:db8::5"}, "C6"),
        ({"address": "not an address", "user_agent": "d/1"}, "D"),
        ({"user_agent": "d/1 (x)"}, "D"),
        ({"user_agent": "d/2"}, "D2"),
        ({"user_agent": "[d]/2"}, "D3"),
        ({"user_agent": "other"}, UNMAPPED),
        ({}, UNMAPPED),
    ],
)
def test_the_strongest_and_narrowest_sign_counts(call: dict[str, str], consumer: str) -> None:
    consumers = table(
        f"A,key,{KEY}", "B,client_id,b-*", "B1,client_id,b-1-only", "C,address,10.0.0.0/16",
        "C2,address,10.0.0.64/26", "C6,address,2001:db8::/32", "D,user_agent,d/*",
        "D2,user_agent,d/2", "D3,user_agent,[d]/?",
    )  # fmt: skip
    assert consumers.problems == []
    assert consumers.of(said(**call)) == consumer
    assert consumers.of(said(**call)) == consumer  # also when it was asked before


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("A,key,sk_live_notafingerprint",
         ("a key itself doesn't belong into a file",
          "write its fingerprint: sightline contract usage --fingerprint")),
        ("A,clientid,x", ("this is nothing to match by", "did you mean client_id?")),
        ("A,address,300.1.1.1",
         ("this is no address and no range", "write 203.0.113.7 or 203.0.113.0/24")),
        ("A,client_id,a*b", ("`*` may only stand at the end", "write the beginning and `*`")),
        (",client_id,a", ("the consumer is missing", "fill all three columns")),
        ("A,client_id,", ("the value is missing", "fill all three columns")),
        ("A,client_id", ("this row has 2 columns, the first line 3",
                         "quote values with commas in them")),
        ('A,client_id,"x', ("a quote isn't closed", 'write "a ""b"" c"')),
    ],
)  # fmt: skip
def test_a_broken_row_is_told_with_its_line(row: str, problem: tuple[str, str]) -> None:
    consumers = table("Good,client_id,g", "", row)
    assert consumers.problems == [RowProblem(4, *problem)]
    assert consumers.of(said(client_id="g")) == "Good"


def test_a_key_in_the_file_is_never_repeated() -> None:
    assert "notafingerprint" not in repr(table("A,key,sk_live_notafingerprint").problems)


@pytest.mark.parametrize(
    "value", ["client_id,x", "client_id,x*", "user_agent,x*", "address,10.0.0.0/8"]
)
def test_two_consumers_of_one_sign_are_told(value: str) -> None:
    consumers = table(f"A,{value}", f"A,{value}", f"B,{value}")
    problem = RowProblem(4, "line 2 says that this is A", "keep one of the two rows")
    assert consumers.problems == [problem]


def test_two_patterns_that_fit_equally_name_nobody_and_are_told() -> None:
    consumers = table("A,user_agent,ab*", "B,user_agent,*yz")
    assert consumers.of(said(user_agent="ab-yz")) == UNMAPPED
    assert consumers.of(said(user_agent="ab-zz")) == "A"
    help = "make one narrower: A and B differ"
    message = "some calls fit this row and that of line 2 equally"
    assert consumers.problems == [RowProblem(3, message, help)]


def test_columns_may_come_in_any_order_with_other_separators_and_more_columns() -> None:
    text = '\ufeffMatch;Note;Value;Consumer\nclient_id;"a\nb";x;A\n# a note;;;\nclient_id;;y;B\n'
    consumers = read_consumers(text)
    assert consumers.problems == []
    assert [consumers.of(said(client_id=c)) for c in "xy"] == ["A", "B"]


def test_a_file_without_its_columns_says_so() -> None:
    problems = read_consumers("name,value\nA,x\n").problems
    help = "let the first line be consumer,match,value"
    assert problems == [RowProblem(1, "there is no column consumer, match", help)]


@pytest.mark.parametrize(
    ("call", "identity"),
    [
        ({"key": KEY, "client_id": "a"}, ("key", KEY)),
        ({"client_id": "a", "user_agent": "b"}, ("client_id", "a")),
        ({"user_agent": "python-requests/2.31.0", "address": "1.2.3.4"},
         ("user_agent", "python-requests/*")),
        ({"user_agent": "curl"}, ("user_agent", "curl*")),
        ({"address": "203.0.113.7"}, ("address", "203.0.113.0/24")),
        ({"address": "2001:db8:1:2::7"}, ("address", "2001:db8:1::/48")),
        ({}, ("address", "")),
    ],
)  # fmt: skip
def test_an_unmapped_caller_is_named_as_a_row_would_name_it(
    call: dict[str, str], identity: tuple[str, str]
) -> None:
    assert identity_of(said(**call)) == identity
    if identity[1]:
        row = f"A,{identity[0]},{identity[1]}"
        assert table(row).of(said(**call)) == "A"
