"""How a thread is shown on a terminal: where it comes from, what was promised, where it goes."""

from __future__ import annotations

from typing import Any

from sightline.narrate.layout import (
    NOUNS,
    clean,
    footer,
    gap_lines,
    how_to_ask,
    painted,
    quoted,
    record_line,
    verdict_line,
    wrapped,
)
from sightline.narrate.shapes import NOT_ASKED, NOT_SEEN, Edge, ThreadNode

MAX_BRANCHES, MAX_SHOWN, MAX_ROWS, MAX_GAPS = 25, 40, 3, 12
_ASIDE = ("MET", "RDG")
_QUOTED_WITH_TITLE = ("INS", "OPP", "DEC", "REQ", "MEM")
_UP = {"depends_on": "depends on ", "parent": "under ", "supersedes": "supersedes "}
_DOWN = {
    "depends_on": "needed by ",
    "supersedes": "superseded by ",
    "superseded_by": "superseded by ",
}


def text(result: Any, colour: bool = False) -> str:
    """The thread as a readable tree; the drawing instead, where one was asked for."""
    if result.mermaid is not None:
        return str(result.mermaid)
    return "\n".join(_Page(result, colour).lines()) + "\n"


class _Page:
    def __init__(self, result: Any, colour: bool) -> None:
        self.result = result
        self.colour = colour
        self.by_id: dict[str, ThreadNode] = {node.id: node for node in result.nodes}
        self.start: ThreadNode = result.nodes[0]
        self.children: dict[str, list[ThreadNode]] = {}
        self.rows: dict[str, int] = {}
        for node in result.nodes[1:]:
            if node.side != "beside" and node.kind not in _ASIDE:
                self._hang(node, f"{node.side} {node.parent}")
        self.links: dict[frozenset[str], list[Edge]] = {}
        for edge in result.edges:
            self.links.setdefault(frozenset((edge.from_, edge.to)), []).append(edge)

    def _hang(self, node: ThreadNode, branch: str) -> None:
        """Put a node where it belongs; of many rows of feedback, only the first few are shown."""
        if node.kind not in NOUNS:
            self.rows[branch] = self.rows.get(branch, 0) + 1
            if self.rows[branch] > MAX_ROWS:
                return
        self.children.setdefault(branch, []).append(node)

    def lines(self) -> list[str]:
        start = self.start
        facts = [start.status, start.owner, f"{start.path}:{start.line}"]
        lines = wrapped(f"{start.id}  {clean(start.title)}", "THREAD  ")
        lines.append("        " + "  ".join(clean(f) for f in facts if f))
        lines += self._quotes(start, "        ")
        lines += self._tree("upstream", "WHERE IT COMES FROM", self._nothing_upstream())
        lines += self._promised(start)
        lines += self._tree("downstream", "WHERE IT GOES", "nothing rests on it yet")
        lines += self._gaps()
        lines += self._beside()
        result = self.result
        return [*lines, *footer(result.hidden, result.beyond_depth, result.unopened)]

    def _heading(self, words: str) -> list[str]:
        return ["", painted(words, "heading", self.colour)]

    def _nothing_upstream(self) -> str:
        if self.start.note:
            return self.start.note
        return "it begins here" if not self.result.hidden else "nothing that can be seen here"

    def _tree(self, side: str, heading: str, otherwise: str) -> list[str]:
        """The branches of one side; the nearest are shown, what is left out is counted."""
        shown = self._chosen(side)
        lines = self._heading(heading)
        waiting = self._branches(side, self.start.id, "  ", shown)
        if not waiting:
            return [*lines, f"  {otherwise}"]
        while waiting:
            node, prefix = waiting.pop()
            if isinstance(node, str):
                lines.append(f"{prefix}{node}: --format json has all")
                continue
            lines += self._branch(node, prefix)
            waiting += self._branches(side, node.id, prefix + "    ", shown)
        return lines

    def _chosen(self, side: str) -> set[str]:
        """At most 25 branches of each node and 40 of a side, the nearest first."""
        chosen: list[str] = []
        layer = [self.start.id]
        while layer and len(chosen) < MAX_SHOWN:
            below: list[str] = []
            for parent in layer:
                found = self.children.get(f"{side} {parent}", [])[:MAX_BRANCHES]
                below += [node.id for node in found]
            chosen += below
            layer = below
        return set(chosen[:MAX_SHOWN])

    def _branches(
        self, side: str, parent: str, prefix: str, shown: set[str]
    ) -> list[tuple[ThreadNode | str, str]]:
        """What hangs below a node, last first, as it is taken from a stack."""
        below = self.children.get(f"{side} {parent}", [])
        visible: list[tuple[ThreadNode | str, str]] = [(n, prefix) for n in below if n.id in shown]
        if len(visible) < len(below):
            visible.append((f"{len(below) - len(visible):,} more", prefix))
        rows = self.rows.get(f"{side} {parent}", 0) - MAX_ROWS
        if rows > 0:
            noun = "row" if rows == 1 else "rows"
            visible.append((f"{rows:,} more {noun} of feedback", prefix))
        return visible[::-1]

    def _branch(self, node: ThreadNode, prefix: str) -> list[str]:
        if node.quotes and node.kind not in _QUOTED_WITH_TITLE:
            return self._quotes(node, prefix)
        status = f" [{node.status}]" if node.status else ""
        named = f"{self._relation(node)}{NOUNS.get(node.kind, 'feedback')}  {node.id}"
        lines = wrapped(f"{named}  {clean(node.title)}{status}", prefix, prefix + "    ")
        further = prefix + "    "
        lines += self._quotes(node, further)
        for statement in node.statements:
            mark = f" ({statement.note})" if statement.note else ""
            lines += wrapped(f"claims: {clean(statement.text)}{mark}", further, further + "  ")
        if node.note and not node.statements:
            lines += wrapped(node.note, further)
        return lines + self._chips(node, further)

    def _relation(self, node: ThreadNode) -> str:
        """What a link says beyond the noun of what it leads to."""
        edges = self.links.get(frozenset((node.id, node.parent or "")), [])
        words = _UP if node.side == "upstream" else _DOWN
        return next((words[edge.type] for edge in edges if edge.type in words), "")

    def _chips(self, node: ThreadNode, prefix: str) -> list[str]:
        """What data said about the promises along the way; those not asked yet are counted."""
        told = [c for c in node.criteria if c.word not in (NOT_ASKED, NOT_SEEN)]
        lines = [line for criterion in told for line in self._chip(node, criterion, prefix)]
        waiting = len(node.criteria) - len(told)
        if waiting:
            noun = "promise" if waiting == 1 else "promises"
            seen = any(c.word == NOT_SEEN for c in node.criteria)
            said = NOT_SEEN if seen else how_to_ask(node.id)
            lines.append(f"{prefix}{waiting} {noun}, {said}")
        return lines

    def _quotes(self, node: ThreadNode, prefix: str) -> list[str]:
        lines: list[str] = []
        for quote in node.quotes[:MAX_BRANCHES]:
            lines += wrapped(f"{quote.reference}  {quoted(quote)}", prefix, prefix + "    ")
        if len(node.quotes) > MAX_BRANCHES:
            lines.append(f"{prefix}{len(node.quotes) - MAX_BRANCHES:,} more quotes")
        return lines

    def _promised(self, start: ThreadNode) -> list[str]:
        if not start.criteria:
            return self._recorded()
        lines = self._heading("WHAT WAS PROMISED")
        for criterion in start.criteria:
            lines += self._chip(start, criterion, "  ")
        return lines

    def _chip(self, node: ThreadNode, criterion: Any, prefix: str) -> list[str]:
        lines = wrapped(clean(criterion.text), prefix, prefix + "  ")
        said = wrapped(verdict_line(criterion, node.id), prefix + "  -> ", prefix + "     ")
        said[0] = said[0].replace(criterion.word, self._painted(criterion.word), 1)
        return [*lines, *said]

    def _painted(self, word: str) -> str:
        return painted(word, word, self.colour)

    def _recorded(self) -> list[str]:
        """Readings about something that promised nothing, such as a metric."""
        nodes = [n for n in self.result.nodes if n is self.start or n.parent == self.start.id]
        records = [n.recorded for n in nodes if n.recorded is not None]
        if not records:
            return []
        records.sort(key=lambda r: (r.as_of or "", r.id), reverse=True)
        lines = self._heading("WHAT WAS RECORDED")
        for record in records[:MAX_BRANCHES]:
            lines += wrapped(record_line(record), "  ", "      ")
        return lines

    def _gaps(self) -> list[str]:
        gaps = self.result.gaps
        if not gaps:
            return []
        drafts = sum(gap.draft for gap in gaps)
        note = f", {drafts:,} of them in drafts" if drafts else ""
        return [*self._heading(f"GAPS ({len(gaps):,}{note})"), *gap_lines(gaps, MAX_GAPS)]

    def _beside(self) -> list[str]:
        beside = [node.id for node in self.result.nodes if node.side == "beside"]
        if not beside:
            return []
        more = f" and {len(beside) - MAX_BRANCHES:,} more" if len(beside) > MAX_BRANCHES else ""
        named = ", ".join(beside[:MAX_BRANCHES]) + more
        return [*self._heading("SEE ALSO, named in prose"), *wrapped(named, "  ")]
