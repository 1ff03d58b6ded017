"""A key stands in a document that nobody reads.

Usually the key is mistyped, and what stands there would silently be lost. The help names the key
that was probably meant, or all that this kind of document has; `sightline schema REQ` describes
them. For words of your own there is `tags`, and the text below the front matter.

## Bad

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    constrants: [no new service]
    ---

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    constraints: [no new service]
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND002")
