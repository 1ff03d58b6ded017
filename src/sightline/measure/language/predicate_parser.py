"""Reads the condition of `where ...` and `share(...)`: a tree of typed comparisons.

`or` binds least, then `and`, then `not`; parentheses group. Nesting is bounded, chains of `and`
and `or` of any length are read without recursion.
"""

from __future__ import annotations

from sightline.measure.language import units
from sightline.measure.language.criterion import (
    And,
    Comparison,
    Instant,
    Literal_,
    Membership,
    Named,
    Not,
    Or,
    Predicate,
    Quantity,
)
from sightline.measure.language.criterion_lexer import tokenize, unquote
from sightline.measure.language.criterion_tokens import DEEPEST_NESTING, TokenReader

_COMPARATORS = frozenset(("=", "!=", "<", "<=", ">", ">="))
_NO_UNITS = {
    "of": "close the condition with ) before of",
    "over": "the window comes after the bound: is < 200 ms over 28d",
}
_CONSTANTS = {"null": None, "true": True, "false": False}


def parse_predicate(text: str) -> Predicate:
    """Return the condition that a text states, as in a metric's filter or population."""
    reader = TokenReader(text, tokenize(text))
    predicate = read_predicate(reader, closed_by="")
    if reader.kind != "end":
        raise reader.error(f"{reader.text!r} is not expected here", "join conditions by and, or")
    return predicate


def read_predicate(reader: TokenReader, closed_by: str) -> Predicate:
    """Read a condition; `closed_by` is the word that follows it, for the wording of errors."""
    parts = [_read_conjunction(reader, closed_by)]
    while reader.text == "or" and reader.kind == "name":
        reader.advance()
        parts.append(_read_conjunction(reader, closed_by))
    return parts[0] if len(parts) == 1 else Or(tuple(parts))


def _read_conjunction(reader: TokenReader, closed_by: str) -> Predicate:
    parts = [_read_part(reader, closed_by)]
    while reader.text == "and" and reader.kind == "name":
        reader.advance()
        parts.append(_read_part(reader, closed_by))
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _read_part(reader: TokenReader, closed_by: str) -> Predicate:
    if reader.text != "not" and reader.text != "(":
        return _read_comparison(reader, closed_by)
    reader.depth += 1
    if reader.depth > DEEPEST_NESTING:
        raise reader.error(
            f"conditions nest at most {DEEPEST_NESTING} deep",
            "give the condition a name under populations: in the metric",
        )
    if reader.take("not"):
        part: Predicate = Not(_read_part(reader, closed_by))
    else:
        reader.advance()
        part = read_predicate(reader, ")")
        reader.expect(")", "close the group with )")
    reader.depth -= 1
    return part


def _read_comparison(reader: TokenReader, closed_by: str) -> Predicate:
    column = reader.column
    if reader.kind in ("string", "number", "time"):
        raise reader.error("a condition begins with a column", "write: status >= 500")
    name = reader.column_name("write: operation = 'search'")
    text = reader.text
    if reader.kind == "sign" and text in _COMPARATORS:
        reader.advance()
        value = _read_value(reader)
        if value is None and text not in ("=", "!="):
            raise reader.error_at(
                reader.tokens[reader.index - 1],
                f"nothing is {text} null",
                "write: = null or != null",
            )
        return Comparison(name, text, value, column)  # type: ignore[arg-type]
    if reader.kind == "name" and text == "in":
        return _read_membership(reader, name, column)
    if reader.kind == "name" and text == "not" and reader.peek_text() == "in":
        reader.advance()
        return Not(_read_membership(reader, name, column))
    return _named(reader, name, column, closed_by)


def _named(reader: TokenReader, name: str, column: int, closed_by: str) -> Named:
    if reader.text in ("and", "or", closed_by, "") or reader.kind == "end":
        return Named(name, column)
    help = {
        "like": "patterns are not supported; compare with = or in (...)",
        "between": f"write: {name} >= 1 and {name} <= 2",
        "is": "for a missing value write: = null",
    }.get(reader.text, "compare with = != < <= > >= or in (...)")
    if reader.kind == "name" and reader.peek_text() in ("and", "or", "is", ")", ""):
        help = f'a name of two words stands in double quotes: "{name} {reader.text}"'
    raise reader.error(f"{reader.text!r} does not compare {name!r} with anything", help)


def _read_membership(reader: TokenReader, name: str, column: int) -> Membership:
    reader.advance()
    reader.expect("(", f"write: {name} in ('a', 'b')")
    values = [_read_item(reader)]
    while reader.take(","):
        values.append(_read_item(reader))
    reader.expect(")", "close the list with )")
    return Membership(name, tuple(values), column)


def _read_item(reader: TokenReader) -> Literal_:
    if reader.kind == "number" and "," in reader.text:
        one, two = reader.text.replace(",", ""), reader.text.replace(",", ", ")
        raise reader.error(
            f"{reader.text} could be one number or several", f"write {one}, or with spaces {two}"
        )
    return _read_value(reader)


def _read_value(reader: TokenReader) -> Literal_:
    kind, text = reader.kind, reader.text
    if kind == "string":
        reader.advance()
        return unquote(text)
    if kind == "number":
        return _read_number(reader)
    if kind == "time":
        return Instant(reader.instant())
    if kind == "name" and text in _CONSTANTS:
        reader.advance()
        return _CONSTANTS[text]
    help = f"text stands in quotes: '{text}'" if kind == "name" else "write: 'search', 500 or null"
    if kind == "sign" and text in _COMPARATORS:
        help = "write one sign: = != < <= > >="
    elif kind == "quoted":
        help = f"text stands in single quotes: '{unquote(text)}'"
    raise reader.error("a value is missing here", help)


def _read_number(reader: TokenReader) -> Quantity:
    column = reader.column
    value = reader.number("a number is missing here", "write: 500")
    unit = reader.text
    if reader.kind == "sign" and unit == "%":
        reader.advance()
        return Quantity(value, "%", column)
    if reader.kind != "name" or unit in ("and", "or", "is"):
        return Quantity(value, "", column)
    if not units.is_unit(unit):
        help = _NO_UNITS.get(unit) or units.help_for(unit)
        help = help or reader.near(unit, (*units.WRITABLE, "and", "or", "is"))
        raise reader.error(f"{unit!r} is no unit", help)
    reader.advance()
    return Quantity(value, unit, column)
