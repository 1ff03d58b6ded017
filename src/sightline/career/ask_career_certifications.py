"""``career certifications``: which certifications sources name."""

from __future__ import annotations

from sightline.career.roles.answers import Answers, RoleRequest, answers_on
from sightline.kernel.asking.registry import operation
from sightline.kernel.asking.views import WorkspaceView


@operation(
    "career.certifications",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_certifications:text",
        "html": "sightline.career.render_career_certifications:html",
    },
)
def career_certifications(view: WorkspaceView, request: RoleRequest) -> Answers:
    """Show the certifications that sources name, and how their names differ.

    Conditions stand beside them. A name that has to be looked up is marked. None of them raises a
    level by itself.
    """
    return answers_on(view, request, "certification")
