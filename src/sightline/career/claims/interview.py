"""What a person is asked about their record: closed questions whose answers are their own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sightline.kernel.errors import UsageError
from sightline.text.near import nearest

__all__ = ["QUESTIONS", "InterviewQuestion", "answers_in_file", "answers_typed"]

_MARK = re.compile(r"^(?:[#>]+|[-+*]|\d{1,9}[.)])\s+")
_MOST_LETTERS = 4_000


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """One question: its key, its words, and why it is asked."""

    key: str
    words: str
    why: str


def _question(key: str, words: str, why: str) -> InterviewQuestion:
    return InterviewQuestion(key, words, why)


QUESTIONS = (
    _question("own", "Which product or part of one is yours to decide about, and who uses it?",
              "ownership is what most ladders ask first"),
    _question("figure", "Which figure did your work move: from what, to what, in what time?",
              "a result without both ends is not a result"),
    _question("part", "In that result, what did you do yourself, and what did others do?",
              "your share stays your share"),
    _question("users", "Whom did you talk to before deciding, how many, and what did you learn?",
              "research counts when it changed a decision"),
    _question("decision", "Which technical trade-off did you decide, and what did you give up?",
              "judgement shows in what was given up"),
    _question("system", "Which system can you draw from memory, and where does it break first?",
              "technical depth, in your own words"),
    _question("data", "Which question did you answer with data, with which query or tool?",
              "data work is named by its question"),
    _question("failure", "What did you start that failed, and what did you change after it?",
              "failures tell the level as much as successes"),
    _question("people", "Whom did you lead or mentor, and how did you do it?",
              "formal and informal lead are told apart"),
    _question("unsaid", "What of your work is missing in your résumé?",
              "so that it can be backed by something"),
)  # fmt: skip


def answers_typed(pairs: Iterable[str]) -> dict[str, str]:
    """Answers as typed, ``key=words``. Raises UsageError for a question that isn't asked."""
    found: dict[str, str] = {}
    for pair in pairs:
        key, equals, words = pair.partition("=")
        key = key.strip()
        _refuse_unknown(key)
        if not equals or not words.strip():
            raise UsageError(f"`{key}` has no answer", help=f'write --answer {key}="..."')
        found[key] = _plain(key, words)
    return found


def answers_in_file(text: str) -> dict[str, str]:
    """Answers of a file: a line ``key: words``, and the lines after it up to the next key.

    Raises UsageError where no line begins with the key of a question.
    """
    keys = {question.key for question in QUESTIONS}
    parts: dict[str, list[str]] = {}
    here: list[str] | None = None
    for line in text.splitlines():
        key, colon, words = line.partition(":")
        if colon and key.strip().casefold() in keys:
            here = parts.setdefault(key.strip().casefold(), [])
            here.append(words)
        elif here is not None:
            here.append(line)
        elif line.strip():
            raise UsageError(
                f"`{line.strip()[:60]}` stands before the first answer",
                help="begin an answer with its key: " + ", ".join(sorted(keys)),
            )
    found = {key: "\n".join(lines).strip() for key, lines in parts.items()}
    answered = {key: _plain(key, words) for key, words in found.items() if words}
    if not answered:
        raise UsageError("the file answers nothing", help="write lines such as `own: the API`")
    return answered


def _refuse_unknown(key: str) -> None:
    keys = [question.key for question in QUESTIONS]
    if key not in keys:
        near = nearest(key, keys, limit=1)
        help = f"did you mean {near[0]}?" if near else "the questions: " + ", ".join(keys)
        raise UsageError(f"there is no question `{key}`", help=help)


def _plain(key: str, words: str) -> str:
    """The words in lines that Markdown reads as a paragraph: no heading, no rule, no markup."""
    if len(words) > _MOST_LETTERS:
        raise UsageError(
            f"the answer to `{key}` has more than {_MOST_LETTERS:,} letters", help="shorten it"
        )
    lines = (_MARK.sub("", " ".join(line.split())) for line in words.splitlines())
    return "\n".join(line.replace("<", "\\<") for line in lines if line.strip("=-_*~# "))
