"""The id and the file name of a document that is about to be written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sightline.kernel.documents.identifiers import is_id, kind_of
from sightline.kernel.documents.kinds import Kind
from sightline.kernel.errors import UsageError

_LONGEST_LABEL = 48
_LEAST_WIDTH = 3


def next_number(code: str, ids: Iterable[str]) -> str:
    """The id after the highest number in use, as wide as the widest.

    >>> next_number("REQ", ["REQ-007", "REQ-014", "REQ-fast-search", "OPP-100"])
    'REQ-015'
    """
    numbers = [i[len(code) + 1 :] for i in ids if kind_of(i) == code]
    numbers = [n for n in numbers if n.isascii() and n.isdigit()]
    width = max(map(len, numbers), default=_LEAST_WIDTH)
    return f"{code}-{max(map(int, numbers), default=0) + 1:0{width}d}"


def label_of(title: str) -> str:
    """A title as part of a file name: plain letters, digits and hyphens, cut between words.

    >>> label_of("Search: answers while *typing* — für alle")
    'search-answers-while-typing-fur-alle'
    """
    folded = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", folded.replace("'", ""))
    label = ""
    for word in words:
        longer = f"{label}-{word}" if label else word[:_LONGEST_LABEL]
        if len(longer) > _LONGEST_LABEL:
            break
        label = longer
    return label


def slug_id(code: str, title: str) -> str:
    """An id made of the title. Raises UsageError where the title has no letter to make one of."""
    label = label_of(title)
    if not label or label.isdigit():
        help = f"write one yourself: --id {code}-fast-search"
        raise UsageError(f"no id can be made of the title `{title}`", help=help)
    return f"{code}-{label}"


def check_id(kind: Kind, identifier: str) -> str:
    """An id as a person chose it. Raises UsageError where it is none, or of another kind."""
    example = _example(kind)
    if not is_id(identifier):
        help = f"write {example}: small letters, digits, dots, hyphens, underscores"
        raise UsageError(f"`{identifier}` can't be an id", help=help)
    if kind_of(identifier) != kind.code:
        help = f"begin it with {kind.code}-, such as {example}"
        raise UsageError(f"{identifier} is not the id of a document in {kind.folder}/", help=help)
    return identifier


def _example(kind: Kind) -> str:
    """Ids that a kind may have: what is called by its name has no number."""
    if kind.default_prefix:
        return f"{kind.code}-api.latency_ms"
    return f"{kind.code}-015 or {kind.code}-fast-search"


def file_name(kind: Kind, identifier: str, label: str) -> str:
    """The name of the file: the id, a label for people after a number, the kind's ending."""
    bare = identifier[len(kind.code) + 1 :]
    stem = bare if kind.default_prefix else identifier
    if bare.isdigit() and label:
        stem = f"{identifier}-{label}"
    return stem + kind.suffixes[0]
