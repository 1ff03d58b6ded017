"""What belongs to one certificate or language of a JSON Resume stands together when it is sent."""

from __future__ import annotations

import json

import pytest

from sightline.career.exporting.sheet import Sheet
from tests.career.tailoring.people import POSTING
from tests.workspaces import OWNER, ask, write_workspace

_RESUME = json.dumps(
    {
        "basics": {"name": "Edda Vance", "email": "edda@example.com"},
        "work": [{
            "position": "Product Manager", "name": "Alder", "startDate": "2020-01-01",
            "highlights": ["Owned the roadmap of the events API"],
        }],
        "volunteer": [{
            "position": "Tutor", "organization": "Fern Library", "startDate": "2019-01-01",
            "endDate": "2020-01-01", "highlights": ["Taught spreadsheets to adults"],
        }],
        "certificates": [
            {"name": "Cloud Basics", "issuer": "Larch", "date": "2024-05-01"},
            {"name": "Scrum Basics", "issuer": "Elm", "date": "2023-02-01"},
        ],
        "languages": [
            {"language": "English", "fluency": "Native"}, {"language": "Danish", "fluency": "Good"},
        ],
        "interests": [{"name": "Baking", "keywords": ["bread", "cake"]}],
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Sheet:
    root = write_workspace(tmp_path_factory.mktemp("workspace"), {"me.json": _RESUME})
    found = ask(root, "career.tailor", subject=OWNER, resume="me.json", posting=str(POSTING))
    told: Sheet = found.sheet
    return told


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("certificates", ["Cloud Basics, Larch, 2024-05-01", "Scrum Basics, Elm, 2023-02-01"]),
        ("languages", ["English, Native", "Danish, Good"]),
        ("interests", ["Baking, bread, cake"]),
        (
            "volunteer",
            ["Tutor, Fern Library, 2019-01-01, 2020-01-01", "Taught spreadsheets to adults"],
        ),
    ],
)
def test_what_heads_an_entry_is_one_line_and_nothing_is_lost(
    kind: str, lines: list[str], sheet: Sheet
) -> None:
    part = next(one for one in sheet.parts if one.kind == kind)
    assert [line.text for line in part.lines] == lines
