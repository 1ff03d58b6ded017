"""The workspace that benchmarks measure with."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.workspace import Item, build, outline, path_of
from sightline.measure.language.criterion import Criterion
from sightline.measure.language.criterion_parser import parse

ITEMS = outline(2000, seed=7)
BY_ID = {item.id: item for item in ITEMS}
PROSE_LINK = re.compile(r"\[\[([A-Z]+-[0-9]+)\]\]")


def links(item: Item) -> list[str]:
    """Everything that an item points at, anchors and all."""
    fields = [ref for refs in item.links.values() for ref in refs]
    return fields + [ref for text in item.prose for ref in PROSE_LINK.findall(text)]


def bytes_under(root: Path) -> dict[str, bytes]:
    """Every file with its content."""
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def test_the_same_seed_writes_the_same_bytes_and_another_seed_writes_others(tmp_path: Path) -> None:
    for name, seed in (("one", 3), ("again", 3), ("other", 4)):
        build(tmp_path / name, 60, seed)
    assert bytes_under(tmp_path / "one") == bytes_under(tmp_path / "again")
    assert bytes_under(tmp_path / "one") != bytes_under(tmp_path / "other")


def test_there_is_a_file_for_every_item_and_nothing_else(tmp_path: Path) -> None:
    items = build(tmp_path, 60, 1)
    documents = {name for name in bytes_under(tmp_path) if name.endswith(".md")}
    assert documents == {path_of(item) for item in items}
    assert len(items) == 60
    assert sorted(name for name in bytes_under(tmp_path) if name not in documents) == sorted(
        ["sightline.toml", "data/requests.csv", "interviews/series.yaml"]
        + [f"metrics/{path.name}" for path in (tmp_path / "metrics").iterdir()]
    )
    assert len(list((tmp_path / "metrics").iterdir())) == 20


def test_kinds_come_in_the_shares_of_a_grown_product() -> None:
    assert Counter(item.kind for item in ITEMS) == {
        "INT": 100, "INS": 200, "OPP": 300, "DEC": 200,
        "REQ": 900, "INI": 200, "ROL": 60, "OBJ": 40,
    }  # fmt: skip


def test_every_link_leads_to_another_document_and_every_anchor_to_a_coded_quote() -> None:
    for item in ITEMS:
        for ref in links(item):
            target, _, anchor = ref.partition("#")
            assert target != item.id
            assert not anchor or int(anchor[1:]) <= len(BY_ID[target].quotes)
            assert target in BY_ID


def test_cited_words_are_the_words_that_were_said() -> None:
    cited = [(ref, words) for item in ITEMS for ref, words in item.cited.items()]
    assert len(cited) > 1000
    for ref, words in cited:
        interview, _, anchor = ref.partition("#q")
        assert BY_ID[interview].quotes[int(anchor) - 1] == words


def test_documents_have_about_four_links_and_some_are_hubs() -> None:
    pointed_at = Counter(ref.partition("#")[0] for item in ITEMS for ref in links(item))
    assert 3.5 <= sum(pointed_at.values()) / len(ITEMS) <= 5
    by_the_top_percent = sum(count for _, count in pointed_at.most_common(len(ITEMS) // 100))
    assert 0.15 <= by_the_top_percent / sum(pointed_at.values()) <= 0.6


def test_opportunities_form_a_tree() -> None:
    for item in ITEMS:
        for parent in item.links.get("parent", ()):
            assert item.kind == "OPP"
            assert int(parent[4:]) < int(item.id[4:])


def test_documents_have_the_size_that_people_write(tmp_path: Path) -> None:
    items = build(tmp_path, 400, 1)
    sizes = sorted((tmp_path / path_of(item)).stat().st_size for item in items)
    assert sizes[0] >= 500
    assert sizes[-1] <= 2800
    requirements = [item for item in items if item.kind == "REQ"]
    words = [len(" ".join(item.prose).split()) for item in requirements]
    assert 140 <= min(words) <= max(words) <= 370


def test_every_promise_is_one_that_compiles() -> None:
    promises = {promise for item in ITEMS for promise in item.criteria}
    assert len(promises) > 10
    assert {type(parse(promise)) for promise in promises} == {Criterion}


def test_a_short_outline_keeps_every_link_of_the_fields_and_few_words() -> None:
    short = outline(200, seed=7, short=True)
    assert {item.id for item in short} == {item.id for item in outline(200, seed=7)}
    assert max(len(" ".join(item.prose).split()) for item in short) < 120


def test_fewer_documents_than_kinds_allow_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 20 documents, not 5"):
        outline(5, seed=1)
