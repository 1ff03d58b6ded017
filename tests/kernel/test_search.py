"""Search finds by words, also mistyped ones, and only what may be seen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sightline.kernel.searching.excerpt import excerpt
from sightline.kernel.searching.index import Entry, Index
from sightline.kernel.searching.terms import folded, terms
from sightline.kernel.searching.vocabulary import Vocabulary
from sightline.text.near import edit_distance
from tests.cli.command_line import sightline
from tests.workspaces import SETTINGS, write_workspace

FILES: dict[str, str | bytes] = {
    "sightline.toml": SETTINGS
    + '[audiences.board]\nhide = ["interviews/*", "decisions/*"]\n[feedback.TIC]\n'
    'files = "feedback/*.csv"\nkey = "id"\ntext = "words"\n',
    "interviews/series.yaml": "consent: given\n",
    "interviews/INT-1-x.md": "---\ntitle: Asked\nparticipant: Nadia\n---\n\n"
    "> Ich möchte Suche {#q1 search}\n",
    "interviews/INT-2-y.md": "---\ntitle: Silent\nconsent: none\n---\n\n"
    "> nobody may read cucumber {#q1 search}\n",
    "decisions/DEC-1-index.md": "---\ntitle: An index for search\n---\n\nPineapple.\n",
    "requirements/REQ-1-search.md": "---\ntitle: Search keeps up with typing\n"
    "status: committed\ndecision: DEC-1\nstory: As a partner I type.\n---\n\n"
    "Answers within a blink; see [[DEC-1|the pineapple plan]].\n",
    "requirements/REQ-2-token.md": "---\ntitle: A token takes one request\n---\n\n"
    "No search here.\n",
    "feedback/tickets.csv": "id,words\nTIC-1,search is slow on Monday\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    write_workspace(folder, FILES)
    return folder


def found(root: Path, *words: str) -> dict[str, Any]:
    done = sightline(root, "search", *words, "--json")
    result: dict[str, Any] = json.loads(done.out)
    return result


def ids(root: Path, *words: str) -> list[str]:
    return [hit["id"] for hit in found(root, *words)["hits"]]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["typing"], ["REQ-1"]),
        (["TYPING"], ["REQ-1"]),
        (["typ"], ["REQ-1"]),
        (["serach"], ["DEC-1", "REQ-1"]),
        (["mochte"], ["INT-1"]),
        (["nadia"], ["INT-1"]),
        (["tokens"], ["REQ-2"]),
        (["REQ-2"], ["REQ-2"]),
        (["monday", "slow"], ["TIC-1"]),
        (["search", "typing"], ["REQ-1"]),
        (["cucumber"], []),
    ],
)
def test_words_find_what_holds_them(root: Path, words: list[str], expected: list[str]) -> None:
    assert ids(root, *words)[: len(expected)] == expected
    assert expected or not ids(root, *words)


def test_a_title_counts_more_than_the_text(root: Path) -> None:
    assert ids(root, "search").index("REQ-2") > ids(root, "search").index("REQ-1")


def test_what_is_withheld_is_not_found(root: Path) -> None:
    assert "DEC-1" in ids(root, "pineapple")
    seen = found(root, "pineapple", "--as", "board")
    assert seen["hits"] == []
    assert seen["hidden"] > 0
    assert found(root, "typing", "--as", "board")["hits"][0]["id"] == "REQ-1"


def test_a_word_that_occurs_nowhere_is_told_with_what_was_meant(root: Path) -> None:
    assert found(root, "serach")["instead"] == [{"word": "serach", "instead": ["search"]}]
    assert found(root, "qqqqqqqq")["instead"] == [{"word": "qqqqqqqq", "instead": []}]


def test_marks_are_where_the_words_stand(root: Path) -> None:
    hit = found(root, "blink")["hits"][0]
    assert [hit["excerpt"][a:b] for a, b in hit["marks"]] == ["blink"]


def test_no_word_is_said(root: Path) -> None:
    done = sightline(root, "search", "...")
    assert done.code == 2
    assert "no word to look for" in done.err


WORDS = st.text(st.sampled_from("abcdeé ßfI-\n"), min_size=1, max_size=9)


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=12), WORDS)
def test_the_index_finds_what_a_look_at_every_entry_finds(texts: list[str], words: str) -> None:
    entries = [Entry(f"X-{n}", "X", "", None, "", 1, "", text) for n, text in enumerate(texts)]
    wanted = terms(words)
    hits = Index(entries).search(wanted).best
    held = [set(terms(text)) for text in texts]
    exact = {f"X-{n}" for n, there in enumerate(held) if wanted and set(wanted) <= there}
    if exact:
        assert exact <= {hit.entry.id for hit in hits}


@settings(max_examples=60)
@given(st.sets(st.text("abcd", min_size=3, max_size=10), max_size=15), st.text("abcd", min_size=4))
def test_near_words_are_those_that_a_comparison_with_all_finds(known: set[str], word: str) -> None:
    if word in known or any(other.startswith(word[:3]) for other in known):
        return
    most = 2 if len(word) >= 8 else 1
    distances = {other: edit_distance(word, other, most) for other in known}
    least = min(distances.values(), default=most + 1)
    expected = {other for other, far in distances.items() if far == least <= most}
    meant, is_known = Vocabulary(known).meant(word, False)
    assert set(meant) == expected
    assert not is_known


@given(st.text(max_size=40))
def test_marks_lie_within_the_excerpt(text: str) -> None:
    piece = excerpt(text, frozenset(terms(text)))
    if piece is not None:
        for start, end in piece.marks:
            assert 0 <= start < end <= len(piece.text)
            assert folded(piece.text[start:end]) in terms(text)
