"""Turn what libyaml complains about into what a person can mend."""

from __future__ import annotations

from typing import Any

from sightline.text.yaml import codes
from sightline.text.yaml.nodes import Problem
from sightline.text.yaml.source import Source


def explain_syntax_error(error: Any, source: Source) -> Problem:
    """Give the problem behind a parser's error."""
    problem = getattr(error, "problem", None) or str(error)
    mark = getattr(error, "problem_mark", None)
    row, column = (mark.line, mark.column) if mark else (0, 0)
    return source.problem_in_row(codes.OTHER_SYNTAX, problem, row, (column, column + 1), "")
