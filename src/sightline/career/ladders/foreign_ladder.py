"""A progression framework as companies publish it: topics, levels, criteria in sentences.

Two forms are read: front matter with `topics`, each with `content` by level (the form of Monzo's
public frameworks), and Markdown with a heading per level and one per topic below it.

A criterion is a sentence, and no rule can tell whether somebody meets a sentence: "balances
trade-offs between users and business" isn't met by whoever compared two databases. So every
criterion becomes an anchor that a person judges, and no level of such a ladder is ever said to be
reached. Where its words name kinds of evidence (`evidence_kinds.yaml`), quotes of those kinds are
shown beside. Whoever wants levels names the kinds in a ladder of their own (`ladder_file.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sightline.career.ladders.evidence import QUOTED
from sightline.career.ladders.ladder import Anchor, Competency, Ladder, Level
from sightline.career.ladders.ladder_file import MAX_CHARACTERS
from sightline.career.ladders.recognizing import asked_kinds
from sightline.kernel.errors import UsageError
from sightline.text.yaml import Mapping, Node, Scalar, Sequence, read_yaml

__all__ = ["is_foreign", "read_foreign_ladder"]

_MOST_LEVELS = 50
_LEVEL = re.compile(r"##[ \t]+Level[ \t]+(\d{1,2})\b[^\n]*\Z", re.IGNORECASE)
_TOPIC = re.compile(r"###[ \t]+(\S[^\n]*)\Z")
_SIGNS = re.compile(r"[^\w\s&,;:()'\u2019/-]")

Criterion = tuple[str, int, str, int]
"""A topic, its level, the criterion's words, its line."""


def is_foreign(text: str) -> bool:
    """Whether a text begins with front matter, as those frameworks do and our ladders don't."""
    return text.startswith(("---\n", "---\r\n"))


def read_foreign_ladder(name: str, text: str) -> Ladder:
    """Read such a framework. Raises UsageError where it holds no criteria."""
    if len(text) > MAX_CHARACTERS:
        raise UsageError(f"{name} is too large for a ladder", help="a ladder is some pages of text")
    lines = text.replace("\r\n", "\n").split("\n")
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() == "---"), len(lines))
    # Such files are written for readers that take a tab for a blank.
    told = "\n".join(line.replace("\t", " ").rstrip() for line in lines[1:end])
    node, problems = read_yaml(told + "\n", first_line=2)
    if problems:
        first = problems[0]
        raise UsageError(
            first.message, help=first.help or "write YAML", path=name,
            line=first.line,
        )  # fmt: skip
    found = list(_in_front_matter(node)) or list(_in_body(lines, end + 1))
    if not found:
        raise UsageError(
            f"{name} holds no criteria of levels",
            help="write a ladder as `career/ladders` describes it",
        )
    return _ladder(name, _heading(_plain(_value(node, "title"))) or name, found)


def _ladder(name: str, title: str, found: list[Criterion]) -> Ladder:
    topics = list(dict.fromkeys(topic for topic, _, _, _ in found))
    levels = sorted({level for _, level, _, _ in found})
    if len(levels) > _MOST_LEVELS:
        raise UsageError(f"{name} has more than {_MOST_LEVELS} levels", help="name another file")
    return Ladder(
        title,
        title,
        name,
        tuple(Competency(topic, topic.capitalize()) for topic in topics),
        tuple(
            Level(f"level {level}", f"Level {level}", tuple(_anchors(name, found, level, topics)))
            for level in levels
        ),
        notes=(
            "Its criteria are sentences, which no rule can judge: a person does. Quotes that bear "
            "on a criterion stand beside it, and no level is said to be reached.",
        ),
    )


def _anchors(
    name: str, found: list[Criterion], level: int, topics: list[str]
) -> Iterator[tuple[str, tuple[Anchor, ...]]]:
    for topic in topics:
        anchors: list[Anchor] = []
        for where, at, words, line in found:
            if (where, at) == (topic, level):
                kinds = tuple(one.kind for one in asked_kinds(words))
                anchors.append(Anchor((), QUOTED, words, f"{name}:{line}", bears=kinds))
        if anchors:
            yield topic, tuple(anchors)


def _in_front_matter(node: Node | None) -> Iterator[Criterion]:
    for topic in _list(_value(node, "topics")):
        name = _heading(_plain(_value(topic, "name")) or _plain(_value(topic, "title")))
        for content in _list(_value(topic, "content")):
            level = _plain(_value(content, "level"))
            if name and level.isdecimal() and len(level) < 3:
                for words, line in _criteria(content):
                    yield name, int(level), words, line


def _criteria(content: Node) -> Iterator[tuple[str, int]]:
    for one in _list(_value(content, "criteria")):
        if _plain(one):
            yield _plain(one), one.line
    for one in _list(_value(content, "exampleCriteria")):
        if _plain(_value(one, "criteria")):
            yield _plain(_value(one, "criteria")), one.line


def _in_body(lines: list[str], first: int) -> Iterator[Criterion]:
    level, topic = 0, ""
    for index in range(first, len(lines)):
        line = lines[index].strip()
        if heading := _LEVEL.match(line):
            level, topic = int(heading[1]), ""
        elif heading := _TOPIC.match(line):
            topic = _heading(heading[1])
        elif level and topic and line and not line.startswith(("#", "---", "<", "!")):
            yield topic, level, line.lstrip("-* "), index + 1


def _value(node: Any, key: str) -> Node | None:
    if isinstance(node, Mapping) and key in node.entries:
        return node.entries[key][1]
    return None


def _list(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Sequence) else []


def _plain(node: Node | None) -> str:
    return " ".join(node.text.split()) if isinstance(node, Scalar) else ""


def _heading(text: str) -> str:
    """A heading without the pictures that such headings begin with."""
    return " ".join(_SIGNS.sub(" ", text).split())
