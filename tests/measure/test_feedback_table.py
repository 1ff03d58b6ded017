"""Exports of feedback as people have them: whatever the encoding, nobody's address comes along."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kernel.errors import UsageError
from sightline.measure.starting.column_guesses import NoKeyColumn
from sightline.measure.starting.feedback_table import FeedbackTable, read_feedback


def read(text: str, encoding: str = "utf-8", **more: bool) -> FeedbackTable:
    return read_feedback(text.encode(encoding), "x.csv", **more)


def guessed(header: str, *rows: str) -> tuple[str, str, str, str, tuple[str, ...]]:
    found = read("\n".join([header, *rows])).guesses
    return found.key, found.text, found.date, found.author, found.groups


def test_columns_are_told_by_name_and_by_what_stands_in_them() -> None:
    assert guessed(
        "Created at,Ticket ID,Plan,Reporter,Subject,Description",
        "2026-01-01,7,free,Ann,Slow,the search is slow today",
        "2026-01-02,8,pro,Ben,Slow,the search is slow again",
        "2026-01-03,9,free,Eva,Slow,all of it is slow",
        "2026-01-04,10,free,Eva,Slow,all of it is slow",
        "2026-01-05,11,pro,Kim,Slow,all of it is slow",
        "2026-01-06,12,pro,Zoe,Slow,all of it is slow",
    ) == ("Ticket ID", "Description", "Created at", "Reporter", ("Plan",))
    rows = ("x1;was dauert so lange;01.02.2026", "x2;nie mehr wieder;02.02.2026")
    assert guessed("a;b;c", *rows) == ("a", "b", "c", "", ())


def test_a_date_that_never_repeats_is_no_key() -> None:
    with pytest.raises(NoKeyColumn):
        read("when,words\n2026-01-01,it is slow\n2026-01-02,it is fast\n")


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("latin-1", "read as Windows-1252 (Latin-1) and kept as UTF-8"),
        ("cp1252", "read as Windows-1252 (Latin-1) and kept as UTF-8"),
        ("utf-16", "read as UTF-16 and kept as UTF-8"),
    ],
)
def test_any_usual_encoding_becomes_utf8_and_says_so(encoding: str, note: str) -> None:
    text = 'id;words\n1;"Größe; ""müde"""\n2;Übel und träge\n'
    table = read(text, encoding)
    assert [row.words for row in table.rows] == ['Größe; "müde"', "Übel und träge"]
    assert list(csv.reader(io.StringIO(table.content.decode()), delimiter=";")) == [
        ["id", "words"], ["1", 'Größe; "müde"'], ["2", "Übel und träge"],
    ]  # fmt: skip
    assert table.notes == ((note,) if note else ())


def test_what_needs_no_change_stays_byte_for_byte() -> None:
    data = b'id,words\r\n1,"a, b"\r\n\r\n2,c d\r\n'
    assert read_feedback(data, "x.csv").content == data


def test_addresses_are_left_out_unless_they_are_asked_for() -> None:
    text = (
        "id,Contact,Telefon,words\n"
        "1,ann@example.org,+49 171 1234567,slow for ann@example.org\n2,,(030) 1234567,so slow\n"
    )
    table = read(text)
    assert table.left_out == ("Contact", "Telefon")
    assert table.content == b"id,words\n1,slow for ann@example.org\n2,so slow\n"
    assert table.warnings == (
        "column `Contact` looks like e-mail addresses: left out (--keep-personal keeps it)",
        "column `Telefon` looks like phone numbers: left out (--keep-personal keeps it)",
        "1 row has an e-mail address among the words: read them before you commit",
    )
    kept = read(text, keep_personal=True)
    assert (kept.left_out, kept.content) == ((), text.encode())
    assert kept.warnings[0].endswith("kept, as you asked")


def test_ids_dates_and_amounts_are_no_phone_numbers() -> None:
    rows = [f"{1000000 + i},2026-01-{i:02d},{i}49.50,it is slow" for i in range(1, 20)]
    assert read("id,date,amount,words\n" + "\n".join(rows)).left_out == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("words,plan\na b,x\na b,x\n", "no column tells its rows apart"),
        ("id,words\n1,a b\n1,c d\n", "`id` has empty or repeated values"),
        ("id,words\n1,a b\n,c d\n", "`id` has empty or repeated values"),
        ("id,words\nA:1,a b\nA:2,c d\n", "such as `A:1`"),
        ("id,words\n1,a\n2,b,c\n", "this row has 3 values, the header has 2"),
        ('id,words\n1,"a\n', "this is not readable as CSV"),
        ("id,id\n1,2\n", "two columns are called `id`"),
        ("id,words\n", "there is no row below the header"),
        ("", "the file is empty"),
        ("\0\0\0", "this is no text"),
    ],
)
def test_what_is_no_table_of_feedback_is_told_with_what_to_do(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)
    assert message in caught.value.message and caught.value.help


def test_rows_without_ids_can_be_numbered() -> None:
    table = read("words\nit is slow\nit is slow\n", number_rows=True)
    assert table.content == b"row,words\n1,it is slow\n2,it is slow\n"
    assert [row.key for row in table.rows] == ["1", "2"]
    again = read_feedback(table.content, "x.csv", number_rows=True)
    assert again.content == table.content


def test_keys_that_are_ids_already_keep_their_prefix() -> None:
    table = read("id,words\nZD-1,it is slow\nZD-2,so slow\n")
    assert (table.guesses.key_prefix, [row.key for row in table.rows]) == ("ZD-", ["1", "2"])


@given(st.binary(max_size=300), st.booleans(), st.booleans())
def test_any_bytes_are_read_or_refused(data: bytes, number: bool, keep: bool) -> None:
    try:
        table = read_feedback(data, "x.csv", number, keep)
    except UsageError as error:
        assert error.help
    else:
        table.content.decode()
        assert len({row.key for row in table.rows}) == len(table.rows) > 0
