"""Who hires whom, where no head of the posting says it."""

from __future__ import annotations

import pytest

from sightline.career.posting.opening_sentence import opening_of, seat_of
from sightline.career.reading.read import read_document

OPENINGS = [
    ("Kestrel Pay is hiring a senior product manager for its risk team in Ghent.",
     "senior product manager", None, "Ghent"),
    ("We\u2019re looking for our first Technical Product Manager to join Larkspur in Basel.",
     "Technical Product Manager", "Larkspur", "Basel"),
    ("I'm looking for my first product owner.", "product owner", None, None),
    ("Join us as a Lead Product Manager II, and shape the roadmap.",
     "Lead Product Manager II", None, None),
    ("We are hiring a Head of Product in Growth.", "Head of Product", None, None),
    ("Harrow seeks a Director of Product to join our team in Engineering.",
     "Director of Product", None, None),
    ("Our customers are looking for a developer platform.", None, None, None),
    ("You are looking for a challenge with engineers.", None, None, None),
    ("We are hiring.", None, None, None),
]  # fmt: skip
SEATS = [
    ("Nordlicht Energie AG, 20095 Hamburg", "Nordlicht Energie AG", "20095 Hamburg"),
    ("Tern & Oak Inc.", "Tern & Oak Inc", None),
    ("Moss GmbH, Am Kai 4, 50667 K\u00f6ln", "Moss GmbH", "50667 K\u00f6ln"),
    ("We are a Ltd company with 20095 customers", None, None),
    ("Product Manager, Payments", None, None),
]


@pytest.mark.parametrize(("words", "title", "company", "place"), OPENINGS)
def test_a_sentence_says_who_is_hired(
    words: str, title: str | None, company: str | None, place: str | None
) -> None:
    opening = opening_of(read_document("posting", f"{words}\nRequirements\n- SQL\n".encode()))
    found = (opening.title, opening.company, opening.place)
    assert tuple(one.value if one else None for one in found) == (title, company, place)


@pytest.mark.parametrize(("words", "company", "place"), SEATS)
def test_a_legal_form_ends_a_companys_name(
    words: str, company: str | None, place: str | None
) -> None:
    seat = seat_of(read_document("posting", f"Product Manager\n{words}\n- SQL\n".encode()))
    found = (seat.company, seat.place)
    assert tuple(one.value if one else None for one in found) == (company, place)
