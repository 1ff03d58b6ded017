"""What is wrong with a body, by `jsonschema_rs`: compiled once, each kind of error told once.

A schema with a part that nobody can judge (`witnesses.plain_schema`) is judged without that part.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import jsonschema_rs

__all__ = ["BodyValidator", "Violation", "compiled"]

_MOST_ERRORS = 50
_MOST_BACKTRACKING = 100_000
_MOST_OPTIONS = 6
_LONGEST = 60


class Violation(NamedTuple):
    """One error: where in the schema, which keyword, of which names; where in the body; the value;
    and what the contract asks for there."""

    path: tuple[str | int, ...]
    keyword: str
    names: tuple[str, ...]
    place: tuple[str | int, ...]
    value: object
    wanted: str


class BodyValidator:
    """The schema of one body. `problem` says why it can't be judged at all, or is empty."""

    __slots__ = ("_compiled", "problem")

    def __init__(self, plain: dict[str, object]) -> None:
        self._compiled, self.problem = compiled(plain)

    def accepts(self, value: object) -> bool:
        """Whether a value fits the schema. Nesting is bounded by the reader of JSON (1,024)."""
        return self._compiled is None or self._compiled.is_valid(value)

    def violations(self, value: object) -> Iterator[Violation]:
        """What is wrong with a value, at most `_MOST_ERRORS` errors."""
        assert self._compiled is not None
        for count, error in enumerate(self._compiled.iter_errors(value)):
            if count == _MOST_ERRORS:
                return
            yield Violation(
                tuple(error.schema_path),
                str(error.schema_path[-1]) if error.schema_path else "schema",
                _names(error),
                tuple(error.instance_path),
                _instance(error),
                _wanted(error.kind),
            )


def compiled(
    plain: dict[str, object],
) -> tuple[jsonschema_rs.Draft202012Validator | None, str]:
    """The validator of a plain schema, or why there is none."""
    import jsonschema_rs

    try:
        options = jsonschema_rs.FancyRegexOptions(backtrack_limit=_MOST_BACKTRACKING)
        made = jsonschema_rs.Draft202012Validator(
            plain, validate_formats=False, offline=True, pattern_options=options
        )
    except (ValueError, TypeError, UnicodeError, jsonschema_rs.ReferencingError) as problem:
        return None, str(problem).partition("\n")[0][:200]
    return made, ""


def _instance(error: Any) -> object:
    try:
        return error.instance
    except ValueError:
        return "(nested too deep to be shown)"


def _wanted(kind: Any) -> str:
    """What a keyword asks for, in words that hold nothing of the body."""
    types = getattr(kind, "types", None)
    if types:
        return " or ".join(sorted(map(str, types)))
    options = getattr(kind, "options", None)
    if options is not None:
        return (
            "one of "
            + ", ".join(map(_short, options[:_MOST_OPTIONS]))
            + (f" and {len(options) - _MOST_OPTIONS} more" if len(options) > _MOST_OPTIONS else "")
        )
    for name in ("pattern", "limit", "multiple_of", "expected_value"):
        if hasattr(kind, name):
            return _short(getattr(kind, name))
    return ""


def _short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _names(error: Any) -> tuple[str, ...]:
    kind = error.kind
    if kind.name == "required":
        return (str(kind.property),)
    unexpected = getattr(kind, "unexpected", None)
    return tuple(map(str, unexpected)) if unexpected else ()
