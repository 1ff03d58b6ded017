"""The thread of an id: upstream to the quotes, downstream to the verdicts, drawn and as a list."""

from __future__ import annotations

from starlette.responses import Response

from sightline.web.pages.page import Visit
from sightline.web.pages.thread_map import is_row_of_feedback, thread_map

SIDES = {
    "upstream": "Where it comes from",
    "self": "What was promised",
    "downstream": "Where it goes",
    "beside": "See also",
}


def thread(visit: Visit) -> Response:
    """What an id stands on, and what stands on it."""
    depth = visit.word("depth")
    asked = {"depth": int(depth)} if depth.isascii() and depth.isdigit() else {}
    found = visit.ask("thread", id=visit.path["id"], **asked)
    own = next(node for node in found.nodes if node.side == "self")
    sides = {side: [n for n in found.nodes if n.side == side] for side in SIDES}
    return visit.page(
        "thread.html", own.title,
        found=found, own=own, sides=sides, headings=SIDES, map=thread_map(found),
        feedback={node.id for node in found.nodes if is_row_of_feedback(node)},
    )  # fmt: skip
