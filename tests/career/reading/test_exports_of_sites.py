"""JSON Resume and LinkedIn's export: each value with the name of its field."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest

from sightline.career.reading.read import UnreadableDocument, read_document

_TABLES = {
    "Profile.csv": "First Name,Last Name,Birth Date,Headline,Summary\n"
    'Ana,Lima,Jan 1,"PM, APIs","Line one\n• Line two"\n',
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Acme,"PM, APIs","Led ""four"" teams",Porto,Jan 2020,\n\nBolt,Engineer,,,2016,2019\n',
    "Email Addresses.csv": "\ufeffEmail Address,Confirmed,Primary,Updated On\n"
    "ana@example.com,Yes,Yes,1/1/20\n",
    "Skills.csv": "Name\nSQL\nAPIs\n",
    "messages.csv": "FROM,CONTENT\nBo,Private\n",
}


def _export(tables: dict[str, str], folder: str = "", encoding: str = "utf-8") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in tables.items():
            info = zipfile.ZipInfo(folder + name, (2025, 6, 7, 8, 0, 0))
            file.writestr(info, text.encode(encoding))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("folder", "encoding"),
    [("", "utf-8"), ("Basic_LinkedInDataExport/", "utf-8"), ("", "utf-16"), ("../../", "utf-8")],
)
def test_an_export_is_read_cell_by_cell(folder: str, encoding: str) -> None:
    document = read_document("export.zip", _export(_TABLES, folder, encoding))
    assert (document.form, document.dated) == ("linkedin", date(2025, 6, 7))
    assert [(line.label, document.words(line), line.role) for line in document.lines] == [
        ("Profile.csv:2:First Name", "Ana", ""), ("Profile.csv:2:Last Name", "Lima", ""),
        ("Profile.csv:2:Headline", "PM, APIs", ""), ("Profile.csv:2:Summary", "Line one", ""),
        ("Profile.csv:2:Summary", "Line two", "bullet"),
        ("Email Addresses.csv:2:Email Address", "ana@example.com", ""),
        ("Positions.csv:2:Company Name", "Acme", ""), ("Positions.csv:2:Title", "PM, APIs", ""),
        ("Positions.csv:2:Description", 'Led "four" teams', ""),
        ("Positions.csv:2:Location", "Porto", ""), ("Positions.csv:2:Started On", "Jan 2020", ""),
        ("Positions.csv:3:Company Name", "Bolt", ""), ("Positions.csv:3:Title", "Engineer", ""),
        ("Positions.csv:3:Started On", "2016", ""), ("Positions.csv:3:Finished On", "2019", ""),
        ("Skills.csv:2:Name", "SQL", ""), ("Skills.csv:3:Name", "APIs", ""),
    ]  # fmt: skip


def test_notes_above_the_columns_are_passed_over() -> None:
    tables = {
        "Positions.csv": 'Notes:\n"What this is, and isn\'t"\n\nCompany Name,Title\nAcme,PM\n'
    }
    document = read_document("x", _export(tables))
    assert document.text == "Acme\nPM\n"


def test_a_table_without_its_columns_is_said() -> None:
    document = read_document("x", _export({"Skills.csv": "Name\nSQL\n", "Positions.csv": "a,b\n"}))
    assert document.text == "SQL\n"
    assert [one.reason for one in document.unread] == ["damaged"]


def test_a_value_keeps_its_pointer_and_numbers_their_digits() -> None:
    value = {
        "basics": {"name": "Ana", "image": "x.png"},
        "work": [{"highlights": ["Led\nfour"], "name": "A/B"}],
        "a/b~c": {"count": 12345678901234567890, "yes": True, "no": None, "empty": ""},
        "meta": {"lastModified": "2025-02-03T04:05:06Z"},
    }
    document = read_document("x", json.dumps(value).encode())
    assert [(line.label, document.words(line)) for line in document.lines] == [
        ("/basics/name", "Ana"), ("/work/0/name", "A/B"), ("/work/0/highlights/0", "Led"),
        ("/work/0/highlights/0", "four"), ("/a~1b~0c/count", "12345678901234567890"),
    ]  # fmt: skip
    assert (document.form, document.dated) == ("json-resume", date(2025, 2, 3))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"basics": {"name": "Ana"}', "broken JSON"),
        ('{"basics": ' + "[" * 500 + "]" * 500 + "}", "broken JSON"),
        ('{"basics": {"name": "\\ud800"}}', "broken JSON"),
        ('{"a": 1}', "neither a résumé nor a job posting"),
        ("[]", "neither a résumé nor a job posting"),
        ('{"basics": {}}', "holds no text"),
    ],
)
def test_json_that_is_no_resume_is_refused(text: str, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=says):
        read_document("x.json", text.encode())


def test_a_key_that_stands_twice_counts_once() -> None:
    document = read_document("x", b'{"basics": {"name": "One", "name": "Two"}}')
    assert document.text == "Two\n"


def test_addresses_stand_without_their_brackets() -> None:
    profile = (
        'First Name,Last Name,Websites\nAna,Lima,"[BLOG:https://a.example],[https://b.example]"\n'
    )
    document = read_document("x", _export({"Profile.csv": profile}))
    assert document.text == "Ana\nLima\nhttps://a.example\nhttps://b.example\n"
