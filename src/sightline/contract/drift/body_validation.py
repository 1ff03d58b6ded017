"""What is wrong with a body, by `jsonschema_rs`: compiled once, each kind of error told once.

A schema with a part that nobody can judge (`witnesses.plain_schema`) is judged without that part.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import jsonschema_rs

__all__ = ["BodyValidator", "Violation", "compiled"]

_MOST_ERRORS = 50
_MOST_BACKTRACKING = 100_000
_MOST_OPTIONS = 6
_LONGEST = 60


class Violation:
    """One error: where in the schema, which keyword, of which names.

    The value that breaks the rule, and what the rule asks for, are had when they are asked for:
    most errors are ones that were told before.
    """

    __slots__ = ("_error", "keyword", "names", "path")

    def __init__(self, error: jsonschema_rs.ValidationError) -> None:
        self._error = error
        path = error.schema_path
        self.path = tuple(path)
        self.keyword = str(path[-1]) if path else "schema"
        self.names = _names(error, self.keyword)

    @property
    def value(self) -> object:
        """The value that breaks the rule."""
        try:
            return self._error.instance
        except ValueError:
            return "(nested too deep to be shown)"

    @property
    def wanted(self) -> str:
        """What the contract asks for there."""
        return _wanted(self._error.kind)


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
            yield Violation(error)


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


def _wanted(kind: Any) -> str:
    """What a keyword asks for, in words that hold nothing of the body."""
    if type(kind).__name__.endswith("OneOfMultipleValid"):
        return "only one"
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


def _names(error: jsonschema_rs.ValidationError, keyword: str) -> tuple[str, ...]:
    """The names of fields that are missing or not allowed."""
    if keyword == "required":
        return (str(getattr(error.kind, "property", "")),)
    if keyword in ("additionalProperties", "unevaluatedProperties"):
        return tuple(map(str, getattr(error.kind, "unexpected", ())))
    return ()
