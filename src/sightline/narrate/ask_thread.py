"""``thread``: the thread of evidence through an id, from the customers' words to the verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from sightline.kernel.asking.registry import argument, operation, option
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.documents.neighbourhood import Neighbourhood
from sightline.kernel.errors import UsageError
from sightline.narrate.mermaid import flowchart
from sightline.narrate.shapes import Edge, Gap, ThreadNode
from sightline.narrate.telling import start_of, tell
from sightline.narrate.thread import Rules, follow


@dataclass(frozen=True, slots=True)
class ThreadRequest:
    """Through which id, how far, and how to draw it."""

    id: str = argument(
        metavar="ID",
        complete="id",
        help="an id such as REQ-014, or one quote: INT-003#q4",
        required=True,
    )
    depth: int = option(0, metavar="N", help="how many links far; 0 is all the way")
    mentions: bool = option(False, help="follow links in prose, too")
    mermaid: bool = option(False, help="draw it as a Mermaid flowchart")


@dataclass(frozen=True, slots=True)
class ThreadResult:
    """The thread: what stands in it, the links as they were written, where it is broken.

    ``hidden`` counts what it leads to that is withheld, ``beyond_depth`` what stands just beyond
    the depth, ``unopened`` far documents that are known by their links only.
    """

    id: str
    as_of: str
    nodes: tuple[ThreadNode, ...]
    edges: tuple[Edge, ...]
    gaps: tuple[Gap, ...]
    hidden: int
    beyond_depth: int
    unopened: int
    mermaid: str | None


@operation(
    "thread",
    renderers={
        "text": "sightline.narrate.render_thread:text",
        "mermaid": "sightline.narrate.mermaid:text",
    },
)
def thread(view: WorkspaceView, request: ThreadRequest) -> ThreadResult:
    """Follow the evidence through an id: back to the customers' words, on to the verdicts.

    Names every gap: what is missing, and why it matters.
    """
    rules = Rules(depth=checked_depth(request.depth), mentions=request.mentions)
    identifier, anchor = start_of(view, request.id)
    neighbourhood = Neighbourhood(view.graph)
    walk = follow(neighbourhood, identifier, rules._replace(anchor=anchor))
    told = tell(view, neighbourhood, walk, anchor)
    drawing = flowchart(told.nodes, told.edges, told.gaps) if request.mermaid else None
    return ThreadResult(
        identifier, view.as_of, told.nodes, told.edges, told.gaps, told.hidden,
        walk.beyond_depth, told.unopened, drawing,
    )  # fmt: skip


def checked_depth(depth: int) -> int:
    """A depth as asked for. Raises UsageError for one below 0."""
    if depth < 0:
        raise UsageError(f"a depth of {depth} is not possible", help="0 is all the way")
    return depth
