"""The drawing is Mermaid whatever a title says: every line is one of seven forms."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from sightline.narrate.mermaid import MAX_EDGES, MAX_NODES, flowchart, label
from sightline.narrate.shapes import Edge, Gap, ThreadNode
from sightline.narrate.thread import Side

INSIDE = r"(?:[^\W_]|[ .,\-'?!=/+()]|#\d+;)*"
LABEL = rf'"{INSIDE}(?:<br/>{INSIDE})*"'
LINES = [
    r"flowchart LR",
    rf"  (?:n\d+|more)\[{LABEL}\]:::(?:kind[A-Z]{{2,5}}|other|start)",
    rf"  g\d+\[{LABEL}\]:::gap",
    r'  n\d+ -->\|"[A-Za-z0-9 ]+"\| n\d+',
    r'  n\d+ -\.->\|"[A-Za-z0-9 ]+"\| n\d+',
    r"  g\d+ -\.- n\d+",
    r"  classDef [A-Za-z]+ (?:[a-z-]+:[#0-9a-z ]+,?)+",
]
GRAMMAR = re.compile("|".join(f"(?:{line})" for line in LINES))
HOSTILE = st.text() | st.sampled_from(
    ['"', "]", "end", "%%{init: {}}%%", "#quot;", "`md`", "<script>", "a\nb", "-->", "style a:#b;",
     ":::gap", "“", "\x00", "\u2028subgraph"]
)  # fmt: skip


def node(identifier: str, title: str, side: Side = "upstream", kind: str = "REQ") -> ThreadNode:
    return ThreadNode(
        identifier, kind, title, "a.md", 1, side, 1, None, None, None, None, None, (), (), (), None
    )


def is_mermaid(drawing: str) -> bool:
    return all(GRAMMAR.fullmatch(line) for line in drawing.split("\n")[:-1])


@given(st.lists(HOSTILE, min_size=1, max_size=5), HOSTILE, st.sampled_from(["REQ", "TIC", "END"]))
def test_no_title_leaves_its_label(titles: list[str], missing: str, kind: str) -> None:
    nodes = tuple(node(f"REQ-{n}", title, kind=kind) for n, title in enumerate(titles))
    edges = tuple(Edge(nodes[0].id, other.id, "depends_on", None) for other in nodes)
    drawing = flowchart(nodes, edges, (Gap(nodes[0].id, missing, "", False),))
    assert is_mermaid(drawing)


@given(HOSTILE)
def test_a_label_read_back_says_what_the_title_said(title: str) -> None:
    said = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    read = re.sub(r"#(\d+);", lambda m: chr(int(m[1])), label(title))
    assert read == said or (read.endswith("…") and said.startswith(read[:-1]))


def test_a_drawing_stays_within_what_mermaid_takes() -> None:
    nodes = tuple(node(f"REQ-{n}", '"' * 500) for n in range(1_000))
    edges = tuple(Edge(a.id, b.id, "evidence", None) for a in nodes[:60] for b in nodes[:60])
    gaps = tuple(Gap(n.id, "evidence", "", False) for n in nodes)
    drawing = flowchart(nodes, edges, gaps)
    assert is_mermaid(drawing)
    assert len(drawing) < 50_000
    assert "925 more" in drawing
    plain = flowchart(tuple(node(f"REQ-{n}", "T") for n in range(1_000)), edges, gaps)
    assert plain.count("]:::kindREQ") == MAX_NODES
    assert plain.count("-->") == MAX_EDGES
    assert "850 more" in plain
