"""The first page: what changed, and what needs whom."""

from __future__ import annotations

from starlette.responses import Response

from sightline.web.pages.page import Visit

ROLES = {
    "": "Everyone",
    "product": "Product manager",
    "engineer": "Engineer",
    "executive": "Executive",
}


def home(visit: Visit) -> Response:
    """What moved and what is due; for an executive the results first, for others their work."""
    role = visit.word("role") if visit.word("role") in ROLES else ""
    owner = visit.word("owner")
    today = visit.ask("today", **({"since": visit.word("since")} if visit.word("since") else {}))
    brief = visit.ask("brief") if role == "executive" else None
    mine = [one for one in today.needs if not owner or one.owner == owner]
    due = [one for one in today.due if not owner or one.owner == owner]
    asked = [one for one in today.unanswered if not owner or one.owner == owner]
    return visit.page(
        "home.html", today.name or "Home", "/",
        today=today, brief=brief, role=role, roles=ROLES, owner=owner,
        needs=mine, due=due, unanswered=asked,
    )  # fmt: skip
