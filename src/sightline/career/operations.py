"""What the room of careers can be asked."""

from __future__ import annotations

from sightline.career.ask_career_ask import career_ask
from sightline.career.ask_career_certifications import career_certifications
from sightline.career.ask_career_claims import career_claims
from sightline.career.ask_career_conflicts import career_conflicts
from sightline.career.ask_career_digest import career_digest
from sightline.career.ask_career_faq import career_faq
from sightline.career.ask_career_fit import career_fit
from sightline.career.ask_career_forget import career_forget
from sightline.career.ask_career_ladder import career_ladder
from sightline.career.ask_career_learn import career_learn
from sightline.career.ask_career_letter import career_letter
from sightline.career.ask_career_outlook import career_outlook
from sightline.career.ask_career_path import career_path
from sightline.career.ask_career_pivots import career_pivots
from sightline.career.ask_career_posting import career_posting
from sightline.career.ask_career_profile import career_profile
from sightline.career.ask_career_read import career_read
from sightline.career.ask_career_reflect import career_reflect
from sightline.career.ask_career_role import career_role
from sightline.career.ask_career_routes import career_routes
from sightline.career.ask_career_salary import career_salary
from sightline.career.ask_career_skills import career_skills
from sightline.career.ask_career_stories import career_stories
from sightline.career.ask_career_tailor import career_tailor
from sightline.career.ask_career_tracker import career_tracker

__all__ = [
    "career_ask",
    "career_certifications",
    "career_claims",
    "career_conflicts",
    "career_digest",
    "career_faq",
    "career_fit",
    "career_forget",
    "career_ladder",
    "career_learn",
    "career_letter",
    "career_outlook",
    "career_path",
    "career_pivots",
    "career_posting",
    "career_profile",
    "career_read",
    "career_reflect",
    "career_role",
    "career_routes",
    "career_salary",
    "career_skills",
    "career_stories",
    "career_tailor",
    "career_tracker",
]
