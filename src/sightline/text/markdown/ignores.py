"""Comments that silence a diagnostic: ``sightline: ignore SPC002 until 2026-12-01 -- the reason``.

In Markdown they stand in an HTML comment, in YAML after ``#``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MARK = "sightline:"

_HEAD = re.compile(r"\s*sightline:\s*(ignore-file|ignore)(?![\w-])")
_REASON = re.compile(r"(?:^|\s)--+(?:\s+|$)")
_UNTIL = re.compile(r"(?:^|\s)until(?:\s+(\S+))?\s*$")
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}$")
_SEPARATORS = re.compile(r"[\s,]+")
_YAML = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*(sightline:.*)$", re.MULTILINE)


class IgnoreComment(NamedTuple):
    """One comment of ours. ``scope`` is ``line`` (its own line or the next) or ``file``.

    ``problem`` says in a person's words why it silences nothing; empty when it is well formed.
    """

    codes: tuple[str, ...]
    until: str
    reason: str
    scope: str
    problem: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


def parse_ignore(comment: str) -> IgnoreComment | None:
    """Read the text between the comment marks; None if it is no comment of ours.

    >>> parse_ignore("sightline: ignore SPC002, LNK001 -- imported")[:4]
    (('SPC002', 'LNK001'), '', 'imported', 'line')
    """
    if not comment.lstrip().startswith(MARK):
        return None
    head = _HEAD.match(comment)
    if head is None:
        return IgnoreComment((), "", "", "line", "only `ignore` and `ignore-file` are known here")
    scope = "file" if head.group(1) == "ignore-file" else "line"
    terms, _, reason = _split_once(_REASON, comment[head.end() :])
    until = _UNTIL.search(terms)
    words = _SEPARATORS.split(terms[: until.start()] if until else terms)
    codes = tuple(word for word in words if _CODE.match(word))
    wrong = [word for word in words if word and not _CODE.match(word)]
    problem = ""
    if wrong:
        problem = f"`{wrong[0]}` is no code like SPC002"
    elif not codes:
        problem = "no code like SPC002 is named"
    elif until and not until.group(1):
        problem = "no date follows `until`"
    date = until.group(1) or "" if until else ""
    return IgnoreComment(codes, date, " ".join(reason.split()), scope, problem)


def _split_once(pattern: re.Pattern[str], text: str) -> tuple[str, str, str]:
    """Like ``str.partition``, at the first match of a pattern."""
    found = pattern.search(text)
    if found is None:
        return text, "", ""
    return text[: found.start()], found.group(0), text[found.end() :]


def find_yaml_ignores(text: str, first_line: int) -> list[IgnoreComment]:
    """The comments of ours in a YAML text whose first line has the number ``first_line``."""
    if MARK not in text:
        return []
    ignores = []
    for match in _YAML.finditer(text):
        ignore = parse_ignore(match.group(1))
        if ignore:
            line = first_line + text.count("\n", 0, match.start())
            begin = text.rfind("\n", 0, match.start()) + 1
            ignores.append(
                ignore._replace(
                    line=line,
                    column=match.start() - begin + 1,
                    end_line=line,
                    end_column=match.end() - begin + 1,
                )
            )
    return ignores
