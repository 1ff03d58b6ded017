"""``career outlook``: what sources expect, and on what grounds."""

from __future__ import annotations

from sightline.career.roles.answers import Answers, RoleRequest, answers_on
from sightline.kernel.asking.registry import operation
from sightline.kernel.asking.views import WorkspaceView


@operation(
    "career.outlook",
    outside=True,
    renderers={
        "text": "sightline.career.render_career_outlook:text",
        "html": "sightline.career.render_career_outlook:html",
    },
)
def career_outlook(view: WorkspaceView, request: RoleRequest) -> Answers:
    """Show what sources expect of demand and of AI, and which of it rests on a figure.

    A figure of another occupation is shown as its proxy; a claim without one as a claim.
    """
    return answers_on(view, request, "outlook", "effect-of-ai", "premium")
