"""How ``impact`` is shown: one line that counts, then what is touched by kind."""

from __future__ import annotations

from typing import Any

from sightline.narrate.layout import NOUNS, clean, footer, painted, wrapped

MAX_SHOWN = 15


def text(result: Any, colour: bool = False) -> str:
    """What a change would touch, by kind; the shipped and committed first in each."""
    resting = [node for node in result.nodes if not node.mentions]
    lines = wrapped(f"{result.id}  {clean(result.title)}", "IMPACT  ")
    lines += wrapped(_summary(result, len(resting)), "        ")
    for kind in sorted({node.kind for node in resting}, key=_rank(resting)):
        found = [node for node in resting if node.kind == kind]
        heading = f"{_plural(NOUNS.get(kind, kind)).upper()} ({len(found):,})"
        lines += ["", painted(heading, "heading", colour)]
        for node in found[:MAX_SHOWN]:
            lines += _node(node)
        lines += _more(len(found))
    lines += _criteria(result, colour)
    mentions = [node.id for node in result.nodes if node.mentions]
    if mentions:
        more = f" and {len(mentions) - 25:,} more" if len(mentions) > 25 else ""
        heading = painted(f"ONLY NAMED IN PROSE ({len(mentions):,})", "heading", colour)
        lines += ["", heading, *wrapped(", ".join(mentions[:25]) + more, "  ")]
    return "\n".join([*lines, *footer(0, result.beyond_depth), *_hidden(result.hidden)]) + "\n"


def _summary(result: Any, resting: int) -> str:
    if not resting:
        return "nothing rests on it"
    noun = "document rests" if resting == 1 else "documents rest"
    said = f"{resting:,} {noun} on it, {result.promised:,} of them committed or shipped"
    return said + (f"; {len(result.criteria):,} criteria ask it" if result.criteria else "")


def _rank(nodes: list[Any]) -> Any:
    """Kinds in which something is promised first, then the nearer ones."""
    first: dict[str, tuple[bool, int]] = {}
    for node in nodes:
        settled = node.status not in ("shipped", "committed")
        first[node.kind] = min(
            first.get(node.kind, (True, node.distance)), (settled, node.distance)
        )
    return lambda kind: (*first[kind], kind)


def _node(node: Any) -> list[str]:
    away = "direct" if node.distance == 1 else f"{node.distance} links away"
    said = f"{node.status or '':<9}  {node.id}  {clean(node.title)}  ({away})"
    return wrapped(said, "  ", " " * 13)


def _criteria(result: Any, colour: bool) -> list[str]:
    if not result.criteria:
        return []
    heading = f"CRITERIA THAT ASK IT ({len(result.criteria):,})"
    lines = ["", painted(heading, "heading", colour)]
    for criterion in result.criteria[:MAX_SHOWN]:
        said = f"{criterion.status:<9}  {criterion.id}  {clean(criterion.criterion)}"
        lines += wrapped(said, "  ", " " * 13)
    return [*lines, *_more(len(result.criteria))]


def _more(total: int) -> list[str]:
    return [f"  {total - MAX_SHOWN:,} more: --format json has all"] if total > MAX_SHOWN else []


def _hidden(hidden: int) -> list[str]:
    if not hidden:
        return []
    noun = "document" if hidden == 1 else "documents"
    return ["", f"{hidden:,} {noun} of the workspace hidden"]


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
