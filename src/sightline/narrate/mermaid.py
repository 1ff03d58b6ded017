"""Draws a thread as a Mermaid flowchart, from the words on the left to the verdicts on the right.

Every character of a label that could mean something to Mermaid, HTML or Markdown is written as its
number (``#34;``), so that no title can end a label, start a directive or run as a script. Mermaid
refuses drawings of more than 500 edges or 50,000 characters; what doesn't fit is counted in a node.
"""

from __future__ import annotations

import re
from typing import Any

from sightline.narrate.shapes import Edge, Gap, ThreadNode

MAX_NODES, MAX_EDGES, MAX_GAPS, MAX_LENGTH = 150, 400, 40, 48_000
_PLAIN = " .,-'?!=/+()"
_LABEL_LENGTH = 60
_REVERSED = ("superseded_by",)
_NOT_A_WORD = re.compile(r"[^A-Za-z0-9]")
_COLOURS = {
    "INT": "#fff4d6", "INS": "#fff4d6", "OPP": "#ffe3e3", "DEC": "#e5dbff", "ASK": "#f1f3f5",
    "REQ": "#d0ebff", "API": "#c5f6fa", "INI": "#d3f9d8", "ROL": "#d3f9d8", "MET": "#f1f3f5",
    "RDG": "#f1f3f5",
}  # fmt: skip
_CLASSES = (
    *(f"  classDef kind{kind} fill:{fill},color:#000" for kind, fill in _COLOURS.items()),
    "  classDef other fill:#ffffff,color:#000",
    "  classDef start stroke-width:3px,fill:#d0ebff,color:#000",
    "  classDef gap stroke-dasharray:5 5,fill:#ffffff,color:#000",
)


def text(result: Any, colour: bool = False) -> str:
    """The drawing of a result of ``thread``."""
    return flowchart(result.nodes, result.edges, result.gaps)


def flowchart(nodes: tuple[ThreadNode, ...], edges: tuple[Edge, ...], gaps: tuple[Gap, ...]) -> str:
    """The thread as Mermaid text; the same thread gives the same text."""
    ordered = sorted(nodes, key=lambda n: (n.distance, n.side == "beside"))
    shown = min(MAX_NODES, len(ordered))
    drawing = _drawn(ordered, shown, edges, gaps)
    while len(drawing) > MAX_LENGTH and shown > 1:
        shown //= 2
        drawing = _drawn(ordered, shown, edges, gaps)
    return drawing


def _drawn(
    nodes: list[ThreadNode], shown: int, edges: tuple[Edge, ...], gaps: tuple[Gap, ...]
) -> str:
    names = {node.id: f"n{index}" for index, node in enumerate(nodes[:shown])}
    lines = ["flowchart LR"]
    lines += [f'  {names[n.id]}["{_node_label(n)}"]:::{_class(n)}' for n in nodes[:shown]]
    if len(nodes) > shown:
        lines.append(f'  more["{label(f"{len(nodes) - shown:,} more")}"]:::other')
    between = [e for e in edges if e.from_ in names and e.to in names]
    lines += [_edge(e, names) for e in between[:MAX_EDGES]]
    for index, gap in enumerate([g for g in gaps if g.id in names][:MAX_GAPS]):
        lines.append(f'  g{index}["{label(gap.phrase)}"]:::gap')
        lines.append(f"  g{index} -.- {names[gap.id]}")
    return "\n".join([*lines, *_CLASSES]) + "\n"


def label(words: str) -> str:
    """Words as the inside of a quoted Mermaid label.

    >>> label('a "b" [c]; end')
    'a #34;b#34; #91;c#93;#59; end'
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if len(line) > _LABEL_LENGTH:
        line = line[: _LABEL_LENGTH - 1].rstrip() + "…"
    return "".join(c if c in _PLAIN or c.isalnum() else f"#{ord(c)};" for c in line)


def _node_label(node: ThreadNode) -> str:
    words = [label(node.id), label(node.title)]
    if node.verdict:
        words.append(label(node.verdict))
    return "<br/>".join(word for word in words if word)


def _class(node: ThreadNode) -> str:
    if node.side == "self":
        return "start"
    return f"kind{node.kind}" if node.kind in _COLOURS else "other"


def _edge(edge: Edge, names: dict[str, str]) -> str:
    """An arrow from the earlier thing to the later one, which is the one that refers to it."""
    earlier, later = edge.to, edge.from_
    asked = edge.from_[:4] in ("ASK-", "EXP-") and edge.type == "decision"
    if edge.type in (*_REVERSED, "measures") or asked:
        earlier, later = later, earlier
    named = _NOT_A_WORD.sub(" ", edge.type)
    arrow = "-.->" if edge.type == "mentions" else "-->"
    return f'  {names[earlier]} {arrow}|"{named}"| {names[later]}'
