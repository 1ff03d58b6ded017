"""What a person agreed to is kept on every surface: their words, and their name."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from proofs._hostile import say
from sightline.kernel.documents.consent import consent_of
from tests.workspaces import SETTINGS, ask, write_workspace

WORDS, NAME = "Never print this sentence", "Kim Kay"
SURFACES = (
    ("show", "INT-1"), ("show", "OPP-1"), ("thread", "REQ-1"), ("thread", "INT-1"),
    ("why", "REQ-1"), ("check",), ("list", "INT"), ("thread", "REQ-1", "--mermaid"),
)  # fmt: skip
EXPECTED: dict[str | None, dict[str, tuple[bool, bool]]] = {
    "given": {"": (True, True), "board": (True, True)},
    "anonymous": {"": (True, False), "board": (True, False)},
    "internal": {"": (True, True), "board": (False, False)},
    "none": {"": (False, False), "board": (False, False)},
    None: {"": (True, True), "board": (False, False)},
}


def workspace(root: Path, own: str | None, series: str | None) -> Path:
    consent = f"consent: {own}\n" if own else ""
    return write_workspace(
        root,
        {
            "sightline.toml": SETTINGS + '[audiences.board]\nhide = ["metrics/*"]\n',
            "interviews/series.yaml": f"title: S\nconsent: {series}\n" if series else "title: S\n",
            "interviews/INT-1-x.md": f"---\ntitle: A call\n{consent}participant: {NAME}\n"
            f"segment: builders\n---\n\n> {WORDS}. {{#q1 a}}\n",
            "opportunities/OPP-1-x.md": "---\ntitle: T\nevidence:\n"
            f"  - {{ref: INT-1#q1, quote: {WORDS}}}\n---\n",
            "insights/INS-x.md": "---\ntitle: T\nclaims:\n  - text: c\n    quotes:\n"
            "      - {ref: INT-1#q1, quote: something else}\n---\n",
            "requirements/REQ-1-x.md": "---\ntitle: T\nopportunity: OPP-1\n---\n",
        },
    )


def told(root: Path, audience: str) -> str:
    as_audience = ("--as", audience) if audience else ()
    ways: Any = itertools.product(SURFACES, ((), ("--json",)))
    return "".join(say(root, *words, *form, *as_audience).out for words, form in ways)


@pytest.mark.parametrize("audience", ["", "board"])
@pytest.mark.parametrize("consent", list(EXPECTED), ids=str)
@pytest.mark.parametrize("where", ["own", "series"])
def test_words_and_name_are_shown_as_agreed_and_nowhere_else(
    consent: str | None, audience: str, where: str, tmp_path: Path
) -> None:
    if where == "own":
        root = workspace(tmp_path, consent, "given" if consent else None)
    else:
        root = workspace(tmp_path, None, consent)
    said = told(root, audience)
    assert (WORDS in said, NAME in said) == EXPECTED[consent][audience]
    found = say(root, "list", "--where", f"participant = '{NAME}'", *_as(audience)).out
    assert ("INT-1" in found) == EXPECTED[consent][audience][1]


def _as(audience: str) -> tuple[str, ...]:
    return ("--as", audience) if audience else ()


def test_a_consent_that_can_not_be_read_is_not_the_one_of_the_series(tmp_path: Path) -> None:
    root = workspace(tmp_path, "nnoe", "given")
    assert WORDS not in told(root, "board")


def test_a_document_without_consent_speaks_for_nobody() -> None:
    assert consent_of([], None) is None


def test_a_quote_that_is_withheld_is_still_named(tmp_path: Path) -> None:
    (quote,) = ask(workspace(tmp_path, "none", None), "show", id="INT-1").quotes
    assert (quote.reference, quote.text, quote.line) == ("INT-1#q1", None, 8)
    assert quote.note == "words withheld: this person did not agree to be quoted"
