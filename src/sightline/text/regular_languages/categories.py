r"""Unicode's general categories as sets of characters: what ``\p{L}`` or ``\p{Nd}`` stands for."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache

from sightline.text.regular_languages.code_points import (
    EVERYTHING,
    LAST,
    CodePoints,
    others,
    united,
)

#: Long names as in PropertyValueAliases.txt of the Unicode Character Database.
_LONG = {
    "Letter": "L",
    "Cased_Letter": "LC",
    "Uppercase_Letter": "Lu",
    "Lowercase_Letter": "Ll",
    "Titlecase_Letter": "Lt",
    "Modifier_Letter": "Lm",
    "Other_Letter": "Lo",
    "Mark": "M",
    "Combining_Mark": "M",
    "Nonspacing_Mark": "Mn",
    "Spacing_Mark": "Mc",
    "Enclosing_Mark": "Me",
    "Number": "N",
    "Decimal_Number": "Nd",
    "digit": "Nd",
    "Letter_Number": "Nl",
    "Other_Number": "No",
    "Punctuation": "P",
    "punct": "P",
    "Connector_Punctuation": "Pc",
    "Dash_Punctuation": "Pd",
    "Open_Punctuation": "Ps",
    "Close_Punctuation": "Pe",
    "Initial_Punctuation": "Pi",
    "Final_Punctuation": "Pf",
    "Other_Punctuation": "Po",
    "Symbol": "S",
    "Math_Symbol": "Sm",
    "Currency_Symbol": "Sc",
    "Modifier_Symbol": "Sk",
    "Other_Symbol": "So",
    "Separator": "Z",
    "Space_Separator": "Zs",
    "Line_Separator": "Zl",
    "Paragraph_Separator": "Zp",
    "Other": "C",
    "Control": "Cc",
    "cntrl": "Cc",
    "Format": "Cf",
    "Private_Use": "Co",
    "Unassigned": "Cn",
}


def category(name: str) -> CodePoints | None:
    """The characters of a general category by its short or long name; None for any other name.

    >>> category("Zl")
    ((8232, 8232),)
    """
    prefix, equals, value = name.partition("=")
    if equals and prefix not in ("gc", "General_Category"):
        return None
    plain = value if equals else name
    if not equals and plain == "Any":
        return EVERYTHING
    if not equals and plain == "ASCII":
        return united([(0, 0x7F)])
    if not equals and plain == "Assigned":
        return others(_all_categories()["Cn"])
    return _all_categories().get(_LONG.get(plain, plain))


@cache
def _all_categories() -> dict[str, CodePoints]:
    """Every category with its characters; read once from the tables of :mod:`unicodedata`."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    first, current = 0, unicodedata.category(chr(0))
    for point in range(1, LAST + 2):
        name = unicodedata.category(chr(point)) if point <= LAST else ""
        if name != current:
            for key in {current, current[0], "LC" if current in ("Lu", "Ll", "Lt") else current}:
                found[key].append((first, point - 1))
            first, current = point, name
    return {name: united(ranges) for name, ranges in found.items() if name != "Cs"}
