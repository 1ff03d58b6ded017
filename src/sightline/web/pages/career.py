"""Career: the role with its sources side by side; a person's own papers only where they say so."""

from __future__ import annotations

from starlette.responses import Response

from sightline.web.pages.page import Visit

PARTS = {
    "salary": "What does the role earn?",
    "ladder": "Which levels are there?",
    "role": "What is it?",
    "routes": "How does one get in?",
    "pivots": "Where does it lead?",
    "certifications": "Which certificates are named?",
    "outlook": "How is the outlook?",
    "conflicts": "Where do the sources disagree?",
    "faq": "What is asked most?",
}


def career(visit: Visit) -> Response:
    """The parts of the role guide."""
    return visit.page("career.html", "Career", "/career", parts=PARTS)
