"""The file is UTF-16 or UTF-32 text, and a workspace is UTF-8.

Some editors on Windows save "Unicode" as UTF-16, which most tools of git can't compare line by
line. Save the file as UTF-8.

## Bad

A requirement saved as "Unicode" by an old editor: it begins with the bytes 0xFF 0xFE.

## Good

requirements/REQ-014-search.md
    ---
    title: Search answers while typing
    ---
"""

from __future__ import annotations

from sightline.kernel.checking import reported_by_reader

CHECK = reported_by_reader("DOC009")
