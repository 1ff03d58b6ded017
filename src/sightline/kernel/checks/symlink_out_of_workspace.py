"""A symbolic link leads out of the workspace.

What a workspace says must be in the workspace: whoever clones it has no file behind such a link,
and a link could bring a private file into a page that others read. Copy the file in place of the
link, or declare it as a data source in `sightline.toml`.

## Bad

`requirements/REQ-014-search.md` is a symbolic link to a file in another repository.

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC006")
