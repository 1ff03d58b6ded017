"""Writes a text as one YAML value on one line, quoted only where it must be."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]*(?<![\s:])\Z")
_BROKEN = re.compile(r":(?:\s|$)|\s#")
_IN_FLOW = re.compile(r"[,\[\]{}]|:[,\[\]{}]")
_MEANS_SOMETHING_ELSE = re.compile(
    r"(?:true|false|yes|no|on|off|null|y|n)\Z|[0-9][0-9_.,:eE+xo-]*\Z", re.IGNORECASE
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_HIDDEN = re.compile(r'["\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]')


def yaml_scalar(text: str, in_flow: bool = False) -> str:
    """The text as a plain value, or between double quotes. ``in_flow``: it stands in ``[...]``.

    Words that other YAML readers take for numbers, dates or truth values are quoted too.

    >>> [yaml_scalar(t) for t in ("Fast search", "Search: p95", "no", "5 % of users")]
    ['Fast search', '"Search: p95"', '"no"', '5 % of users']
    """
    is_plain = (
        _PLAIN.match(text)
        and not _BROKEN.search(text)
        and not _MEANS_SOMETHING_ELSE.match(text)
        and not (in_flow and _IN_FLOW.search(text))
    )
    return text if is_plain else double_quoted(text)


def double_quoted(text: str) -> str:
    """The text between double quotes, with everything that YAML would not keep escaped."""
    return '"' + _HIDDEN.sub(_escaped, text) + '"'


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}"
