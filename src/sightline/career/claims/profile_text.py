"""`career/profile.md`: a person's own words about their record, each answer with its day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sightline.career.claims.interview import QUESTIONS
from sightline.career.documents.own_words import OWN_WORDS_FILE, OWN_WORDS_TITLE

__all__ = ["PROFILE_PATH", "ProfileAnswer", "profile_answers", "profile_text"]

PROFILE_PATH = f"career/{OWN_WORDS_FILE}"
_HEADING = re.compile(r"## ([a-z]{1,20}), ([0-9]{4}-[0-9]{2}-[0-9]{2}): ")


@dataclass(frozen=True, slots=True)
class ProfileAnswer:
    """An answer: which question, on which day, in what words."""

    key: str
    day: str
    text: str


def profile_answers(text: str) -> list[ProfileAnswer]:
    """The answers that a profile holds, in its order."""
    return list(_answers(text.replace("\r\n", "\n").split("\n")))


def _answers(lines: Iterable[str]) -> Iterator[ProfileAnswer]:
    key = day = ""
    words: list[str] = []
    for line in [*lines, "## "]:
        if not line.startswith("## "):
            words.append(line)
            continue
        if key and "\n".join(words).strip():
            yield ProfileAnswer(key, day, "\n".join(words).strip())
        heading = _HEADING.match(line)
        key, day = (heading[1], heading[2]) if heading else ("", "")
        words = []


def profile_text(kept: Iterable[ProfileAnswer], answers: Mapping[str, str], day: str) -> str:
    """The whole file: what was kept, and today's answers in place of older ones."""
    by_key = {answer.key: answer for answer in kept}
    by_key |= {key: ProfileAnswer(key, day, words) for key, words in answers.items()}
    last = max((answer.day for answer in by_key.values()), default=day)
    parts = [f"---\ndated: {last}\n---\n\n# {OWN_WORDS_TITLE}\n"]
    for question in QUESTIONS:
        answer = by_key.get(question.key)
        if answer is not None:
            parts.append(f"\n## {question.key}, {answer.day}: {question.words}\n\n{answer.text}\n")
    return "".join(parts)
