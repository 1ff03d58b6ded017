"""``career routes``: how people get into a role, by source."""

from __future__ import annotations

from sightline.career.roles.answers import Answers, RoleRequest, answers_on
from sightline.kernel.asking.registry import operation
from sightline.kernel.asking.views import WorkspaceView


@operation(
    "career.routes",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_routes:text",
        "html": "sightline.career.render_career_routes:html",
    },
)
def career_routes(view: WorkspaceView, request: RoleRequest) -> Answers:
    """Show from where people get into a role, in which steps, after how many years.

    Every line names the guides that say it; what no source says is said.
    """
    return answers_on(view, request, "route", "path-step", "entry-years", "education")
