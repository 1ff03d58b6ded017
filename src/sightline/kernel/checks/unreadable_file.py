"""The file cannot be read.

Something stands where a document should be and can't be opened: you may not read it, it is a link
to nothing, or it is no file at all. Whatever links to it would stand on words that nobody can
see. Give yourself the right to read it (`chmod u+r`), or remove it.

## Bad

A requirement whose file is a symbolic link to a file that was deleted.

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC005")
