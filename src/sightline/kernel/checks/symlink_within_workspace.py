"""A symbolic link leads to another place of the same workspace.

The document is read once, in its own place; the link adds nothing, and an id in two places would
have two meanings. Remove the link, and refer to the document by its id: `[[REQ-014]]`.

## Bad

`requirements/REQ-015-again.md` is a symbolic link to `requirements/REQ-014-search.md` beside it.

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    ---

requirements/REQ-015-again.md
    ---
    title: Search answers after a typing error, too
    ---

    It completes [[REQ-014]].
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC008", severity="warning")
