"""What a card can be about: a closed list, so that a slip of the pen is told and not kept."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LISTS", "TOPICS", "Topic"]


@dataclass(frozen=True, slots=True)
class Topic:
    """``asks`` is the question that its cards answer.

    ``shape`` is ``range`` (figures), ``list`` (things named by their subject), ``question``
    (answers with a stance) or ``fact`` (all else).
    """

    id: str
    asks: str
    shape: str = "fact"


_ALL = (
    Topic("definition", "What is the role?"),
    Topic("field", "Which field does it belong to?"),
    Topic("pay", "What is it paid?", "range"),
    Topic("premium", "Is it paid more than others?"),
    Topic("experience", "How many years belong to a level?", "range"),
    Topic("entry-years", "How many years does it take to get in?", "range"),
    Topic("level", "Which levels are there, and what are they called?"),
    Topic("question", "What do people ask?", "question"),
    Topic("duty", "What does one do?", "list"),
    Topic("skill", "What must one be able to do?", "list"),
    Topic("knowledge", "What must one know?", "list"),
    Topic("assessment", "How important is each skill?", "list"),
    Topic("tool", "Which tools are used?", "list"),
    Topic("education", "Which studies are named?", "list"),
    Topic("route", "From where do people get in?", "list"),
    Topic("path-step", "Which steps lead there?", "list"),
    Topic("progression", "Where does it lead?", "list"),
    Topic("pivot", "Which other roles does it lead to?", "list"),
    Topic("growth", "How does one grow in it?", "list"),
    Topic("specialisation", "In what can one specialise?", "list"),
    Topic("certification", "Which certifications are named?", "list"),
    Topic("employer-type", "Which kinds of employers are named?", "list"),
    Topic("employer", "Which employers are named?", "list"),
    Topic("product-type", "Which kinds of products?", "list"),
    Topic("outlook", "What becomes of demand?"),
    Topic("effect-of-ai", "What does AI change?", "list"),
    Topic("proof-project", "Which piece of work proves it?", "list"),
    Topic("interview-part", "What does an interview consist of?", "list"),
    Topic("interview-question", "Which questions are asked?"),
    Topic("preparation", "How does one prepare?", "list"),
    Topic("mistake", "Which mistakes are common?", "list"),
    Topic("reflection", "Is it for me?", "list"),
    Topic("requirement", "What do job descriptions ask for?"),
    Topic("pay-part", "Which parts has pay?", "list"),
    Topic("example", "Which example is told?"),
    Topic("term", "What does a word mean?"),
    Topic("feature", "What does the guide offer its readers?", "list"),
    Topic("section", "Which sections has the page?"),
)
TOPICS = {topic.id: topic for topic in _ALL}
LISTS = frozenset(topic.id for topic in _ALL if topic.shape == "list")
