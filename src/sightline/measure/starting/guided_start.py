"""What ``init`` asks a person at a terminal: five questions, each with an answer ready.

Only what to ask, what to offer and which answers will do; a surface does the asking. Candidates are
files that lie in the folder or one below it, told by their names and first lines.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.kernel.errors import UsageError
from sightline.measure.starting.api_contract import read_contract
from sightline.measure.starting.api_workspace import read_file
from sightline.measure.starting.column_guesses import NoKeyColumn
from sightline.measure.starting.feedback_table import read_feedback
from sightline.store.errors import SourceError
from sightline.store.git_history import require_history, user_name

NONE = "-"
"""What a person types for "none"."""

_MOST_LOOKED_AT = 400
_MOST_OFFERED = 5
_HEAD_BYTES = 4096
_CONTRACTS = (".yaml", ".yml", ".json")
_LIKE_FEEDBACK = ("ticket", "feedback", "support", "survey", "nps", "review", "zendesk", "complain")
_NOT_LOOKED_AT = ("node_modules", "venv", "dist", "build", "target", "vendor")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: which field of the request it fills, what Enter takes, what was found."""

    name: str
    words: str
    default: str
    candidates: tuple[str, ...] = ()


def questions(folder: str, answers: Mapping[str, Any]) -> Iterator[Question]:
    """The questions in their order; ``answers`` so far decide what is offered next."""
    existing = os.path.isdir(folder)
    files = list(_files(folder)) if existing else []
    name = os.path.basename(os.path.abspath(folder)) or "Product"
    yield Question("name", "What is the product called?", name)
    contracts = tuple(_contracts(files))
    offered = contracts[0] if contracts else NONE
    yield Question("from_openapi", "Its OpenAPI file?", offered, contracts)
    tables = sorted((f for f in files if f.lower().endswith(".csv")), key=_unlike_feedback)
    likely = tables[0] if tables and not _unlike_feedback(tables[0])[0] else NONE
    yield Question(
        "feedback", "Tickets or other feedback, as CSV?", likely, tuple(tables[:_MOST_OFFERED])
    )
    is_alone = answers.get("from_openapi") == answers.get("feedback") == ""
    history = folder if is_alone and existing and not problem_of("from_git", folder) else NONE
    yield Question("from_git", "Measure a git history, of which folder?", history)
    yield Question("owner", "Your name?", user_name(_existing(folder)) or NONE)


def answered(question: Question, typed: str) -> dict[str, Any]:
    """The fields that an answer fills. Raises UsageError where it will not do."""
    said = typed.strip()
    if len(said) > 1 and said[0] == said[-1] and said[0] in "'\"":
        said = said[1:-1]  # a terminal quotes a file that is dropped on it
    said = said or question.default
    if said in (NONE, "none", "no", "n"):
        return {question.name: NONE if question.name == "owner" else ""}
    if said.isdigit() and 0 < int(said) <= len(question.candidates):
        said = question.candidates[int(said) - 1]
    if question.name not in ("from_openapi", "feedback", "from_git"):
        return {question.name: said}
    said = os.path.expanduser(said)
    problem = problem_of(question.name, said)
    if isinstance(problem, NoKeyColumn):
        return {question.name: said, "number_rows": True}
    if problem is not None:
        raise problem
    return {question.name: said}


def problem_of(name: str, path: str) -> UsageError | None:
    """Why a file or folder is no answer to a question; None where it is one."""
    try:
        if name == "from_openapi":
            read_contract(read_file(path, "the contract"), path)
        elif name == "feedback":
            read_feedback(read_file(path, "the feedback"), path)
        else:
            require_history(path)
    except SourceError as error:
        return UsageError(f"{path}: {error.message}", help=error.help)
    except UsageError as error:
        return error
    return None


def _files(folder: str) -> Iterator[str]:
    """Files of the folder and of those in it, as they are typed; no link, nothing hidden."""
    count = 0
    pending = [folder]
    for here in pending:
        for entry in _entries(here):
            count += 1
            if count > _MOST_LOOKED_AT:
                return
            if entry.is_file(follow_symlinks=False):
                yield os.path.normpath(entry.path)
            elif here == folder and entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            seen = [e for e in entries if e.name[0] != "." and e.name not in _NOT_LOOKED_AT]
    except OSError:
        return []
    return sorted((e for e in seen if e.name.isprintable()), key=lambda entry: entry.name)


def _contracts(files: list[str]) -> Iterator[str]:
    """Files whose first lines say that they are OpenAPI, the first few."""
    count = 0
    for path in files:
        if count < _MOST_OFFERED and path.lower().endswith(_CONTRACTS) and _says_openapi(path):
            count += 1
            yield path


def _says_openapi(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return False
    return any(
        line.lstrip(b'{ \t"').startswith((b"openapi", b"swagger"))
        for line in head.replace(b",", b"\n").splitlines()
    )


def _unlike_feedback(path: str) -> tuple[bool, str]:
    return not any(word in path.lower() for word in _LIKE_FEEDBACK), path


def _existing(path: str) -> str:
    """The folder, or the nearest above it that exists."""
    here = os.path.abspath(path)
    while not os.path.isdir(here):
        here = os.path.dirname(here)
    return here
