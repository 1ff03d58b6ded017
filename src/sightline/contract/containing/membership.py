"""Whether a value is accepted by a schema of the table: yes, no, or not known."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import Any, NamedTuple

from sightline.contract.containing.patterns import matches
from sightline.contract.containing.projection import Projection
from sightline.contract.schemas.json_types import ANYTHING, INTEGER, OBJECT, STRING, type_of
from sightline.contract.schemas.keywords import NOTES, canonical_text
from sightline.contract.schemas.table import Content

__all__ = ["Membership"]

_DEEPEST = 120
_MOST_KEPT = 100_000
_MANY = 16
_TYPE_AND_NOTES = frozenset(("type", *NOTES))


class _TooDeep(Exception):
    pass


class _Declared(NamedTuple):
    """Properties as they are written, by their names, and those with listed values."""

    written: object  # kept, as its identity is a key
    numbers: dict[str, int]
    listed: list[tuple[str, tuple[str, ...]]]


_NONE_DECLARED = _Declared((), {}, [])


class Membership:
    """Evaluates values by the contents of a projection; three-valued, as patterns may be."""

    __slots__ = (
        *("_declared", "_depth", "_kept", "_known", "_masks", "_projection", "_sets"),
        "steps",
    )

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._depth = 0
        self._masks: dict[int, int] = {}
        self._known: dict[tuple[int, int], bool | None] = {}
        self._kept: list[object] = []  # values whose identities are keys
        self._declared: dict[int, _Declared] = {}
        self._sets: dict[int, tuple[tuple[str, ...], frozenset[str]]] = {}
        self.steps = 0  # schemas looked at so far

    def forget(self) -> None:
        """Let go of the values that were remembered; until then none of them may be changed."""
        self._known.clear()
        self._kept.clear()

    def accepts(self, number: int, value: object) -> bool | None:
        """Return whether the schema accepts the value; None where that can't be told."""
        self._depth = 0
        try:
            return self._accepts(number, value)
        except _TooDeep:
            return None

    def _accepts(self, number: int, value: object) -> bool | None:
        mask = self._masks.get(number)
        if mask is None:
            mask = self._masks[number] = _only_mask(self._projection[number])
        if mask == ANYTHING:
            return True
        if mask >= 0:
            self.steps += 1
            return mask & type_of(value) != 0
        content = self._projection[number]
        if type(value) is dict or type(value) is list:
            return self._remembered(number, content, value)
        self._depth += 1
        self.steps += 1
        if self._depth > _DEEPEST:
            raise _TooDeep
        try:
            return self._judged(number, content, value)
        finally:
            self._depth -= 1

    def _remembered(self, number: int, content: Content, value: object) -> bool | None:
        """Parts of values come again and again in one search: each is judged once per schema."""
        key = (id(value), number)
        if key in self._known:
            return self._known[key]
        self._depth += 1
        self.steps += 1
        if self._depth > _DEEPEST:
            raise _TooDeep
        try:
            answer = self._judged(number, content, value)
        finally:
            self._depth -= 1
        if len(self._kept) < _MOST_KEPT:
            self._kept.append(value)
            self._known[key] = answer
        return answer

    def _judged(self, number: int, content: Content, value: object) -> bool | None:
        if "allOf" in content:
            parts = self._projection.parts(number)
            if parts != (number,):
                return _every(self._accepts(part, value) for part in parts)
        bit = type_of(value)
        if not content.get("type", 127) & bit:
            return False
        if "enum" in content and canonical_text(value) not in self._listed(content["enum"]):
            return False
        answer: bool | None = None if "opaque" in content else True
        if "unevaluatedProperties" in content or "unevaluatedItems" in content:
            parts = self._projection.table.parts(number)
            return _every(self._accepts(part, value) for part in parts)
        if bit == STRING:
            answer = _both(answer, _text(content, value))
        elif bit == OBJECT:
            answer = _both(answer, self._object(content, value))  # type: ignore[arg-type]
        elif isinstance(value, list):
            answer = _both(answer, self._array(content, value))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            answer = _both(answer, _number(content, value))
        if answer is False:
            return False
        return _both(answer, self._boolean(content, value))

    def _boolean(self, content: Content, value: object) -> bool | None:
        answer: bool | None = True
        if "anyOf" in content and answer is not False:
            answer = _both(answer, _some(self._accepts(n, value) for n in content["anyOf"]))
        if "oneOf" in content and answer is not False:
            answer = _both(answer, _one(self._accepts(n, value) for n in content["oneOf"]))
        if "not" in content and answer is not False:
            inner = self._accepts(content["not"], value)
            answer = _both(answer, None if inner is None else not inner)
        if "if" in content and answer is not False:
            answer = _both(answer, self._conditional(content, value))
        return answer

    def _conditional(self, content: Content, value: object) -> bool | None:
        condition = self._accepts(content["if"], value)
        then = self._accepts(content["then"], value) if "then" in content else True
        otherwise = self._accepts(content["else"], value) if "else" in content else True
        if condition is None:
            return then if then == otherwise else None
        return then if condition else otherwise

    def _object(self, content: Content, value: dict[str, Any]) -> bool | None:
        if any(name not in value for name in content.get("required", ())):
            return False
        if not content.get("minProperties", 0) <= len(value) <= content.get("maxProperties", 2**63):
            return False
        for name, needed in content.get("dependentRequired", ()):
            if name in value and any(other not in value for other in needed):
                return False
        answers = [
            self._accepts(number, value)
            for name, number in content.get("dependentSchemas", ())
            if name in value
        ]
        if "propertyNames" in content:
            answers += [self._accepts(content["propertyNames"], name) for name in value]
        if False in answers:
            return False
        declared = self._declared_in(content)
        if self._is_told_apart(declared, value):
            return False
        of_parts = self._members(content, declared.numbers, value)
        return _both(_every(answers), of_parts)

    def _members(
        self, content: Content, declared: dict[str, int], value: dict[str, Any]
    ) -> bool | None:
        """Whether every property is taken."""
        if "patternProperties" in content:
            answers = (self._property(content, declared, *member) for member in value.items())
            return _every(answer for of_one in answers for answer in of_one)
        told: bool | None = True
        additional = content.get("additionalProperties")
        for name, part in value.items():
            number = declared.get(name, additional)
            if number is not None:
                answer = self._accepts(number, part)
                if answer is False:
                    return False
                told = answer and told
        return told

    def _declared_in(self, content: Content) -> _Declared:
        """The properties of a content; made ready once for each list of them."""
        written = content.get("properties")
        if written is None:
            return _NONE_DECLARED
        known = self._declared.get(id(written))
        if known is None:
            listed = [(name, self._projection[number].get("enum")) for name, number in written]
            known = self._declared[id(written)] = _Declared(
                written, dict(written), [(name, texts) for name, texts in listed if texts]
            )
        return known

    def _listed(self, texts: tuple[str, ...]) -> Collection[str]:
        """Listed values; of many, as a set that is made once."""
        if len(texts) < _MANY:
            return texts
        known = self._sets.get(id(texts))
        if known is None:
            known = self._sets[id(texts)] = (texts, frozenset(texts))
        return known[1]

    def _is_told_apart(self, declared: _Declared, value: dict[str, Any]) -> bool:
        """Whether a property with listed values has another one: what unions are told apart by."""
        for name, texts in declared.listed:
            part = value.get(name)
            if type(part) is str and canonical_text(part) not in self._listed(texts):
                return True
        return False

    def _property(
        self, content: Content, declared: dict[str, int], name: str, value: object
    ) -> list[bool | None]:
        answers = []
        is_additional: bool | None = name not in declared
        if name in declared:
            answers.append(self._accepts(declared[name], value))
        for pattern, number in content.get("patternProperties", ()):
            found = matches(pattern, name)
            if found is not False:
                accepted = self._accepts(number, value)
                answers.append(accepted if found or accepted else None)
                is_additional = None if found is None and is_additional else False
        if is_additional is not False and "additionalProperties" in content:
            accepted = self._accepts(content["additionalProperties"], value)
            answers.append(accepted if is_additional or accepted else None)
        return answers

    def _array(self, content: Content, value: list[Any]) -> bool | None:
        if not content.get("minItems", 0) <= len(value) <= content.get("maxItems", 2**63):
            return False
        if content.get("uniqueItems") and len({canonical_text(v) for v in value}) < len(value):
            return False
        prefix = content.get("prefixItems", ())
        answers = [self._accepts(n, v) for n, v in zip(prefix, value, strict=False)]
        if "items" in content:
            answers += [self._accepts(content["items"], v) for v in value[len(prefix) :]]
        if "contains" in content:
            held = [self._accepts(content["contains"], v) for v in value]
            least, most = content.get("minContains", 1), content.get("maxContains", 2**63)
            sure, possible = held.count(True), len(held) - held.count(False)
            if possible < least or sure > most:
                return False
            answers.append(True if sure >= least and possible <= most else None)
        return _every(answers)


def _only_mask(content: Content) -> int:
    """The mask of a schema that tells nothing but types; -1 where it tells more."""
    if content.keys() <= _TYPE_AND_NOTES:
        return int(content.get("type", ANYTHING))
    return -1


def _number(content: Content, value: int | float) -> bool:
    low, high = content.get("minimum"), content.get("maximum")
    if low is not None and (value < low[0] or (low[1] and value == low[0])):
        return False
    if high is not None and (value > high[0] or (high[1] and value == high[0])):
        return False
    factor = content.get("multipleOf")
    if factor is None or (factor == 1 and type_of(value) == INTEGER):
        return True
    return (Fraction(str(value)) / Fraction(str(factor))).denominator == 1


def _text(content: Content, value: object) -> bool | None:
    text = str(value)
    if not content.get("minLength", 0) <= len(text) <= content.get("maxLength", 2**63):
        return False
    return _every([matches(pattern, text) for pattern in content.get("pattern", ())])


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _every(answers: Iterable[bool | None]) -> bool | None:
    told: bool | None = True
    for answer in answers:
        if answer is False:
            return False
        if answer is None:
            told = None
    return told


def _some(answers: Iterable[bool | None]) -> bool | None:
    told: bool | None = False
    for answer in answers:
        if answer:
            return True
        if answer is None:
            told = None
    return told


def _one(answers: Iterable[bool | None]) -> bool | None:
    sure, is_told = 0, True
    for answer in answers:
        if answer:
            sure += 1
            if sure > 1:
                return False
        elif answer is None:
            is_told = False
    return sure == 1 if is_told else None
