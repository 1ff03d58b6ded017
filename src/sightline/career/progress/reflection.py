"""Reflections: questions answered in a person's own words, one dated file each, never scored."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sightline.career.progress.reflection_questions import Question
from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.compiling.listing import read_bytes
from sightline.kernel.errors import UsageError
from sightline.kernel.files.source_text import MAX_DOCUMENT_BYTES
from sightline.text.near import nearest

__all__ = [
    "FOLDER",
    "Answer",
    "answers_in",
    "answers_of",
    "answers_typed",
    "reflection_days",
    "reflection_text",
]

FOLDER = "career/reflections"
_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.md")
_HEADING = re.compile(r"## ([a-z][a-z-]{0,39})[ \t]*")
_ASKED = "> "


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in the person's words: ``key`` names the question, ``day`` and ``path`` the file,
    ``line`` where its words begin."""

    key: str
    text: str
    day: str
    path: str
    line: int


def reflection_days(view: WorkspaceView) -> list[str]:
    """The days of which a reflection is kept, newest first."""
    folder = os.path.join(view.root, *FOLDER.split("/"))
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    found = [match[1] for match in map(_NAME.fullmatch, names) if match]
    return sorted((day for day in found if view.sees(f"{FOLDER}/{day}.md")), reverse=True)


def answers_in(view: WorkspaceView, day: str) -> list[Answer]:
    """What is answered in the reflection of a day; empty where it can't be read."""
    path = f"{FOLDER}/{day}.md"
    data = read_bytes(view.root, path, MAX_DOCUMENT_BYTES)
    if not isinstance(data, bytes):
        return []
    return answers_of(data.decode("utf-8-sig", "replace"), day, path)


def answers_of(text: str, day: str, path: str) -> list[Answer]:
    """The answers in the text of a day's file."""
    return list(_parts(text, day, path))


def _parts(text: str, day: str, path: str) -> Iterator[Answer]:
    key, begins, words = "", 0, []
    for number, line in enumerate([*text.splitlines(), "## end"], 1):
        heading = _HEADING.fullmatch(line)
        if heading is None:
            if line.strip() and not line.startswith(_ASKED):
                begins = begins or number
            if not line.startswith(_ASKED):
                words.append(line)
            continue
        said = "\n".join(words).strip()
        if key and said:
            yield Answer(key, said, day, path, begins)
        key, begins, words = heading[1], 0, []


def answers_typed(pairs: Iterable[str], questions: Sequence[Question]) -> dict[str, str]:
    """Answers as typed, ``key=words``. Raises UsageError for a question that isn't asked."""
    keys = [question.key for question in questions]
    found = {}
    for pair in pairs:
        key, equals, words = pair.partition("=")
        key = key.strip()
        if key not in keys:
            near = nearest(key, keys, limit=1)
            help = f"did you mean {near[0]}?" if near else "the questions: " + ", ".join(keys)
            raise UsageError(f"there is no question `{key}`", help=help)
        if not equals or not words.strip():
            raise UsageError(f"`{pair}` has no answer", help=f'write --answer {key}="..."')
        found[key] = words.strip()
    return found


def reflection_text(
    day: str,
    questions: Sequence[Question],
    answers: dict[str, str],
    extra: Iterable[Answer] = (),
) -> str:
    """The file of a day: every question with its answer, or with room for one."""
    parts = [f"# Reflection of {day}\n\nMy own words. No answer is counted or scored.\n"]
    parts += [_section(question, answers.get(question.key, "")) for question in questions]
    known = {question.key for question in questions}
    parts += [f"## {kept.key}\n\n{kept.text}\n" for kept in extra if kept.key not in known]
    return "\n".join(parts)


def _section(question: Question, answer: str) -> str:
    asked = f"{_ASKED}{question.text} (a yes speaks {question.side} it, {question.source})"
    return f"## {question.key}\n\n{asked}\n" + (f"\n{_harmless(answer)}\n" if answer else "")


def _harmless(answer: str) -> str:
    """An answer in which no line looks like a heading or a question of ours."""
    lines = answer.splitlines()
    return "\n".join(f" {line}" if line.startswith(("##", ">")) else line for line in lines)
