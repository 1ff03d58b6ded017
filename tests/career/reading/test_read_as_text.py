"""How what was read of a résumé stands on the screen."""

from __future__ import annotations

import json
from pathlib import Path

from sightline import app
from sightline.career.ask_career_read import CareerReadResult
from sightline.career.render_career_read import html, text
from sightline.kernel.asking.dispatcher import Dispatcher
from sightline.kernel.asking.views import Subject
from tests.workspaces import AS_OF, write_workspace

_RECORD = {
    "basics": {"name": "Ana Example", "email": "ana@example.com"},
    "work": [
        {"name": "Marloworks", "position": "Product Owner", "startDate": "2021-03",
         "endDate": "2022-01-31"},
        {"name": "Fernbrook", "position": "Engineer", "startDate": "2022-02"},
    ],
    "education": [
        {"institution": "Eastmoor", "studyType": "BSc", "startDate": "2014", "endDate": "2017"}
    ],
}  # fmt: skip


def test_the_two_dates_of_a_form_read_as_a_stretch(tmp_path: Path) -> None:
    made = write_workspace(
        tmp_path, {"sightline.toml": 'name = "x"\n', "career/ana.json": json.dumps(_RECORD)}
    )
    asked = Dispatcher(app.parts(), str(made), AS_OF)
    owner = Subject("ana", at_machine=True)
    result, *_ = asked.call("career.read", {"file": "career/ana.json"}, owner)
    assert isinstance(result, CareerReadResult)
    shown = text(result)
    for said in ("2021-03 \u2013 2022-01-31", "BSc, Eastmoor, 2014 \u2013 2017"):
        assert said in shown
    assert "2021-03 \u2013 2022-01-31" in html(result)
    # The value itself is what the two fields hold.
    assert result.experience[0].dates is not None
    assert result.experience[0].dates.value == "2021-03 2022-01-31"
