"""How a link to an id is written: ``[[REQ-014]]``, ``[[INT-003#q4]]``, ``[[REQ-014|label]]``."""

from __future__ import annotations

import re

ID = r"[A-Z]{2,5}-[a-z0-9][a-z0-9._-]*"
ANCHOR = r"[A-Za-z0-9_][A-Za-z0-9_.:/-]*"
LABEL = r"(?=\s*+[^\[\]\\`<])[^\[\]\\`<]++"

#: Groups: id, anchor, label; or (group 4) what stands between double brackets and is no id.
LINK = re.compile(
    rf"\[\[(?:({ID})(?:#({ANCHOR}))?(?:\|({LABEL}))?\]\]|([^\[\]\n\\`<]{{1,120}})\]\])"
)

_MEANT_AS_ID = re.compile(
    r"\s*(?:[A-Z]{2,5}[-_ \u2010-\u2015]?\d|[A-Z]{2,5}[-_\u2010-\u2015][A-Za-z]|"
    r"[A-Za-z]{2,5}[-_ \u2010-\u2015]?\d+\s*(?:[#|].*)?$)"
)


def is_meant_as_id(inside: str) -> bool:
    """Whether somebody who wrote ``[[inside]]`` probably wanted a link to a document.

    >>> is_meant_as_id("req-14"), is_meant_as_id("REQ-014 "), is_meant_as_id("1,2")
    (True, True, False)
    """
    return _MEANT_AS_ID.match(inside) is not None
