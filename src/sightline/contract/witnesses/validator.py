"""The independent word on a value: what a schema accepts, by `jsonschema_rs`.

A `Validator` holds a plain schema (see `plain_schema`) and compiles it when it is first asked. It
follows JSON Schema 2020-12: `1.0` is an integer, `format` isn't asserted, nothing is fetched.
Nesting is bounded before the library is called: beyond some thousand levels of a value it ends the
process (0.60.3), beyond 255 of a schema it refuses.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sightline.contract.witnesses.keywords import TOUCHES
from sightline.contract.witnesses.plain_schema import UNJUDGED

if TYPE_CHECKING:
    import jsonschema_rs

__all__ = ["NAME", "Confirmation", "SchemaUnusable", "Validator", "confirm"]

NAME = "jsonschema_rs"
_DEEPEST_SCHEMA = 200
_DEEPEST_VALUE = 200
_MOST_BACKTRACKING = 100_000


class SchemaUnusable(Exception):
    """A schema or value that the validator can't take; the text says why."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Whether the validator agrees that the sender may send a value and the receiver refuses it.

    `at` is the JSON pointer within the value where it is refused, `why` says what is wrong there,
    or, where it isn't confirmed, what speaks against it.
    """

    is_confirmed: bool
    at: str
    why: str
    confirmed_by: str = NAME


class Validator:
    """One schema of one side. `unsure` keywords are noticed when a value comes across them."""

    def __init__(self, plain: dict[str, object]) -> None:
        self._plain = plain
        self._compiled: jsonschema_rs.Draft202012Validator | None = None
        self._problem = ""
        self._met: set[str] = set()

    def accepts(self, value: object) -> bool:
        """Whether the schema accepts the value; raises `SchemaUnusable`."""
        compiled = self._ready(value)
        try:
            return compiled.is_valid(value)
        except (ValueError, TypeError, UnicodeError) as problem:
            raise SchemaUnusable(_first_line(problem)) from problem

    def first_error(self, value: object) -> tuple[str, str] | None:
        """Where the value is refused, as a JSON pointer, and why; None where it is accepted.

        Of several, the deepest cause in the order of the value's text, so that the answer doesn't
        depend on the order of keywords.
        """
        compiled = self._ready(value)
        try:
            found = _some(compiled.iter_errors(value))
            errors = [_Refusal.of(error) for error in found if not _is_spurious(error, value)]
        except (ValueError, TypeError, UnicodeError) as problem:
            raise SchemaUnusable(_first_line(problem)) from problem
        if not errors:
            return None
        first = min(errors)
        return first.at, first.why

    def unsure(self, value: object) -> tuple[str, ...]:
        """The keywords that can't be judged and on which the answer for this value may hang."""
        self.accepts(value)
        return tuple(sorted(self._met))

    def _ready(self, value: object) -> jsonschema_rs.Draft202012Validator:
        if self._problem:
            raise SchemaUnusable(self._problem)
        if self._compiled is None:
            try:
                self._compiled = self._compile()
            except SchemaUnusable as problem:
                self._problem = str(problem)
                raise
        if is_deeper(value, _DEEPEST_VALUE):
            raise SchemaUnusable(f"the value is nested deeper than {_DEEPEST_VALUE} levels")
        self._met.clear()
        return self._compiled

    def _compile(self) -> jsonschema_rs.Draft202012Validator:
        import jsonschema_rs

        if is_deeper(self._plain, _DEEPEST_SCHEMA):
            raise SchemaUnusable(f"the schema is nested deeper than {_DEEPEST_SCHEMA} levels")
        try:
            return jsonschema_rs.Draft202012Validator(
                self._plain,
                validate_formats=False,
                offline=True,
                keywords={UNJUDGED: _noting(self._met)},
                pattern_options=jsonschema_rs.FancyRegexOptions(backtrack_limit=_MOST_BACKTRACKING),
            )
        except (ValueError, TypeError, UnicodeError, jsonschema_rs.ReferencingError) as problem:
            raise SchemaUnusable(_first_line(problem)) from problem


def confirm(sender: Validator, receiver: Validator, value: object) -> Confirmation:
    """Ask the validator on both sides: may this be sent, and is it refused?"""
    try:
        if not sender.accepts(value):
            error = sender.first_error(value)
            at, why = error or ("", "the validator doesn't say why")
            return Confirmation(False, at, f"the sender's schema refuses it, too: {why}")
        if unsure := sender.unsure(value):
            return Confirmation(False, "", f"the sender's schema can't be judged: {_list(unsure)}")
        error = receiver.first_error(value)
        if error is None:
            return Confirmation(False, "", "the receiver's schema accepts it")
        if unsure := receiver.unsure(value):
            why = f"the receiver's schema can't be judged: {_list(unsure)}"
            return Confirmation(False, "", why)
    except SchemaUnusable as problem:
        return Confirmation(False, "", f"the validator can't tell: {problem}")
    return Confirmation(True, *error)


def is_deeper(value: object, most: int) -> bool:
    """Whether dicts and lists are nested in each other more than `most` levels deep."""
    level: list[object] = [value]
    for _ in range(most + 1):
        inner: list[object] = []
        for one in level:
            if isinstance(one, dict):
                inner.extend(part for part in one.values() if isinstance(part, dict | list))
            elif isinstance(one, list):
                inner.extend(part for part in one if isinstance(part, dict | list))
        if not inner:
            return False
        level = inner
    return True


@dataclass(frozen=True, slots=True, order=True)
class _Refusal:
    """Sorted so that the first is what a person would name: a vague cause comes last."""

    rank: int
    at: str
    why: str

    @classmethod
    def of(cls, error: Any, depth: int = 0) -> _Refusal:
        kind = error.kind.name
        at = "".join("/" + _escaped(str(part)) for part in error.instance_path)
        nearest = _nearest(error, at, depth) if kind in ("anyOf", "oneOf") else None
        if nearest is not None:
            return cls(
                1, nearest.at, f"fits none of the alternatives; in the nearest {nearest.why}"
            )
        return cls(1 if kind in _VAGUE else 0, at, _in_words(kind, error))


def _nearest(error: Any, at: str, depth: int) -> _Refusal | None:
    """What is wrong in the only alternative that is of the value's kind; None where none is."""
    branches = [branch for branch in getattr(error.kind, "context", ()) if branch]
    if depth >= _MOST_ALTERNATIVES_DEEP or len(branches) < len(getattr(error.kind, "context", ())):
        return None
    fitting = [branch for branch in branches if not any(_is_of_another(one, at) for one in branch)]
    return min(_Refusal.of(one, depth + 1) for one in fitting[0]) if len(fitting) == 1 else None


def _is_of_another(error: Any, at: str) -> bool:
    """Whether the value itself is of another type, or another constant, than the alternative."""
    here = "".join("/" + _escaped(str(part)) for part in error.instance_path)
    return here == at and error.kind.name in ("type", "enum", "const", "falseSchema")


_MOST_ALTERNATIVES_DEEP = 4
_VAGUE = ("anyOf", "oneOf", "not", "unevaluatedProperties", "unevaluatedItems")
_MOST_ERRORS = 100


def _some(errors: Any) -> list[Any]:
    found = []
    for error in errors:
        found.append(error)
        if len(found) == _MOST_ERRORS:
            break
    return found


def _is_spurious(error: Any, value: Any) -> bool:
    """Whether a name is said to be missing that is there.

    With `additionalProperties: false`, version 0.60.3 says so of a required name that isn't
    declared; the value is refused in any case, for the name that isn't known.
    """
    if error.kind.name != "required":
        return False
    for part in error.instance_path:
        value = value[part]
    return error.kind.property in value


def _in_words(kind: str, error: Any) -> str:
    told = error.kind
    if kind == "required":
        return f"`{told.property}` is missing"
    if kind in ("additionalProperties", "unevaluatedProperties"):
        names = ", ".join(f"`{name}`" for name in sorted(told.unexpected))
        return f"not known here: {names}"
    if kind == "falseSchema":
        return "nothing is accepted here"
    if kind == "anyOf":
        return "fits none of the alternatives"
    if kind == "oneOf":
        several = hasattr(told, "context") and type(told).__name__ == "OneOfMultipleValid"
        return (
            "fits several alternatives, of which only one may fit"
            if several
            else ("fits none of the alternatives")
        )
    again = _said_first(error)
    sort = _SORTS[type(error.instance)] if again else ""
    return _shortened(sort + str(error.message)[again:])


_LONGEST_VALUE = 60
_SORTS: dict[type[Any], str] = {str: "the text", list: "the list", dict: "the object"}


def _said_first(error: Any) -> int:
    """How many letters of the message only say a long value again; 0 where it is short."""
    value = error.instance
    if type(value) not in _SORTS or is_deeper(value, _DEEPEST_VALUE):
        return 0
    shown = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    is_said = len(shown) > _LONGEST_VALUE and str(error.message).startswith(f"{shown} ")
    return len(shown) if is_said else 0


def _shortened(text: str) -> str:
    return text if len(text) <= 240 else f"{text[:160]} … {text[-60:]}"


def _noting(met: set[str]) -> type:
    class Noting:
        """Notes that the answer may hang on a keyword that can't be judged."""

        def __init__(self, parent: object, value: object, path: object) -> None:
            names = value if isinstance(value, list) else []
            self._names = [(str(name), TOUCHES.get(str(name))) for name in names]

        def validate(self, instance: object) -> None:
            for name, types in self._names:
                if types is None or (isinstance(instance, types) and not _is_flag(instance, types)):
                    met.add(name)

    return Noting


def _is_flag(instance: object, types: tuple[type, ...]) -> bool:
    return isinstance(instance, bool) and bool not in types


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def _first_line(problem: BaseException) -> str:
    return _shortened(str(problem).strip().partition("\n")[0] or type(problem).__name__)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(json.dumps(name) for name in names)
