"""What a person meant by an id that leads nowhere."""

from __future__ import annotations

import pytest

from sightline.kernel.documents.document import Document
from sightline.kernel.documents.graph import Graph, Node, Targets
from sightline.kernel.documents.id_index import IdIndex
from sightline.kernel.documents.identifiers import Link


def index(*ids: str) -> IdIndex:
    return IdIndex(dict.fromkeys(ids).keys())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("REQ-14", ["REQ-014"]),
        ("REQ-0014", ["REQ-014"]),
        ("REQ-041", ["REQ-014"]),
        ("REQ-0144", ["REQ-014"]),
        ("RQE-014", ["REQ-014"]),
        ("REQ-serach", ["REQ-search"]),
        ("MET-api.latency", ["MET-api.latency_ms"]),
        ("REQ-777", []),
        ("ZZZ-1", []),
    ],
)
def test_a_slip_of_the_hand_finds_what_was_meant(typed: str, meant: list[str]) -> None:
    assert index("REQ-014", "REQ-search", "MET-api.latency_ms", "OPP-3").near(typed) == meant


def test_among_many_numbers_one_slip_is_found_without_comparing_all() -> None:
    many = index(*(f"REQ-{n:05}" for n in range(0, 99_999, 7)))
    assert many.near("REQ-00015") == ["REQ-00014", "REQ-00035", "REQ-00105"]
    assert many.near("REQ-00015") is many.near("REQ-00015")


def test_a_check_reaches_only_what_its_document_links_to() -> None:
    nodes = [Node(f"r/{i}.md", "REQ", (i,), i, "draft", ()) for i in ("REQ-1", "REQ-2")]
    document = Document("r/REQ-1.md", "REQ", "REQ-1", "")
    targets = Targets(document, Graph(nodes), lambda path: document)
    foreign = Link("x", "REQ-2", "", 1, 1, 1, 1)
    for ask in (targets.exists, targets.status, targets.document, targets.quote, targets.anchors):
        with pytest.raises(LookupError):
            ask(foreign)
