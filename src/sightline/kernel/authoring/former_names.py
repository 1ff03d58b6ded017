"""Names that a document had before, kept where something recorded still says them.

What was recorded is never edited, so the words of an old promise keep the old name of its metric.
The metric says which names it had (`was: [api.calls]`), and the records still count.
"""

from __future__ import annotations

import re

from sightline.kernel.asking.views import WorkspaceView
from sightline.kernel.authoring.link_following import names_within, scalars_of
from sightline.kernel.documents.document import Document, Place
from sightline.kernel.documents.kinds import Kind
from sightline.kernel.documents.raw_text import RawText, Replacement
from sightline.kernel.errors import UsageError


def former_names(view: WorkspaceView, kind: Kind, document: Document, old: str) -> tuple[str, ...]:
    """The names to keep with a document that loses the id ``old``; empty where nothing says it."""
    if not kind.former_names:
        return ()
    short = old[len(kind.code) + 1 :]
    known = tuple(getattr(document.model, kind.former_names, None) or ())
    if short in known or not _is_recorded(view, short):
        return ()
    return (*known, short)


def _is_recorded(view: WorkspaceView, short: str) -> bool:
    """Whether a document that is never edited says a name."""
    kinds = view.catalogue.kinds.by_code.values()
    recorded = [kind.code for kind in kinds if kind.never_edited]
    if not recorded:
        return False
    texts = (
        scalar.text
        for document in view.documents(*recorded)
        for scalar in scalars_of(document.values.values())
    )
    return any(names_within(text, short) for text in texts)


def kept_names(
    raw: RawText, document: Document, key: str, names: tuple[str, ...]
) -> Replacement | None:
    """The change that writes the former names into a document; None where there are none."""
    if not names:
        return None
    listed = f"[{', '.join(names)}]"
    node = document.values.get(key)
    if node is not None:
        start, end = raw.span(Place(node.line, node.column, node.end_line, node.end_column))
        return Replacement(start, end, listed)
    end = len(raw.text)
    gap = "" if re.search(r"[\r\n]\Z", raw.text) else raw.newline
    return Replacement(end, end, f"{gap}{key}: {listed}{raw.newline}")


def refuse_lost_names(after: Document, key: str, names: tuple[str, ...]) -> None:
    """Raise UsageError where the names, read again, are not what was written."""
    if names and tuple(getattr(after.model, key, None) or ()) != names:
        help = f"write this by hand first: {key}: [{', '.join(names)}]"
        raise UsageError(f"the former name can't be kept in {after.path}", help=help)
