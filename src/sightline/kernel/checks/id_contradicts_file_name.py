"""The key `id` says another id than the file name.

The id of a document stands in its file name, so that a link can be followed without a search. A key
that says another id is left from a copied file or from a renaming by hand. Leave the key out;
`sightline check --fix` does that. To give the document another id, use `sightline rename`.

## Bad

requirements/REQ-015-export.md
    ---
    id: REQ-014
    title: Export as CSV
    ---

## Good

requirements/REQ-015-export.md
    ---
    title: Export as CSV
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("KND006")
