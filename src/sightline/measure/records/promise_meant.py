"""Which promise of a document somebody means by some of its words."""

from __future__ import annotations

from sightline.kernel.documents.document import Document
from sightline.kernel.errors import UsageError
from sightline.measure.promises.promise import Promise
from sightline.measure.promises.promises import promises_of
from sightline.measure.shown_figures import shortened

_MOST_SHOWN = 5


def promise_meant(document: Document, words: str) -> Promise:
    """The one promise in words that is meant: by all of its text, or by a part that only it has.

    No words are needed where there is only one. Raises UsageError.
    """
    name = document.id or document.path
    candidates = [p for p in promises_of(document) if p.is_prose or p.functional is not None]
    wanted = _folded(words)
    if not candidates:
        message = f"{name} promises nothing in words"
        help = "add to its criteria: - text: what must hold; what data decide is asked by verify"
        raise UsageError(message, help=help)
    found = [p for p in candidates if _folded(p.text) == wanted] if wanted else candidates
    found = found or [p for p in candidates if wanted in _folded(p.text)]
    distinct = {_folded(p.text): p for p in found}
    if len(distinct) == 1:
        return next(iter(distinct.values()))
    shown = "; ".join(f'"{shortened(p.text, 60)}"' for p in candidates[:_MOST_SHOWN])
    what = f"{'several promises' if distinct else 'no promise'} with these words"
    if not wanted:
        what = "several promises in words"
    raise UsageError(f"{name} has {what}", help=f"say which: {shown}")


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
