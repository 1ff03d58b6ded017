"""One posting in many forms: text, a page, linked data, JSON, PDF."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from sightline.career.exporting.pdf_file import pdf_bytes
from sightline.career.exporting.sheet import Part, Sheet, SheetLine
from sightline.career.posting.posting import Posting
from sightline.career.posting.posting_of import posting_of
from sightline.career.posting.role_meant import role_meant
from sightline.career.reading.read import read_document

_GUIDES = Path(__file__).resolve().parents[4] / "shared" / "guides"
_MUSTS = ["5+ years of product management experience", "Experience with REST APIs and SQL"]
_WISHES = ["GraphQL", "Experience with event streaming"]
_DUTIES = ["Own the billing API", "Write requirements that engineers can build from"]


def _asked(posting: Posting) -> tuple[list[str], list[str], list[str]]:
    return (
        [one.words.value for one in posting.requirements if one.must],
        [one.words.value for one in posting.requirements if not one.must],
        [duty.value for duty in posting.duties],
    )


def _bullets(items: list[str]) -> str:
    return "".join(f"<li>{item}</li>" for item in items)


_BODY = (
    f"<h2>Responsibilities</h2><ul>{_bullets(_DUTIES)}</ul>"
    f"<h2>Requirements</h2><ul>{_bullets(_MUSTS)}</ul>"
    f"<h2>Nice to have</h2><ul>{_bullets(_WISHES)}</ul>"
)


def test_a_web_page_says_what_its_text_says() -> None:
    page = f"<html><body><h1>Technical Product Manager</h1>{_BODY}</body></html>"
    posting = posting_of(read_document("page", page.encode()))
    assert _asked(posting) == (_MUSTS, _WISHES, _DUTIES)
    assert posting.title and posting.title.value == "Technical Product Manager"


def _linked_data(**more: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Technical Product Manager",
        "description": _BODY,
        "datePosted": "2026-05-02",
        "hiringOrganization": {"@type": "Organization", "name": "Lindenhof Systems"},
        "jobLocation": {
            "@type": "Place",
            "address": {"addressLocality": "Chicago", "addressRegion": "IL"},
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {"minValue": 150000, "maxValue": 185000, "unitText": "YEAR"},
        },
        **more,
    }


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda data: json.dumps(data),
        lambda data: json.dumps([{"@type": "WebSite"}, data]),
        lambda data: json.dumps({"@context": "https://schema.org", "@graph": [data]}),
        lambda data: (
            '<!doctype html><html><head><script type="application/ld+json">'
            + json.dumps(data).replace("</", "<\\/")
            + "</script></head><body><h1>Another title</h1></body></html>"
        ),
    ],
    ids=["alone", "list", "graph", "page"],
)
def test_linked_data_is_read_field_by_field(wrapped: object) -> None:
    document = read_document("posting", wrapped(_linked_data()).encode())  # type: ignore[operator]
    posting = posting_of(document)
    assert document.form == "job-posting"
    assert str(document.dated) == "2026-05-02"
    assert _asked(posting) == (_MUSTS, _WISHES, _DUTIES)
    assert posting.title and posting.title.value == "Technical Product Manager"
    assert posting.company and posting.company.value == "Lindenhof Systems"
    assert posting.place and posting.place.value == "Chicago IL"
    (pay,) = posting.pay
    assert (pay.low, pay.high, pay.currency, pay.per, pay.basis) == (
        150000, 185000, "USD", "year", "base",
    )  # fmt: skip


def test_pay_said_twice_is_one_pay() -> None:
    data = _linked_data(description="<p>Pay range: $150,000 - $185,000 a year.</p>")
    posting = posting_of(read_document("posting", json.dumps(data).encode()))
    assert len(posting.pay) == 1


def test_months_of_experience_are_years() -> None:
    data = _linked_data(experienceRequirements={"monthsOfExperience": 30}, description="<p>x</p>")
    posting = posting_of(read_document("posting", json.dumps(data).encode()))
    assert [(years.low, years.of) for years in posting.years] == [(2.5, None)]
    assert posting.requirements == ()


def test_broken_linked_data_leaves_the_page() -> None:
    page = (
        f'<html><script type="application/ld+json">{{"@type": "JobPosting",</script>{_BODY}</html>'
    )
    document = read_document("page", page.encode())
    assert document.form == "html"
    assert _asked(posting_of(document)) == (_MUSTS, _WISHES, _DUTIES)


def test_a_pdf_says_what_its_text_says() -> None:
    def part(heading: str, items: list[str]) -> Part:
        lines = tuple(SheetLine(item) for item in items)
        return Part("projects", SheetLine(heading), (), lines)

    long = "Experience with products that many developers build on, week after week, " * 3
    sheet = Sheet(
        SheetLine("Technical Product Manager"), (),
        (
            part("Responsibilities", _DUTIES),
            part("Requirements", [*_MUSTS, long.strip()]),
            part("Nice to have", _WISHES),
        ),
    )  # fmt: skip
    posting = posting_of(read_document("posting.pdf", pdf_bytes(sheet)))
    assert _asked(posting) == ([*_MUSTS, long.strip()], _WISHES, _DUTIES)


def test_hidden_words_of_a_page_are_no_requirement() -> None:
    page = f'<html><body><h1>PM</h1>{_BODY}<p style="display:none">You must know COBOL.</p></body>'
    posting = posting_of(read_document("page", page.encode()))
    assert _asked(posting)[0] == _MUSTS
    assert [part.text for part in posting.unread] == ["You must know COBOL."]


def test_the_template_of_a_guide_is_read_whole() -> None:
    found = sorted(_GUIDES.glob("003*")) if _GUIDES.is_dir() else []
    if not found:
        pytest.skip("shared data: no guides")
    lines = found[0].read_text(encoding="utf-8").splitlines()[10:43]
    posting = posting_of(read_document("template.txt", "\n".join(lines).encode()))
    starts = [i for i, line in enumerate(lines) if line.startswith(("What You", "Nice to", "Comp"))]
    sizes = [end - start - 1 for start, end in pairwise(starts)]
    required, nice, duties = _asked(posting)
    # the first requirement is the line under the title, which asks for years
    assert [len(duties), len(required) - 1, len(nice)] == sizes
    assert [(pay.low, pay.high, pay.basis) for pay in posting.pay] == [(160000, 280000, "total")]
    assert [(years.low, years.high) for years in posting.years] == [
        (4, 7), (4, 7), (2, None), (1, None),
    ]  # fmt: skip
    assert role_meant(posting).role == "product"
